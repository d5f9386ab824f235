"""Bulletins: items that share the span of the whole, unless they name a day of their own."""

from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from processors.extraction import recalled
from processors.extraction.row import Noun
from processors.text.day_words import Days
from processors.text.lexicon import words

if TYPE_CHECKING:
    from processors.extraction.timeline import Timeline

_OVERALL = words("overall altogether total all together")
_STRETCH = timedelta(days=7)
"""A stretch so short that all that is told along with it belongs to it."""
_LONGEST = timedelta(days=31)
"""So long a bulletin reaches, if its heading does nothing but say how far."""
_SHORT_WEEK = timedelta(days=4)
_REPORTS = words(
    "bulletin summary report reports review roundup round-up overview digest update chronology"
    " sitrep covers covering"
)
_THE_WEEK = (["this", "week"], ["the", "past", "week"])


def is_stretch(days: Days) -> bool:
    """Whether it is a night, a weekend, a week: what goes on from it is within it too."""
    if days.kind in {"month", "year"} or (days.kind != "span" and not days.many):
        return False
    return not days.since and days.last - days.first <= _STRETCH


def is_week(days: Days) -> bool:
    """Whether it is some seven days."""
    return is_stretch(days) and days.last - days.first >= _SHORT_WEEK


class Bulletin:
    """An article as a round-up of what happened over a span that its opening names."""

    def __init__(self, timeline: "Timeline") -> None:
        """Nothing is looked at before it is asked for."""
        self._timeline = timeline

    @cached_property
    def span(self) -> Days | None:
        """The stretch over which the article goes."""
        opening = self._timeline.days(0)
        found = next(filter(is_stretch, opening), None)
        return found or next(filter(self._is_covered, opening), None)

    def _is_covered(self, days: Days) -> bool:
        """As in "This bulletin covers the period from 1 to 12 March"."""
        is_closed = days.kind == "day" and days.many and days.last <= self._timeline.published
        return is_closed and days.last - days.first <= _LONGEST and self._has_heading

    @cached_property
    def _has_heading(self) -> bool:
        """Whether the opening says that what follows is a report, and tells no harm itself."""
        row = self._timeline.row(0)
        return not _REPORTS.isdisjoint(row.tokens.low) and not recalled.is_told_of(row)

    def within(self, low: list[str], days: Days) -> Days:
        """As in "this week", "on Friday" in a bulletin headed "4-10 March": of that week."""
        if low[days.start : days.end] in _THE_WEEK:
            week = self.week
            if week is None or week.kind != "day" or week.last >= days.last:
                return days
            return replace(days, first=week.first, last=week.last)
        if days.kind != "weekday" or (span := self.span) is None or days.first <= span.last:
            return days
        before = days.first - timedelta(7)
        is_inside = span.first <= before <= span.last and span.last - span.first < _STRETCH
        return replace(days, first=before, last=before) if is_inside and self._has_heading else days

    @cached_property
    def week(self) -> Days | None:
        """The week that the opening names."""
        return next(filter(is_week, self._timeline.days(0)), None)

    def of_item(self, index: int, carried: Days, told_in: int) -> Days | None:
        """The span, for an item with a place of its own after an item's own day.

        As in "… over the past 24 hours", then "… on Friday in Homs", then "Two died in Hama".
        `told_in`: the sentence of the day that was carried over.
        """
        timeline = self._timeline
        sentences = timeline.document.sentences
        if sentences[index].paragraph == sentences[0].paragraph or carried in timeline.days(0):
            return None
        span = self.span
        if span is None or not span.first <= carried.first <= carried.last <= span.last:
            return None
        if timeline.is_same_paragraph(told_in, index) or self._has_its_place(
            index, told_in, carried
        ):
            return None
        opening = index
        while timeline.is_same_paragraph(opening - 1, index):
            opening -= 1
        if opening < index and not self._has_heading:
            return None
        has_place = any(isinstance(one, Noun) and one.place for one in timeline.row(opening).chunks)
        low = sentences[opening].tokens.low
        return span if has_place or not _OVERALL.isdisjoint(low[:3]) else None

    def _has_its_place(self, index: int, told_in: int, day: Days) -> bool:
        """As in "They struck X on Saturday and Y on Sunday. In Y five died": Sunday stays."""
        told = self._timeline.row(told_in)
        named = {
            told.tokens.low[one.end - 1]
            for one in told.chunks
            if isinstance(one, Noun) and one.place and 0 <= day.start - one.end < _BESIDE
        }
        if not named:
            return False
        row = self._timeline.row(index)
        return any(
            isinstance(one, Noun) and one.place and row.tokens.low[one.end - 1] in named
            for one in row.chunks
        )


_BESIDE = 5
"""Tokens between a place and the day on which it was struck: "X before dawn on Sunday"."""
