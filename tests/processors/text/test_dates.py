"""Days named in a text, against a publication on Thursday 26 July 2012."""

from datetime import date

import pytest

from processors.text import dates
from processors.text.document import Document

THURSDAY = date(2012, 7, 26)


def days(text: str, *, ahead: bool = False) -> list[tuple[str, str]]:
    tokens = Document.of(text).sentences[0].tokens
    return [(str(d.first), str(d.last)) for d in dates.find(tokens, THURSDAY, ahead=ahead)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Wednesday", "2012-07-25", "2012-07-25"),
        ("on Thursday", "2012-07-26", "2012-07-26"),
        ("last Thursday", "2012-07-19", "2012-07-19"),
        ("Friday night", "2012-07-20", "2012-07-20"),
        ("on July 20, 2011", "2011-07-20", "2011-07-20"),
        ("on 30 December", "2011-12-30", "2011-12-30"),
        ("July 20-22", "2012-07-20", "2012-07-22"),
        ("2012-07-25", "2012-07-25", "2012-07-25"),
        ("25/07/2012", "2012-07-25", "2012-07-25"),
        ("Wednesday, July 25", "2012-07-25", "2012-07-25"),
        ("Wednesday and Thursday", "2012-07-25", "2012-07-26"),
        ("the past 24 hours", "2012-07-25", "2012-07-26"),
        ("in the last three days", "2012-07-23", "2012-07-26"),
        ("this week", "2012-07-23", "2012-07-26"),
        ("last week", "2012-07-16", "2012-07-22"),
        ("last month", "2012-06-01", "2012-06-30"),
        ("last night", "2012-07-25", "2012-07-25"),
        ("two days ago", "2012-07-24", "2012-07-24"),
        ("in March 1995", "1995-03-01", "1995-03-31"),
        ("on the thirteenth of March 1868", "1868-03-13", "1868-03-13"),
        ("the twenty-first of May 2012", "2012-05-21", "2012-05-21"),
        ("in 1995", "1995-01-01", "1995-12-31"),
        ("since July 20", "2012-07-20", "2012-07-26"),
        ("since March last year", "2011-03-01", "2012-07-26"),
    ],
)
def test_days_are_resolved_against_publication(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


def test_a_weekday_ahead_is_the_nearest_after_publication() -> None:
    assert days("on Friday or Saturday", ahead=True) == [("2012-07-27", "2012-07-28")]


def test_may_is_a_month_only_where_a_month_can_stand() -> None:
    assert days("he may go") == []
    assert days("in May") == [("2012-05-01", "2012-05-31")]


def test_a_month_does_not_take_the_count_behind_it() -> None:
    assert days("5 July and 12 people") == [("2012-07-05", "2012-07-05")]
