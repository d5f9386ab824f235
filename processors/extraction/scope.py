"""Whether a number counts one incident, a stated stretch, or all since a start."""

import itertools

from processors.extraction import fights, spread, wars
from processors.extraction.beginnings import is_rank
from processors.extraction.frame import EventDates
from processors.text.day_words import MONTHS, WEEKDAYS
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Scope

_PLACES_MANY = words("throughout across nationwide countrywide elsewhere")
_PERFECT = words("has have")
_RUNNING = frozenset([
    ("so", "far"), ("to", "date"), ("this", "year"), ("overall", "toll"), ("total", "toll"),
    ("since", "then"),
])  # fmt: skip
_NUMBERS = words("number toll tolls total")


def _names_run(low: list[str]) -> bool:
    """As in "so far", "this year", and not "earlier this year", "at the start of this year"."""
    found = _RUNNING.intersection(itertools.pairwise(low))
    if found != {("this", "year")}:
        return bool(found)
    at = low.index("this")
    if not RANKS.isdisjoint(low[max(0, at - RANKED_WITHIN) : at]):
        return False  # "the worst attack this year"
    return _PART_OF_YEAR.isdisjoint(low[max(0, at - 1) : at])


RANKS = words("worst deadliest bloodiest biggest largest second third fourth fifth latest")
RANKED_WITHIN = 4
_PART_OF_YEAR = words("earlier early late of")


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


def _when_it_happened(low: list[str], last: int, end: int) -> bool:
    """As in "last November 70 were killed when jets bombed the town": one event."""
    tail = low[last : min(end, last + 8)]
    return "when" in tail and spread.MANY_EVENTS.isdisjoint(tail)


def _is_at_a_site(low: list[str], last: int) -> bool:
    """As in "130 were killed at a theatre in 2002"."""
    if low[last : last + 1] != ["at"] and low[last + 1 : last + 2] != ["at"]:
        return False
    tail = low[last : last + 5]
    return not {"a", "an", "the"}.isdisjoint(tail[:3]) and _LINES.isdisjoint(tail)


_LINES = words("front fronts border borders hands time sea end beginning start")


def is_of_a_dated_war(low: list[str], first: int) -> bool:
    """As in "a war in 1992-1994 in which 30,000 died": the toll of all of it."""
    before = low[max(0, first - _WAR_REACH) : first]
    if before[-2:] != ["in", "which"]:
        return False
    return not _WARS.isdisjoint(before) and any(word[0].isdigit() for word in before)


_WAR_REACH = 10
_WARS = words("war conflict uprising insurgency")


def _is_of_a_day_alone(low: list[str], last: int) -> bool:
    """As in "17 were brought in on Tuesday alone": a sum over that day."""
    tail = low[last : last + 10]
    return "alone" in tail and "on" in tail[: tail.index("alone")]


def _is_taken_in(low: list[str], first: int) -> bool:
    """As in "the hospital had received nine bodies on Wednesday": from all over, that day."""
    taken = low[max(0, first - _TAKEN_REACH) : first + 1]
    return not _TAKING_IN.isdisjoint(taken) and not _HOSPITALS.isdisjoint(low)


_TAKEN_REACH = 6
_TAKING_IN = words("received admitted took receiving admitting")
_HOSPITALS = words("hospital hospitals clinic clinics morgue mortuary")


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
    end = _end_of_clause(low, last)
    if low[:2] == ["so", "far"]:
        return Scope.CUMULATIVE
    counts_since = _counts_since(low, first, min(end, last + 14))
    said_since = _counts_since(low, first, min(end, last + 20)) or "since" in low[:3]
    if when.since and own_date and (said_since or "since" not in low):
        return Scope.CUMULATIVE
    around = low[max(0, first - 6) : min(end, last + 14)]
    if counts_since or (own_date and _counts_since(low, 0, 2) and _is_past_start(low, first)):
        return Scope.CUMULATIVE
    has_day = own_date and not when.many
    # Not "on Saturday, in the worst raid so far this year"; but "bringing to 40 the number so far".
    counts_on = not has_day or not _NUMBERS.isdisjoint(around)
    if counts_on and _names_run(around):
        return Scope.CUMULATIVE
    if wars.is_toll_of_war(low, first, last, end, has_day=has_day):
        return Scope.CUMULATIVE
    if own_date and is_of_a_dated_war(low, first):
        return Scope.CUMULATIVE
    # "In all, 14 have died"; but "in all, 14 died" sums up what was just told.
    has_run = not own_date and not _PERFECT.isdisjoint(around)
    if has_run and ("in", "all") in itertools.pairwise(around):
        return Scope.CUMULATIVE
    if when.many and own_date:
        if fights.is_of_lasting(low, when):
            return Scope.PERIOD
        is_one = _one_event(low, first, last) or _when_it_happened(low, last, end)
        is_one = is_one or _is_at_a_site(low, last) or spread.is_in_concert(low, first, last)
        return Scope.INCIDENT if is_one else Scope.PERIOD
    if spread.is_in_several(tokens, first, last, end):
        return Scope.PERIOD
    tail = low[last : last + 8]
    if several and spread.is_in_concert(low, first, last):
        return Scope.INCIDENT
    if several or not _PLACES_MANY.isdisjoint(tail[:3]) or spread.is_widespread(tokens, first):
        return Scope.PERIOD
    if own_date and (fights.is_in_fighting(low, last, end) or _is_of_a_day_alone(low, last)):
        return Scope.PERIOD
    if own_date and _is_taken_in(low, first) and not tells_one_event(tokens, first, last):
        return Scope.PERIOD
    return Scope.INCIDENT


def _end_of_clause(low: list[str], last: int) -> int:
    """Where a clause in -ing goes on after a comma: ", taking the toll since the war began to"."""
    if "," not in low and ";" not in low:
        return len(low)
    for k in range(last, len(low) - 1):
        if low[k] == ";" or (
            low[k] == "," and low[k + 1].endswith("ing") and low[k + 1] not in _PREPOSITIONAL
        ):
            return k
        if low[k] == "since" and is_rank(low, k):
            return k
    return len(low)


_PREPOSITIONAL = words("including according following")


def _is_past_start(low: list[str], first: int) -> bool:
    """Not "since rebels killed 40 in October", which tells what was at the start."""
    before = low[:first]
    return "," in before or any(word[0].isdigit() or word in _STARTS for word in before)


_STARTS = frozenset((*MONTHS, *WEEKDAYS, "then", "start", "beginning", "year"))


def _counts_since(low: list[str], first: int, end: int) -> bool:
    """Whether "since" says from when is counted, and not "the deadliest attack since 2019"."""
    if "since" not in low:
        return False
    for k in range(first, min(end, len(low))):
        if low[k] == "since":
            ever = k + 1 == len(low) or not low[k + 1][0].isalnum()  # "has not been seen since"
            return not ever and not is_rank(low, k)
    return False
