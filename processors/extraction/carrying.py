"""Days that hold on: which sentence's day is that of the next, and where it ends."""

from typing import TYPE_CHECKING

from processors.extraction import (
    beginnings,
    beside,
    bulletins,
    counted,
    day_phrases,
    event_dates,
    responses,
)
from processors.text.day_words import COUNTED, Days

if TYPE_CHECKING:
    from processors.extraction.timeline import Timeline

_SHORT = 6
"""Sentences of a text so short that it tells one thing."""
_TWO = 2
_DATE_REACH = 4
"""Sentences back that a day carries over."""


class Carrying:
    """What days carry over within one article; each sentence is looked at once."""

    def __init__(self, timeline: "Timeline") -> None:
        """Nothing is looked at before it is asked for."""
        self._timeline = timeline
        self._days: dict[int, Days | None] = {}
        self.source: dict[int, int] = {}
        """Of a sentence to which a day has been carried over: the one that told it."""
        self.from_recalled: set[int] = set()
        """Sentences that go on with something recalled."""

    def day(self, index: int) -> Days | None:
        """The day that holds on from the sentences before."""
        if index in self._days:
            return self._days[index]
        found = None
        back = index
        if self._opens_item(index):
            self._days[index] = None
            return None
        while found is None and back > 0 and index - back < _DATE_REACH:
            back -= 1
            if back > 0 and back + 1 != index and self._opens_item(back + 1):
                break
            if back == 0 and self._timeline.day_of_search is not None:
                found = self._timeline.day_of_search
                break
            low = self._timeline.document.sentences[back].tokens.low
            for one in self._plain(back, day_phrases.in_order(low, self._timeline.days(back))):
                if one.kind == "recalled" or self._timeline.is_of_telling(back, one):
                    continue
                if one.many and beside.is_compared(low, one):
                    continue
                if day_phrases.is_deadline(low, one, self._timeline.published):
                    continue
                if day_phrases.is_of_aftermath(low, one) or self._is_of_before(index, back, one):
                    continue
                if one != self._timeline.lead_day and self._is_of_response(index, back, one):
                    self._days[index] = None
                    return None
                if not self._is_one_run(back, index) and self._timeline.recall.is_recalled(
                    back, one
                ):
                    continue
                known = counted.resolved(self._timeline, back, one) if one.kind in COUNTED else one
                if known is not None and self._holds_on(known, back, index):
                    found = known
                    self.source[index] = back
                    if self._timeline.recall.is_recalled(back, known):
                        self.from_recalled.add(index)
                    break
        self._days[index] = found
        return found

    def _plain(self, index: int, days: list[Days]) -> list[Days]:
        """The days of a sentence without what it only counts from or looks back to.

        As in "killed 26 on Tuesday, 604 since it began on 3 March": of what goes on, it is Tuesday.
        """
        if len(days) < _TWO:
            return days
        timeline = self._timeline
        low = timeline.document.sentences[index].tokens.low
        plain = [
            one
            for one in days
            if not (one.since or timeline.is_history(one) or beginnings.is_beginning(low, one))
        ]
        return plain or days

    def _is_of_before(self, index: int, back: int, days: Days) -> bool:
        """Whether a day is that of what came before the story, told in another paragraph."""
        if (
            self._timeline.lead_day is None
            or days == self._timeline.lead_day
            or self._timeline.is_same_paragraph(back, index)
        ):
            return False
        tokens = self._timeline.document.sentences[back].tokens
        return day_phrases.is_of_before(tokens.low, days) and not event_dates.may_tell(tokens)

    def _is_of_response(self, index: int, back: int, days: Days) -> bool:
        """Whether a day is only that of a late death or of help: the next paragraph is not of it.

        As in "two had died overnight", "police flew in at dawn on Wednesday".
        """
        lead = self._timeline.lead_day
        if lead is None or days.first < lead.first or self._timeline.is_same_paragraph(back, index):
            return False
        row = self._timeline.row(back)
        return day_phrases.is_of_late_death(row.tokens.low, days) or responses.tells(row, days)

    def _opens_item(self, index: int) -> bool:
        """Whether a sentence opens an item of a list: "KIRKUK - A bomb exploded"."""
        if index == 0 or self._timeline.is_same_paragraph(index - 1, index):
            return False
        return day_phrases.is_labelled(self._timeline.document.sentences[index].tokens.raw)

    def _is_one_run(self, back: int, index: int) -> bool:
        """Whether a sentence goes on with another: "The militants also seized 40 people"."""
        if self._timeline.is_same_paragraph(back, index):
            return True
        low = self._timeline.document.sentences[index].tokens.low
        return back + 1 == index and day_phrases.goes_on(low)

    def _holds_on(self, days: Days, back: int, index: int) -> bool:
        """Whether what sentence `index` tells can be within days told in sentence `back`."""
        if self._timeline.is_history(days):
            if self._timeline.names_event(back, days) or self._timeline.is_behind_since(back, days):
                return False
            same = self._is_one_run(back, index)
            return same or (index < _SHORT and days.kind != "span")
        return not days.many or (bulletins.is_stretch(days) and not self._timeline.days(index))
