"""Stretches that are named by the day at one of their ends: "the week to Sunday"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from processors.text.day_words import UNITS, Days, is_hour
from processors.text.lexicon import words
from processors.text.stretches import count_at
from processors.text.tokens import Tokens

_OPENING = words("over in during for within the a this past")
_COVERING = words("over in during for within")
_ENDING = words("to until till through ending ended ends")
_BEGINNING = words("of from beginning starting commencing began started")
_THAT = words("that which")
_ON = words("on the at up 's hours local time gmt midnight noon")
_WEEK = 7
_LONGEST = 31


def read(tokens: Tokens, i: int, read_day: Callable[[int], Days | None]) -> Days | None:
    """As in "the week that ended on Sunday", "the week of 4 March", "the 24 hours to 0600 today".

    `read_day`: the day named at a token.
    """
    j = i
    while tokens.word(j) in _OPENING:
        j += 1
    covers = not _COVERING.isdisjoint(tokens.low[i:j])
    count, k = count_at(tokens, j)
    unit = tokens.word(k)
    if unit not in UNITS:
        return None
    size = UNITS[unit] * count or count // 24
    at = k + 1
    is_clause = tokens.word(at) in _THAT
    at += is_clause
    link = tokens.word(at)
    ends = link in _ENDING
    begins = link in _BEGINNING and (size == _WEEK or (link == "from" and count > 1))
    if not 0 < size <= _LONGEST or not (ends or begins):
        return None
    if link in {"ended", "ends", "began", "started"} and not (is_clause or covers):
        return None  # "the week ended on Sunday with a raid"
    at += 1
    while tokens.word(at) in _ON or is_hour(tokens.word(at)):
        at += 1
    day = read_day(at)
    if day is None or day.kind not in {"day", "weekday"} or day.many or day.since:
        return None
    if not ends:
        last = day.first + timedelta(size - 1)
        return replace(day, start=i, last=last, kind="span", many=True)
    back = size - 1 if UNITS[unit] else size
    return replace(day, start=i, first=day.last - timedelta(back), kind="span", many=True)
