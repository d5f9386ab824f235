"""The corpus of places: hard names, what words around them say, and what is no place."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from processors.geo import PlaceMention
from tests.places import gazetteer

CORPUS = Path(__file__).parents[2] / "corpus" / "places"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    found: list[dict[str, Any]] = tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))["case"]
    return found


def first(text: str, name: str) -> PlaceMention:
    """The first mention of `name`."""
    found = gazetteer().mentions(text)
    named = [m for m in found if m.name == name]
    assert named, f"{name!r} is not among {[m.name for m in found]}"
    return named[0]


@pytest.mark.parametrize("case", cases("hard_names.toml"), ids=lambda c: c["name"])
def test_a_hard_name_is_the_right_place(case: dict[str, Any]) -> None:
    location = first(case["text"], case["name"]).location
    assert location is not None, case["why"]
    said = location.place.id if ":" in case["id"] else location.country
    assert (said, location.precision) == (case["id"], case["precision"]), location.why


@pytest.mark.parametrize("case", cases("structure.toml"), ids=lambda c: c["text"])
def test_words_around_a_name_say_what_it_is(case: dict[str, Any]) -> None:
    location = first(case["text"], case["name"]).location
    assert location is not None, case["why"]
    assert location.place.id.startswith(case["id"]), location.why
    assert case["within"] in ("", *(ref.id for ref in location.chain)), location.why
    assert location.precision == case["precision"], location.why


@pytest.mark.parametrize("case", cases("no_places.toml"), ids=lambda c: c["text"])
def test_what_is_no_place_is_not_found(case: dict[str, Any]) -> None:
    found = [m.name for m in gazetteer().mentions(case["text"]) if not m.demonym]
    assert found == [], case["why"]


def test_a_word_in_capitals_is_no_town_of_another_country() -> None:
    text = "A SAVAGE ATTACK KILLED TWO GUARDS IN SAN SALVADOR, SOYAPANGO, SANTA TECLA AND SAN MIGUEL, EL SALVADOR."
    names = [mention.name for mention in gazetteer().mentions(text)]
    assert names == ["SAN SALVADOR", "SOYAPANGO", "SANTA TECLA", "SAN MIGUEL", "EL SALVADOR"]
