from datetime import timedelta

import pytest

from schemas.article import ArticleStatus
from schemas.claim import Action, Equipment, EquipmentType, Modality
from schemas.finding import Change, Estimate
from tests.builders import DAY, NOON, a_movement_claim, a_reading, hours
from tests.processors.corroboration.weighing import movements, published


def test_the_same_actor_action_and_place_within_days_are_one_movement() -> None:
    next_day = DAY + timedelta(days=1)

    [movement] = movements(
        a_reading(a_movement_claim(actor="Rebel fighters"), article_id="a1"),
        a_reading(
            a_movement_claim(actor="the rebels", date_from=next_day, date_to=next_day),
            article_id="a2",
        ),
    )

    assert (movement.date_from, movement.date_to) == (DAY, next_day)
    assert len(movement.origins) == 2


def test_a_week_later_is_another_movement() -> None:
    later = DAY + timedelta(days=7)

    found = movements(
        a_reading(a_movement_claim(), article_id="a1"),
        a_reading(a_movement_claim(date_from=later, date_to=later), article_id="a2"),
    )

    assert len(found) == 2


@pytest.mark.parametrize(
    "apart",
    [
        {"modality": Modality.PLANNED},
        {"modality": Modality.DENIED},
        {"modality": Modality.CONDITIONAL},
        {"stock": True},
        {"background": True},
        {"action": Action.WITHDRAW},
        {"actor": "the army"},
    ],
    ids=str,
)
def test_what_must_not_mix_is_a_movement_of_its_own(apart: dict[str, object]) -> None:
    assert len(movements(a_reading(a_movement_claim(), a_movement_claim(**apart)))) == 2


def test_sizes_are_not_added_across_origins() -> None:
    [movement] = movements(
        a_reading(a_movement_claim(size_low=1500, size_high=2000), article_id="a1"),
        a_reading(a_movement_claim(size_low=1800, size_high=1800), article_id="a2"),
    )

    assert movement.size == Estimate(low=1800, best=1800, high=2000)


def test_equipment_is_the_widest_that_is_said_of_each_type() -> None:
    tanks = [
        Equipment(type=EquipmentType.TANKS, low=80, high=120),
        Equipment(type=EquipmentType.TANKS, low=90, high=90),
    ]

    [movement] = movements(
        *(
            a_reading(a_movement_claim(equipment=(tank,)), article_id=f"a{n}")
            for n, tank in enumerate(tanks)
        )
    )

    assert movement.equipment == (Equipment(type=EquipmentType.TANKS, low=90, high=120),)


def test_an_undated_movement_takes_the_day_of_publication() -> None:
    [movement] = movements(a_reading(a_movement_claim(date_from=None, date_to=None)))

    assert movement.date_from == NOON.date()
    assert movement.flags == ("dated_by_publication",)


def test_a_withdrawn_article_retracts_its_movement() -> None:
    killed = a_reading(article_version=2, status=ArticleStatus.CANCELED)

    last = published(a_reading(a_movement_claim()), killed)

    assert {one.change for one in last[-2:]} == {Change.RETRACTED}


def test_a_repeat_in_the_same_voice_says_nothing_new() -> None:
    first = a_reading(a_movement_claim(origin="the army"), article_id="a1")
    again = a_reading(
        a_movement_claim(origin="the army"), article_id="a2", published_at=NOON + hours(1)
    )

    assert len(published(first, again)) == len(published(first))
