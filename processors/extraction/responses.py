"""What is done after an attack: help that comes, bodies brought in, an inquiry."""

from processors.extraction.row import Row
from processors.text.day_words import Days
from processors.text.lexicon import words

_CAME = words(
    "arrived flew rushed reached returned evacuated recovered visited cordoned searched combed"
    " reopened deployed dispatched resumed restored toured inspected"
)
_REACH = 8


def tells(row: Row, days: Days) -> bool:
    """Whether a day of a sentence is that of help: "police flew in at dawn Wednesday"."""
    low = row.tokens.low
    for k in range(max(0, days.start - _REACH), min(len(low), days.end + _REACH)):
        if low[k] in _CAME and "," not in low[min(k, days.end) : max(k, days.start)]:
            return True
    return False
