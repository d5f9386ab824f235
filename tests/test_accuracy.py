"""The scorer counts as it says it does."""

from typing import Any

import pytest

from tests.accuracy.fields import is_right
from tests.accuracy.matching import located, matched, same_movement, same_numbers
from tests.accuracy.tally import Tally
from tests.codebook import Coded
from tests.corpus import zip_counts


def a_casualty(**fields: Any) -> Coded:
    return {
        "kind": "casualty",
        "effect": "killed",
        "low": 12,
        "best": 12,
        "high": 12,
        "start": 0,
        "end": 20,
        "who": "civilian",
        "place": "Homs",
        "within": ["Syria"],
        **fields,
    }


def a_movement(**fields: Any) -> Coded:
    return {
        "kind": "movement",
        "action": "deploy",
        "actor": "the army",
        "size_low": None,
        "size_high": None,
        "place": "Homs",
        "destination": "Homs",
        "origin_place": None,
        "start": 0,
        "end": 20,
        **fields,
    }


def test_what_is_read_as_written_is_all_right() -> None:
    gold = [a_casualty(), a_casualty(effect="wounded", start=30, end=50)]

    result = matched(gold, gold, same_numbers)

    assert (len(result.pairs), result.missed, result.invented) == (2, (), ())


def test_a_claim_answers_for_one_only() -> None:
    result = matched([a_casualty()], [a_casualty(), a_casualty()], same_numbers)

    assert (len(result.pairs), len(result.invented)) == (1, 1)


def test_of_two_with_the_same_numbers_the_one_in_the_same_words_is_taken() -> None:
    near, far = a_casualty(start=2, end=18, who="soldier"), a_casualty(start=90, end=99)

    result = matched([a_casualty(who="rebel")], [far, near], same_numbers)

    assert result.pairs[0][1] is near


@pytest.mark.parametrize(
    ("other", "answers"),
    [
        ({}, True),
        ({"action": "advance"}, False),
        ({"start": 90, "end": 99}, False),
        ({"start": 90, "end": 99, "actor": "army of Homs", "destination": "near Homs"}, False),
        ({"start": 90, "end": 99, "size_low": 5, "size_high": 5}, False),
    ],
)
def test_a_movement_answers_by_its_words_or_by_who_and_where(
    other: Coded, *, answers: bool
) -> None:
    gold = a_movement(actor="government troops", destination="Hama", place="Hama")
    assert same_movement(gold, a_movement(actor="rebels", destination="Aleppo") | other) is answers


def test_movements_of_one_size_answer_each_other() -> None:
    gold = a_movement(size_low=500, size_high=500)
    assert same_movement(gold, a_movement(size_low=500, size_high=500, start=90, end=99))


def test_names_are_right_if_they_share_a_telling_word() -> None:
    gold, read = a_casualty(origin="the army spokesman"), a_casualty(origin="army spokesman Haddad")
    assert is_right("origin", gold, read)
    assert not is_right("origin", gold, a_casualty(origin=None))


def test_nothing_to_read_and_nothing_read_is_perfect() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)


def test_tallies_add_up() -> None:
    assert (Tally(1, 2, 3) + Tally(1, 1, 1)).f1 == pytest.approx(4 / 7)


def test_a_quote_that_differs_in_a_mark_is_still_found() -> None:
    assert located("killed, he said", "Ten were killed he said.") == (15, 23)


def test_counts_are_written_short() -> None:
    assert zip_counts(("low", "best", "high"), "12/12/-") == {"low": 12, "best": 12, "high": None}
    with pytest.raises(ValueError, match=r"shorter|longer"):
        zip_counts(("low", "best", "high"), "12/12")
