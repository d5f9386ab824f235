"""A step must cost the same after a year as on the first day."""

from datetime import timedelta

from processors.corroboration import corroborate
from schemas.claim import Scope
from schemas.reading import Reading
from tests.builders import (
    DAY,
    NOON,
    a_casualty_claim,
    a_movement_claim,
    a_reading,
    in_country,
    in_district,
)
from tests.stores import DictStore


def a_day_of_war(n: int) -> Reading:
    day = DAY + timedelta(days=n)
    dates = {"date_from": day, "date_to": day}
    return a_reading(
        a_casualty_claim(12, **dates),
        a_casualty_claim(3, location=in_district(), date_from=None, date_to=None),
        a_casualty_claim(40 + n % 9, location=in_country(), scope=Scope.PERIOD, **dates),
        a_casualty_claim(1000 + n, location=in_country(), scope=Scope.CUMULATIVE, **dates),
        a_movement_claim(**dates),
        article_id=f"a{n}",
        published_at=NOON + timedelta(days=n),
    )


def cost(store: DictStore, reading: Reading) -> tuple[int, int]:
    store.reads = store.writes = 0
    store.now = reading.published_at
    list(corroborate(store, reading))
    return store.reads, store.writes


def size(store: DictStore) -> int:
    return max(len(value) for value, _ in store.slots.values())


def test_a_step_costs_the_same_after_a_year() -> None:
    store = DictStore()
    costs = [cost(store, a_day_of_war(n)) for n in range(60)]
    month = max(costs[15:45])

    later = [cost(store, a_day_of_war(n)) for n in range(60, 365)]

    assert max(reads for reads, _ in later) <= month[0]
    assert max(writes for _, writes in later) <= month[1]


def test_an_entry_stops_growing() -> None:
    store = DictStore()
    for n in range(200):
        reading = a_reading(
            a_casualty_claim(12, origin=f"witness {n}"),
            a_movement_claim(origin=f"witness {n}"),
            article_id=f"a{n}",
            published_at=NOON + timedelta(minutes=n),
        )
        cost(store, reading)
        if n == 99:
            before = size(store)

    assert size(store) <= before * 1.05
