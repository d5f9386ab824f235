"""Numbers and counts, by the codebook's table."""

import pytest

from processors.text import quantities
from processors.text.document import Document
from processors.text.quantities import Quantity


def counts(text: str) -> list[Quantity]:
    """Every count in a one-sentence text."""
    tokens = Document.of(text).sentences[0].tokens
    found = []
    i = 0
    while i < len(tokens):
        quantity = quantities.read(tokens, i)
        if quantity is not None:
            found.append(quantity)
        i = quantity.end if quantity else i + 1
    return found


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("12 people", 12, 12, 12),
        ("1,500 people", 1500, 1500, 1500),
        ("12 500 people", 12500, 12500, 12500),
        ("1.2m people", 1_200_000, 1_200_000, 1_200_000),
        ("1.2 million people", 1_200_000, 1_200_000, 1_200_000),
        ("twenty-five people", 25, 25, 25),
        ("two hundred and fifty people", 250, 250, 250),
        ("a hundred people", 100, 100, 100),
        ("half a million people", 500_000, 500_000, 500_000),
        ("half of the 30 hostages", 15, 15, 15),
        ("at least 12 people", 12, 12, None),
        ("12 or more people", 12, 12, None),
        ("12+ people", 12, 12, None),
        ("more than 12 people", 13, 13, None),
        ("over 12 people", 13, 13, None),
        ("up to 12 people", 1, 12, 12),
        ("as many as 12 people", 1, 12, 12),
        ("about 100 people", 80, 100, 120),
        ("some 100 people", 80, 100, 120),
        ("nearly 100 people", 80, 100, 100),
        ("between 1,500 and 2,000 people", 1500, 1750, 2000),
        ("20 to 31 people", 20, 25, 31),
        ("20–30 people", 20, 25, 30),
        ("two to three thousand people", 2000, 2500, 3000),
        ("a couple of people", 2, 2, 2),
        ("several people", 3, None, None),
        ("a handful of people", 3, None, None),
        ("dozens of people", 24, None, None),
        ("two dozen people", 24, None, None),
        ("scores of people", 40, None, None),
        ("hundreds of people", 200, None, None),
        ("tens of thousands of people", 20_000, None, None),
        ("several million people", 3_000_000, None, None),
        ("an unknown number of people", 2, None, None),
        ("no people", 0, 0, 0),
        ("another five people", 5, 5, 5),
        ("At least least 19 people", 19, 19, None),
    ],
)
def test_a_count_means_what_the_codebook_says(
    text: str, low: int, best: int | None, high: int | None
) -> None:
    assert [(q.low, q.best, q.high) for q in counts(text)] == [(low, best, high)]


@pytest.mark.parametrize(
    "text",
    [
        "a 32-year-old man",
        "Ahmed Nour, 32, said",
        "aged 9 and 12 ,",
        "at 7:00 am",
        "T-72 tanks",
        "the 62nd Brigade",
        "155 mm shells",
        "5 km away",
        "50 percent of it",
        "$5 million",
        "on Street 30 ,",
        "in 1995 ,",
        "on May 5 .",
        "no longer there",
        "three hours later",
    ],
)
def test_ages_dates_measures_and_names_are_not_counts(text: str) -> None:
    assert counts(text) == []


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [q.low for q in counts("one and two")] == [1, 2]


def test_a_definite_count_is_marked_as_spoken_of_before() -> None:
    assert counts("the three soldiers")[0].definite
