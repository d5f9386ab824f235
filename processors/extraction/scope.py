"""Whether a number counts one incident, a stated stretch, or all since a start."""

import itertools

from processors.extraction.frame import EventDates
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Scope

_PLACES_MANY = words("throughout across nationwide countrywide elsewhere")
_RUNNING = frozenset([
    ("so", "far"), ("to", "date"), ("in", "all"), ("the", "war"), ("the", "conflict"),
    ("civil", "war"), ("the", "uprising"), ("the", "insurgency"), ("this", "year"),
    ("overall", "toll"), ("total", "toll"), ("since", "then"),
])  # fmt: skip


EVENTS = words(
    "attack clash raid ambush bombing blast explosion strike airstrike battle shooting assault "
    "massacre incident operation crash accident"
)


def _one_event(low: list[str], first: int, last: int) -> bool:
    """As in "died in a clash in January": one event, however vague its day."""
    for i in (*range(last, min(last + 8, len(low) - 1)), *range(max(0, first - 8), first)):
        if low[i] in {"a", "an", "the", "that", "this"} and (
            low[i + 1] in EVENTS or (i + 2 < len(low) and low[i + 2] in EVENTS)
        ):
            return True
    return False


def tells_one_event(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the sentence has an event in the singular, with or without its article."""
    del first, last
    return not _SINGULAR.isdisjoint(tokens.low)


_SINGULAR = EVENTS | words("bomb bomber accident earthquake flood fire car truck quake storm")


def of(
    tokens: Tokens, first: int, last: int, when: EventDates, *, own_date: bool, several: bool
) -> Scope:
    """The scope of a count whose words are tokens `first` up to `last` of its sentence."""
    low = tokens.low
    said_since = "since" in low[first : last + 20] or "since" in low[:3]
    if when.since and own_date and (said_since or "since" not in low):
        return Scope.CUMULATIVE
    around = low[max(0, first - 4) : min(len(low), last + 14)]
    if "since" in around and "since" in low[first : last + 14]:
        return Scope.CUMULATIVE
    if not _RUNNING.isdisjoint(itertools.pairwise(around)):
        return Scope.CUMULATIVE
    if when.many and own_date:
        return Scope.INCIDENT if _one_event(low, first, last) else Scope.PERIOD
    tail = low[last : last + 8]
    if several or not _PLACES_MANY.isdisjoint(tail[:3]):
        return Scope.PERIOD
    if tail[:2] == ["in", "fighting"] and own_date:
        return Scope.PERIOD
    return Scope.INCIDENT
