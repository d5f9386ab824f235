"""One stage at work: messages gather, a batch is thought through, sent, and made true."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from daemon.admission import Admission, Carrier
from daemon.batch import Arrival, Outcome, think
from daemon.health import Health
from daemon.ledger import FencedError, Ledger, UnfitError
from daemon.metrics import Metrics
from daemon.observation import observe
from daemon.settings import Settings
from daemon.stages import Stage

T = TypeVar("T")
log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.05, 5.0
"""Seconds between attempts when the broker or the database is away."""
FEW = 8
"""With fewer messages than this waiting, a batch lingers for company."""


class TooManyRefusedError(Exception):
    """So many messages in a row were refused that the fault is more likely here than in them."""


@dataclass(frozen=True)
class Surroundings:
    """What all stages of one worker share."""

    settings: Settings
    ledger: Ledger
    carrier: Carrier
    metrics: Metrics
    health: Health
    thinking: Executor
    """One thread: steps and the ledger do not hold up heartbeats and probes."""
    on_commit: Callable[[], None]


class RunningStage:
    """A stage, the offsets it wants, and the messages it has taken and not finished."""

    def __init__(self, stage: Stage, around: Surroundings) -> None:
        self.stage = stage
        self.admission = Admission(
            stage.name, stage.source.name, around.carrier, around.metrics, self._taken_up_at
        )
        self.newest: datetime | None = None
        """The latest event time committed."""
        self._around = around
        self._pending: list[Arrival] = []
        self._at_work = False
        self._in_a_row = 0
        self._wake, self._room = asyncio.Event(), asyncio.Event()
        self._room.set()

    async def take(self, arrival: Arrival) -> None:
        """Take one message if it is its turn; waits while a batch's worth has gathered."""
        taken = await self.admission.admit(arrival.partition, arrival.offset)
        if taken is None:
            return
        self._pending.append(replace(arrival, taken=taken))
        self._around.health.busy(self.stage.name)
        self._wake.set()
        if len(self._pending) >= self._around.settings.work.batch:
            self._room.clear()
            await self._room.wait()

    def forget(self, partitions: Iterable[int] | None = None) -> None:
        """Partitions are no longer ours, or may not be: drop what waits. None: all."""
        gone = None if partitions is None else set(partitions)
        self._pending = [a for a in self._pending if gone is not None and a.partition not in gone]
        self.admission.forget(gone)
        self._room.set()
        if not self._pending and not self._at_work:
            self._around.health.finished(self.stage.name, more=False)

    async def watch(self) -> None:
        """Look for messages that stay away, unless it is we who do not take them."""
        if self._at_work or self._pending:
            self.admission.touch()
        else:
            await self.admission.watch()

    async def work(self) -> None:
        """Do what has gathered, for ever. Raises `TooManyRefusedError`."""
        work = self._around.settings.work
        while True:
            await self._wake.wait()
            if len(self._pending) < FEW:
                await asyncio.sleep(work.linger.total_seconds())
            batch, self._pending = self._pending[: work.batch], self._pending[work.batch :]
            if not self._pending:
                self._wake.clear()
            self._room.set()
            self._at_work = True
            try:
                await self._finish(batch)
            finally:
                self._at_work = False
                self._around.health.finished(self.stage.name, more=bool(self._pending))

    async def _finish(self, batch: list[Arrival]) -> None:
        """Make a batch true, or drop it when fenced."""
        while batch:
            try:
                outcome = await self._attempt(batch)
            except FencedError as fence:
                log.info("fenced", extra={"stage": self.stage.name, "why": str(fence)})
                self._around.metrics.fenced.labels(self.stage.name).inc()
                self.forget()
                return
            batch = batch[outcome.done :]
            if self._in_a_row >= self._around.settings.dead_letters.max_in_a_row:
                raise TooManyRefusedError(
                    f"{self.stage.name} refused {self._in_a_row} messages in a row; "
                    "they are dead letters now: see why, then redrive them"
                )

    async def _attempt(self, batch: list[Arrival]) -> Outcome:
        """One transaction. A fault outside the step is tried again for ever."""
        unfit: dict[tuple[int, int], str] = {}
        while True:
            try:
                return await self._persist(partial(self._think_send_commit, batch, unfit))
            except UnfitError as reason:
                if len(batch) > 1:
                    batch = batch[:1]  # one by one, to find which it is
                else:
                    unfit[batch[0].partition, batch[0].offset] = str(reason)

    async def _think_send_commit(
        self, batch: list[Arrival], unfit: dict[tuple[int, int], str]
    ) -> Outcome:
        """Steps, then sends, then the transaction: dying in between repeats the sends."""
        around = self._around
        outcome = await self._in_thread(
            partial(
                think,
                self.stage,
                around.ledger,
                batch,
                in_a_row=self._in_a_row,
                limit=around.settings.dead_letters.max_in_a_row,
                unfit=unfit,
            )
        )
        await around.carrier.send(outcome.outgoing)
        began = time.perf_counter()
        await self._in_thread(partial(around.ledger.commit, outcome.commit))
        took = time.perf_counter() - began
        self._committed(outcome, took)
        return outcome

    def _committed(self, outcome: Outcome, took: float) -> None:
        around = self._around
        self._in_a_row = outcome.in_a_row
        if outcome.newest:
            self.newest = max(self.newest, outcome.newest) if self.newest else outcome.newest
        for move in outcome.commit.moves:
            around.carrier.done(move.topic, move.partition, move.reached)
        observe(around.metrics, self.stage.name, outcome, now=time.time(), commit_seconds=took)
        if outcome.commit.results:
            around.on_commit()

    async def _persist(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Try until it works; only what the ledger says of the batch itself is not tried again."""
        name, health, pause = self.stage.name, self._around.health, FIRST_PAUSE
        while True:
            try:
                result = await attempt()
            except (FencedError, UnfitError):
                health.well(name)
                raise
            except Exception as fault:  # noqa: BLE001  broker or database: nothing was committed
                log.warning(
                    "will be tried again",
                    extra={"stage": name, "fault": type(fault).__name__, "pause": pause},
                )
                self._around.metrics.retries.labels(name).inc()
                health.trouble(name, f"{name} waits for broker or ledger: {type(fault).__name__}")
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                health.well(name)
                return result

    async def _in_thread(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._around.thinking, call)

    async def _taken_up_at(self, partition: int) -> int:
        around, topic = self._around, self.stage.source.name
        ask = partial(around.ledger.next_offset, self.stage.name, topic, partition)
        offset = await self._persist(partial(self._in_thread, ask))
        if offset is None:
            return await self._persist(partial(around.carrier.earliest, topic, partition))
        return offset
