from typing import Any, Literal

import pytest
from pydantic import ValidationError

from processors.alerts.rules.threshold import check
from processors.alerts.rules.verdict import Verdict
from schemas.claim import Effect, Modality, Scope, Who
from schemas.finding import Toll, TollLine
from tests.builders import (
    NOON,
    REGION,
    a_location,
    a_toll,
    an_estimate,
    exactly,
    some_evidence,
)
from tests.processors.alerts.ringing import a_threshold, days


def verdict(toll: Toll, **rule: Any) -> Verdict | None:
    return check(a_threshold(**rule), toll)


def is_met(toll: Toll, **rule: Any) -> bool:
    found = verdict(toll, **rule)
    return found is not None and found.met


def test_it_is_met_at_the_figure_itself() -> None:
    assert is_met(a_toll(10), fire_at=10)
    assert not is_met(a_toll(9), fire_at=10)


@pytest.mark.parametrize(("estimate", "met"), [("low", False), ("best", False), ("high", True)])
def test_it_looks_at_the_estimate_it_names(
    estimate: Literal["low", "best", "high"], *, met: bool
) -> None:
    assert is_met(a_toll(estimate=an_estimate(15, 37, 60)), fire_at=50, estimate=estimate) is met


def test_a_top_left_open_says_nothing_of_higher_figures() -> None:
    assert not is_met(a_toll(estimate=an_estimate(24, 24)), fire_at=50, estimate="high")


def test_it_says_that_the_top_is_open() -> None:
    found = verdict(a_toll(estimate=an_estimate(52, 52)), fire_at=50, estimate="high")

    assert found is not None
    assert found.margin == "high 52 (open above) of at least 50; met by 2"


def test_a_figure_that_somebody_names_is_possible_though_the_top_is_open() -> None:
    evidence = (
        some_evidence(claim_id="c1", estimate=an_estimate(24, 24), origin_key="hospital"),
        some_evidence(claim_id="c2", estimate=exactly(60), origin_key="rebels"),
    )
    toll = a_toll(estimate=an_estimate(24, 24), evidence=evidence)

    assert is_met(toll, fire_at=50, estimate="high")


def test_a_figure_that_its_origin_has_replaced_is_no_longer_possible() -> None:
    evidence = (
        some_evidence(claim_id="c1", article_id="a2", estimate=an_estimate(24, 24)),
        some_evidence(claim_id="c2", article_id="a1", estimate=exactly(60)),
    )
    toll = a_toll(estimate=an_estimate(24, 24), evidence=evidence)

    assert not is_met(toll, fire_at=50, estimate="high")


def test_where_nobody_commits_the_certain_figure_is_compared() -> None:
    assert is_met(a_toll(estimate=an_estimate(24)), fire_at=20, estimate="best")


@pytest.mark.parametrize(
    "apart",
    [
        {"effect": Effect.WOUNDED},
        {"scope": Scope.CUMULATIVE},
        {"modality": Modality.DENIED},
        {"modality": Modality.PLANNED},
        {"modality": Modality.CONDITIONAL},
        {"background": True},
        {"flags": ("not_conflict",)},
    ],
    ids=str,
)
def test_what_did_not_happen_here_and_now_is_not_counted(apart: dict[str, Any]) -> None:
    assert verdict(a_toll(57, **apart)) is None


@pytest.mark.parametrize("place", ["Kharkiv", "KHARKIV oblast", "Ukraine", "iso:UA", "the Ukraine"])
def test_a_place_counts_for_all_that_hold_it(place: str) -> None:
    assert is_met(a_toll(57), places=(place,))


@pytest.mark.parametrize("place", ["Saltivka", "Sweden", "iso:SE", ""])
def test_a_place_does_not_count_for_others(place: str) -> None:
    assert verdict(a_toll(57), places=(place,)) is None


def test_a_region_does_not_count_for_its_city() -> None:
    region = a_toll(57, location=a_location(REGION))

    assert verdict(region, places=("Kharkiv",)) is None


def test_an_unknown_place_meets_no_rule_that_names_places() -> None:
    nowhere = a_toll(57, location=None, place=None)

    assert verdict(nowhere, places=("Ukraine",)) is None
    assert is_met(nowhere)


def test_too_few_origins_do_not_ring_and_it_says_so() -> None:
    found = verdict(a_toll(57), min_origins=2)

    assert found is not None
    assert not found.met
    assert "1 of 2 independent origins" in found.margin


def test_old_harm_does_not_ring() -> None:
    late = a_toll(57, at=NOON + days(10))

    assert verdict(late, max_age=days(7)) is None
    assert is_met(late, max_age=days(11))


def test_a_kind_of_people_is_compared_by_its_line() -> None:
    toll = a_toll(57, lines=(TollLine(who=Who.CIVILIAN, estimate=exactly(30)),))

    assert is_met(toll, fire_at=30, who=(Who.CIVILIAN,))
    assert not is_met(toll, fire_at=31, who=(Who.CIVILIAN,))
    assert verdict(toll, who=(Who.SOLDIER,)) is None


def test_kinds_of_people_are_not_added() -> None:
    lines = tuple(TollLine(who=who, estimate=exactly(6)) for who in (Who.SOLDIER, Who.POLICE))

    assert not is_met(a_toll(12, lines=lines), fire_at=10, who=(Who.SOLDIER, Who.POLICE))


def test_a_rule_that_clears_above_where_it_fires_is_refused() -> None:
    with pytest.raises(ValidationError, match="clear_at 11 is above fire_at 10"):
        a_threshold(10, clear_at=11)


def test_two_voices_of_which_one_says_so_many_are_one_voice_for_it() -> None:
    three = some_evidence(origin_key="governor", article_id="a1", estimate=exactly(3))
    fifteen = some_evidence(origin_key="red crescent", article_id="a2", estimate=exactly(15))
    split = a_toll(15, origins=("governor", "red crescent"), evidence=(fifteen, three))
    found = verdict(split, fire_at=10, min_origins=2)
    assert found is not None
    assert not found.met
    assert "1 of 2 independent origins name 10" in found.margin
    agreed = split.model_copy(
        update={"evidence": (fifteen, three.model_copy(update={"estimate": exactly(12)}))}
    )
    assert is_met(agreed, fire_at=10, min_origins=2)
