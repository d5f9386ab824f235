"""Days counted from others: "the following day", "a day before the shooting"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from processors.extraction import bulletins
from processors.extraction.day_phrases import HAPPENED, in_order, is_of_aftermath
from processors.text.day_words import COUNTED, Days
from processors.text.lexicon import words

if TYPE_CHECKING:
    from processors.extraction.timeline import Timeline

LEAD = 3
"""Sentences that say what an article is about."""
_REACH = 4
"""Half as many sentences back the day counted from may be told."""


def resolved(timeline: "Timeline", index: int, days: Days) -> Days | None:
    """As in "the following day", "over the same period": from the days last spoken of."""
    if "reporting" in timeline.document.sentences[index].tokens.low[days.start : days.end]:
        opening = (one for k in range(min(LEAD, index)) for one in timeline.days(k))
        return next((one for one in opening if one.many and not one.since), None)
    if index == 0 and days.kind == "recalled" and (searched := timeline.day_of_search) is not None:
        return searched
    if is_the_week(timeline.document.sentences[index].tokens.low, days):
        return _week(timeline, index, days)
    shift = days.first - timeline.published
    low = timeline.document.sentences[index].tokens.low
    beside = low[days.end - 1] in {"before", "after"} and low[days.end : days.end + 3]
    lead = timeline.lead_day
    if beside and (named := HAPPENED.intersection(beside)):
        lead = _day_of_event(timeline, index, named) or lead
        if lead is None:
            return None
        first, last = lead.first + shift, lead.last + shift
        return replace(lead, start=days.start, end=days.end, first=first, last=last)
    for back in range(index, max(-1, index - 2 * _REACH), -1):
        low = timeline.document.sentences[back].tokens.low
        for one in in_order(low, timeline.days(back)):
            if back == index and one.start >= days.start:
                continue
            if back < index and timeline.is_of_telling(back, one):
                continue
            if back < index and is_of_aftermath(low, one):
                continue
            if one.kind in {"relative", "again"}:
                shift += one.first - timeline.published
            elif days.kind == "again":
                return _over_again(timeline, back, one, days)
            elif one.kind in {"day", "weekday"}:
                first, last = one.first + shift, one.last + shift
                if first > timeline.published:
                    continue
                return replace(one, start=days.start, end=days.end, first=first, last=last)
    if lead is None or days.kind == "again":
        return None
    return replace(lead, first=lead.first + shift, last=lead.last + shift)


def is_the_week(low: list[str], days: Days) -> bool:
    """As in "during the week", of which something before must say which it is."""
    return days.kind == "again" and low[days.end - 2 : days.end] == ["the", "week"]


def _week(timeline: "Timeline", index: int, days: Days) -> Days | None:
    """The week of a round-up, or that last spoken of."""
    found = timeline.bulletin.week
    for back in range(index - 1, max(-1, index - _REACH), -1):
        if found is None:
            found = next(filter(bulletins.is_week, timeline.days(back)), None)
    return replace(found, start=days.start, end=days.end) if found else None


def is_from_month(days: list[Days], one: Days) -> bool:
    """As in "seized X in January and Y three weeks later": of a day that nobody can tell."""
    before = [other for other in days if other.end <= one.start]
    return one.kind == "relative" and bool(before) and before[-1].kind in {"month", "year"}


def is_rough(low: list[str], days: Days) -> bool:
    """As in "barely three weeks after nine were killed": long ago, on a day nobody tells."""
    rough = low[max(0, days.start - 1) : days.start]
    told = low[days.start : days.end]
    return days.kind == "recalled" and not _ROUGHLY.isdisjoint(rough) and not _LONG.isdisjoint(told)


_ROUGHLY = words("barely nearly almost about roughly around")
_LONG = words("week weeks month months year years")


def _day_of_event(timeline: "Timeline", index: int, named: frozenset[str]) -> Days | None:
    """The day of an event that a sentence before tells by one of those names."""
    for back in range(index - 1, max(-1, index - 2 * _REACH), -1):
        if named.isdisjoint(timeline.document.sentences[back].tokens.low):
            continue
        for one in timeline.days(back):
            if one.kind in {"day", "weekday"} and not timeline.is_of_telling(back, one):
                return one
    return None


def _over_again(timeline: "Timeline", index: int, told: Days, days: Days) -> Days:
    """As in "over the same period" after "since 4 March, when", after "this year"."""
    low = timeline.document.sentences[index].tokens.low
    found = replace(told, start=days.start, end=days.end)
    if low[told.start - 1 : told.start] == ["since"]:
        return replace(found, last=timeline.published, since=True, many=True)
    is_year = low[told.start : told.end] == ["this", "year"]
    return replace(found, since=found.since or is_year)


def last_told(timeline: "Timeline", index: int) -> Days | None:
    """The day last told before a sentence, of whatever kind: "since then"."""
    for back in range(index - 1, max(-1, index - _REACH), -1):
        for one in reversed(timeline.days(back)):
            if one.kind not in COUNTED and not timeline.is_of_telling(back, one):
                return one
    return None
