"""The deliverer: what lies in the ledger's outbox is told, each to its channel, until it is.

A channel that fails keeps nobody else waiting; its own deliveries are tried again for ever, further
and further apart. Revisions of one alert reach a channel in their order.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from daemon.channels import DeliveryError, Teller
from daemon.ledger import Ledger, Pending
from daemon.metrics import Metrics

T = TypeVar("T")
log = logging.getLogger(__name__)

LOOK = 2.0
"""Seconds between looks into the outbox when nothing wakes us: others may have left some."""
LEASE = timedelta(seconds=60)
"""How long what a worker has taken is left alone by the others; longer than any attempt, which is
why only one is taken at a time.
"""
FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=5)


class Deliverer:
    """Empties the outbox into the channels, one task a channel."""

    def __init__(
        self, ledger: Ledger, tellers: Sequence[Teller], metrics: Metrics, worker: str
    ) -> None:
        self._ledger = ledger
        self._tellers = tellers
        self._metrics = metrics
        self._worker = worker
        # One thread, so that what is given back at the end has been taken before.
        self._asking = ThreadPoolExecutor(1, "outbox")
        self._wakers = {teller.name: asyncio.Event() for teller in tellers}

    def wake(self) -> None:
        """Something may have been put into the outbox."""
        for waker in self._wakers.values():
            waker.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                for teller in self._tellers:
                    group.create_task(self._empty(teller))
        finally:
            for teller in self._tellers:
                await teller.close()
            await self._ask(partial(self._ledger.release_deliveries, self._worker))
            self._asking.shutdown()

    async def _empty(self, teller: Teller) -> None:
        waker = self._wakers[teller.name]
        while True:
            waker.clear()
            try:
                take = partial(self._ledger.take_deliveries, teller.name, self._worker)
                taken = await self._ask(partial(take, now=_now(), lease=LEASE, limit=1))
                for pending in taken:
                    await self._deliver(teller, pending)
            except Exception as error:  # noqa: BLE001  (the ledger is away: that passes)
                log.warning("outbox not read", extra={"error": type(error).__name__})
                taken = []
            if not taken:
                try:
                    await asyncio.wait_for(waker.wait(), LOOK)
                except TimeoutError:
                    continue

    async def _deliver(self, teller: Teller, pending: Pending) -> None:
        delivery = pending.delivery
        try:
            await teller.tell(delivery)
        except Exception as error:  # noqa: BLE001  whatever a channel raises, it has not told
            pause = min(FIRST_PAUSE * 2 ** min(pending.attempts, 20), LONGEST_PAUSE)
            # Of an exception that nobody foresaw not the words: they may hold anything.
            known = isinstance(error, DeliveryError | OSError)
            said = str(error)[:500] if known else type(error).__name__
            failed = partial(self._ledger.delivery_failed, delivery.delivery_id, said)
            await self._record(partial(failed, next_try=_now() + pause))
            self._metrics.deliveries.labels(teller.name, "failed").inc()
            log.warning(
                "alert not delivered, will be tried again",
                extra={"channel": teller.name, "error": said, "pause": pause.total_seconds()},
            )
            return
        await self._record(partial(self._ledger.delivered, delivery.delivery_id, at=_now()))
        self._metrics.deliveries.labels(teller.name, "delivered").inc()
        newest = max((item.published_at for item in delivery.alert.evidence), default=None)
        if newest is not None:
            delay = (_now() - newest).total_seconds()
            self._metrics.publication_to_alert_seconds.observe(max(0.0, delay))

    async def _record(self, what: Callable[[], None]) -> None:
        """Write down what became of a delivery; what is not written down is told again."""
        while True:
            try:
                return await self._ask(what)
            except Exception as error:  # noqa: BLE001  (the ledger is away: that passes)
                log.warning("delivery not recorded", extra={"error": type(error).__name__})
                await asyncio.sleep(LOOK)

    async def _ask(self, call: Callable[[], T]) -> T:
        """Off the loop: a database that hangs must not hold up heartbeats and probes."""
        return await asyncio.get_running_loop().run_in_executor(self._asking, call)


def _now() -> datetime:
    return datetime.now(UTC)
