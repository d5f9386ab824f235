"""Stretches of days up to publication: "over the past week", "in two days of fighting"."""

# ruff: noqa: PLR0911, PLR2004 - a grammar is a list of cases

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

from processors.text import numbers
from processors.text.day_words import MONTHS, UNITS, Days
from processors.text.lexicon import words
from processors.text.tokens import Tokens


def calendar(word: str, target: str, published: date) -> tuple[date, date] | None:
    """First and last day of "this week", "last month" and their like."""
    monday = published - timedelta(published.weekday())
    match word, target:
        case "this", "week":
            return monday, published
        case (("last" | "previous"), "week"):
            return monday - timedelta(7), monday - timedelta(1)
        case (("this" | "last" | "past"), "weekend"):
            back = (published.weekday() - 5) % 7
            saturday = published - timedelta(back)
            return saturday, min(saturday + timedelta(1), max(published, saturday))
        case "next", _:
            return _next(target, published)
        case _, "quarter":
            return _quarter(word, published)
        case "this", "month":
            return published.replace(day=1), published
        case (("last" | "previous"), "month"):
            end = published.replace(day=1) - timedelta(1)
            return end.replace(day=1), end
        case "this", "year":
            return date(published.year, 1, 1), published
        case (("last" | "previous"), "year"):
            return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)
        case _:
            return None


def _quarter(word: str, published: date) -> tuple[date, date] | None:
    first, last = _start_of_quarter(published), published
    if word in {"last", "previous"}:
        last = first - timedelta(1)
        first = _start_of_quarter(last)
    return (first, last) if word != "past" else None


def _start_of_quarter(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _next(target: str, published: date) -> tuple[date, date] | None:
    if target == "week":
        monday = published - timedelta(published.weekday())
        return monday + timedelta(7), monday + timedelta(13)
    if target == "month":
        following = (published.replace(day=1) + timedelta(32)).replace(day=1)
        size = monthrange(following.year, following.month)[1]
        return following, following.replace(day=size)
    if target == "year":
        return date(published.year + 1, 1, 1), date(published.year + 1, 12, 31)
    return None


def read_end(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "by the end of the month", "the end of this week", in what is planned."""
    if tokens.low[i : i + 3] != ["the", "end", "of"] or tokens.word(i + 3) not in {"the", "this"}:
        return None
    unit, end = tokens.word(i + 4), i + 5
    if unit == "year":
        return Days(i, end, published, date(published.year, 12, 31), "span", many=True)
    if unit == "month":
        last = published.replace(day=monthrange(published.year, published.month)[1])
        return Days(i, end, published, last, "span", many=True)
    if unit == "week":
        last = published + timedelta(6 - published.weekday())
        return Days(i, end, published, last, "span", many=True)
    return None


def read_stretch(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "(over) the past 24 hours", "in the last three days", "past week"."""
    if part := read_part(tokens, i, published):
        return part
    j = i
    while tokens.word(j) in {"over", "in", "during", "for", "within", "the"}:
        j += 1
    if tokens.word(j) == "weekend" and j > i:
        span = calendar("last", "weekend", published)
        return Days(i, j + 1, *span, "span", many=True) if span else None
    if tokens.word(j) not in {"past", "last", "previous", "preceding"}:
        return _stretch_of_strife(tokens, i, j, published)
    count, j = count_at(tokens, j + 1)
    unit = tokens.word(j)
    if unit not in UNITS:
        return None
    days = UNITS[unit] * count if UNITS[unit] else max(1, count // 24)
    if days > 40_000:
        return None
    first = published - timedelta(days)
    return Days(i, j + 1, first, published, "span", since=days > 300, many=True)


def read_part(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "the first six months of this year", "the second half of 2022", "the last quarter"."""
    j = i
    while tokens.word(j) in {"over", "in", "during", "for", "within", "the"}:
        j += 1
    place = _PLACES.get(tokens.word(j))
    if place is None:
        return None
    count, k = count_at(tokens, j + 1)
    size = _PARTS.get(tokens.word(k))
    if size is None or tokens.word(k + 1) != "of":
        return None
    months = size * count
    year, end = _year_of(tokens, k + 2, published)
    if year is None or not 0 < months <= 12:
        return None
    begin = 13 - months if place < 0 else 1 + (place - 1) * months
    if not 1 <= begin <= 13 - months:
        return None
    final = begin + months - 1
    last = date(year, final, monthrange(year, final)[1])
    return Days(i, end, date(year, begin, 1), last, "span", many=True)


_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_PARTS = {"month": 1, "months": 1, "quarter": 3, "half": 6}


def _year_of(tokens: Tokens, k: int, published: date) -> tuple[int | None, int]:
    """The year named at `k`, and the index after it."""
    word, after = tokens.word(k), tokens.word(k + 1)
    if len(word) == 4 and word.isdigit():
        return int(word), k + 1
    if word in {"this", "the", "last"} and after == "year":
        return published.year - (word == "last"), k + 2
    return None, k


def _stretch_of_strife(tokens: Tokens, i: int, j: int, published: date) -> Days | None:
    """As in "in two days of fighting": the last two, if no month is told."""
    if tokens.word(i) not in {"in", "over", "during"}:
        return None
    count, k = count_at(tokens, j + (tokens.word(j) in {"a", "the"}))
    unit = tokens.word(k)
    if tokens.word(j) in _LESS:
        return _stretch_of_perfect(tokens, i, published)
    if unit not in UNITS:
        return None
    if tokens.word(k + 1) != "of":
        return _stretch_of_perfect(tokens, i, published)
    end = k + 2 + (tokens.word(k + 2) not in _STRIFE)
    after = tokens.low[end + 1 : end + 8]
    if tokens.word(end) not in _STRIFE or not _TOLD.isdisjoint(after):
        return None
    if any(a == "last" and b in UNITS for a, b in pairwise(after)):
        return None
    first = published - timedelta(UNITS[unit] * count if UNITS[unit] else max(1, count // 24))
    return Days(i, k + 1, first, published, "span", many=True)


_STRIFE = words(
    "fighting clashes violence strikes airstrikes raids attacks bombardment bombing shelling"
    " unrest battles bombings protests"
)
_TOLD = MONTHS.keys() | words("ago since ended until")


def read_subject(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "A week of clashes has left 90 dead", "two days of fighting have killed 40"."""
    j = i + 1 if tokens.word(i) == "a" else i
    count, k = count_at(tokens, j)
    unit = UNITS.get(tokens.word(k))
    if not unit or tokens.word(k + 1) != "of" or (i == j and k == j):
        return None
    end = k + 2 + (tokens.word(k + 2) not in _STRIFE)
    behind = tokens.low[end + 1 : end + _TELLING]
    days = unit * count
    if tokens.word(end) not in _STRIFE or not _HAVE.intersection(behind) or days > _DAYS_A_MONTH:
        return None
    return Days(i, k + 1, published - timedelta(days), published, "span", many=True)


_TELLING = 6
_HAVE = words("has have")


def _stretch_of_perfect(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "have driven 7,000 from their homes in less than three weeks"."""
    low = tokens.low
    if tokens.word(i) != "in" or _PERFECT.isdisjoint(low[max(0, i - _PERFECT_REACH) : i]):
        return None
    j = i + 1
    while tokens.word(j) in _LESS:
        j += 1
    count, k = count_at(tokens, j)
    if k == j or count < 2 or UNITS.get(tokens.word(k)) is None:
        return None
    if tokens.word(k + 1)[:1].isalpha() and tokens.word(k + 1) not in _AFTER_STRETCH:
        return None
    days = UNITS[tokens.word(k)] * count if UNITS[tokens.word(k)] else max(1, count // 24)
    if days > _DAYS_A_MONTH:
        return None
    return Days(i, k + 1, published - timedelta(days), published, "span", many=True)


_PERFECT = words("have has had")
_PERFECT_REACH = 14
_LESS = words("less fewer than just only under barely about around nearly almost over the")
_AFTER_STRETCH = words("in and as at near with across according")
_DAYS_A_MONTH = 31


def count_at(tokens: Tokens, j: int) -> tuple[int, int]:
    """A number at `j`, or 3 for "few", or 1, and the index after it."""
    if tokens.word(j) in {"few", "several", "couple"}:
        return (2 if tokens.low[j] == "couple" else 3), j + 1 + (tokens.word(j + 1) == "of")
    if number := numbers.read(tokens, j):
        return number
    return 1, j
