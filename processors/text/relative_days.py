"""Days counted from publication: "on Friday", "last month", "over the past 24 hours"."""

# ruff: noqa: PLR0911, PLR0913, PLR2004 - a grammar is a list of cases

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from processors.text import calendar_days, numbers, stretches
from processors.text.day_words import DAYS, MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS, Days
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_DAYS_A_WEEK = 7


def read_day_word(tokens: Tokens, i: int, word: str, published: date) -> Days | None:
    """As in "today", "yesterday evening", "overnight"."""
    if word == "tonight":
        return Days(i, i + 1, published, published, "day")
    if word == "overnight":
        return _overnight(tokens, i, published)
    day = published + timedelta(DAYS[word])
    end = i + 2 if tokens.word(i + 1) in PARTS else i + 1
    return Days(i, end, day, day, "day")


def _overnight(tokens: Tokens, i: int, published: date) -> Days:
    """The night to publication, or to the day named behind: "overnight into Sunday"."""
    if tokens.word(i + 1) in {"between", "from"} and tokens.word(i + 3) in {"and", "to", "into"}:
        j = i + 4  # "overnight between Sunday and Monday"
    else:
        j = i + 2 if tokens.word(i + 1) in {"to", "into", "on"} else i + 1
    morning = (
        read_weekday(tokens, i, j, published, ahead=False) if tokens.word(j) in WEEKDAYS else None
    )
    if morning:
        return replace(morning, first=morning.first - timedelta(1))
    return Days(i, i + 1, published - timedelta(1), published, "day")


def read_weekday(
    tokens: Tokens, begin: int, i: int, published: date, *, ahead: bool, back: bool = False
) -> Days | None:
    """As in "Friday night"; `back`: before the day of publication, as in "last Friday"."""
    word = tokens.low[i]
    if len(word) <= 3 and (not tokens.is_capital(i) or _in_a_name(tokens, i)):
        return None
    weekday = WEEKDAYS[word]
    end = i + 1
    while tokens.word(end) in PARTS:
        end += 1
    explicit = calendar_days.read_day_behind(tokens, end, published)
    if explicit:
        return replace(explicit, start=begin)
    if ahead:
        gap = (weekday - published.weekday()) % _DAYS_A_WEEK
        is_next = tokens.word(i - 1) == "next"
        day = published + timedelta(gap or (_DAYS_A_WEEK if is_next else 0))
        return Days(begin, end, day, day, "weekday")
    if tokens.low[end : end + 2] == ["last", "week"]:
        day = published - timedelta(published.weekday() + _DAYS_A_WEEK - weekday)
        return Days(begin, end + 2, day, day, "weekday")
    gap = (published.weekday() - weekday) % _DAYS_A_WEEK
    if back and gap == 0:
        gap = _DAYS_A_WEEK
    day = published - timedelta(gap)
    return Days(begin, end, day, day, "weekday")


def _in_a_name(tokens: Tokens, i: int) -> bool:
    """As in "Khine Thu Kha", "Mon State"."""
    if not tokens.raw[i].istitle():
        return False
    return any(
        tokens.word(k)[:1].isalpha()
        and tokens.raw[k].istitle()
        and tokens.low[k] not in MONTHS
        and tokens.low[k] != "on"
        for k in (i - 1, i + 1)
    )


def read_pointed(tokens: Tokens, i: int, word: str, published: date, *, ahead: bool) -> Days | None:
    """As in "last Wednesday", "this week", "last month", "next spring"."""
    j = i + 1
    target = tokens.word(j)
    if target in WEEKDAYS:
        return read_weekday(
            tokens, i, j, published, ahead=word == "next" or (word == "this" and ahead),
            back=word in {"last", "past", "previous"},
        )  # fmt: skip
    if target in MONTHS and word != "previous":
        return _named_month(tokens, i, j, word, published)
    if target in {"night", "evening"} and word == "last":
        day = published - timedelta(1)
        return Days(i, j + 1, day, day, "day")
    if target in PARTS and word == "this":
        return Days(i, j + 1, published, published, "day")
    if target in SEASONS:
        return _season(i, j, word, target, published)
    if span := stretches.calendar(word, target, published):
        return Days(i, j + 1, *span, "span", many=True)
    return stretches.read_stretch(tokens, i, published)


def _named_month(tokens: Tokens, i: int, j: int, word: str, published: date) -> Days | None:
    month = MONTHS[tokens.low[j]]
    year = published.year
    if word == "next":
        year += month <= published.month
    elif month > published.month or (word == "last" and month == published.month):
        year -= 1
    return calendar_days.whole_month(i, j + 1, year, month)


def read_season(tokens: Tokens, i: int) -> Days | None:
    """As in "the summer of 2010", "winter 2009"."""
    found = calendar_days.year_at(tokens, i + 1)
    return _months(i, found[1], found[0], SEASONS[tokens.low[i]]) if found else None


def _season(i: int, j: int, word: str, target: str, published: date) -> Days:
    month = SEASONS[target]
    year = published.year - (word == "last" and published.month <= month + 2)
    if month > published.month and word == "this":
        year -= 1
    return _months(i, j + 1, year, month)


def _months(begin: int, end: int, year: int, month: int) -> Days:
    """Three months from `month` of `year`."""
    first = date(year, month, 1)
    final = month + 2
    last = date(year + (final > 12), (final - 1) % 12 + 1, 28)
    return Days(begin, end, first, _last_of(last, 30), "month", many=True)


def read_counted(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "the same day", "the night before", "later that day", "over the same period"."""
    j = i
    while tokens.word(j) in _LEADING:
        j += 1
    word, unit, after = tokens.word(j), tokens.word(j + 1), tokens.word(j + 2)
    if word in {"same", "that"} and unit in _SAME:
        kind = "relative" if unit in _PARTS_OF_DAY else "again"
        return (
            None if kind == "again" and word == "that" else _counted(i, j + 2, published, 0, kind)
        )
    if word in {"week", "eve"}:
        return _read_week(tokens, i, j, published)
    if word == "reporting" and unit == "period":
        return _counted(i, j + 2, published, 0, "again")
    if word in {"following", "next"} and unit in _PARTS_OF_DAY:
        return _counted(i, j + 2, published, 1)
    if word in {"previous", "preceding"} and unit in _PARTS_OF_DAY and tokens.word(i) == "the":
        return _counted(i, j + 2, published, -1)
    if word in _PARTS_OF_DAY and unit in _SIDES:
        if after in {"yesterday", "last"} and unit == "before":
            day = published - timedelta(2)
            return Days(i, j + 3, day, day, "day")
        return _beside(tokens, i, j + 1, published, 1)
    if word == "day" and tokens.word(i) in {"earlier", "later"}:
        return _counted(i, j + 1, published, 0)  # "later in the day"
    return read_ago(tokens, i, published)


_LEADING = words("the on later earlier in over during very")
_PARTS_OF_DAY = words("day night morning evening afternoon")
_SAME = _PARTS_OF_DAY | words("period time week month weekend")


def _read_week(tokens: Tokens, i: int, j: int, published: date) -> Days | None:
    """As in "during the week", which another sentence names, "the week before last", "the eve"."""
    if tokens.low[j] == "eve":
        return _counted(i, j + 2, published, -1) if tokens.word(j + 1) == "of" else None
    if tokens.low[j + 1 : j + 3] == ["before", "last"]:
        monday = published - timedelta(published.weekday() + 2 * _DAYS_A_WEEK)
        return Days(i, j + 3, monday, monday + timedelta(6), "span", many=True)
    after = tokens.word(j + 1)
    is_whole = after in _ENDS or not after[0].isalpha() or after in _AFTER_WEEK
    if is_whole and tokens.low[j - 1] == "the" and tokens.low[j - 2] in _OVER:
        return _counted(i, j + 1, published, 0, "again")
    return read_ago(tokens, i, published)


_OVER = words("during over throughout in")
_AFTER_WEEK = words("by across while as were was have has had with he she they it")
_SIDES = {"before": -1, "earlier": -1, "previously": -1, "after": 1, "later": 1, "afterwards": 1}
_ENDS = frozenset(("", ",", ".", ";", ")", "and", "when", "in", "at", "near"))


def _counted(start: int, end: int, published: date, shift: int, kind: str = "relative") -> Days:
    day = published + timedelta(shift)
    return Days(start, end, day, day, kind)


def _beside(tokens: Tokens, start: int, at: int, published: date, count: int) -> Days:
    """So many days before or after, as the word at `at` says.

    "Two days after gunmen killed nine" within a sentence tells the day of that killing.
    """
    shift = _SIDES[tokens.low[at]] * count
    has_clause = tokens.low[at] in {"after", "before"} and tokens.word(at + 1) not in _ENDS
    if start > 0 and has_clause:
        return _counted(start, at + 1, published, -shift, "recalled")
    return _counted(start, at + 1, published, shift)


def read_ago(tokens: Tokens, i: int, published: date) -> Days | None:
    """As in "three days ago", "eight months earlier", "a week later"."""
    j = i + 1 if tokens.word(i) in {"a", "an", "the"} and not numbers.read(tokens, i) else i
    count, k = stretches.count_at(tokens, j)
    if k == j and j == i:
        return None
    unit, side = tokens.word(k), tokens.word(k + 1)
    if unit not in UNITS or UNITS[unit] * count > 40_000:
        return None
    step = UNITS[unit]
    if 0 < step < 30 and side in _SIDES:
        return _beside(tokens, i, k + 1, published, step * count)
    if side != "ago" and not (side == "earlier" and step >= 30):
        return None
    is_anniversary = step == _DAYS_A_YEAR and tokens.low[k + 1 : k + 3] == ["ago", "on"]
    if is_anniversary and (then := _anniversary(tokens, i, k + 3, published, count)):
        return then
    day = published - timedelta(step * count)
    if step >= 30:
        return Days(i, k + 2, _first_of(day, step), _last_of(day, step), "span", many=False)
    return Days(i, k + 2, day, day, "day")


def _anniversary(tokens: Tokens, i: int, at: int, published: date, years: int) -> Days | None:
    """As in "ten years ago on Thursday": that day of that year."""
    if tokens.word(at) not in WEEKDAYS:
        return None
    day = read_weekday(tokens, i, at, published, ahead=False)
    if day is None or (day.first.month, day.first.day) == _LEAP_DAY:
        return None
    then = day.first.replace(year=day.first.year - years)
    return replace(day, first=then, last=then, kind="day")


_DAYS_A_YEAR = 365
_LEAP_DAY = (2, 29)


def _first_of(day: date, step: int) -> date:
    return day.replace(day=1) if step < 365 else date(day.year, 1, 1)


def _last_of(day: date, step: int) -> date:
    if step < 365:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31)
