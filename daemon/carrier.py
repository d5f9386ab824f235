"""The one place that bends Faust: its consumer starts, seeks and commits where the ledger says.

Faust commits what its agents acknowledge, which includes what they crashed on and what they
skipped in a rebalance. Here nothing is committed that the ledger does not have, so whatever Faust
drops comes again. Every override leans on faust-streaming 0.15.3;
tests/daemon/test_carrier_assumptions.py fails when the library changes.
"""

import asyncio
import contextlib
import logging
import ssl
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, cast

import aiokafka
import faust
from faust.transport.drivers import aiokafka as driver
from faust.types import TP
from yarl import URL

from daemon.batch import Outgoing
from daemon.settings import Kafka

log = logging.getLogger(__name__)

ASK_SECONDS = 5.0
"""How long the broker may take to bring the first message from an offset on."""

FETCH_WAIT_MS = 200
"""How long the broker may hold back a fetch that has nothing to bring."""

StartAt = Callable[[TP], Awaitable[int | None]]
"""What the ledger has; None for a partition never read."""


class _NothingRead(defaultdict[TP, int | None]):
    """Faust drops messages older than the newest it has read: after a seek back, all of them."""

    def __init__(self) -> None:
        super().__init__(lambda: None)

    def __getitem__(self, _: TP) -> None:
        return None


class LedgerConsumerThread(driver.AIOKafkaConsumerThread):
    """Commits so that others can see the lag; the ledger does not need it."""

    logger = driver.logger

    def _create_worker_consumer(self, transport: Any) -> Any:  # noqa: ANN401  as in Faust
        consumer = super()._create_worker_consumer(transport)
        # Faust writes 1500 there, whatever its settings; the embedded broker lets an idle fetch
        # wait to its end though a message comes, and four stages would wait one after another.
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001
        return consumer

    async def seek_here(self, tp: TP, offset: int) -> None:
        """Seek in this thread's own loop."""
        self.seek(tp, offset)

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        held = {
            driver.ensure_aiokafka_TP(tp): offset
            for tp, offset in offsets.items()
            if tp in self.assignment()
        }
        try:
            await self._ensure_consumer().commit(held)
        except Exception as fault:  # noqa: BLE001  Faust would crash the worker over it
            log.info("offsets not shown to the broker", extra={"fault": repr(fault)})
            return False
        return True


class LedgerConsumer(driver.Consumer):
    """Faust's consumer, but what is done is what the ledger says is done."""

    logger = driver.logger

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  passed on as they are
        super().__init__(*args, **kwargs)
        self._read_offset = _NothingRead()

    @property
    def _ours(self) -> "LedgerTransport":
        return cast("LedgerTransport", self.transport)

    def _new_consumer_thread(self) -> LedgerConsumerThread:
        return LedgerConsumerThread(self, loop=self.loop, beacon=self.beacon)

    def ack(self, message: Any) -> bool:  # noqa: ANN401  Faust's own type is not exported
        """Faust is done with a message; that says nothing of us."""
        message.acked = True
        self._unacked_messages.discard(message)
        return True

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> Iterator[TP]:  # noqa: ANN401
        done = self._ours.done
        return (tp for tp in [*done] if topics is None or tp in topics or tp.topic in topics)

    def _new_offset(self, tp: TP) -> int | None:
        return self._ours.done.get(tp)

    async def _seek(self, partition: TP, offset: int) -> None:
        # Faust seeks from its own thread into the client's while that may be handing out records,
        # and the worker crashes: "Drain messages raised: KeyError(TopicPartition(…))".
        thread = cast("LedgerConsumerThread", self._thread)
        seeking = thread.seek_here(partition, offset)
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(seeking, thread.thread_loop))

    async def _add_gap(self, tp: TP, offset_from: int, offset_to: int) -> None:
        """Keep no gaps: `daemon/admission.py` counts for itself."""

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Say nothing of acknowledgements that never come; readiness watches the ledger."""

    async def perform_seek(self) -> None:
        """Go to where the ledger is, whatever the broker thinks was committed."""
        await super().perform_seek()
        unread: list[TP] = []
        for assigned in self.assignment():
            tp = TP(assigned.topic, assigned.partition)
            offset = await self._ours.start_at(tp)
            if offset is None:
                unread.append(tp)
            else:
                await self.seek(tp, offset)
        if unread:
            # Now, while nothing is fetched: later each question waits up to 1 s for a fetch.
            self._ours.earliest.update(await self.earliest_offsets(*unread))


class LedgerTransport(driver.Transport):
    """Makes consumers that go by the ledger."""

    Consumer: ClassVar[type[driver.Consumer]] = LedgerConsumer
    start_at: StartAt

    def __init__(self, url: list[URL], app: faust.App, start_at: StartAt) -> None:
        super().__init__(url, app)
        self.start_at = start_at
        self.done: dict[TP, int] = {}
        """Next offset of each partition, set after each commit of the ledger."""
        self.earliest: dict[TP, int] = {}
        """Where partitions begin that were never read, as found on assignment."""


class FaustCarrier:
    """Faust, as far as a stage needs it (`daemon.admission.Carrier`)."""

    def __init__(self, app: faust.App, start_at: StartAt) -> None:
        self._app = app
        self._transport = LedgerTransport(app.conf.broker_consumer, app, start_at)
        self._asking = asyncio.Lock()
        app.transport = self._transport

    def assigned(self, topic: str) -> list[int]:
        """The partitions that are this worker's now; none while they are being shared out."""
        consumer = cast("LedgerConsumer", self._app.consumer)
        if self._app.rebalancing or not consumer.flow_active:
            return []
        return sorted(tp.partition for tp in consumer.assignment() if tp.topic == topic)

    def end(self, topic: str, partition: int) -> int | None:
        """The next offset to be written, as last heard with a fetch; None if not heard yet."""
        with contextlib.suppress(Exception):  # taken away between asking and answering
            return cast("int | None", self._app.consumer.highwater(TP(topic, partition)))
        return None

    async def earliest(self, topic: str, partition: int) -> int:
        """The oldest offset that the topic still has."""
        tp, known = TP(topic, partition), self._transport.earliest
        if tp not in known:
            known.update(await self._app.consumer.earliest_offsets(tp))
        return known[tp]

    async def first_from(self, topic: str, partition: int, offset: int) -> int | None:
        """Ask the broker itself, by a consumer of its own that belongs to no group."""
        tp = aiokafka.TopicPartition(topic, partition)
        conf = self._app.conf
        async with self._asking:
            asking = aiokafka.AIOKafkaConsumer(
                bootstrap_servers=driver.server_list(self._transport.url, 9092),
                auto_offset_reset="earliest",
                enable_auto_commit=False,
                max_poll_records=1,
                **driver.credentials_to_aiokafka_auth(conf.broker_credentials, conf.ssl_context),
            )
            await asking.start()
            try:
                asking.assign([tp])
                asking.seek(tp, offset)
                found = await asyncio.wait_for(asking.getone(tp), ASK_SECONDS)
            except TimeoutError:
                return None
            finally:
                await asking.stop()
        return cast("int", found.offset)

    async def seek(self, topic: str, partition: int, offset: int) -> None:
        """Bring messages from `offset` on; what is buffered may still come before them."""
        await self._app.consumer.seek(TP(topic, partition), offset)

    async def send(self, outgoing: Sequence[Outgoing]) -> None:
        """Send, and return once the broker has them all."""
        producer = self._app.producer
        waiting = [
            await producer.send(m.topic, m.key, m.value, None, m.timestamp or None, None)
            for m in outgoing
        ]
        if waiting:
            await asyncio.gather(*waiting)

    def done(self, topic: str, partition: int, reached: int) -> None:
        """Let the broker know, at the next commit, how far the ledger is."""
        self._transport.done[TP(topic, partition)] = reached

    def taken_away(self, tps: Iterable[TP]) -> None:
        """These partitions are no longer ours to commit."""
        for tp in tps:
            self._transport.done.pop(tp, None)
            self._transport.earliest.pop(tp, None)


def broker_urls(kafka: Kafka) -> list[URL]:
    """The brokers as Faust wants them."""
    return [URL(f"kafka://{broker}") for broker in kafka.brokers]


def credentials(kafka: Kafka) -> faust.types.auth.CredentialsT | None:
    """How to be let in; None over a plain connection."""
    context = tls(kafka) if kafka.security_protocol.endswith("SSL") else None
    if kafka.security_protocol.startswith("SASL"):
        return faust.SASLCredentials(
            username=kafka.sasl_username,
            password=kafka.password(),
            mechanism=kafka.sasl_mechanism,
            ssl_context=context,
        )
    return None if context is None else faust.SSLCredentials(context)


def tls(kafka: Kafka) -> ssl.SSLContext:
    """Trust the named authority or else the system's, and show our certificate if there is one."""
    context = ssl.create_default_context(cafile=str(kafka.ssl_ca) if kafka.ssl_ca else None)
    if kafka.ssl_cert and kafka.ssl_key:
        context.load_cert_chain(kafka.ssl_cert, kafka.ssl_key)
    return context
