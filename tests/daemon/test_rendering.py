"""Figures and days as people read them."""

import json
from datetime import date

import pytest

from daemon.rendering import days, escaped, figure, plain
from schemas.finding import Estimate


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"),
    [
        (12, 12, 12, "12"),
        (12, 12, None, "at least 12"),
        (24, None, None, "at least 24"),
        (10, 14, None, "at least 10, best 14"),
        (8, 10, 12, "8–12, best 10"),
        (8, 12, 12, "8–12"),
        (1500, 1750, 2000, "1,500–2,000, best 1,750"),
    ],
)
def test_a_figure_is_as_short_as_it_can_be_said_truly(
    low: int, best: int | None, high: int | None, shown: str
) -> None:
    assert figure(Estimate(low=low, best=best, high=high)) == shown


def test_one_day_is_said_once() -> None:
    day = date(2031, 3, 3)
    assert days(day, day) == "3 Mar 2031"
    assert days(day, date(2031, 3, 5)) == "3 Mar 2031 – 5 Mar 2031"
    assert days(None, None) == ""


def test_what_a_terminal_would_obey_is_left_out() -> None:
    assert plain("a\x1b[31mb\n\tc\u202ed\u200be") == "a[31mb  cde"


def test_what_a_terminal_would_obey_is_escaped_in_json() -> None:
    said = {"quote": "a\x9b31mb\u202ec é"}
    line = json.dumps(said, ensure_ascii=False)
    assert escaped(line) == '{"quote": "a\\u009b31mb\\u202ec é"}'
    assert json.loads(escaped(line)) == said
