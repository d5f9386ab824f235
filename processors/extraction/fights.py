"""Sums of a fight that goes on: "in Monday's clashes", "the two-week siege killed 300"."""

from datetime import timedelta

from processors.extraction.frame import EventDates
from processors.text.lexicon import words

_LASTING = words("operation operations offensive campaign battle siege")
_FIGHTS = words("fighting clashes battles violence hostilities unrest")
_DEFINITE = words("the this that its their 's")
_MONTH = timedelta(days=27)
_ADJECTIVES = 2
_REACH = 7


def is_of_lasting(low: list[str], when: EventDates) -> bool:
    """As in "the operation killed 139": over several days it is no single event."""
    if _LASTING.isdisjoint(low) or not when.many or when.last is None:
        return False
    is_long = when.first is None or timedelta(1) < when.last - when.first < _MONTH
    for k, word in enumerate(low):
        if word in _LASTING:
            before = low[max(0, k - 1 - _ADJECTIVES) : k]
            if is_long or not _DEFINITE.isdisjoint(before):
                return True
    return False


def is_in_fighting(low: list[str], last: int, end: int) -> bool:
    """As in "were killed in fighting", "in Monday's fighting", "in Monday's fierce clashes"."""
    for k in range(last, min(end, last + _REACH)):
        if low[k] == "in":
            return "fighting" in low[k + 1 : k + 4] or names_days_fight(low[k + 1 : k + 5])
    return False


def names_days_fight(low: list[str]) -> bool:
    """As in "those who died in Monday's clashes": all of that day's."""
    for k, word in enumerate(low):
        if word == "'s" and not _FIGHTS.isdisjoint(low[k + 1 : k + 3]):
            return True
    return False
