"""What a text's places are."""

import pytest

from tests.places import gazetteer


def found(text: str) -> dict[str, str]:
    """Name as written to the id it was resolved to; peoples left out."""
    return {
        m.name: m.location.place.id if m.location else "?"
        for m in gazetteer().mentions(text)
        if not m.demonym
    }


def test_a_town_is_found_in_its_country() -> None:
    assert found("Clashes broke out in Aleppo on Friday.") == {"Aleppo": "geonames:170063"}


def test_a_name_is_read_in_the_light_of_its_neighbour() -> None:
    assert found("A storm hit Paris, Texas, on Monday.")["Paris"] == "geonames:4717560"


def test_a_people_gives_a_country_and_no_place() -> None:
    (mention,) = gazetteer().mentions("Two Syrian soldiers were killed.")
    assert mention.demonym
    assert mention.location
    assert mention.location.country == "SY"


@pytest.mark.parametrize("text", ["Paris Hilton arrived.", "In March, it rained.", "The UN met."])
def test_persons_and_months_are_no_places(text: str) -> None:
    assert found(text) == {}


def test_a_rule_may_name_a_place_by_name_or_by_id() -> None:
    assert gazetteer().named("Aleppo")[0].id == "geonames:170063"
    assert gazetteer().named("iso:SY-HL")[0].name == "Aleppo"
    assert gazetteer().named("SY")[0].name == "Syria"
    assert gazetteer().named("geonames:170063")[0].name == "Aleppo"
    assert gazetteer().named("Nosuchplaceatall") == ()


def test_another_spelling_is_marked_and_trusted_less() -> None:
    (mention,) = (
        m for m in gazetteer().mentions("Shells fell in Kefr Zeta, Hama, Syria.") if m.start == 15
    )
    assert mention.location is not None
    assert "another spelling" in mention.location.why
    assert mention.location.score < 1


def test_one_place_has_one_identity_in_every_spelling() -> None:
    ids = set()
    for name in ("Karm Zaitoun", "Karm al-Zaytun", "Karm az-Zeitoun"):
        text = f"Residents fled the {name} neighbourhood of Homs, Syria."
        ids |= {
            m.location.place.id for m in gazetteer().mentions(text) if m.location and m.name == name
        }
    assert len(ids) == 1


def test_the_reason_names_the_runner_up() -> None:
    (mention, *_) = gazetteer().mentions("Protests in Tripoli, Libya, turned violent.")
    assert mention.location
    assert "; not " in mention.location.why


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "HOMS, Syria (AFP) — Clashes in Rastan, 20 km north of Homs, and in Houla."
    assert gazetteer().mentions(text) == gazetteer().mentions(text)


def test_the_dateline_is_marked() -> None:
    mentions = gazetteer().mentions("HOMS, Syria (AFP) — Clashes went on.")
    assert [m.dateline for m in mentions] == [True, True]
