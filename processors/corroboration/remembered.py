"""The store during one step: what was read or worked out once is not read or worked out again."""

from collections.abc import Iterable
from datetime import datetime

from processors.corroboration.entries import TollEntry
from processors.corroboration.estimates import Whole, whole
from processors.corroboration.slots import TollSlot
from processors.corroboration.statements import Statement
from processors.shapes import Store
from schemas.finding import Estimate


class Remembered:
    """A store whose slots are read and decoded at most once in a step."""

    def __init__(self, store: Store) -> None:
        """Read from and write through to `store`."""
        self._store = store
        self._read: dict[str, bytes | None] = {}
        self._tolls: dict[TollSlot, TollEntry | None] = {}
        self._wholes: dict[int, tuple[Statement, Whole]] = {}
        self.gathered: dict[TollSlot, tuple[Statement, ...]] = {}
        """What speaks of a slot, as worked out since the last statement was filed."""
        self.estimates: dict[TollSlot, Estimate | None] = {}
        """What a slot comes to, likewise."""

    def get(self, slot: str) -> bytes | None:
        if slot not in self._read:
            self._read[slot] = self._store.get(slot)
        return self._read[slot]

    def put(self, slot: str, value: bytes, *, expires: datetime | None = None) -> None:
        self._read[slot] = value
        self._store.put(slot, value, expires=expires)

    def drop(self, slot: str) -> None:
        self._read[slot] = None
        self._store.drop(slot)

    def scan(self, prefix: str) -> Iterable[tuple[str, bytes]]:
        return self._store.scan(prefix)

    def toll(self, slot: TollSlot) -> TollEntry | None:
        """What lies in a toll slot. Raises `pydantic.ValidationError` if it is something else."""
        if slot not in self._tolls:
            raw = self.get(slot.key)
            self._tolls[slot] = None if raw is None else TollEntry.decode(raw)
        return self._tolls[slot]

    def keep_toll(self, entry: TollEntry, *, expires: datetime) -> None:
        """Write a toll slot; what was worked out from other statements is forgotten."""
        before = self._tolls.get(entry.slot)
        if before is None or before.statements != entry.statements:
            self.gathered.clear()
            self.estimates.clear()
        self._tolls[entry.slot] = entry
        self.put(entry.slot.key, entry.encode(), expires=expires)

    def whole(self, one: Statement) -> Whole:
        """What a statement of this step's entries comes to."""
        known = self._wholes.get(id(one))
        if known is None:
            # The statement is kept beside it, so that its id is nobody else's meanwhile.
            known = self._wholes[id(one)] = (one, whole(one.figures))
        return known[1]
