"""A carrier that a test holds in its hands (`daemon.admission.Carrier`)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from daemon.batch import Outgoing


@dataclass
class FakeCarrier:
    begins: int = 0
    log: list[int] = field(default_factory=list)
    """Offsets that the broker has."""
    held: list[int] = field(default_factory=lambda: [0])
    ends: int | None = None
    away: int = 0
    """How many times it fails before it works."""
    sought: list[int] = field(default_factory=list)
    sent: list[Outgoing] = field(default_factory=list)
    reached: dict[int, int] = field(default_factory=dict)

    async def earliest(self, topic: str, partition: int) -> int:
        del topic, partition
        self._fail()
        return self.begins

    async def first_from(self, topic: str, partition: int, offset: int) -> int | None:
        del topic, partition
        return next((there for there in self.log if there >= offset), None)

    async def seek(self, topic: str, partition: int, offset: int) -> None:
        del topic, partition
        self._fail()
        self.sought.append(offset)

    async def send(self, outgoing: Sequence[Outgoing]) -> None:
        self._fail()
        self.sent += outgoing

    def assigned(self, topic: str) -> list[int]:
        del topic
        return self.held

    def end(self, topic: str, partition: int) -> int | None:
        del topic, partition
        return self.ends

    def done(self, topic: str, partition: int, reached: int) -> None:
        del topic
        self.reached[partition] = reached

    def _fail(self) -> None:
        if self.away:
            self.away -= 1
            raise ConnectionError("the broker is away")
