"""What lies in the outbox is told: once, in order, whoever else is away."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy.exc import OperationalError

from daemon import delivery
from daemon.channels import DeliveryError
from daemon.delivery import Deliverer
from daemon.ledger import Commit, Ledger, Pending, open_ledger
from daemon.metrics import Metrics
from schemas.delivery import Delivery

WIRE = Path(__file__).parents[1] / "schemas" / "wire"


class Listener:
    """A channel that remembers what it was told, and is away for so many times."""

    def __init__(self, name: str, *, away: int = 0) -> None:
        self.name = name
        self.told: list[str] = []
        self.away = away
        self.closed = False
        self.broken_for = ""
        """An alert that it cannot bear."""
        self.asked = asyncio.Event()
        self.holds: asyncio.Event | None = None

    async def tell(self, delivery: Delivery) -> None:
        if delivery.alert.alert_id == self.broken_for:
            raise ValueError("nobody foresaw this")
        self.asked.set()
        if self.holds:
            await self.holds.wait()
        if self.away:
            self.away -= 1
            raise DeliveryError("nobody there")
        self.told.append(delivery.alert.revision_id)

    async def close(self) -> None:
        self.closed = True


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with contextlib.closing(open_ledger()) as opened:
        yield opened


@pytest.fixture
def metrics() -> Metrics:
    return Metrics.create(CollectorRegistry())


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "LOOK", 0.01)
    monkeypatch.setattr(delivery, "FIRST_PAUSE", delivery.FIRST_PAUSE * 0)


def put(ledger: Ledger, channel: str, *revisions: int, alert_id: str = "a1") -> None:
    sample = Delivery.decode((WIRE / "Delivery.v1.good.json").read_bytes())
    made = [
        sample.model_copy(
            update={
                "channel": channel,
                "alert": sample.alert.model_copy(
                    update={"alert_id": alert_id, "revision": revision}
                ),
            }
        )
        for revision in revisions
    ]
    ledger.commit(Commit(stage="notify", moves=(), results=made))


async def deliver(ledger: Ledger, metrics: Metrics, *channels: Listener, until: int) -> None:
    deliverer = Deliverer(ledger, channels, metrics, worker="test")
    task = asyncio.create_task(deliverer.run())
    async with asyncio.timeout(5):
        while sum(len(channel.told) for channel in channels) < until:
            deliverer.wake()
            await asyncio.sleep(0.001)
    await asyncio.sleep(0.02)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_each_delivery_is_made_once_and_in_order(ledger: Ledger, metrics: Metrics) -> None:
    put(ledger, "desk", 2, 1, 3)
    put(ledger, "desk", 1)
    desk = Listener("desk")
    await deliver(ledger, metrics, desk, until=3)
    assert desk.told == ["a1/1", "a1/2", "a1/3"]
    assert not any(ledger.deliveries_pending().values())
    assert desk.closed


async def test_a_channel_that_is_away_is_tried_until_it_hears(
    ledger: Ledger, metrics: Metrics
) -> None:
    put(ledger, "desk", 1, 2)
    desk = Listener("desk", away=4)
    await deliver(ledger, metrics, desk, until=2)
    assert desk.told == ["a1/1", "a1/2"]


async def test_a_channel_that_is_away_keeps_nobody_waiting(
    ledger: Ledger, metrics: Metrics
) -> None:
    put(ledger, "desk", 1)
    put(ledger, "pager", 1)
    desk, pager = Listener("desk", away=10**9), Listener("pager")
    await deliver(ledger, metrics, desk, pager, until=1)
    assert (desk.told, pager.told) == ([], ["a1/1"])
    assert ledger.deliveries_pending().get("desk") == 1


async def test_what_a_dead_worker_had_taken_is_told_by_the_next(
    ledger: Ledger, metrics: Metrics
) -> None:
    put(ledger, "desk", 1)
    now = delivery._now()
    lease = delivery.LEASE
    assert ledger.take_deliveries("desk", "dead", now=now - 2 * lease, lease=lease, limit=9)
    desk = Listener("desk")
    await deliver(ledger, metrics, desk, until=1)
    assert desk.told == ["a1/1"]


async def test_a_delivery_that_cannot_be_made_keeps_no_other_waiting(
    ledger: Ledger, metrics: Metrics
) -> None:
    for alert_id in ("a1", "a2", "a3"):
        put(ledger, "desk", 1, alert_id=alert_id)
    desk = Listener("desk")
    desk.broken_for = "a1"
    await deliver(ledger, metrics, desk, until=2)
    assert sorted(desk.told) == ["a2/1", "a3/1"]
    assert ledger.deliveries_pending() == {"desk": 1}


async def test_what_waits_behind_a_slow_delivery_is_free_for_other_workers(
    ledger: Ledger, metrics: Metrics
) -> None:
    for alert_id in ("a1", "a2", "a3"):
        put(ledger, "desk", 1, alert_id=alert_id)
    slow, quick = Listener("desk"), Listener("desk")
    slow.holds = asyncio.Event()
    task = asyncio.create_task(Deliverer(ledger, [slow], metrics, worker="slow").run())
    async with asyncio.timeout(5):
        await slow.asked.wait()
    await deliver(ledger, metrics, quick, until=2)
    slow.holds.set()
    assert sorted(quick.told) == ["a2/1", "a3/1"]
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_what_was_told_is_not_told_again_because_the_ledger_was_away(
    ledger: Ledger, metrics: Metrics, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ledger, "desk", 1, 2)
    monkeypatch.setattr(delivery, "LEASE", delivery.LEASE * 0)
    settle, faults = ledger.delivered, iter([True, True])

    def delivered(delivery_id: str, *, at: datetime) -> None:
        if next(faults, False):
            raise OperationalError("update", {}, Exception("gone"))
        settle(delivery_id, at=at)

    monkeypatch.setattr(ledger, "delivered", delivered)
    desk = Listener("desk")
    await deliver(ledger, metrics, desk, until=2)
    assert desk.told == ["a1/1", "a1/2"]


async def test_a_ledger_that_hangs_does_not_hold_up_the_loop(
    ledger: Ledger, metrics: Metrics, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, answer = threading.get_ident(), threading.Event()
    asked: list[int] = []

    def hangs(*_: object, **__: object) -> list[Pending]:
        asked.append(threading.get_ident())
        answer.wait(5)
        return []

    monkeypatch.setattr(ledger, "take_deliveries", hangs)
    task = asyncio.create_task(Deliverer(ledger, [Listener("desk")], metrics, worker="w").run())
    async with asyncio.timeout(4):
        while not asked:  # noqa: ASYNC110  it is another thread that asks
            await asyncio.sleep(0.001)
    answer.set()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert loop not in asked
