"""The worker around the stages: what ends it, and who tells the time."""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from prometheus_client import CollectorRegistry

from daemon import app as module
from daemon.admission import TopicLostError
from daemon.app import Worker, run_worker
from daemon.carrier import FaustCarrier
from daemon.health import Health
from daemon.identity import check_topics
from daemon.ledger import Commit, Entry, Ledger, Move, open_ledger
from daemon.metrics import Metrics
from daemon.settings import Kafka, Settings
from daemon.stages import Map
from daemon.topics import ALERTS, FINDINGS
from schemas.finding import JUDGED, Tick
from tests.daemon import toys
from tests.daemon.fake_carrier import FakeCarrier
from tests.ports import free_port


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(f"sqlite:///{tmp_path / 'ledger.sqlite3'}")) as opened:
        yield opened


@pytest.fixture
def settings() -> Settings:
    """Where nobody answers."""
    return Settings(kafka=Kafka(brokers=(f"127.0.0.1:{free_port()}",)))


def metrics() -> Metrics:
    return Metrics.create(CollectorRegistry())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_worker_that_waits_for_its_broker_can_be_stopped(
    settings: Settings, ledger: Ledger, number: signal.Signals
) -> None:
    health = Health()

    async def stop_us() -> None:
        while not any("does not answer" in why for why in health.reasons()):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        assert health.live()
        os.kill(os.getpid(), number)

    status = run_worker(
        settings, toys.STAGES, ledger, metrics(), health=health, background=[stop_us]
    )
    assert status == 0
    assert not health.live()


def test_a_failing_background_task_ends_the_worker(settings: Settings, ledger: Ledger) -> None:
    async def fail() -> None:
        raise ValueError("no port")

    assert run_worker(settings, toys.STAGES, ledger, metrics(), background=[fail]) == 1


def test_background_tasks_are_cancelled_at_the_end(settings: Settings, ledger: Ledger) -> None:
    ended: list[str] = []

    async def last() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("last")

    async def stop_us() -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    run_worker(settings, toys.STAGES, ledger, metrics(), background=[last, stop_us])
    assert ended == ["last"]


def test_a_topic_with_another_id_stops_the_worker(
    settings: Settings, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.commit(Commit("read", [Move("tocsin.articles", 0, 0, 9, "then")]))
    monkeypatch.setattr(module, "topic_ids", lambda *_: {"tocsin.articles": "now"})

    assert run_worker(settings, toys.STAGES, ledger, metrics()) == 1


def test_a_topic_without_an_id_is_taken_as_it_is() -> None:
    check_topics({"a": "1"}, {"a": "1"})
    check_topics({"a": "1"}, {})
    check_topics({}, {"a": "1"})
    with pytest.raises(TopicLostError, match="made anew"):
        check_topics({"a": "1"}, {"a": "2"})


@pytest.mark.parametrize(("held", "told"), [([0], 1), ([], 0)])
async def test_only_who_holds_the_findings_tells_the_time(
    settings: Settings, ledger: Ledger, held: list[int], told: int
) -> None:
    carrier = FakeCarrier(held=held)
    judge = Map("judge", FINDINGS, ALERTS, lambda _: ())
    worker = Worker(settings, [judge], ledger, metrics(), Health(), lambda: None)
    worker._carrier = cast("FaustCarrier", carrier)
    worker._running = cast("Any", {FINDINGS.name: None})

    await worker._tick()
    ticks = [JUDGED.validate_json(sent.value) for sent in carrier.sent]
    assert [type(tick) for tick in ticks] == [Tick] * told
    assert all(sent.topic == FINDINGS.name for sent in carrier.sent)


async def test_a_tick_that_cannot_be_sent_is_no_fault(settings: Settings, ledger: Ledger) -> None:
    carrier = FakeCarrier(away=1)
    worker = Worker(settings, [], ledger, metrics(), Health(), lambda: None)
    worker._carrier = cast("FaustCarrier", carrier)
    worker._running = cast("Any", {FINDINGS.name: None})

    await worker._tick()
    assert carrier.sent == []


@pytest.mark.parametrize(("tick", "more"), [(None, 0), (timedelta(seconds=60), 1)])
async def test_time_is_told_only_if_asked_for(
    ledger: Ledger, tick: timedelta | None, more: int
) -> None:
    plain = Settings()
    chosen = plain.model_copy(update={"work": plain.work.model_copy(update={"tick": tick})})
    worker = Worker(chosen, [], ledger, metrics(), Health(), lambda: None)

    assert len(worker._chores(cast("Any", None))) == 5 + more


@pytest.mark.parametrize(
    ("newest", "kept"),
    [(timedelta(days=-100), True), (timedelta(0), False), (timedelta(days=27_000), True)],
)
async def test_an_article_from_the_future_does_not_age_what_is_remembered(
    settings: Settings, ledger: Ledger, newest: timedelta, *, kept: bool
) -> None:
    now = datetime.now(UTC)
    # Expired eight days ago where the news is of today; in a hundred days where it is of 2100.
    expires = now + (timedelta(days=100) if newest > timedelta(0) else timedelta(days=-8))
    ledger.commit(Commit("weigh", [Move("t", 0, 0, 1)], {("UA", "total"): Entry(b"1", expires)}))
    worker = Worker(settings, (), ledger, metrics(), Health(), lambda: None)
    worker._running["t"] = cast("Any", SimpleNamespace(stage=toys.WEIGH, newest=now + newest))
    await worker._sweep()
    assert (ledger.get("weigh", "UA", "total") is not None) == kept
