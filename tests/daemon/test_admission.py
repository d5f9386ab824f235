"""Whose turn it is: every offset once, in order."""

import asyncio

import pytest
from prometheus_client import CollectorRegistry

from daemon import admission
from daemon.admission import Admission, TopicLostError
from daemon.metrics import Metrics
from tests.daemon.fake_carrier import FakeCarrier


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for wait in ("STALLED", "BEHIND"):
        monkeypatch.setattr(admission, wait, -1.0)
    monkeypatch.setattr(admission, "LOOK_AGAIN", 0.0)


@pytest.fixture
def metrics() -> Metrics:
    return Metrics.create(CollectorRegistry())


def admitting(carrier: FakeCarrier, metrics: Metrics, ledger: int = 0) -> Admission:
    async def taken_up_at(_: int) -> int:
        return ledger

    return Admission("read", "articles", carrier, metrics, taken_up_at)


async def look() -> None:
    """Let a seek back happen."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_a_partition_begins_where_the_ledger_is(metrics: Metrics) -> None:
    door = admitting(FakeCarrier(), metrics, ledger=7)

    assert [await door.admit(0, offset) for offset in (5, 6, 7, 8)] == [None, None, 7, 8]
    assert door.next() == {0: 9}
    assert metrics.repeats.labels("read")._value.get() == 2


async def test_partitions_are_apart(metrics: Metrics) -> None:
    door = admitting(FakeCarrier(), metrics)

    assert [await door.admit(0, 0), await door.admit(1, 0), await door.admit(0, 1)] == [0, 0, 1]


async def test_a_jump_is_refused_and_sought_back(metrics: Metrics) -> None:
    carrier = FakeCarrier(log=[0, 1, 2, 3])
    door = admitting(carrier, metrics)
    await door.admit(0, 0)

    assert await door.admit(0, 3) is None
    await look()
    assert carrier.sought[0] == 1
    assert [await door.admit(0, offset) for offset in (1, 2, 3)] == [1, 2, 3]
    assert metrics.holes.labels("read")._value.get() == 0


async def test_what_still_comes_after_a_jump_is_refused_too(metrics: Metrics) -> None:
    carrier = FakeCarrier(log=[0, 1, 2, 3, 4, 5])
    door = admitting(carrier, metrics)
    await door.admit(0, 0)

    assert [await door.admit(0, offset) for offset in (3, 4, 5)] == [None] * 3
    await look()
    assert await door.admit(0, 5) is None
    assert metrics.rewinds.labels("read")._value.get() == 1


async def test_a_hole_that_the_broker_confirms_is_stepped_over_and_counted(
    metrics: Metrics,
) -> None:
    carrier = FakeCarrier(log=[0, 5, 6])
    door = admitting(carrier, metrics)
    await door.admit(0, 0)
    assert await door.admit(0, 6) is None
    await look()

    assert await door.admit(0, 6) is None
    assert await door.admit(0, 5) == 1
    assert await door.admit(0, 6) == 6
    assert metrics.holes.labels("read")._value.get() == 4


async def test_a_broker_that_is_away_is_asked_again(metrics: Metrics) -> None:
    carrier = FakeCarrier(log=[0, 1], away=2)
    door = admitting(carrier, metrics)
    await door.admit(0, 0)
    await door.admit(0, 9)
    await look()

    assert carrier.sought[:1] == [1]
    door.forget()


async def test_what_is_forgotten_is_asked_for_again(metrics: Metrics) -> None:
    carrier = FakeCarrier(log=[0, 1])
    door = admitting(carrier, metrics, ledger=3)
    await door.admit(0, 3)
    door.forget([0])

    assert door.next() == {}
    assert await door.admit(0, 3) == 3


async def test_a_tail_that_stays_away_is_sought(metrics: Metrics) -> None:
    carrier = FakeCarrier(log=[0, 1], ends=2)
    door = admitting(carrier, metrics)
    await door.admit(0, 0)

    await door.watch()
    await look()
    assert carrier.sought[:1] == [1]
    door.forget()


async def test_nothing_is_sought_when_all_is_done(metrics: Metrics) -> None:
    carrier = FakeCarrier(log=[0], ends=1)
    door = admitting(carrier, metrics)
    await door.admit(0, 0)

    await door.watch()
    await look()
    assert carrier.sought == []


async def test_a_topic_that_ends_before_the_ledger_is_lost(metrics: Metrics) -> None:
    door = admitting(FakeCarrier(ends=3), metrics, ledger=9)

    with pytest.raises(TopicLostError, match=r"ends at 3.* up to 9"):
        await door.watch()


async def test_a_topic_may_be_behind_for_a_moment(
    metrics: Metrics, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "BEHIND", 60.0)
    carrier = FakeCarrier(ends=3)
    door = admitting(carrier, metrics, ledger=9)

    await door.watch()
    carrier.ends = 9
    await door.watch()
