"""What both kinds of claim share: from whom, where, when, and whether it happened."""

import hashlib
from dataclasses import dataclass
from datetime import date

from schemas.place import Location

EXTRACTOR = "tocsin-en/1"
"""Raised when the rules change what is read, so that old readings can be told apart."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where something happened. All None and empty if the text does not say."""

    place: str | None = None
    within: tuple[str, ...] = ()
    country: str | None = None
    location: Location | None = None
    timezone: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventDates:
    """The days of an event, both inclusive; None where the text names none."""

    first: date | None = None
    last: date | None = None
    since: bool = False
    """A running count from `first`."""
    many: bool = False
    """Several days, a month, a year: what is counted over them is a sum."""
    rule: str = ""
    recalled: bool = False
    """Told beside the news of the day: "a day after gunmen had killed nine"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The shared fields of one claim, ready for the schema."""

    origin: str | None
    where: EventPlace
    when: EventDates
    background: bool
    why: tuple[str, ...]


def claim_id(*content: object) -> str:
    """The same for the same content, on any machine."""
    joined = "\x1f".join(["" if part is None else str(part) for part in content])
    return hashlib.sha256(joined.encode()).hexdigest()[:24]
