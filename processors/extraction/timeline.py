"""The days of one article: which its sentences name, and which hold on where they name none."""

# ruff: noqa: SIM102 - a grammar is a list of cases

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from processors.extraction import event_dates
from processors.extraction.frame import EventDates
from processors.extraction.row import Row
from processors.text.dates import find as find_days
from processors.text.day_words import Days
from processors.text.document import Document

_SHORT = 6
"""Sentences of a text so short that it tells one thing."""
_LEAD = 3
"""Sentences that say what an article is about."""
_DATE_REACH = 4
"""Sentences back that a day carries over."""
_NEWS_FOR = timedelta(days=30)
"""Older than that is background (codebook)."""
_STRETCH = timedelta(days=7)
"""A stretch so short that all that is told along with it belongs to it."""


class Timeline:
    """The days that the sentences of one article tell of, against its day of publication."""

    def __init__(
        self, document: Document, published: date, story_start: int, row: Callable[[int], Row]
    ) -> None:
        """`story_start`: the offset behind the dateline; `row`: the chunks of a sentence."""
        self.document = document
        self.published = published
        self._story_start = story_start
        self._row = row
        self._days: dict[int, list[Days]] = {}
        # What several claims of one sentence ask is worked out once.
        self._ahead: dict[int, list[Days]] = {}
        self._carried: dict[int, Days | None] = {}

    def days(self, index: int) -> list[Days]:
        """The dates of a sentence, against the day of publication where the article is from."""
        if (days := self._days.get(index)) is None:
            days = find_days(self.document.sentences[index].tokens, self.published)
            if index == 0:
                tokens = self.document.sentences[0].tokens
                days = [one for one in days if tokens.start[one.start] >= self._story_start]
            self._days[index] = days
        return days

    def event_dates(self, index: int, first: int, last: int, *, ahead: bool = False) -> EventDates:
        """When what tokens `first` up to `last` of a sentence tell of happened.

        `ahead`: a weekday lies after publication, for what is planned.
        """
        days = self.days(index)
        if ahead:
            days = self._days_ahead(index)
        found = event_dates.nearest(self._row(index), days, first, last) if days else None
        if found is not None and found.kind == "relative":
            found = self._shifted(index, found)
        rule = "date"
        if found is None:
            found, rule = self._carried_day(index), "date carried over"
        if found is None and (lead := self._lead_day) is not None and lead not in days:
            found, rule = lead, "date of the lead"
        if found is None:
            return EventDates()
        return EventDates(found.first, found.last, found.since, found.many, rule)

    def is_background(self, when: EventDates) -> bool:
        """Whether it is history given as context: over 30 days before publication."""
        if when.last is None or when.since:
            return False
        return when.last < self.published - _NEWS_FOR

    def _carried_day(self, index: int) -> Days | None:
        """The day that holds on from the sentences before."""
        if index in self._carried:
            return self._carried[index]
        found = None
        back = index
        while found is None and back > 0 and index - back < _DATE_REACH:
            back -= 1
            if not self._carries(back, index):
                break
            for one in reversed(self.days(back)):
                if one.kind == "relative" or not self._holds_on(one, index):
                    continue
                if not self._is_of_telling(back, one):
                    found = one
                    break
        self._carried[index] = found
        return found

    def _holds_on(self, days: Days, index: int) -> bool:
        """Whether what sentence `index` tells can be within days told before it."""
        if not days.many or self._is_history(days):
            return True
        return self._is_stretch(days) and not self.days(index)

    def _carries(self, back: int, index: int) -> bool:
        """Whether a day told in sentence `back` can hold for sentence `index`."""
        sentences = self.document.sentences
        same = sentences[back].paragraph == sentences[index].paragraph
        return same or back >= index - 1 or sentences[index].index < _SHORT

    def _days_ahead(self, index: int) -> list[Days]:
        """The dates of a sentence in a text about what will come."""
        if (days := self._ahead.get(index)) is None:
            tokens = self.document.sentences[index].tokens
            days = find_days(tokens, self.published, ahead=True)
            self._ahead[index] = days
        return days

    def _shifted(self, index: int, days: Days) -> Days | None:
        """As in "the following day": counted from the day last spoken of."""
        shift = days.first - self.published
        for back in range(index, max(-1, index - _DATE_REACH), -1):
            known = [one for one in self.days(back) if one.kind in {"day", "weekday"}]
            if known:
                return replace(days, first=known[-1].first + shift, last=known[-1].last + shift)
        return None

    @cached_property
    def _lead_day(self) -> Days | None:
        """The day of what the article is about: the first that its opening names."""
        for index in range(min(_LEAD, len(self.document.sentences))):
            for days in self.days(index):
                if days.kind in {"day", "weekday"} and not days.many and not days.since:
                    if not self._is_of_telling(index, days):
                        return days
        stretches = (days for days in self.days(0) if self._is_stretch(days))
        return next(stretches, None) if self.document.sentences else None

    def _is_of_telling(self, index: int, days: Days) -> bool:
        """Whether a date of a sentence tells when something was said."""
        tokens = self.document.sentences[index].tokens
        return event_dates.may_tell(tokens) and event_dates.reporting(self._row(index), days)

    def _is_history(self, days: Days) -> bool:
        """Whether a month or year is so old that what goes on from it is history too."""
        return not days.since and days.last < self.published - _NEWS_FOR

    def _is_stretch(self, days: Days) -> bool:
        """Whether it is a night, a weekend, a week: what goes on from it is within it too."""
        return days.kind == "span" and not days.since and days.last - days.first <= _STRETCH
