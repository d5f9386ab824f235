"""One stage at work, without a broker."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy.exc import OperationalError

from daemon import stage as module
from daemon.batch import Arrival
from daemon.health import Health
from daemon.ledger import Commit, Ledger, Move, UnfitError, open_ledger
from daemon.metrics import Metrics
from daemon.settings import DeadLetters, Settings, Work
from daemon.stage import RunningStage, Surroundings, TooManyRefusedError
from daemon.topics import ARTICLES, CLAIMS
from tests.daemon import toys
from tests.daemon.fake_carrier import FakeCarrier


class Bench:
    """A running stage and all around it."""

    def __init__(self, ledger: Ledger, thinking: ThreadPoolExecutor, batch: int) -> None:
        self.ledger = ledger
        self.carrier = FakeCarrier(log=list(range(1000)))
        self.metrics = Metrics.create(CollectorRegistry())
        self.health = Health()
        self.health.well("worker")
        self.told = 0
        settings = Settings(work=Work(batch=batch), dead_letters=DeadLetters(max_in_a_row=3))
        self.running = RunningStage(
            toys.READ,
            Surroundings(
                settings,
                ledger,
                self.carrier,
                self.metrics,
                self.health,
                thinking,
                self._tell,
            ),
        )

    def _tell(self) -> None:
        self.told += 1

    async def take(self, *offsets: int, poison: bool = False) -> None:
        for offset in offsets:
            value = toys.article(offset, title=toys.POISON if poison else "").encode()
            await self.running.take(Arrival(ARTICLES.name, 0, offset, offset, 1.0, b"k", value))

    async def until(self, claim: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not claim():  # noqa: ASYNC110  it asks a database
                await asyncio.sleep(0.001)

    def reached(self) -> int | None:
        return self.ledger.next_offset("read", ARTICLES.name, 0)


@asynccontextmanager
async def bench(
    folder: Path, *, batch: int = 200
) -> AsyncIterator[tuple[Bench, "asyncio.Task[None]"]]:
    with (
        closing(open_ledger(f"sqlite:///{folder / 'ledger.sqlite3'}")) as ledger,
        ThreadPoolExecutor(1) as thinking,
    ):
        made = Bench(ledger, thinking, batch)
        work = asyncio.create_task(made.running.work())
        try:
            yield made, work
        finally:
            made.running.forget()
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.0)


async def test_what_is_taken_is_sent_and_committed(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, _):
        await b.take(0, 1, 2)
        await b.until(lambda: b.reached() == 3)

        assert [m.topic for m in b.carrier.sent] == [CLAIMS.name] * 3
        await b.until(lambda: b.carrier.reached == {0: 3})
        assert b.told >= 1
        assert b.running.newest == toys.article(2).published_at


async def test_what_comes_twice_is_done_once(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, _):
        await b.take(0, 1, 0, 1, 2)
        await b.until(lambda: b.reached() == 3)

        assert len(b.carrier.sent) == 3


async def test_a_partition_never_read_begins_where_the_topic_does(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, _):
        b.carrier.begins, b.carrier.away = 100, 3  # and is waited for, if the broker is away
        await b.take(100)
        await b.until(lambda: b.reached() == 101)

        assert b.metrics.holes.labels("read")._value.get() == 0


async def test_a_broker_that_is_away_is_waited_for(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, _):
        await b.take(0)
        await b.until(lambda: b.reached() == 1)
        b.carrier.away = 3
        await b.take(1)
        await b.until(lambda: b.reached() == 2)

        assert b.metrics.retries.labels("read")._value.get() == 3
        await b.until(lambda: b.health.reasons() == ())


async def test_while_it_waits_the_worker_is_not_ready(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, _):
        await b.take(0)
        b.carrier.away = 10**9

        await b.until(lambda: any("waits for broker" in why for why in b.health.reasons()))


async def test_a_ledger_that_is_away_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bench(tmp_path) as (b, _):
        commit, faults = b.ledger.commit, iter([True, True, False])

        def failing(batch: Commit) -> None:
            if next(faults, False):
                raise OperationalError("commit", {}, Exception("gone"))
            commit(batch)

        monkeypatch.setattr(b.ledger, "commit", failing)
        await b.take(0)
        await b.until(lambda: b.reached() == 1)


async def test_a_fenced_batch_is_dropped_and_the_ledger_asked_again(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, _):
        await b.take(0)
        await b.until(lambda: b.carrier.reached == {0: 1})
        b.ledger.commit(Commit("read", [Move(ARTICLES.name, 0, 1, 5)]))

        await b.take(1)
        await b.until(lambda: b.metrics.fenced.labels("read")._value.get() == 1)
        await b.take(2, 3, 4, 5)
        await b.until(lambda: b.reached() == 6)


async def test_what_was_taken_away_is_not_begun(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, work):
        work.cancel()
        await b.take(0)
        b.running.forget([0])

        again = asyncio.create_task(b.running.work())
        await asyncio.sleep(0.05)
        again.cancel()
        assert b.reached() is None


async def test_too_many_refusals_are_written_down_first(tmp_path: Path) -> None:
    async with bench(tmp_path) as (b, work):
        await b.take(0, 1, 2, 3, poison=True)
        with pytest.raises(TooManyRefusedError, match="3 messages"):
            await work

        assert len(b.ledger.dead_letters()) == 3
        assert b.reached() == 3


async def test_a_message_that_the_database_cannot_take_is_found_and_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bench(tmp_path) as (b, _):
        commit = b.ledger.commit

        def choosy(batch: Commit) -> None:
            if any(getattr(message, "id", "") == "a2" for message in batch.inputs):
                raise UnfitError("DataError: too long")
            commit(batch)

        monkeypatch.setattr(b.ledger, "commit", choosy)
        await b.take(0, 1, 2, 3)
        await b.until(lambda: b.reached() == 4)

        (letter,) = b.ledger.dead_letters()
        assert (letter.offset, letter.reason) == (2, "DataError: too long")


async def test_no_more_is_taken_than_a_batch_while_one_is_waiting(tmp_path: Path) -> None:
    async with bench(tmp_path, batch=2) as (b, work):
        work.cancel()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(b.take(0, 1, 2), 0.05)

        assert b.running.admission.next() == {0: 2}
