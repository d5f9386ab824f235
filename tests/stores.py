"""A store in a dict, with the promises of the real one."""

from collections.abc import Iterable
from datetime import UTC, datetime


class DictStore:
    """`Store` in memory. `now` is the event time of the message in hand; tests set it."""

    def __init__(self) -> None:
        self.now = datetime.min.replace(tzinfo=UTC)
        self.slots: dict[str, tuple[bytes, datetime | None]] = {}
        self.reads = 0
        self.writes = 0

    def get(self, slot: str) -> bytes | None:
        self.reads += 1
        return self._alive(slot)

    def put(self, slot: str, value: bytes, *, expires: datetime | None = None) -> None:
        self.writes += 1
        self.slots[slot] = (value, expires)

    def drop(self, slot: str) -> None:
        self.writes += 1
        self.slots.pop(slot, None)

    def scan(self, prefix: str) -> Iterable[tuple[str, bytes]]:
        for slot in sorted(slot for slot in self.slots if slot.startswith(prefix)):
            value = self._alive(slot)
            if value is not None:
                self.reads += 1
                yield slot, value

    def _alive(self, slot: str) -> bytes | None:
        value, expires = self.slots.get(slot, (None, None))
        return None if expires is not None and self.now > expires else value
