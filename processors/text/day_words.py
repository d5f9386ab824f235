"""What a named day is, and the words that days are named with."""

from dataclasses import dataclass
from datetime import date

from processors.text.lexicon import load, words

_LEXICON = load("processors.text", "dates")
WEEKDAYS: dict[str, int] = _LEXICON["weekdays"]
MONTHS: dict[str, int] = _LEXICON["months"]
SEASONS: dict[str, int] = _LEXICON["seasons"]
DAYS: dict[str, int] = _LEXICON["days"]
UNITS: dict[str, int] = _LEXICON["units"]
ORDINALS: dict[str, int] = _LEXICON["ordinals"]
PARTS = words("morning afternoon evening night dawn noon midnight midday early late daybreak dusk")


@dataclass(frozen=True, slots=True)
class Days:
    """Tokens `start` up to `end` that name days, `first` to `last` inclusive."""

    start: int
    end: int
    first: date
    last: date
    kind: str
    """`day`, `weekday`, `span`, `month`, `year`, `relative` (to the day last spoken of)."""
    since: bool = False
    """Runs from `first` to publication because the text says since, or over the past …"""
    many: bool = False
    """Covers several days, so that what is counted over it is a sum."""
