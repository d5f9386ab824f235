"""Days that a text names, resolved against the day of publication.

Ours, because no library passes: what matters here is that a weekday means the nearest such day on
or before publication, that "since March last year" is open at the near end, and that "Friday or
Saturday" is one span.
"""

# ruff: noqa: PLR0911, PLR2004 - a grammar is a list of cases

from dataclasses import replace
from datetime import date, timedelta

from processors.text import (
    bounded,
    calendar_days,
    day_names,
    numbers,
    parts_of_months,
    relative_days,
    stretches,
)
from processors.text.day_words import (
    DAYS,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONS,
    WEEKDAYS,
    Days,
    is_hour,
    is_many,
)
from processors.text.lexicon import words
from processors.text.tokens import Tokens

STARTERS = frozenset(
    (*WEEKDAYS, *MONTHS, *SEASONS, *DAYS, *ORDINALS, "last", "this", "past", "previous",
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
    pointed = not _POINTERS.isdisjoint(low) or (ahead and "end" in low)
    months = not _MONTH_WORDS.isdisjoint(low)
    in_digits = (months or pointed) or any(_may_be_date(word) for word in low if word[0].isdigit())
    if not (in_digits or not _DAY_WORDS.isdisjoint(low)):
        return []
    opening = _OPENING if pointed else _NAMING
    found: list[Days] = []
    end = 0
    for i, word in enumerate(low):
        if i < end or not (
            word in opening or (in_digits and word[0].isdigit()) or (pointed and "-" in word)
        ):
            continue
        days = _read(tokens, i, word, published, ahead=ahead)
        if days is None:
            continue
        if days.kind == "day" and day_names.is_name(tokens, days):
            end = days.end
            continue
        if found and (joined := _joined(tokens, found[-1], days)):
            found[-1] = joined
        else:
            found.append(days)
        end = days.end
    return found


_OPENING = (
    STARTERS
    | numbers.WORDS
    | {"several", "few", "over", "in", "during", "for", "within"}
    | {"that", "later", "an"}
) - {"between", "day", "ago", "same", "following", "eve", "weekend", "recent"}
"""Words at which a date is tried for."""
_MONTH_WORDS = frozenset(MONTHS)
_DAY_WORDS = frozenset((*WEEKDAYS, *DAYS, *SEASONS, "this", "since"))
_POINTERS = words(
    "last past previous preceding next weekend same following reporting day days night week weeks"
    " hours month eve ago earlier later morning evening months half quarter"
)
"""Without one of them no stretch ("in the … days") and no day counted from another is named."""
_NAMING = frozenset(
    (
        *WEEKDAYS,
        *MONTHS,
        *DAYS,
        *SEASONS,
        *ORDINALS,
        "since",
        "this",
        "earlier",
        "late",
        "early",
        "mid",
    )
)
"""All that a date can begin with where there is none of those, digits apart."""


def _may_be_date(word: str) -> bool:
    """Whether it is, of the words in digits, a year or a day in full."""
    return len(word) == 4 or word.endswith("0s") or "/" in word or "." in word


def _joined(tokens: Tokens, before: Days, after: Days) -> Days | None:
    low = tokens.low
    gap = [w for w in low[before.end : after.start] if w not in _BETWEEN_DAYS and not is_hour(w)]
    is_next = gap == [","] and after.first - before.last == timedelta(1)
    if not is_next and (len(gap) != 1 or gap[0] not in _JOINTS):
        return None
    are_days = {before.kind, after.kind} <= {"day", "weekday"}
    if (before.kind == after.kind or are_days) and before.first <= after.last:
        last = max(before.last, after.last)
        many = before.many or is_many(tokens, before.start, before.first, after.first)
        return replace(before, end=after.end, last=last, many=many)
    return None


_BETWEEN_DAYS = PARTS | words("on the hours local time gmt")
_JOINTS = words("and or to through until till into - –")


def _read(tokens: Tokens, i: int, word: str, published: date, *, ahead: bool) -> Days | None:
    if word[0].isdigit():
        return calendar_days.read_numeral(tokens, i, word, published) or relative_days.read_ago(
            tokens, i, published
        )
    if word == "since":
        return _read_since(tokens, i, published)
    if word in WEEKDAYS:
        return relative_days.read_weekday(tokens, i, i, published, ahead=ahead)
    if word in MONTHS:
        return calendar_days.read_month(tokens, i, i, published)
    if word in ORDINALS and tokens.word(i + 1) == "of":
        return calendar_days.read_day_of_month(tokens, i, ORDINALS[word], published)
    if word in DAYS:
        return relative_days.read_day_word(tokens, i, word, published)
    if word in SEASONS:
        return relative_days.read_season(tokens, i)
    return _read_opened(tokens, i, word, published, ahead=ahead)


def _read_opened(tokens: Tokens, i: int, word: str, published: date, *, ahead: bool) -> Days | None:
    """What begins with a word that says no day by itself."""
    if word in {"earlier", "late", "early", "mid"}:
        softened = _read_softened(tokens, i, published, ahead=ahead)
        return softened or relative_days.read_counted(tokens, i, published)
    if word in {"last", "this", "past", "previous", "next"}:
        return relative_days.read_pointed(tokens, i, word, published, ahead=ahead)
    if ahead and word == "the" and (end := stretches.read_end(tokens, i, published)):
        return end
    if _POINTERS.isdisjoint(tokens.low[i : i + _REACH]):
        return None
    has_unit = word in _BOUNDED and not _UNITS.isdisjoint(tokens.low[i : i + _REACH])
    if has_unit and (found := _read_around(tokens, i, published)):
        return found
    if word in _DETERMINERS and (days := relative_days.read_counted(tokens, i, published)):
        return days
    if word in {"the", "a", "over", "in", "during", "for", "within", "from"}:
        stretch = stretches.read_stretch(tokens, i, published)
        return stretch or stretches.read_subject(tokens, i, published)
    return relative_days.read_ago(tokens, i, published) or stretches.read_subject(
        tokens, i, published
    )


def _read_around(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "the week to Sunday", "the second week of May"."""

    def day_at(j: int) -> Days | None:
        return _day_at(tokens, j, published)

    return bounded.read(tokens, i, day_at) or parts_of_months.read(tokens, i, published, day_at)


_REACH = 6
"""Tokens from the first of a stretch to the word that points: "a couple of days ago"."""
_BOUNDED = words("the a over in during for within")
_UNITS = words("week weeks day days hours month half fortnight")
_DETERMINERS = words("the a an that later earlier over in during on")


def _day_at(tokens: Tokens, i: int, published: date) -> Days | None:
    return _read(tokens, i, tokens.low[i], published, ahead=False) if i < len(tokens) else None


def _read_softened(tokens: Tokens, i: int, published: date, *, ahead: bool) -> Days | None:
    """As in "earlier this year", "late on Thursday", "early yesterday"."""
    j = i + 2 if tokens.word(i + 1) in {"on", "in", "-"} else i + 1
    following = tokens.word(j)
    if following in {"last", "this", "mid"} or following in WEEKDAYS or following in MONTHS:
        inner = _read(tokens, j, following, published, ahead=ahead)
        return replace(inner, start=i) if inner else None
    if following in {"today", "yesterday"}:
        return relative_days.read_day_word(tokens, j, following, published)
    return None


def _tells_of_it(tokens: Tokens, i: int) -> bool:
    """Whether a clause on that time follows: "2019, when", "the 2006 war, in which"."""
    comma = next((k for k in range(i, i + 3) if tokens.word(k) == ","), None)
    if comma is None:
        return False
    after = tokens.low[comma + 1 : comma + 3]
    return after[:1] == ["when"] if comma == i else after == ["in", "which"]


def _read_since(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "since July 20", "since March last year": open at the near end."""
    j = i + 1
    while tokens.word(j) in {"the", "early", "late", "mid", "mid-", "-", "at", "least", "start",
                             "beginning", "end", "of", "then", "last", "this", "in"}:  # fmt: skip
        if tokens.word(j) in {"last", "this"}:
            break
        j += 1
    if tokens.word(j) in {"year", "month", "week"} and tokens.word(j - 2) == "of":
        starts = {"year": published.replace(month=1, day=1), "month": published.replace(day=1)}
        monday = published - timedelta(published.weekday())
        first = starts.get(tokens.low[j], monday)
        return Days(i, j + 1, first, published, "span", since=True, many=True)
    inner = _day_at(tokens, j, published)
    if inner is None or inner.first > published:
        return None
    if _tells_of_it(tokens, inner.end):
        return inner  # "the worst since 2019, when …" dates what follows
    return Days(i, inner.end, inner.first, published, "span", since=True, many=True)
