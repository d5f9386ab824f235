"""In which year a day is that a text names without one."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from processors.text.day_words import MONTHS, Days

_AHEAD = timedelta(days=2)
"""A day in full may be so far ahead of publication: elsewhere it is tomorrow already."""
_LEAP_DAY = (2, 29)


def so_far(days: Days, published: date) -> Days:
    """A month or year that is not over ends with the day of publication."""
    if days.kind in {"month", "year"} and days.first <= published < days.last:
        return replace(days, last=published)
    return days


def of_story(words: list[str], told: Days | None, days: Days, published: date) -> Days:
    """The last such day; "On 5 November" in a text that opens with "in November 2005" is then.

    `words`: those of its sentence; `told`: the days of history told of last.
    """
    low = words[days.start : days.end]
    if days.kind not in {"day", "month"} or MONTHS.keys().isdisjoint(low):
        return days
    if any(map(_is_year, low)) or not {"last", "this", "next"}.isdisjoint(low):
        return days
    if days.kind == "month" and told is None:
        return days
    back = days.first.year - told.last.year if told else days.first > published + _AHEAD
    if back <= 0 or (days.first.month, days.first.day) == _LEAP_DAY:
        return days
    first = days.first.replace(year=days.first.year - back)
    if days.kind == "month":
        last = date(first.year, first.month, monthrange(first.year, first.month)[1])
    else:
        last = days.last.replace(year=days.last.year - back)
    return replace(days, first=first, last=last)


def ahead(words: list[str], days: Days, published: date) -> Days:
    """The next such day or month, in a text about what will come."""
    low = words[days.start : days.end]
    if low[:1] == ["this"] and low[1:] in (["month"], ["year"]):
        is_month = low[1] == "month"
        month = days.first.month if is_month else _DECEMBER
        last = date(days.first.year, month, monthrange(days.first.year, month)[1])
        return replace(days, last=last)
    if days.kind not in {"day", "month", "span"} or MONTHS.keys().isdisjoint(low):
        return days
    if any(map(_is_year, low)) or "last" in low or days.last >= published - _JUST_BEFORE:
        return days
    if (days.first.month, days.first.day) == _LEAP_DAY:
        return days
    return replace(
        days,
        first=days.first.replace(year=days.first.year + 1),
        last=days.last.replace(year=days.last.year + 1),
    )


_DECEMBER = 12
_JUST_BEFORE = timedelta(days=120)
"""A plan for a day so short before is told behind it."""


def _is_year(word: str) -> bool:
    return len(word) == len("2005") and word.isdigit()
