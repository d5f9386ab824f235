from typing import Any

import pytest

from processors.alerts.rules.movement import check
from schemas.claim import Action, Modality
from schemas.finding import Movement
from tests.builders import a_movement, an_estimate
from tests.processors.alerts.ringing import a_movement_rule


def is_met(movement: Movement, **rule: Any) -> bool:
    found = check(a_movement_rule(**rule), movement)
    return found is not None and found.met


def test_a_reported_movement_rings() -> None:
    assert is_met(a_movement())


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.CONDITIONAL, Modality.DENIED])
def test_what_has_not_happened_rings_only_where_it_is_asked_for(modality: Modality) -> None:
    assert not is_met(a_movement(modality=modality))
    assert is_met(a_movement(modality=modality), modalities=(modality,))


def test_forces_that_stand_ring_only_where_they_are_asked_for() -> None:
    assert not is_met(a_movement(stock=True))
    assert is_met(a_movement(stock=True), include_stock=True)


def test_only_the_named_actions_ring() -> None:
    assert is_met(a_movement(), actions=(Action.ADVANCE,))
    assert not is_met(a_movement(), actions=(Action.WITHDRAW,))


@pytest.mark.parametrize(("words", "met"), [("REBEL", True), ("rebel army", False)])
def test_the_actor_must_contain_the_words(words: str, *, met: bool) -> None:
    assert is_met(a_movement(actor="Rebel fighters"), actor=words) is met


def test_a_movement_of_unknown_size_meets_no_rule_that_asks_for_one() -> None:
    assert not is_met(a_movement(), min_size=1)
    assert not is_met(a_movement(size=an_estimate(99, 100, 120)), min_size=100)
    assert is_met(a_movement(size=an_estimate(100, 100, 120)), min_size=100)
