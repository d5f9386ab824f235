"""Whose turn it is: every offset once, in order, whatever the carrier drops or repeats."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Protocol

from daemon.batch import Outgoing
from daemon.metrics import Metrics

log = logging.getLogger(__name__)

STALLED = 3.0
"""Seconds without a message, while the topic has more, before looking for them."""
LOOK_AGAIN = 5.0
"""Seconds to wait for the wanted offset after a seek back."""
BEHIND = 10.0
"""Seconds a topic may end before the ledger's offset: a new leader may be that slow to learn."""


class TopicLostError(Exception):
    """A topic is no longer the one that the ledger has read; going on would skip messages."""


class Carrier(Protocol):
    """What brings messages and takes them away, as far as a stage needs to know."""

    async def earliest(self, topic: str, partition: int) -> int:
        """The oldest offset that the topic still has."""

    async def first_from(self, topic: str, partition: int, offset: int) -> int | None:
        """The first offset from `offset` on that the topic has; None if none came in time.

        Asked of the broker itself, past anything that is buffered here.
        """

    async def seek(self, topic: str, partition: int, offset: int) -> None:
        """Bring messages from `offset` on; others may still come before them."""

    async def send(self, outgoing: Sequence[Outgoing]) -> None:
        """Send, and return once the broker has them all."""

    def assigned(self, topic: str) -> list[int]:
        """The partitions that are this worker's now; none while they are being shared out."""

    def end(self, topic: str, partition: int) -> int | None:
        """The next offset to be written, as last heard; None if not heard yet."""

    def done(self, topic: str, partition: int, reached: int) -> None:
        """The ledger has everything before `reached`."""


class Admission:
    """The offsets that one stage wants next."""

    def __init__(
        self,
        stage: str,
        topic: str,
        carrier: Carrier,
        metrics: Metrics,
        taken_up_at: Callable[[int], Awaitable[int]],
    ) -> None:
        self._stage, self._topic = stage, topic
        self._carrier = carrier
        self._metrics = metrics
        self._taken_up_at = taken_up_at
        """Asks the ledger, and where it knows nothing the broker; tries for ever."""
        self._next: dict[int, int] = {}
        self._hole: dict[int, int] = {}
        """Where the log goes on after offsets that the broker does not have."""
        self._seen: dict[int, float] = {}
        self._behind: dict[int, float] = {}
        self._rewinding: dict[int, asyncio.Task[None]] = {}

    def forget(self, partitions: Iterable[int] | None = None) -> None:
        """Partitions were taken away or fenced: ask the ledger again. None: all."""
        for partition in list(self._next) if partitions is None else partitions:
            for memory in (self._next, self._hole, self._seen, self._behind):
                memory.pop(partition, None)
            self._stop_rewinding(partition)
        if partitions is None:
            for partition in list(self._rewinding):
                self._stop_rewinding(partition)

    def next(self) -> dict[int, int]:
        """The offset wanted next, by partition, of those that are known."""
        return dict(self._next)

    async def admit(self, partition: int, offset: int) -> int | None:
        """The offset that the message takes over from, or None when it is not its turn."""
        wanted = await self._wanted(partition)
        self._seen[partition] = time.monotonic()
        if offset < wanted:
            self._metrics.repeats.labels(self._stage).inc()
            return None
        if offset > wanted and self._hole.get(partition) != offset:
            self._rewind(partition, wanted)
            return None
        if offset > wanted:
            self._metrics.holes.labels(self._stage).inc(offset - wanted)
        self._hole.pop(partition, None)
        self._stop_rewinding(partition)
        self._next[partition] = offset + 1
        return wanted

    async def watch(self) -> None:
        """Look for a tail that stays away: when it was dropped, no gap shows.

        Raises `TopicLostError` if a topic ends before what the ledger has read of it.
        """
        now = time.monotonic()
        for partition in self._carrier.assigned(self._topic):
            wanted = await self._wanted(partition)
            end = self._carrier.end(self._topic, partition)
            if end is None:
                continue
            if end < wanted:
                if now - self._behind.setdefault(partition, now) > BEHIND:
                    raise TopicLostError(
                        f"{self._topic}-{partition} ends at {end}, but {self._stage} has read up "
                        f"to {wanted}: the topic was made anew, or the broker lost messages. "
                        f"To read it from its start: `tocsin topics forget {self._topic}`"
                    )
                continue
            self._behind.pop(partition, None)
            if end > wanted and now - self._seen.get(partition, now) > STALLED:
                self._rewind(partition, wanted)

    def touch(self) -> None:
        """The stage is at work: that no message is taken meanwhile is no sign of a lost one."""
        now = time.monotonic()
        for partition in self._seen:
            self._seen[partition] = now

    async def _wanted(self, partition: int) -> int:
        if partition not in self._next:
            offset = await self._taken_up_at(partition)
            self._next.setdefault(partition, offset)
            self._seen.setdefault(partition, time.monotonic())
        return self._next[partition]

    def _rewind(self, partition: int, wanted: int) -> None:
        if partition not in self._rewinding:
            self._metrics.rewinds.labels(self._stage).inc()
            self._rewinding[partition] = asyncio.create_task(self._seek_back(partition, wanted))

    async def _seek_back(self, partition: int, wanted: int) -> None:
        """Seek until the wanted offset comes, or that which follows a hole that is real.

        Retention, compaction and transaction markers leave holes.
        """
        while True:
            try:
                first = await self._carrier.first_from(self._topic, partition, wanted)
                if first is not None and first > wanted:
                    self._hole[partition] = first
                await self._carrier.seek(self._topic, partition, wanted)
            except Exception as fault:  # noqa: BLE001  the broker is away: look again
                log.warning(
                    "cannot seek back",
                    extra={"topic": self._topic, "partition": partition, "fault": repr(fault)},
                )
            await asyncio.sleep(LOOK_AGAIN)

    def _stop_rewinding(self, partition: int) -> None:
        if task := self._rewinding.pop(partition, None):
            task.cancel()
