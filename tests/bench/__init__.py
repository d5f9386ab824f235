"""How fast the reader reads: `python -m tests.bench`. Ratios within one run, never a test."""
