"""The worker: Faust carries the messages, the stages do the work, until told to stop."""

import asyncio
import logging
import os
import signal
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import faust
from faust.types import TP
from kafka.errors import KafkaError

from daemon.admission import TopicLostError
from daemon.batch import Arrival, Outgoing
from daemon.carrier import FaustCarrier, broker_urls, credentials
from daemon.health import Health
from daemon.identity import NoTopicError, check_topics, topic_ids
from daemon.ledger import Ledger
from daemon.metrics import Metrics
from daemon.observation import gauge
from daemon.settings import Settings
from daemon.stage import LONGEST_PAUSE, RunningStage, Surroundings, TooManyRefusedError
from daemon.stages import Stage
from daemon.topics import DEAD_LETTERS, FINDINGS
from schemas.finding import Tick

log = logging.getLogger(__name__)

Background = Callable[[], Awaitable[object]]
"""Makes a coroutine that runs beside the stages until the worker stops."""

WATCH = 1.0
"""Seconds between looks for a tail that stays away."""
IDENTIFY = 30.0
"""Seconds between looks at the topics' ids, the ledger's answer and the gauges."""
OBSERVE = 5.0
CONNECT = 2.0
"""How long a broker may take to take a connection."""
SWEEP = 3600.0
LATE = timedelta(days=7)
"""Entries are swept so long after they expired, for messages that come late."""
STOPS_WITHIN = 10.0


def run_worker(  # noqa: PLR0913  what a worker is made of
    settings: Settings,
    stages: Sequence[Stage],
    ledger: Ledger,
    metrics: Metrics,
    *,
    health: Health | None = None,
    background: Sequence[Background] = (),
    on_commit: Callable[[], None] = lambda: None,
) -> int:
    """Work until SIGINT or SIGTERM; the exit status. 0: told to stop; 1: could not go on.

    `background` runs in the same loop and is cancelled at the end. `on_commit` is called in the
    loop after a batch with results was committed.
    """
    health = health or Health(settings.work.stalled)
    worker = Worker(settings, stages, ledger, metrics, health, on_commit)
    return asyncio.run(worker.run(background))


class Worker:
    """One process's share of the work."""

    def __init__(  # noqa: PLR0913, PLR0917  what a worker is made of
        self,
        settings: Settings,
        stages: Sequence[Stage],
        ledger: Ledger,
        metrics: Metrics,
        health: Health,
        on_commit: Callable[[], None],
    ) -> None:
        self._settings, self._ledger, self._metrics = settings, ledger, metrics
        self._stages, self._health, self._on_commit = stages, health, on_commit
        self._ids: dict[str, str] = {}
        self._running: dict[str, RunningStage] = {}
        """By the topic they read."""
        self._over: asyncio.Future[int]
        # One thread: SQLite has one writer anyway, and no stage sees another's half-done work.
        self._thinking = ThreadPoolExecutor(1, "thinking")

    async def run(self, background: Sequence[Background]) -> int:
        """Everything, from the first look at the topics to the last task's end."""
        loop = asyncio.get_running_loop()
        self._over = loop.create_future()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop, 0)
        tasks = [self._guarded(start) for start in background]
        app: faust.App | None = None
        with tempfile.TemporaryDirectory(prefix="tocsin-") as folder:
            try:
                if await self._topics_are_there():
                    app = self._assemble(Path(folder))
                    tasks += [self._guarded(start) for start in self._chores(app)]
                    log.info("started", extra={"stages": [stage.name for stage in self._stages]})
                return await self._over
            finally:
                self._health.stopping()
                await self._end(app, tasks)

    def _stop(self, status: int) -> None:
        if not self._over.done():
            self._over.set_result(status)

    def _guarded(self, start: Background) -> "asyncio.Task[None]":
        """Run something to its end; its failure is the worker's."""

        async def guard() -> None:
            try:
                await start()
            except (TooManyRefusedError, TopicLostError) as reason:
                log.error("cannot go on: %s", reason)  # noqa: TRY400  it is no surprise
                self._stop(1)
            except Exception:
                log.exception("cannot go on")
                self._stop(1)

        return asyncio.create_task(guard())

    async def _topics_are_there(self) -> bool:
        """Wait for the broker, then make sure that its topics are those of the ledger."""
        pause = 0.1
        while not self._over.done():
            try:
                await self._identify()
            except KafkaError as fault:
                self._health.trouble("broker", f"the broker does not answer: {fault}")
                log.warning("the broker does not answer", extra={"fault": repr(fault)})
                await asyncio.wait([self._over], timeout=pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            except (NoTopicError, TopicLostError) as reason:
                log.error("cannot start: %s", reason)  # noqa: TRY400  it is no surprise
                self._stop(1)
            else:
                self._health.well("broker")
                return True
        return False

    async def _identify(self) -> None:
        names = {stage.source.name for stage in self._stages}
        names |= {stage.sink.name for stage in self._stages if stage.sink} | {DEAD_LETTERS.name}
        there = await asyncio.to_thread(topic_ids, self._settings.kafka, names)
        check_topics(self._ids or await asyncio.to_thread(self._ledger.topic_ids), there)
        self._ids = there

    def _assemble(self, folder: Path) -> faust.App:
        app = build_app(self._settings, folder)
        carrier = FaustCarrier(app, self._start_at)
        around = Surroundings(
            self._settings,
            self._ledger,
            carrier,
            self._metrics,
            self._health,
            self._thinking,
            self._on_commit,
        )
        self._carrier = carrier
        for stage in self._stages:
            running = self._running[stage.source.name] = RunningStage(stage, around)
            app.agent(_channel(app, stage.source.name), name=stage.name)(self._agent(running))

        async def revoked(_: object, revoked: Iterable[TP], **__: object) -> None:
            self._health.trouble("partitions", "partitions are being shared out")
            carrier.taken_away(revoked)
            for topic, running in self._running.items():
                running.forget([tp.partition for tp in revoked if tp.topic == topic])

        async def assigned(_: object, assigned: Iterable[TP], **__: object) -> None:
            # A worker that is given none stands by: that is well, too.
            self._health.well("partitions")
            log.info("assigned", extra={"partitions": sorted(map(str, assigned))})

        self._health.trouble("partitions", "no partitions assigned yet")
        # Faust keeps weak references to what it is to call.
        self._handlers = (revoked, assigned)
        app.on_partitions_revoked.connect(cast("Any", revoked))  # Faust types it too narrowly
        app.on_partitions_assigned.connect(cast("Any", assigned))
        return app

    def _agent(self, running: RunningStage) -> Callable[[Any], Awaitable[None]]:
        async def carry(stream: Any) -> None:  # noqa: ANN401  faust's `StreamT.events` is mis-typed
            async for event in stream.events():
                message = event.message
                try:
                    await running.take(
                        Arrival(
                            message.topic,
                            message.partition,
                            message.offset,
                            message.offset,
                            max(message.timestamp or 0.0, 0.0),
                            message.key,
                            message.value,
                            self._ids.get(message.topic),
                        )
                    )
                except Exception:
                    # Not `raise`: Faust would start the agent again and carry on.
                    log.exception("cannot go on")
                    self._stop(1)

        return carry

    async def _start_at(self, tp: TP) -> int | None:
        """What the ledger has. If it cannot say, the messages that come will be checked again."""
        running = self._running.get(tp.topic)
        if running is None:
            return None
        ask = partial(self._ledger.next_offset, running.stage.name, tp.topic, tp.partition)
        try:
            return await asyncio.to_thread(ask)
        except Exception as fault:  # noqa: BLE001  any fault of the database
            log.warning("the ledger does not answer", extra={"fault": type(fault).__name__})
            return None

    def _chores(self, app: faust.App) -> list[Background]:
        every = self._every
        chores: list[Background] = [running.work for running in self._running.values()]
        chores += [
            partial(self._carry, app),
            partial(every, WATCH, self._watch),
            partial(every, OBSERVE, self._observe),
            partial(every, IDENTIFY, self._identify_again),
            partial(every, SWEEP, self._sweep),
        ]
        tick = self._settings.work.tick
        if tick is not None:
            chores.append(partial(every, tick.total_seconds(), self._tick))
        return chores

    async def _carry(self, app: faust.App) -> None:
        """Run Faust until it crashes."""
        await app.start()
        self._health.well("worker")
        await app._crashed.wait()  # noqa: SLF001  Faust's worker waits for the same
        raise app.crash_reason or RuntimeError("Faust crashed")

    async def _every(self, seconds: float, chore: Background) -> None:
        while True:
            await asyncio.sleep(seconds)
            await chore()

    async def _watch(self) -> None:
        for running in self._running.values():
            await running.watch()

    async def _observe(self) -> None:
        if await self._any_broker_listens():
            self._health.well("broker")
        else:
            self._health.trouble("broker", "no broker answers")
        self._metrics.consumer_lag.clear()  # what others hold now, they show
        for topic, running in self._running.items():
            wanted = running.admission.next()
            for partition in self._carrier.assigned(topic):
                end = self._carrier.end(topic, partition)
                if end is not None and partition in wanted:
                    lag = max(0, end - wanted[partition])
                    self._metrics.consumer_lag.labels(topic, partition).set(lag)
        try:
            await asyncio.to_thread(gauge, self._metrics, self._ledger)
        except Exception as fault:  # noqa: BLE001  any fault of the database
            self._health.trouble("ledger", f"the ledger does not answer: {type(fault).__name__}")
        else:
            self._health.well("ledger")

    async def _any_broker_listens(self) -> bool:
        """Whether a connection is taken: Faust waits for its broker for ever, and says nothing."""
        for broker in self._settings.kafka.brokers:
            host, _, port = broker.rpartition(":")
            try:
                async with asyncio.timeout(CONNECT):
                    _, writer = await asyncio.open_connection(host.strip("[]"), int(port))
            except (OSError, TimeoutError, ValueError):
                continue
            writer.close()
            return True
        return False

    async def _identify_again(self) -> None:
        try:
            await self._identify()
        except (KafkaError, NoTopicError) as fault:
            log.warning("topics not found", extra={"fault": repr(fault)})

    async def _sweep(self) -> None:
        keep = self._settings.ledger.keep
        # One article that is dated years ahead must not age all that is remembered.
        now = datetime.now(UTC)
        reached = {
            running.stage.name: min(running.newest, now)
            for running in self._running.values()
            if running.newest is not None
        }
        try:
            for stage, newest in reached.items():
                await asyncio.to_thread(self._ledger.sweep, stage, newest - LATE)
            if reached:
                await asyncio.to_thread(self._ledger.sweep_results, min(reached.values()) - keep)
        except Exception as fault:  # noqa: BLE001  any fault of the database: the next sweep will do
            log.warning("not swept", extra={"fault": type(fault).__name__})

    async def _tick(self) -> None:
        """Tell the rules that time passes; only the worker that holds their partition does."""
        if FINDINGS.name not in self._running or not self._carrier.assigned(FINDINGS.name):
            return
        now = time.time()
        tick = Tick(at=datetime.fromtimestamp(now, UTC))
        said = Outgoing(FINDINGS.name, FINDINGS.key(tick).encode(), tick.encode(), now)
        try:
            await self._carrier.send([said])
        except Exception as fault:  # noqa: BLE001  the next tick will do
            log.warning("tick not sent", extra={"fault": repr(fault)})

    async def _end(self, app: faust.App | None, tasks: Sequence["asyncio.Task[None]"]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for running in self._running.values():
            running.forget()
        try:
            if app is not None:
                await asyncio.wait_for(app.stop(), STOPS_WITHIN)
        except Exception as fault:  # noqa: BLE001  it is over either way
            log.warning("not stopped cleanly", extra={"fault": repr(fault)})
        self._thinking.shutdown(cancel_futures=True)
        log.info("stopped", extra={"status": self._over.result() if self._over.done() else None})


def build_app(settings: Settings, folder: Path) -> faust.App:
    """Faust, with the defaults that would do harm changed."""
    kafka = settings.kafka
    session = kafka.session_timeout.total_seconds()
    return faust.App(
        kafka.group,
        broker=broker_urls(kafka),
        broker_credentials=credentials(kafka),
        broker_client_id=f"tocsin-{os.getpid()}",
        broker_session_timeout=session,
        broker_heartbeat_interval=session / 10,
        broker_rebalance_timeout=session,
        broker_request_timeout=session * 2,
        broker_commit_interval=1.0,
        autodiscover=False,
        consumer_auto_offset_reset="earliest",
        datadir=str(folder),
        producer_acks=-1,
        producer_max_request_size=4 * 1024 * 1024,
        # The embedded broker knows nothing of what this asks; we keep no state in Faust.
        recovery_consistency_check=False,
        store="memory://",
        stream_wait_empty=False,
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=False,
    )


def _channel(app: faust.App, topic: str) -> faust.types.TopicT:
    return app.topic(
        topic,
        key_type=bytes,
        key_serializer="raw",
        value_type=bytes,
        value_serializer="raw",
    )
