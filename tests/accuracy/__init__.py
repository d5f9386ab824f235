"""How well the reader reads, against what people wrote down: `python -m tests.accuracy`."""
