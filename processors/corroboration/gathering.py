"""Which statements speak of a slot: those filed there, and undated ones that join it.

A statement is filed by what it says alone. Whether an undated one speaks of an earlier day is
worked out from what is filed around it each time, so the order of arrival does not matter.
"""

from datetime import date, timedelta

from processors.corroboration.estimates import are_alike
from processors.corroboration.remembered import Remembered
from processors.corroboration.slots import JOIN_DAYS, TollSlot
from processors.corroboration.statements import Statement
from schemas.claim import Scope


def statements_at(store: Remembered, slot: TollSlot) -> tuple[Statement, ...]:
    """What is filed in a slot, oldest first."""
    entry = store.toll(slot)
    return entry.statements if entry else ()


def gathered(store: Remembered, slot: TollSlot) -> tuple[Statement, ...]:
    """All that speaks of the slot, oldest first."""
    if slot not in store.gathered:
        store.gathered[slot] = _gathered(store, slot)
    return store.gathered[slot]


def _gathered(store: Remembered, slot: TollSlot) -> tuple[Statement, ...]:
    day = slot.one_day
    if slot.scope is not Scope.INCIDENT or day is None:
        return statements_at(store, slot)
    found = [one for one in statements_at(store, slot) if one.earliest is None]
    for home in _days(day, day + timedelta(days=JOIN_DAYS)):
        undated = (s for s in statements_at(store, slot.on(home, home)) if s.earliest is not None)
        found += [one for one in undated if spoken_of(store, slot, one, home) == day]
    return tuple(sorted(found, key=lambda s: s.sort_key))


def spoken_of(store: Remembered, slot: TollSlot, one: Statement, home: date) -> date:
    """The day a statement with an uncertain one speaks of, of those it can mean.

    The latest on which somebody who names the day gives a like figure; else the first on which
    anybody does; else its own.
    """
    earliest = max(one.earliest or home, home - timedelta(days=JOIN_DAYS))
    mine = store.whole(one).estimate
    anybody = home
    for day in reversed(_days(earliest, home)):
        alike = [
            s
            for s in statements_at(store, slot.on(day, day))
            if s != one and are_alike(mine, store.whole(s).estimate)
        ]
        if any(s.earliest is None for s in alike):
            return day
        if alike:
            anybody = day
    return anybody


def neighbours(slot: TollSlot) -> tuple[TollSlot, ...]:
    """The slots whose statements a change in this one may move."""
    day = slot.one_day
    if slot.scope is not Scope.INCIDENT or day is None:
        return ()
    reach = timedelta(days=JOIN_DAYS)
    return tuple(slot.on(d, d) for d in _days(day - reach, day + reach) if d != day)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
