"""Days that a month or week is cut into: "the second week of May", "the start of the month"."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from processors.text.day_words import Days
from processors.text.lexicon import words
from processors.text.stretches import calendar, count_at
from processors.text.tokens import Tokens

_LEADING = words("over in during for within at from by the")
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "opening": 1}
_LAST = words("last final closing")
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "half": 15}
_HALF = _UNITS["half"]
_LONGEST = 31
_STARTS = words("start beginning")
_WHICH = {"the": "this", "this": "this", "last": "last"}
_NAMED = words("month week")


def read(
    tokens: Tokens, i: int, published: date, read_day: Callable[[int], Days | None]
) -> Days | None:
    """As in "the first ten days of March", "the last week of last month", "the start of the week".

    `read_day`: the month or day named at a token.
    """
    j = i
    while tokens.word(j) in _LEADING:
        j += 1
    word = tokens.word(j)
    if word in _STARTS:
        return _read_start(tokens, i, j, published)
    if word not in _PLACES and word not in _LAST:
        return None
    count, k = count_at(tokens, j + 1)
    size = _UNITS.get(tokens.word(k))
    if size is None or tokens.word(k + 1) != "of":
        return None
    month = _month_at(tokens, k + 2, published, read_day)
    if month is None:
        return None
    length = monthrange(month.first.year, month.first.month)[1]
    days = size * count
    first = length - days if word in _LAST else (_PLACES[word] - 1) * days
    if not 0 < days <= length or first + days > length:
        return None
    is_rest = size == _HALF and first > 0
    last = length - 1 if is_rest else first + days - 1
    begin, end = month.first + timedelta(first), month.first + timedelta(last)
    return replace(month, start=i, first=begin, last=end, kind="span", many=True)


def _month_at(
    tokens: Tokens, k: int, published: date, read_day: Callable[[int], Days | None]
) -> Days | None:
    """The one month named at a token."""
    if tokens.low[k : k + 2] == ["the", "month"]:
        return Days(k, k + 2, published.replace(day=1), published, "span")
    month = read_day(k)
    if month is None or month.since or month.kind not in {"month", "span"}:
        return None
    is_one = month.first.day == 1 and month.last < month.first + timedelta(_LONGEST)
    return month if is_one else None


def _read_start(tokens: Tokens, i: int, j: int, published: date) -> Days | None:
    """As in "at the start of the month", "at the beginning of last week": its first day."""
    which, unit = tokens.word(j + 2), tokens.word(j + 3)
    if i == j or tokens.word(j + 1) != "of" or which not in _WHICH or unit not in _NAMED:
        return None
    span = calendar(_WHICH[which], unit, published)
    return Days(i, j + 4, span[0], span[0], "day") if span else None
