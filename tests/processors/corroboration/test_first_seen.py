from datetime import timedelta

import pytest

from schemas.article import ArticleStatus
from schemas.claim import Modality
from schemas.finding import Change, FirstSeen
from schemas.reading import Reading
from tests.builders import (
    NOON,
    a_casualty_claim,
    a_movement_claim,
    a_reading,
    in_city,
    in_country,
    in_district,
)
from tests.processors.corroboration.weighing import published
from tests.stores import DictStore


def seen(*readings: Reading, store: DictStore | None = None) -> list[tuple[str | None, str]]:
    found = published(*readings, store=store)
    return [(one.place, one.change) for one in found if isinstance(one, FirstSeen)]


def test_the_first_harm_at_a_place_is_told_once() -> None:
    readings = [a_reading(a_casualty_claim(1), article_id=f"a{n}") for n in range(3)]

    assert seen(*readings) == [("Kharkiv", "initial")]


def test_a_movement_makes_a_place_seen() -> None:
    assert seen(a_reading(a_movement_claim()), a_reading(a_casualty_claim(), article_id="a2")) == [
        ("Kharkiv", "initial")
    ]


def test_a_district_of_a_seen_city_is_new_and_says_where_it_lies() -> None:
    found = published(
        a_reading(a_casualty_claim(location=in_city()), article_id="a1"),
        a_reading(a_casualty_claim(location=in_district()), article_id="a2"),
    )

    last = [one for one in found if isinstance(one, FirstSeen)][-1]
    assert last.place == "Saltivka"
    assert last.flags == ("inside_seen_place",)


def test_a_city_whose_district_is_seen_is_not_new() -> None:
    assert seen(
        a_reading(a_casualty_claim(location=in_district()), article_id="a1"),
        a_reading(a_casualty_claim(location=in_city()), article_id="a2"),
    ) == [("Saltivka", "initial")]


@pytest.mark.parametrize(
    "claim",
    [
        a_casualty_claim(background=True),
        a_casualty_claim(conflict=False),
        a_casualty_claim(0),
        a_casualty_claim(modality=Modality.DENIED),
        a_movement_claim(modality=Modality.PLANNED),
        a_casualty_claim(location=in_country()),
        a_casualty_claim(location=None),
    ],
    ids=["background", "accident", "nobody", "denied", "planned", "a country", "unknown place"],
)
def test_what_is_not_harm_now_at_a_known_place_makes_nothing_seen(claim: object) -> None:
    reading = a_reading().model_copy(update={"claims": (claim,)})

    assert seen(reading) == []


def test_a_place_is_new_again_when_memory_has_passed() -> None:
    later = NOON + timedelta(days=366)

    assert (
        len(
            seen(
                a_reading(a_casualty_claim()),
                a_reading(a_casualty_claim(), article_id="a2", published_at=later),
            )
        )
        == 2
    )


def test_a_place_named_by_a_withdrawn_article_alone_was_not_seen() -> None:
    killed = a_reading(article_version=2, status=ArticleStatus.CANCELED)

    assert seen(a_reading(a_casualty_claim()), killed)[-1] == ("Kharkiv", Change.RETRACTED)


def test_a_place_that_others_name_too_stays_seen() -> None:
    killed = a_reading(article_version=2, status=ArticleStatus.CANCELED)
    other = a_reading(a_casualty_claim(), article_id="a2")

    assert seen(a_reading(a_casualty_claim()), other, killed) == [("Kharkiv", "initial")]
