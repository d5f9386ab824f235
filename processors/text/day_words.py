"""What a named day is, and the words that days are named with."""

from dataclasses import dataclass
from datetime import date, timedelta

from processors.text.lexicon import load, words
from processors.text.tokens import Tokens

_LEXICON = load("processors.text", "dates")
WEEKDAYS: dict[str, int] = _LEXICON["weekdays"]
_MONTHS: dict[str, int] = _LEXICON["months"]
MONTHS = _MONTHS | {f"mid-{name}": number for name, number in _MONTHS.items()}
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
    """`day`, `weekday`, `span`, `month`, `year`; or one of `COUNTED`."""
    since: bool = False
    """Runs from `first` to publication because the text says since, or over the past …"""
    many: bool = False
    """Covers several days, so that what is counted over it is a sum."""


COUNTED = frozenset(("relative", "recalled", "again"))
"""Kinds of days that are counted from the day last spoken of, here from publication.

`relative`: "the following day". `recalled`: "a day after" with a clause, the day of that clause.
`again`: "over the same period".
"""


def is_many(tokens: Tokens, at: int, first: date, last: date) -> bool:
    """Whether days named at token `at` are several, and not "the night of 5 to 6 June"."""
    if last - first > timedelta(1):
        return True
    low = tokens.low
    is_night = not _NIGHT.isdisjoint(low[max(0, at - 3) : at + 3])
    return first != last and not is_night and not any(map(is_hour, low[max(0, at - 2) : at]))


_NIGHT = words("night hours overnight")


def is_hour(word: str) -> bool:
    """As in "until 0200 today"."""
    return len(word) == len("0200") and word.isdigit() and word < "2400"
