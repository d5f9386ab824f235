"""What is recalled beside the news: an earlier attack, "the second within a week"."""

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from processors.extraction.beginnings import STRIFE
from processors.extraction.counted import LEAD
from processors.extraction.day_phrases import HAPPENED
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.scope import EVENTS
from processors.text.day_words import Days
from processors.text.lexicon import words

if TYPE_CHECKING:
    from processors.extraction.timeline import Timeline

_EARLIER = words("similar earlier previous")
_NEAR = 6
"""Tokens between a word of harm and the other event it is told of: "in a previous suicide raid"."""
_OLD = timedelta(days=7)
"""Older than the day of the news by so much, a day of its own is that of something recalled."""
_FRESH = timedelta(days=3)
"""News are so young."""
_SHORT = timedelta(days=2)
"""What is news of a weekend, too, has something recalled beside it."""
_ORDERS = words("second third fourth fifth sixth latest deadliest worst bloodiest biggest")
_FOLLOWING = words("followed follows came comes")
_TAKING = words(
    "siege offensive entered captured seized took retook overran advanced stormed withdrew"
    " retreated crossed pushed"
)
_FOLLOWED_REACH = 8
_THAT = words("it this that")
_HARMED = HAPPENED | words("killing killings")


def names_another(low: list[str], first: int, last: int) -> bool:
    """As in "a similar accident killed 25", "in an earlier raid": another than the news."""
    if _EARLIER.isdisjoint(low):
        return False
    for k in (*range(max(0, first - _NEAR), first), *range(last, min(last + _NEAR, len(low)))):
        if low[k] in _EARLIER and not EVENTS.isdisjoint(low[k + 1 : k + 3]):
            return True
    return False


def is_cause_of_war(low: list[str], last: int) -> bool:
    """As in "died in the raid that triggered the war": when that was, this clause does not say."""
    for k in range(last, min(last + _CAUSE_REACH, len(low) - 2)):
        if low[k] in {"that", "which"} and not _SPARKED.isdisjoint(low[k + 1 : k + 3]):
            return not STRIFE.isdisjoint(low[k + 2 : k + 2 + _WAR_REACH])
    return False


_CAUSE_REACH = 12
_WAR_REACH = 6
_SPARKED = words("triggered sparked started ignited set unleashed precipitated provoked began led")


def looks_back(low: list[str]) -> bool:
    """Whether a sentence turns to earlier events: "the second attack", "it followed a raid"."""
    for k, word in enumerate(low):
        if word in _ORDERS and not _HARMED.isdisjoint(low[max(0, k - 3) : k + 4]):
            return True
        if word in _FOLLOWING:
            behind = low[k + 1 : k + _FOLLOWED_REACH]
            if word.startswith("follow") and behind[:1] in (["a"], ["an"], ["the"]):
                return not _HARMED.isdisjoint(behind)
            if {"after", "later"} & set(behind) and k > 0 and low[k - 1] in _HARMED | _THAT:
                return True
    return False


_STRIKING = words(
    "attacked raided stormed ambushed bombed shelled struck hit exploded fired burned torched"
)


_TOLD = _HARMED | _TAKING | _STRIKING


def is_told_of(row: Row) -> bool:
    """Whether a sentence tells an event, and not what somebody says or thinks."""
    return any(
        chunk.kind is Kind.EFFECT
        or (isinstance(chunk, Noun) and (chunk.event or chunk.effect is not None))
        for chunk in row.chunks
    ) or not _TOLD.isdisjoint(row.tokens.low)


def is_of_old(days: Days, lead: Days, published: date) -> bool:
    """Whether days are those of something long before the news of `lead`."""
    return lead.first > published - _FRESH and days.last < lead.first - _OLD


class Recall:
    """Which days of an article are those of something recalled."""

    def __init__(self, timeline: "Timeline") -> None:
        """Each day is looked at once."""
        self._timeline = timeline
        self._recalled: dict[tuple[int, int], bool] = {}

    def is_recalled(self, index: int, days: Days) -> bool:
        """Whether a day is that of something recalled beside the news of another day."""
        key = index, days.start
        if key not in self._recalled:
            self._recalled[key] = self._looks_back_to(index, days)
        return self._recalled[key]

    def _looks_back_to(self, index: int, days: Days) -> bool:
        news = self._day_of_news
        if news is None or index == 0 or days.since or days.last >= news.first:
            return False
        if is_of_old(days, news, self._timeline.published):
            return days.kind != "year" and not days.many  # sums of July are news in August
        sentences = self._timeline.document.sentences
        low = sentences[index].tokens.low
        if looks_back(low) or _is_before_event(low, days):
            return True
        same = self._timeline.is_same_paragraph(index - 1, index)
        return same and looks_back(sentences[index - 1].tokens.low)

    @cached_property
    def _day_of_news(self) -> Days | None:
        """The day of the one event that the opening tells."""
        lead = self._timeline.lead_day
        if lead is None or lead.last - lead.first > _SHORT:
            return None
        for index in range(min(LEAD, len(self._timeline.document.sentences))):
            if is_told_of(self._timeline.row(index)):
                return lead
            if lead in self._timeline.days(index):
                return None
        return None


def _is_before_event(low: list[str], days: Days) -> bool:
    """As in "a day before the shooting": not the news, but what came before it."""
    behind = low[days.end : days.end + 3]
    return low[days.end - 1] == "before" and not HAPPENED.isdisjoint(behind)
