"""Run readings through `corroborate` and look at what stands at the end."""

from collections.abc import Iterable

from processors.corroboration import corroborate
from schemas.claim import Effect, Scope
from schemas.finding import Change, FirstSeen, Movement, Toll
from schemas.reading import Reading
from tests.stores import DictStore

Found = list[Toll | Movement | FirstSeen]


def published(*readings: Reading, store: DictStore | None = None) -> Found:
    """Everything said, in order."""
    store = store or DictStore()
    found: Found = []
    for reading in readings:
        store.now = reading.published_at
        found += corroborate(store, reading)
    return found


def standing(found: Iterable[Toll | Movement | FirstSeen]) -> Found:
    """The last revision of each finding, without the retracted ones; by id."""
    last = {one.finding_id: one for one in found}
    return [one for _, one in sorted(last.items()) if one.change is not Change.RETRACTED]


def tolls(*readings: Reading) -> list[Toll]:
    """The tolls that stand at the end."""
    return [one for one in standing(published(*readings)) if isinstance(one, Toll)]


def movements(*readings: Reading) -> list[Movement]:
    """The movements that stand at the end."""
    return [one for one in standing(published(*readings)) if isinstance(one, Movement)]


def the_toll(*readings: Reading, scope: Scope = Scope.INCIDENT) -> Toll:
    """The only toll of killed in that scope."""
    found = [t for t in tolls(*readings) if t.scope is scope and t.effect is Effect.KILLED]
    assert len(found) == 1, [(t.place, t.date_from, t.estimate) for t in found]
    return found[0]
