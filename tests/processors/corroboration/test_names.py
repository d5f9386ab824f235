import pytest

from processors.corroboration.names import actor_key, folded, full_names


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Šibenik Brigade", "sibenik brigade"),
        ("U.N.", "un"),
        ("paper.example", "paper.example"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_a_name_is_folded(name: str, plain: str) -> None:
    assert folded(name) == plain


@pytest.mark.parametrize(
    "actor", ["The rebels", "rebel fighters", "some 600 fighters of the rebels", "Rebel forces"]
)
def test_an_actor_has_one_key(actor: str) -> None:
    assert actor_key(actor) == "rebel"


def test_men_without_a_name_keep_their_word() -> None:
    assert actor_key("troops") == "troop"


def test_a_short_name_is_the_longer_one_that_has_its_words() -> None:
    assert full_names({"front", "highland front"})["front"] == "highland front"


def test_a_short_name_for_either_of_two_is_itself() -> None:
    names = {"ministry", "health ministry", "defence ministry"}

    assert full_names(names)["ministry"] == "ministry"
