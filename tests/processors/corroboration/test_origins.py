import tomllib

import pytest

from processors.corroboration.origins import LETTERS, REGISTER, origin_key, standing
from tests.builders import a_source


@pytest.mark.parametrize(
    ("attributed", "key"),
    [
        ("the Syrian Observatory for Human Rights", "syrian observatory for human rights"),
        ("SOHR", "syrian observatory for human rights"),
        ("an AFP correspondent", "agence france presse"),
        ("U.N. human rights office", "united nations"),
        ("a spokesman for the Highland Front", "highland front"),
        ("Col. Ruiz (army spokesman)", "col ruiz"),
        ("the army spokeswoman", "army"),
        ("a spokesman", "spokesman"),
        ("the governor’s office", "governors office"),
    ],
)
def test_an_attribution_is_brought_to_one_name(attributed: str, key: str) -> None:
    assert origin_key(attributed, a_source()) == key


def test_an_outlet_s_own_staff_is_the_outlet() -> None:
    outlet = a_source("Daily Herald", family="Herald Group")

    assert origin_key("our correspondent", outlet) == origin_key(None, outlet)


def test_an_article_s_own_voice_is_its_publisher_s_family() -> None:
    assert origin_key(None, a_source(family="Group", domain="x.example")) == "group"
    assert origin_key(None, a_source(domain="x.example")) == "x.example"


def test_an_agency_is_one_voice_quoted_or_publishing() -> None:
    agency = a_source("Agence France-Presse", domain="afp.com")

    assert origin_key(None, agency) == origin_key("AFP", a_source())


def test_who_is_not_in_the_register_cannot_be_judged() -> None:
    assert standing("a villager").letter == "F"


def test_a_party_to_the_fight_has_a_side() -> None:
    assert standing("defence ministry").side == "government"
    assert standing("rebel commander").side == "opposition"


def test_a_word_within_a_word_is_not_that_word() -> None:
    assert standing("frontier police").side is None


def test_every_letter_in_the_register_is_known_and_has_a_reason() -> None:
    register = tomllib.loads(REGISTER.read_text(encoding="utf-8"))

    for entry in (*register["institution"], *register["kind"]):
        assert entry["letter"] in LETTERS
        assert entry["reason"]


def test_no_spelling_in_the_register_means_two_institutions() -> None:
    register = tomllib.loads(REGISTER.read_text(encoding="utf-8"))
    spellings = [
        name.casefold()
        for entry in register["institution"]
        for name in (entry["name"], *entry.get("also", ()))
    ]

    assert len(spellings) == len(set(spellings))
