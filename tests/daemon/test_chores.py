"""The worker's chores, without a broker."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

from prometheus_client import CollectorRegistry

from daemon.app import Worker
from daemon.health import Health
from daemon.ledger import Commit, Entry, Ledger, Move, open_ledger
from daemon.metrics import Metrics
from daemon.settings import Settings
from daemon.stage import RunningStage, Surroundings
from tests.daemon import toys
from tests.daemon.fake_carrier import FakeCarrier

EXPIRES = datetime(2026, 3, 1, tzinfo=UTC)


async def swept(ledger: Ledger, newest: datetime) -> None:
    """Sweep as a worker does whose newest article says it is from `newest`."""
    settings, metrics, health = Settings(), Metrics.create(CollectorRegistry()), Health()
    worker = Worker(settings, (), ledger, metrics, health, lambda: None)
    with ThreadPoolExecutor(1) as thinking:
        running = RunningStage(
            toys.WEIGH,
            Surroundings(settings, ledger, FakeCarrier(), metrics, health, thinking, lambda: None),
        )
    running.newest = newest
    worker._running[toys.WEIGH.source.name] = running
    await worker._sweep()


def remembering(ledger: Ledger, expires: datetime) -> None:
    ledger.commit(Commit("weigh", [Move("t", 0, 0, 1)], {("UA", "total"): Entry(b"1", expires)}))


async def test_what_expired_long_ago_is_swept() -> None:
    with closing(open_ledger()) as ledger:
        remembering(ledger, EXPIRES)
        await swept(ledger, EXPIRES + timedelta(days=8))
        assert ledger.get("weigh", "UA", "total") is None


async def test_an_article_from_the_future_does_not_age_what_is_remembered() -> None:
    with closing(open_ledger()) as ledger:
        remembering(ledger, datetime.now(UTC) + timedelta(days=100))
        await swept(ledger, datetime(2199, 1, 1, tzinfo=UTC))
        assert ledger.get("weigh", "UA", "total") is not None
