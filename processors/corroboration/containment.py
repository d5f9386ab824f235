"""Which tolls hold others: a district's dead are among the city's, and are never added to them.

Running tolls are a series of their own: they hold nothing and are held by nothing here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from processors.corroboration.entries import TollSlots
from processors.corroboration.estimates import Voice, agreed, meet, voice
from processors.corroboration.gathering import gathered, statements_at
from processors.corroboration.origins import standing
from processors.corroboration.remembered import Remembered
from processors.corroboration.slots import TollSlot, containing
from processors.corroboration.statements import Statement
from processors.corroboration.voices import by_origin
from processors.shapes import load, save
from schemas.claim import Scope
from schemas.finding import Estimate
from schemas.place import Location

LONGEST = timedelta(days=31)
"""A longer period is not looked up as a container of days."""

PARTS_KEPT = 64
"""Parts of one day and place that are told when their whole changes."""


@dataclass(frozen=True, slots=True)
class Container:
    """A toll that holds another."""

    slot: TollSlot
    estimate: Estimate

    @property
    def bounds(self) -> bool:
        """A count over all of a period bounds what is in it; an incident only may be the same."""
        return self.slot.scope is Scope.PERIOD


def voices_of(said_by: Mapping[str, Iterable[Statement]]) -> tuple[Voice, ...]:
    """The standing figure of each independent origin."""
    return tuple(voice(key, standing(key).letter, said) for key, said in said_by.items())


def estimated(store: Remembered, slot: TollSlot) -> Estimate | None:
    """What speaks of a slot comes to, containers left aside; None if nothing does."""
    if slot not in store.estimates:
        store.estimates[slot] = estimate_of(slot, gathered(store, slot))
    return store.estimates[slot]


def estimate_of(slot: TollSlot, statements: tuple[Statement, ...]) -> Estimate | None:
    """What statements of a slot come to; None if there are none."""
    one_incident = slot.scope is Scope.INCIDENT
    if not statements:
        return None
    return agreed(voices_of(by_origin(statements)), one_incident=one_incident)[0]


def containers(
    store: Remembered, slot: TollSlot, location: Location | None, country: str
) -> tuple[Container, ...]:
    """The tolls that hold this one, the most exact place first, then the shortest period."""
    if slot.start is None or slot.end is None or slot.scope is Scope.CUMULATIVE:
        return ()
    own = slot.place_id
    places = [own, *(ref.id for ref in containing(location, country) if ref.id != own)]
    mine = estimated(store, slot)
    found: list[Container] = []
    for place in places:
        there = slot.at(place_id=place)
        wider = [w for w in (there.at(scope=Scope.PERIOD), *_longer(store, there)) if w != slot]
        sums = [(w, estimated(store, w)) for w in wider]
        found += [Container(w, estimate) for w, estimate in sums if estimate is not None]
        if place != own and slot.scope is Scope.INCIDENT and mine is not None:
            dated = (s for s in statements_at(store, there) if s.earliest is None)
            estimate = estimate_of(there, tuple(dated))
            if estimate is not None and meet(mine, estimate) and estimate.low >= mine.low:
                found.append(Container(there, estimate))
    return tuple(found)


def bounded(estimate: Estimate, held_by: tuple[Container, ...]) -> tuple[Estimate, bool]:
    """The estimate with its `high` no higher than its containers', and whether it exceeds one.

    A part that exceeds its whole is left as it is: one of the two is wrong, and nobody says which.
    """
    least = estimate.low if estimate.best is None else estimate.best
    tops = [c.estimate.high for c in held_by if c.bounds and c.estimate.high is not None]
    if not tops:
        return estimate, False
    top = min(tops)
    if least > top:
        return estimate, True
    high = top if estimate.high is None else min(estimate.high, top)
    return estimate.model_copy(update={"high": high}), False


def enter(
    store: Remembered, slot: TollSlot, location: Location | None, country: str, expires: datetime
) -> None:
    """Let the tolls that may hold `slot`, and the days it may hold, find it by name."""
    if slot.start is None or slot.end is None or slot.scope is Scope.CUMULATIVE:
        return
    places = {slot.place_id, *(ref.id for ref in containing(location, country))}
    if slot.one_day is not None:
        for place in sorted(places):
            _add(store, _parts_key(slot, slot.one_day, place), slot, expires)
        return
    for place in sorted(places):
        _add(store, _spans_key(slot, slot.start, place), slot, expires)
    if slot.end - slot.start <= LONGEST:
        for month in _months(slot.start, slot.end):
            _add(store, _months_key(slot, month), slot, expires)


def parts(store: Remembered, slot: TollSlot) -> tuple[TollSlot, ...]:
    """The tolls that `slot` holds, by name."""
    if slot.start is None or slot.end is None or slot.scope is Scope.CUMULATIVE:
        return ()
    found: set[TollSlot] = set()
    if slot.one_day is None:
        found.update(_spans_within(store, slot, slot.start, slot.end))
    # A longer period holds only what is told of the very same days.
    is_short = slot.end - slot.start <= LONGEST
    for n in range((slot.end - slot.start).days + 1 if is_short else 0):
        day = slot.start + timedelta(days=n)
        found.update(_slots(store, _parts_key(slot, day, slot.place_id)))
    if slot.scope is Scope.INCIDENT:
        found = {part for part in found if part.scope is Scope.INCIDENT}
    return tuple(sorted(found - {slot}, key=lambda part: part.key))


def _spans_within(store: Remembered, slot: TollSlot, start: date, end: date) -> list[TollSlot]:
    """Periods of several days, at its place or in it, all of whose days are the slot's."""
    starts = _months(start, end) if end - start <= LONGEST else [start]
    spans = [s for month in starts for s in _slots(store, _spans_key(slot, month, slot.place_id))]
    if end - start > LONGEST:
        return [s for s in spans if (s.start, s.end) == (start, end)]
    return [s for s in spans if s.start and s.end and start <= s.start and s.end <= end]


def _longer(store: Remembered, slot: TollSlot) -> tuple[TollSlot, ...]:
    """Periods of several days at the slot's place that hold all of its days."""
    assert slot.start is not None  # noqa: S101 - checked by `containers`
    assert slot.end is not None  # noqa: S101 - checked by `containers`
    spans = _slots(store, _months_key(slot, slot.start.replace(day=1)))
    holding = [
        span
        for span in spans
        if span.start is not None
        and span.end is not None
        and (span.start, span.end) != (slot.start, slot.end)
        and span.start <= slot.start
        and slot.end <= span.end
    ]
    return tuple(
        sorted(holding, key=lambda s: ((s.end or date.max) - (s.start or date.min), s.key))
    )


def _slots(store: Remembered, key: str) -> tuple[TollSlot, ...]:
    known = load(store, key, TollSlots)
    return known.slots if known else ()


def _add(store: Remembered, key: str, slot: TollSlot, expires: datetime) -> None:
    known = _slots(store, key)
    if slot not in known:
        held = sorted({*known, slot}, key=lambda s: s.key)[:PARTS_KEPT]
        save(store, key, TollSlots(slots=tuple(held)), expires=expires)


def _parts_key(slot: TollSlot, day: date, place_id: str) -> str:
    return f"parts/{slot.effect}/{slot.quality}/{day}/{place_id}"


def _months_key(slot: TollSlot, month: date) -> str:
    return f"months/{slot.effect}/{slot.quality}/{month:%Y-%m}/{slot.place_id}"


def _spans_key(slot: TollSlot, start: date, place_id: str) -> str:
    return f"spans/{slot.effect}/{slot.quality}/{start:%Y-%m}/{place_id}"


def _months(first: date, last: date) -> list[date]:
    return sorted(
        {(first + timedelta(days=n)).replace(day=1) for n in range((last - first).days + 1)}
    )
