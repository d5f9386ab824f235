"""Days named by the calendar: "20 July", "July 2012", "13 NOV 89", "2012-07-25", "in 1995"."""

# ruff: noqa: PLR2004 - days and months have their numbers

import re
from calendar import monthrange
from datetime import date

from processors.text.day_words import MONTHS, Days, is_many
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BACKWARD = re.compile(r"(\d{4})/(\d{2})/(\d{2})")
_SHORT = re.compile(r"(\d{1,2})-([a-z]{3})-(\d{4})")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SHORT_YEAR = re.compile(r"\d{1,2}")
_LONG_AGO = 3
"""Months: "in March" a month or two ahead of publication is next March only after "next"."""


def read_numeral(tokens: Tokens, i: int, word: str, published: date) -> Days | None:
    """As in "20 July", "13 NOV 89", "2012-07-25", "25/07/2012", a bare year after "in"."""
    if _YEAR.fullmatch(word) and tokens.word(i + 1) == "-" and len(tokens.word(i + 2)) == 2:
        match = _ISO.fullmatch("".join(tokens.low[i : i + 5]))
        if match and (day := _made(int(match[1]), int(match[2]), int(match[3]))):
            return Days(i, i + 5, day, day, "day")
    if match := _BACKWARD.fullmatch(word):
        day = _made(int(match[1]), int(match[2]), int(match[3]))
        return Days(i, i + 1, day, day, "day") if day else None
    if (match := _SHORT.fullmatch(word)) and (month := MONTHS.get(match[2])):
        day = _made(int(match[3]), month, int(match[1]))
        return Days(i, i + 1, day, day, "day") if day else None
    if match := _NUMERIC.fullmatch(word):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        a, b = int(match[1]), int(match[2])
        day = _made(year, b, a) or _made(year, a, b)
        return Days(i, i + 1, day, day, "day") if day else None
    if match := _ORDINAL.fullmatch(word):
        return read_day_of_month(tokens, i, int(match[1]), published) or _read_year(tokens, i, word)
    return _read_year(tokens, i, word)


def read_day_of_month(tokens: Tokens, i: int, day: int, published: date) -> Days | None:
    """As in "20 July", "20-22 July 2011", "thirteenth of March"."""
    j, last = i + 1, None
    if tokens.word(j) in {"-", "–", "to", "and", "or"} and (
        match := _ORDINAL.fullmatch(tokens.word(j + 1))
    ):
        last, j = int(match[1]), j + 2
    if tokens.word(j) == "of":
        j += 1
    month = MONTHS.get(tokens.word(j))
    if month is None or not 1 <= day <= 31:
        return None
    end = j + 2 if tokens.word(j + 1) == "." else j + 1
    year = _nearest_year(published, month, day)
    end += tokens.word(end) == "of" and tokens.word(end + 1) in {"last", "this"}
    if found := year_at(tokens, end):
        year, end = found
    elif written := _short_year(tokens, end, published):
        year, end = written, end + 1
    elif tokens.word(end) in {"last", "this"} and tokens.word(end + 1) == "year":
        year, end = published.year - (tokens.word(end) == "last"), end + 2
    first = _made(year, month, day)
    until = _made(year, month, last) if last else first
    if not first or not until or until < first:
        return None
    return Days(i, end, first, until, "day", many=is_many(tokens, i, first, until))


def _short_year(tokens: Tokens, i: int, published: date) -> int | None:
    """The year of "13 NOV 89": the publication's own, or an earlier one behind a short month."""
    word, today = tokens.word(i), published.year
    if len(word) != 2 or not word.isdigit():
        return None
    year = today - (today - int(word)) % 100
    is_short = len(tokens.word(i - 1).rstrip(".")) <= 4 and not tokens.word(i + 1)[:1].isalpha()
    return year if year == today or (is_short and today - year <= 50) else None


def _read_year(tokens: Tokens, i: int, word: str) -> Days | None:
    if len(word) == 5 and word.endswith("0s") and _YEAR.fullmatch(word[:4]):
        first = int(word[:4])
        return Days(i, i + 1, date(first, 1, 1), date(first + 9, 12, 31), "year", many=True)
    if not _YEAR.fullmatch(word) or tokens.word(i - 1) not in _BEFORE_YEAR:
        return None
    first, end, last = int(word), i + 1, int(word)
    if tokens.word(end) in {"-", "–", "to", "and"} and _YEAR.fullmatch(tokens.word(end + 1)):
        last, end = int(tokens.low[end + 1]), end + 2
    elif tokens.word(end) in {"-", "–"} and _SHORT_YEAR.fullmatch(tokens.word(end + 1)):
        short = tokens.low[end + 1]  # "the 2008-9 war", "in 2022-23"
        last, end = int(word[: -len(short)] + short), end + 2
    if last < first or tokens.word(end) in {"people", "others", "civilians", "soldiers"}:
        return None
    return Days(i, end, date(first, 1, 1), date(last, 12, 31), "year", many=True)


_BEFORE_YEAR = words("in of since the during from early late mid until by between and (")


def read_month(tokens: Tokens, begin: int, i: int, published: date) -> Days | None:
    """As in "July 20", "July 20-22", "July 2012", "March last year", "in March"."""
    word = tokens.low[i]
    month = MONTHS[word]
    if word in {"may", "march", "mar", "sep", "dec", "jan", "jun"} and not tokens.is_capital(i):
        return None
    j = i + 2 if tokens.word(i + 1) == "." else i + 1
    if tokens.word(j) == "the":
        j += 1
    if (match := _ORDINAL.fullmatch(tokens.word(j))) and 1 <= int(match[1]) <= 31:
        return _read_month_day(tokens, begin, (month, int(match[1])), j + 1, published)
    if year := year_at(tokens, j):
        return whole_month(begin, year[1], year[0], month)
    if word in {"may", "march"} and tokens.word(i - 1) not in _BEFORE_MONTH:
        return None
    if tokens.word(j) in {"last", "this"} and tokens.word(j + 1) == "year":
        return whole_month(
            begin, j + 2, published.year - (tokens.word(j) == "last"), month
        )  # fmt: skip
    return whole_month(begin, j, published.year - (month > published.month), month)


_BEFORE_MONTH = words(
    "in since of by until last this early late mid during from to and between through next"
)


def whole_month(begin: int, end: int, year: int, month: int) -> Days:
    """All days of a month."""
    last = date(year, month, monthrange(year, month)[1])
    return Days(begin, end, date(year, month, 1), last, "month", many=True)


def _read_month_day(
    tokens: Tokens, begin: int, month_day: tuple[int, int], j: int, published: date
) -> Days | None:
    month, day = month_day
    last = None
    if tokens.word(j) in {"-", "–", "to", "and", "or"} and (
        match := _ORDINAL.fullmatch(tokens.word(j + 1))
    ):
        # "July 20-22" and "July 20 and 21", but not "July 20 and 21 people".
        value = int(match[1])
        after = tokens.word(j + 2)
        if day < value <= 31 and (tokens.word(j) in {"-", "–"} or not after[:1].isalpha()):
            last, j = value, j + 2
    found = year_at(tokens, j)
    year, end = found or (_nearest_year(published, month, day), j)
    j += tokens.word(j) == "of" and tokens.word(j + 1) in {"last", "this"}
    if not found and tokens.word(j) in {"last", "this"} and tokens.word(j + 1) == "year":
        year, end = published.year - (tokens.word(j) == "last"), j + 2
    first = _made(year, month, day)
    until = _made(year, month, last) if last else first
    if not first or not until:
        return None
    return Days(begin, end, first, until, "day", many=is_many(tokens, begin, first, until))


def read_day_behind(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in ", July 20" or " 20 July" after a weekday."""
    if tokens.word(i) in {",", "("}:
        i += 1
    if tokens.word(i) in {"on", "the"}:
        i += 1
    word = tokens.word(i)
    if word in MONTHS and (read := read_month(tokens, i, i, published)) and read.kind == "day":
        return read
    if word[:1].isdigit():
        return read_numeral(tokens, i, word, published)
    return None


def year_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Year and end of "2012", ", 2012", "last year", "this year" or "89" at `i`."""
    j = i + 1 if tokens.word(i) in {",", "of"} else i
    if _YEAR.fullmatch(tokens.word(j)):
        return int(tokens.low[j]), j + 1
    return None


def _nearest_year(published: date, month: int, day: int) -> int:
    """The year in which that day is nearest at or before publication, or shortly after it."""
    if (month, day) <= (published.month, published.day):
        return published.year
    soon = (month - published.month) * 30 + day - published.day
    return published.year if 0 < soon <= 30 * _LONG_AGO else published.year - 1


def _made(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
