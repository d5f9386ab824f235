"""The case that everything else follows from: a war day told whole, in parts and in places."""

from datetime import date

from schemas.claim import Scope, Who
from schemas.finding import Estimate, Toll
from schemas.reading import Reading
from tests.builders import (
    DAY,
    a_casualty_claim,
    a_reading,
    at_least,
    exactly,
    in_city,
    in_country,
    in_district,
    vaguely,
)
from tests.processors.corroboration.weighing import tolls


def a_war_day() -> Reading:
    monitor = {"origin": "Observatory for Rights"}
    country = {"location": in_country(), "scope": Scope.PERIOD} | monitor
    city = {"location": in_city(), "scope": Scope.PERIOD} | monitor
    district = {"location": in_district(), "origin": "AFP correspondent"}
    whole = a_casualty_claim(143, who=Who.MIXED, claim_id="whole", **country)
    return a_reading(
        whole,
        a_casualty_claim(75, who=Who.CIVILIAN, part_of="whole", **country),
        a_casualty_claim(41, who=Who.SOLDIER, part_of="whole", **country),
        a_casualty_claim(27, who=Who.REBEL, part_of="whole", **country),
        at_least(19, who=Who.CIVILIAN, **city),
        a_casualty_claim(3, who=Who.REBEL, **city),
        vaguely(2, who=Who.SOLDIER, **city),
        at_least(2, who=Who.POLICE, **district),
        at_least(
            19_001,
            who=Who.MIXED,
            location=in_country(),
            scope=Scope.CUMULATIVE,
            date_from=date(2025, 3, 1),
            date_to=DAY,
            **monitor,
        ),
    )


def by_slot() -> dict[tuple[Scope, str | None], Toll]:
    return {(toll.scope, toll.place): toll for toll in tolls(a_war_day())}


def test_there_is_one_toll_for_each_thing_that_is_counted() -> None:
    assert set(by_slot()) == {
        (Scope.PERIOD, "Ukraine"),
        (Scope.PERIOD, "Kharkiv"),
        (Scope.INCIDENT, "Saltivka"),
        (Scope.CUMULATIVE, "Ukraine"),
    }


def test_the_country_day_is_the_stated_whole_with_its_parts_as_lines() -> None:
    toll = by_slot()[Scope.PERIOD, "Ukraine"]

    assert toll.estimate == exactly(143)
    assert {line.who: line.estimate for line in toll.lines} == {
        Who.CIVILIAN: exactly(75),
        Who.SOLDIER: exactly(41),
        Who.REBEL: exactly(27),
    }
    assert toll.flags == ()


def test_the_city_day_adds_its_kinds_of_people_and_is_bounded_by_the_country() -> None:
    tolls = by_slot()
    toll = tolls[Scope.PERIOD, "Kharkiv"]

    assert toll.estimate == Estimate(low=22, best=None, high=143)
    assert toll.flags == ("derived",)
    assert toll.contained_in == (tolls[Scope.PERIOD, "Ukraine"].finding_id,)


def test_the_district_lies_in_the_city_day_and_in_the_country_day() -> None:
    tolls = by_slot()
    toll = tolls[Scope.INCIDENT, "Saltivka"]

    assert toll.estimate == Estimate(low=2, best=2, high=143)
    assert toll.contained_in == (
        tolls[Scope.PERIOD, "Kharkiv"].finding_id,
        tolls[Scope.PERIOD, "Ukraine"].finding_id,
    )


def test_the_running_toll_is_a_series_of_its_own() -> None:
    toll = by_slot()[Scope.CUMULATIVE, "Ukraine"]

    assert toll.estimate == Estimate(low=19_001, best=19_001, high=None)
    assert toll.contained_in == ()


def test_nothing_is_the_naive_sum() -> None:
    assert {toll.estimate.low for toll in by_slot().values()} == {143, 22, 2, 19_001}
