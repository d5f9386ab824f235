"""Days that a text names, resolved against the day of publication.

Ours, because no library passes: what matters here is that a weekday means the nearest such day on
or before publication, that "since March last year" is open at the near end, and that "Friday or
Saturday" is one span.
"""

# ruff: noqa: PLR0911, PLR0913, PLR2004 - a grammar is a list of cases

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from processors.text import numbers
from processors.text.lexicon import load, words
from processors.text.tokens import Tokens

_LEXICON = load("processors.text", "dates")
_WEEKDAYS: dict[str, int] = _LEXICON["weekdays"]
_MONTHS: dict[str, int] = _LEXICON["months"]
_SEASONS: dict[str, int] = _LEXICON["seasons"]
_DAYS: dict[str, int] = _LEXICON["days"]
_UNITS: dict[str, int] = _LEXICON["units"]
_ORDINALS: dict[str, int] = _LEXICON["ordinals"]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_PARTS = words("morning afternoon evening night dawn noon midnight midday early late daybreak dusk")
_DAYS_A_WEEK = 7
_LONG_AGO = 3
"""Months: "in March" a month or two ahead of publication is next March only after "next"."""


@dataclass(frozen=True, slots=True)
class Days:
    """Tokens `start` up to `end` that name days, `first` to `last` inclusive."""

    start: int
    end: int
    first: date
    last: date
    kind: str
    """`day`, `weekday`, `span`, `month`, `year`, `relative` (to the day last spoken of)."""
    since: bool = False
    """Runs from `first` to publication because the text says since, or over the past …"""
    many: bool = False
    """Covers several days, so that what is counted over it is a sum."""


STARTERS = frozenset(
    (*_WEEKDAYS, *_MONTHS, *_SEASONS, *_DAYS, *_ORDINALS, "last", "this", "past", "previous",
     "next", "since",
     "weekend", "ago", "same", "following", "mid", "mid-", "earlier", "recent", "eve", "the", "a",
     "between", "from", "day", "late", "early")
)  # fmt: skip


def find(tokens: Tokens, published: date, *, ahead: bool = False) -> list[Days]:
    """The days named, in order, neighbours joined by "and", "or", "to" made one.

    `ahead`: a weekday is the nearest after publication, as in a text about what will come.
    """
    low = tokens.low
    # Most sentences name no day, and in the others most words are no part of one.
    pointed = not _POINTERS.isdisjoint(low)
    months = not _MONTH_WORDS.isdisjoint(low)
    in_digits = (months or pointed) or any(_may_be_date(word) for word in low if word[0].isdigit())
    if not (in_digits or not _DAY_WORDS.isdisjoint(low)):
        return []
    opening = _OPENING if pointed else _NAMING
    found: list[Days] = []
    i, size = 0, len(low)
    while i < size:
        word = low[i]
        if not (word in opening or (in_digits and word[0].isdigit()) or (pointed and "-" in word)):
            i += 1
            continue
        days = _read(tokens, i, word, published, ahead=ahead)
        if days is None:
            i += 1
            continue
        if found and (joined := _joined(tokens, found[-1], days)):
            found[-1] = joined
        else:
            found.append(days)
        i = max(days.end, i + 1)
    return found


_OPENING = (
    STARTERS | numbers.WORDS | {"several", "few", "over", "in", "during", "for", "within"}
) - {"between", "day", "ago", "same", "following", "eve", "weekend", "recent"}
"""Words at which a date is tried for."""
_MONTH_WORDS = frozenset(_MONTHS)
_DAY_WORDS = frozenset((*_WEEKDAYS, *_DAYS, "this"))
_POINTERS = words("last past previous preceding next weekend same following day ago")
"""Without one of them no stretch ("in the … days") and no day counted from another is named."""
_NAMING = frozenset(
    (*_WEEKDAYS, *_MONTHS, *_DAYS, *_ORDINALS, "since", "this", "earlier", "late", "early", "mid")
)
"""All that a date can begin with where there is none of those, digits apart."""


def _may_be_date(word: str) -> bool:
    """Whether it is, of the words in digits, a year or a day in full."""
    return len(word) == 4 or "/" in word or "." in word


def _joined(tokens: Tokens, before: Days, after: Days) -> Days | None:
    gap = [word for word in tokens.low[before.end : after.start] if word not in _BETWEEN_DAYS]
    if len(gap) != 1 or gap[0] not in _JOINTS:
        return None
    if before.kind == after.kind and before.first <= after.last:
        return replace(
            before, end=after.end, last=max(before.last, after.last),
            many=before.many or after.first != before.first,
        )  # fmt: skip
    return None


_BETWEEN_DAYS = words("on the morning night evening afternoon")
_JOINTS = words("and or to through until till into - –")


def _read(tokens: Tokens, i: int, word: str, published: date, *, ahead: bool) -> Days | None:
    if word[0].isdigit():
        return _read_numeric(tokens, i, word, published) or _read_ago(tokens, i, published)
    if word == "since":
        return _read_since(tokens, i, published)
    if word in _WEEKDAYS:
        return _read_weekday(tokens, i, i, published, ahead=ahead)
    if word in _MONTHS:
        return _read_month(tokens, i, i, published)
    if word in _ORDINALS and tokens.word(i + 1) == "of":
        return _read_day_month(tokens, i, _ORDINALS[word], published)
    if word in _DAYS:
        return _read_day_word(tokens, i, word, published)
    if word in {"last", "this", "past", "previous", "next", "earlier", "late", "early", "mid"}:
        return _read_relative(tokens, i, word, published, ahead=ahead)
    if word in {"the", "a", "over", "in", "during", "for", "within", "from"}:
        return _read_stretch(tokens, i, published) or _read_the(tokens, i, published)
    return _read_ago(tokens, i, published)


def _read_day_word(tokens: Tokens, i: int, word: str, published: date) -> Days | None:
    if word == "tonight":
        return Days(i, i + 1, published, published, "day")
    if word == "overnight":
        return Days(i, i + 1, published - timedelta(1), published, "day")
    day = published + timedelta(_DAYS[word])
    end = i + 2 if tokens.word(i + 1) in _PARTS else i + 1
    return Days(i, end, day, day, "day")


def _read_weekday(
    tokens: Tokens, begin: int, i: int, published: date, *, ahead: bool, back: bool = False
) -> Days | None:
    word = tokens.low[i]
    if len(word) <= 3 and not tokens.is_capital(i):
        return None
    weekday = _WEEKDAYS[word]
    end = i + 1
    while tokens.word(end) in _PARTS:
        end += 1
    explicit = _day_of_month(tokens, end, published)
    if explicit:
        return replace(explicit, start=begin)
    if ahead:
        gap = (weekday - published.weekday()) % _DAYS_A_WEEK
        is_next = tokens.word(i - 1) == "next"
        day = published + timedelta(gap or (_DAYS_A_WEEK if is_next else 0))
        return Days(begin, end, day, day, "weekday")
    gap = (published.weekday() - weekday) % _DAYS_A_WEEK
    if back and gap == 0:
        gap = _DAYS_A_WEEK
    day = published - timedelta(gap)
    return Days(begin, end, day, day, "weekday")


def _day_of_month(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in ", July 20" or " 20 July" after a weekday."""
    if tokens.word(i) in {",", "("}:
        i += 1
    if tokens.word(i) in {"on", "the"}:
        i += 1
    word = tokens.word(i)
    if word in _MONTHS and (read := _read_month(tokens, i, i, published)) and read.kind == "day":
        return read
    if word[:1].isdigit():
        return _read_numeric(tokens, i, word, published)
    return None


def _made(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _nearest_year(published: date, month: int, day: int) -> int:
    """The year in which that day is nearest at or before publication, or shortly after it."""
    if (month, day) <= (published.month, published.day):
        return published.year
    soon = (month - published.month) * 30 + day - published.day
    return published.year if 0 < soon <= 30 * _LONG_AGO else published.year - 1


def _year_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Year and end of "2012", ", 2012", "last year", "this year" or "89" at `i`."""
    j = i + 1 if tokens.word(i) in {",", "of"} else i
    if _YEAR.fullmatch(tokens.word(j)):
        return int(tokens.low[j]), j + 1
    return None


def _read_month(tokens: Tokens, begin: int, i: int, published: date) -> Days | None:
    """As in "July 20", "July 20-22", "July 2012", "March last year", "in March"."""
    word = tokens.low[i]
    month = _MONTHS[word]
    if word in {"may", "march", "mar", "sep", "dec", "jan", "jun"} and not tokens.is_capital(i):
        return None
    j = i + 2 if tokens.word(i + 1) == "." else i + 1
    if tokens.word(j) == "the":
        j += 1
    if (match := _ORDINAL.fullmatch(tokens.word(j))) and 1 <= int(match[1]) <= 31:
        return _read_month_day(tokens, begin, (month, int(match[1])), j + 1, published)
    if word in {"may", "march"} and tokens.word(i - 1) not in _BEFORE_MONTH:
        return None
    if year := _year_at(tokens, j):
        return _whole_month(begin, year[1], year[0], month)
    if tokens.word(j) in {"last", "this"} and tokens.word(j + 1) == "year":
        return _whole_month(
            begin, j + 2, published.year - (tokens.word(j) == "last"), month
        )  # fmt: skip
    return _whole_month(begin, j, published.year - (month > published.month), month)


_BEFORE_MONTH = words(
    "in since of by until last this early late mid during from to and between through next"
)


def _whole_month(begin: int, end: int, year: int, month: int) -> Days:
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
    found = _year_at(tokens, j)
    year, end = found or (_nearest_year(published, month, day), j)
    if not found and tokens.word(j) in {"last", "this"} and tokens.word(j + 1) == "year":
        year, end = published.year - (tokens.word(j) == "last"), j + 2
    first = _made(year, month, day)
    until = _made(year, month, last) if last else first
    if not first or not until:
        return None
    return Days(begin, end, first, until, "day", many=until != first)


def _read_numeric(tokens: Tokens, i: int, word: str, published: date) -> Days | None:
    """As in "20 July", "13 NOV 89", "2012-07-25", "25/07/2012", a bare year after "in"."""
    if _YEAR.fullmatch(word) and tokens.word(i + 1) == "-" and len(tokens.word(i + 2)) == 2:
        match = _ISO.fullmatch("".join(tokens.low[i : i + 5]))
        if match and (day := _made(int(match[1]), int(match[2]), int(match[3]))):
            return Days(i, i + 5, day, day, "day")
    if match := _NUMERIC.fullmatch(word):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        a, b = int(match[1]), int(match[2])
        day = _made(year, b, a) or _made(year, a, b)
        return Days(i, i + 1, day, day, "day") if day else None
    if match := _ORDINAL.fullmatch(word):
        return _read_day_month(tokens, i, int(match[1]), published) or _read_year(tokens, i, word)
    return _read_year(tokens, i, word)


def _read_day_month(tokens: Tokens, i: int, day: int, published: date) -> Days | None:
    j, last = i + 1, None
    if tokens.word(j) in {"-", "–", "to", "and", "or"} and (
        match := _ORDINAL.fullmatch(tokens.word(j + 1))
    ):
        last, j = int(match[1]), j + 2
    if tokens.word(j) == "of":
        j += 1
    month = _MONTHS.get(tokens.word(j))
    if month is None or not 1 <= day <= 31:
        return None
    end = j + 2 if tokens.word(j + 1) == "." else j + 1
    year = _nearest_year(published, month, day)
    if found := _year_at(tokens, end):
        year, end = found
    elif re.fullmatch(r"\d\d", tokens.word(end)) and int(tokens.low[end]) == published.year % 100:
        end += 1
    elif tokens.word(end) in {"last", "this"} and tokens.word(end + 1) == "year":
        year, end = published.year - (tokens.word(end) == "last"), end + 2
    first = _made(year, month, day)
    until = _made(year, month, last) if last else first
    if not first or not until or until < first:
        return None
    return Days(i, end, first, until, "day", many=until != first)


def _read_year(tokens: Tokens, i: int, word: str) -> Days | None:
    if not _YEAR.fullmatch(word) or tokens.word(i - 1) not in _BEFORE_YEAR:
        return None
    first, end, last = int(word), i + 1, int(word)
    if tokens.word(end) in {"-", "–", "to", "and"} and _YEAR.fullmatch(tokens.word(end + 1)):
        last, end = int(tokens.low[end + 1]), end + 2
    if last < first or tokens.word(end) in {"people", "others", "civilians", "soldiers"}:
        return None
    return Days(i, end, date(first, 1, 1), date(last, 12, 31), "year", many=True)


_BEFORE_YEAR = words("in of since the during from early late mid until by between and (")


def _read_since(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "since July 20", "since March last year": open at the near end."""
    j = i + 1
    while tokens.word(j) in {"the", "early", "late", "mid", "mid-", "-", "at", "least", "start",
                             "beginning", "end", "of", "then", "last", "this", "in"}:  # fmt: skip
        if tokens.word(j) in {"last", "this"}:
            break
        j += 1
    inner = _read(tokens, j, tokens.word(j), published, ahead=False) if j < len(tokens) else None
    if inner is None or inner.first > published:
        return None
    if tokens.word(inner.end) == "," and tokens.word(inner.end + 1) == "when":
        return inner  # "the worst since 2019, when …" dates what follows
    return Days(i, inner.end, inner.first, published, "span", since=True, many=True)


def _read_relative(
    tokens: Tokens, i: int, word: str, published: date, *, ahead: bool
) -> Days | None:
    """As in "last Wednesday", "this week", "last month", "earlier this year", "late Thursday"."""
    if word in {"earlier", "late", "early", "mid"}:
        j = i + 2 if tokens.word(i + 1) in {"on", "in", "-"} else i + 1
        following = tokens.word(j)
        if following in {"last", "this", "mid"} or following in _WEEKDAYS or following in _MONTHS:
            inner = _read(tokens, j, following, published, ahead=ahead)
            return replace(inner, start=i) if inner else None
        if following in {"today", "yesterday"}:
            return _read_day_word(tokens, j, following, published)
        return None
    j = i + 1
    target = tokens.word(j)
    if target in _WEEKDAYS:
        return _read_weekday(
            tokens, i, j, published, ahead=word == "next" or (word == "this" and ahead),
            back=word in {"last", "past", "previous"},
        )  # fmt: skip
    if target in _MONTHS and word != "previous":
        return _named_month(tokens, i, j, word, published)
    if target in {"night", "evening"} and word == "last":
        day = published - timedelta(1)
        return Days(i, j + 1, day, day, "day")
    if target in _PARTS and word == "this":
        return Days(i, j + 1, published, published, "day")
    if target in _SEASONS:
        return _season(i, j, word, target, published)
    if span := _calendar(word, target, published):
        return Days(i, j + 1, *span, "span", many=True)
    return _read_stretch(tokens, i, published)


def _named_month(tokens: Tokens, i: int, j: int, word: str, published: date) -> Days | None:
    month = _MONTHS[tokens.low[j]]
    year = published.year
    if word == "next":
        year += month <= published.month
    elif month > published.month or (word == "last" and month == published.month):
        year -= 1
    return _whole_month(i, j + 1, year, month)


def _season(i: int, j: int, word: str, target: str, published: date) -> Days:
    month = _SEASONS[target]
    year = published.year - (word == "last" and published.month <= month + 2)
    if month > published.month and word == "this":
        year -= 1
    first = date(year, month, 1)
    final = month + 2
    last = date(year + (final > 12), (final - 1) % 12 + 1, 28)
    return Days(i, j + 1, first, last, "month", many=True)


def _calendar(word: str, target: str, published: date) -> tuple[date, date] | None:
    """First and last day of "this week", "last month" and their like."""
    monday = published - timedelta(published.weekday())
    match word, target:
        case "this", "week":
            return monday, published
        case (("last" | "previous"), "week"):
            return monday - timedelta(7), monday - timedelta(1)
        case "next", "week":
            return monday + timedelta(7), monday + timedelta(13)
        case (("this" | "last" | "past"), "weekend"):
            back = (published.weekday() - 5) % 7
            saturday = published - timedelta(back)
            return saturday, min(saturday + timedelta(1), max(published, saturday))
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


def _read_stretch(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "(over) the past 24 hours", "in the last three days", "past week"."""
    j = i
    while tokens.word(j) in {"over", "in", "during", "for", "within", "the"}:
        j += 1
    if tokens.word(j) == "weekend" and j > i:
        span = _calendar("last", "weekend", published)
        return Days(i, j + 1, *span, "span", many=True) if span else None
    if tokens.word(j) not in {"past", "last", "previous", "preceding"}:
        return None
    count, j = _count_at(tokens, j + 1)
    unit = tokens.word(j)
    if unit not in _UNITS:
        return None
    days = _UNITS[unit] * count if _UNITS[unit] else max(1, count // 24)
    if days > 40_000:
        return None
    first = published - timedelta(days)
    return Days(i, j + 1, first, published, "span", since=days > 300, many=True)


def _count_at(tokens: Tokens, j: int) -> tuple[int, int]:
    """A number at `j`, or 3 for "few", or 1, and the index after it."""
    if tokens.word(j) in {"few", "several", "couple"}:
        return (2 if tokens.low[j] == "couple" else 3), j + 1 + (tokens.word(j + 1) == "of")
    if number := numbers.read(tokens, j):
        return number
    return 1, j


def _read_the(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "the same day", "a day earlier": relative to the day last spoken of."""
    j = i + 1 if tokens.word(i) in {"the", "a", "on"} else i
    pair = (tokens.word(j), tokens.word(j + 1))
    if pair[0] == "same" and pair[1] in {"day", "night", "morning", "evening", "afternoon"}:
        return Days(i, j + 2, published, published, "relative")
    if pair[0] in {"following", "next"} and pair[1] in {"day", "morning", "night"}:
        next_day = published + timedelta(1)
        return Days(i, j + 2, next_day, next_day, "relative")
    if pair in {("day", "earlier"), ("day", "before"), ("previous", "day")}:
        day = published - timedelta(1)
        return Days(i, j + 2, day, day, "relative")
    return _read_ago(tokens, i, published)


def _read_ago(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "three days ago", "a week ago", "eight months ago"."""
    j = i + 1 if tokens.word(i) in {"a", "an"} and not numbers.read(tokens, i) else i
    count, k = _count_at(tokens, j)
    if k == j and j == i:
        return None
    unit = tokens.word(k)
    if unit not in _UNITS or tokens.word(k + 1) != "ago":
        return None
    step = _UNITS[unit]
    if step * count > 40_000:
        return None
    day = published - timedelta(step * count)
    if step >= 30:
        return Days(i, k + 2, _first_of(day, step), _last_of(day, step), "span", many=False)
    return Days(i, k + 2, day, day, "day")


def _first_of(day: date, step: int) -> date:
    return day.replace(day=1) if step < 365 else date(day.year, 1, 1)


def _last_of(day: date, step: int) -> date:
    if step < 365:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31)
