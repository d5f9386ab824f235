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
        ("since the start of the year", "2012-01-01", "2012-07-26"),
        ("since the beginning of the month", "2012-07-01", "2012-07-26"),
        ("between 3 and 7 May", "2012-05-03", "2012-05-07"),
        ("overnight into Sunday", "2012-07-21", "2012-07-22"),
        ("overnight", "2012-07-25", "2012-07-26"),
        ("from 2300 on 20 July until 0200 on 21 July", "2012-07-20", "2012-07-21"),
        ("on Friday, Saturday and Sunday", "2012-07-20", "2012-07-22"),
        ("in mid-June", "2012-06-01", "2012-06-30"),
        ("in the summer of 2010", "2010-06-01", "2010-08-31"),
        ("in the 1980s", "1980-01-01", "1989-12-31"),
        ("the March 2011 bombing", "2011-03-01", "2011-03-31"),
        ("3 JAN 90", "1990-01-03", "1990-01-03"),
        ("the day before yesterday", "2012-07-24", "2012-07-24"),
        ("the night before last", "2012-07-24", "2012-07-24"),
        ("a fortnight ago", "2012-07-12", "2012-07-12"),
        ("over the previous day", "2012-07-25", "2012-07-26"),
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


@pytest.mark.parametrize(
    ("text", "kind", "shift"),
    [
        ("later that day", "relative", 0),
        ("the following morning", "relative", 1),
        ("the previous night", "relative", -1),
        ("the night before", "relative", -1),
        ("two days earlier", "relative", -2),
        ("a week later", "relative", 7),
        ("They came a day after gunmen fired", "recalled", -1),
        ("They came three days before rebels fired", "recalled", 3),
        ("over the same period", "again", 0),
    ],
)
def test_days_are_counted_from_the_day_last_spoken_of(text: str, kind: str, shift: int) -> None:
    (found,) = dates.find(Document.of(text).sentences[0].tokens, THURSDAY)
    assert (found.kind, (found.first - THURSDAY).days) == (kind, shift)


@pytest.mark.parametrize("text", ["3 JAN 12 soldiers", "for three days", "the third attack", "day"])
def test_what_names_no_other_day(text: str) -> None:
    assert [d for d in days(text) if d[0] < "2011"] == []


def test_one_night_of_two_days_is_not_several_days() -> None:
    night, days_ = (
        dates.find(Document.of(text).sentences[0].tokens, THURSDAY)[0]
        for text in ("on the night of 5 to 6 June", "on 5 and 6 June")
    )
    assert (night.many, days_.many) == (False, True)
