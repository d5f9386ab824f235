"""The days of one article: which its sentences name, and which hold on where they name none."""

# ruff: noqa: SIM102 - a grammar is a list of cases

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from processors.extraction import (
    beside,
    bulletins,
    carrying,
    counted,
    day_phrases,
    event_dates,
    recalled,
    years,
)
from processors.extraction.counted import LEAD
from processors.extraction.frame import EventDates
from processors.extraction.row import Row
from processors.extraction.scope import EVENTS
from processors.text.dates import find as find_days
from processors.text.day_words import COUNTED, Days
from processors.text.document import Document

_DETAILS = 8
"""Sentences by which the day of the lead's event has been told."""
_TWO = 2
_STORY_REACH = 6
"""Sentences back that the year of what is history holds."""
_NEWS_FOR = timedelta(days=30)
_DAY = timedelta(days=1)
"""Clocks differ by so much around the world."""
"""Older than that is background (codebook)."""
_SHORT_SPAN = timedelta(days=2)
"""Days of raids so few that they are those of one event."""
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
        self.row = row
        self._days: dict[int, list[Days]] = {}
        # What several claims of one sentence ask is worked out once.
        self._ahead: dict[int, list[Days]] = {}
        self.recall = recalled.Recall(self)
        self.bulletin = bulletins.Bulletin(self)
        self.carrying = carrying.Carrying(self)

    def days(self, index: int) -> list[Days]:
        """The dates of a sentence, against the day of publication where the article is from."""
        if (days := self._days.get(index)) is None:
            tokens = self.document.sentences[index].tokens
            days = find_days(tokens, self.published)
            days = [one for one in days if not day_phrases.is_ranked(tokens.low, one)]
            if days and tokens.start[0] < self._story_start:
                days = [one for one in days if tokens.start[one.start] >= self._story_start]
            if any(one.kind in {"day", "month"} for one in days):
                told = self._history_before(index)
                days = [years.of_story(tokens.low, told, one, self.published) for one in days]
            days = [years.so_far(one, self.published) for one in days]
            if index == 0:
                details = [one.tokens.low for one in self.document.sentences[1:LEAD]]
                days = [day_phrases.of_night(tokens.low, one, details) for one in days]
            else:
                low = tokens.low
                days = [self.bulletin.within(low, one) for one in days]
                if "quarter" in low:
                    opening = [one for k in range(min(LEAD, index)) for one in self.days(k)]
                    days = [day_phrases.before_report(low, one, opening) for one in days]
            self._days[index] = days
        return days

    def event_dates(self, index: int, first: int, last: int, *, ahead: bool = False) -> EventDates:
        """When what tokens `first` up to `last` of a sentence tell of happened.

        `ahead`: a weekday lies after publication, for what is planned.
        """
        days = self.days(index)
        if ahead:
            days = self._days_ahead(index)
        found = event_dates.nearest(self.row(index), days, first, last) if days else None
        low = self.document.sentences[index].tokens.low
        is_recalled = recalled.names_another(low, first, last)
        if found is not None and day_phrases.is_occasion(low, first, found):
            return EventDates()
        if found is not None and found.kind in COUNTED:
            is_of_search = index == 0 and self.day_of_search is not None
            is_recalled = is_recalled or (found.kind == "recalled" and not is_of_search)
            if counted.is_rough(low, found):
                return EventDates(recalled=True)
            if counted.is_from_month(days, found):
                return EventDates(recalled=any(map(self.is_history, days)))
            if (known := counted.resolved(self, index, found)) is None and (
                counted.is_the_week(low, found)
            ):
                return EventDates(many=True, rule="date", recalled=is_recalled)
            found = known
        is_recalled = is_recalled or (found is not None and self.recall.is_recalled(index, found))
        if found is not None and day_phrases.is_standing(low, found, first, last):
            found = self._lasting(index, found)
        is_vague, is_long_ago = day_phrases.is_after_vaguely(low, first, found)
        if is_vague:
            return EventDates(recalled=is_long_ago)
        if found is not None:
            found = day_phrases.lasts_on(low, found, self.published)
        if found is not None and day_phrases.is_end_of_lasting(low, found):
            return EventDates(None, found.last, many=True, rule="date", recalled=is_recalled)
        if found is not None and day_phrases.is_count_at_end(low, found):
            return EventDates(None, found.last, since=True, many=True, rule="date")
        if found is None and recalled.is_cause_of_war(low, last):
            return EventDates(recalled=True)
        rule = "date"
        if found is None:
            if self.lead_day is None or not day_phrases.is_toll_of_lead(low):
                found, rule = self.carrying.day(index), "date carried over"
                is_recalled = is_recalled or index in self.carrying.from_recalled
            if found is not None and not found.many and day_phrases.is_afterwards(low, first):
                return EventDates(recalled=is_recalled or self.is_history(found))
            if found is not None and (
                span := self.bulletin.of_item(index, found, self.carrying.source.get(index, index))
            ):
                found, rule = span, "date of the lead"
        if found is None and (lead := self.lead_day) is not None:
            if lead not in days or lead.end <= first:
                found, rule = lead, "date of the lead"
        if found is None and index == 0 and (later := self._told_later):
            found, rule = later, "date of the lead"
        if found is None:
            return EventDates(recalled=is_recalled)
        if ahead and rule == "date":
            has_first, has_last = day_phrases.bounds_of_plan(low, found)
            return EventDates(
                found.first if has_first else None, found.last if has_last else None,
                many=found.many, rule=rule, recalled=is_recalled,
            )  # fmt: skip
        if not ahead and found.first > self.published + _DAY:
            return EventDates(recalled=is_recalled)  # what has happened is not to come
        return EventDates(found.first, found.last, found.since, found.many, rule, is_recalled)

    def told_in(self, index: int) -> int | None:
        """The sentence from which a day has been carried over to another."""
        return self.carrying.source.get(index)

    def is_background(self, when: EventDates) -> bool:
        """Whether it is history given as context: over 30 days before publication."""
        if when.last is None:
            return when.recalled and not when.since
        if when.since:
            return when.last < self.published - _NEWS_FOR
        return when.recalled or when.last < self.published - _NEWS_FOR

    def is_same_paragraph(self, one: int, other: int) -> bool:
        sentences = self.document.sentences
        return sentences[one].paragraph == sentences[other].paragraph

    def _days_ahead(self, index: int) -> list[Days]:
        """The dates of a sentence in a text about what will come."""
        if (days := self._ahead.get(index)) is None:
            tokens = self.document.sentences[index].tokens
            days = [
                years.ahead(tokens.low, one, self.published)
                for one in find_days(tokens, self.published, ahead=True)
            ]
            self._ahead[index] = days
        return days

    def _lasting(self, index: int, days: Days) -> Days:
        """From the day of the event to that on which a count stood."""
        starts = [
            one.first for one in (self.carrying.day(index), self.lead_day)
            if one is not None and not one.since and not self.is_history(one)
        ]  # fmt: skip
        return replace(days, first=min([days.first, *starts]))

    @cached_property
    def lead_day(self) -> Days | None:
        """The day of what the article is about: the first that its opening names."""
        if self.day_of_search is not None:
            return self.day_of_search
        for index in range(min(LEAD, len(self.document.sentences))):
            for days in self.days(index):
                is_short = not days.many or days.last - days.first <= _SHORT_SPAN
                if days.kind in {"day", "weekday"} and is_short and not days.since:
                    if not self._is_beside(index, days):
                        return days
            if index == 0 and (span := next(filter(self._is_of_report, self.days(0)), None)):
                return span
            if index == 0 and self.bulletin.span is not None:
                return self.bulletin.span
        return self._history if self.document.sentences else None

    @cached_property
    def day_of_search(self) -> Days | None:
        """As in "rescuers still dig two days after floods tore through X": that of the floods."""
        days = self.days(0) if self.document.sentences else []
        if not days or days[-1].kind != "recalled" or len(days) > _TWO:
            return None
        if not day_phrases.is_of_search(self.document.sentences[0].tokens.low, days[-1]):
            return None
        back = self.published - days[0].first if len(days) == _TWO else timedelta(0)
        first, last = days[-1].first - back, days[-1].last - back
        return replace(days[-1], first=first, last=last, kind="day")

    def _is_beside(self, index: int, days: Days) -> bool:
        """Whether a day is that of telling, of mourning or of what came later."""
        low = self.document.sentences[index].tokens.low
        if day_phrases.is_of_aftermath(low, days) or self.is_of_telling(index, days):
            return True
        return beside.is_of_later(self.row(index), days)

    @cached_property
    def _told_later(self) -> Days | None:
        """The day that the details below give to what a lead tells without one."""
        for index in range(LEAD, min(_DETAILS, len(self.document.sentences))):
            for days in self.days(index):
                if days.kind in {"day", "weekday"} and not days.many and not days.since:
                    if days.last > self.published - _STRETCH and not self._is_beside(index, days):
                        return days
        return None

    @cached_property
    def _history(self) -> Days | None:
        """The month or year of a text that is history from its opening on."""
        told = [
            one for one in self.days(0)
            if not self.is_of_telling(0, one) and not self.is_behind_since(0, one)
        ]  # fmt: skip
        if not told or not all(map(self.is_history, told)):
            return None
        kinds = {"month", "year", "day"}
        told = [one for one in told if one.kind in kinds and not self.names_event(0, one)]
        return told[0] if told else None

    def _history_before(self, index: int) -> Days | None:
        """In a text that is history from its opening on, the days of it told of last."""
        if index == 0 or self._history is None:
            return None
        for back in range(index - 1, max(0, index - _STORY_REACH), -1):
            for one in reversed(self.days(back)):
                opens = one.kind == "year" and one.start <= 1  # not "a note issued in 1984"
                if (opens or one.kind in {"day", "month"}) and self.is_history(one):
                    return one
        return self._history

    def names_event(self, index: int, days: Days) -> bool:
        """As in "since a December bombing": a month or year that only says which is meant."""
        return days.many and self.document.sentences[index].tokens.word(days.end) in EVENTS

    def is_behind_since(self, index: int, days: Days) -> bool:
        """As in "the worst since it took power in 2021": told of nothing that goes on."""
        return "since" in self.document.sentences[index].tokens.low[: days.start]

    def is_of_telling(self, index: int, days: Days) -> bool:
        """Whether a date of a sentence tells when something was said."""
        tokens = self.document.sentences[index].tokens
        return event_dates.may_tell(tokens) and event_dates.reporting(self.row(index), days)

    def is_history(self, days: Days) -> bool:
        """Whether a month or year is so old that what goes on from it is history too."""
        return not days.since and days.last < self.published - _NEWS_FOR

    def _is_of_report(self, days: Days) -> bool:
        """Whether it is a stretch or a closed month that an article may count over."""
        if days.kind == "month" and not self.is_history(days):
            told = days.last < self.published and not self.names_event(0, days)
            return told and not self.is_behind_since(0, days)
        return bulletins.is_stretch(days)
