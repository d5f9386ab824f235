"""Running tolls: what they count from, and how to tell them from one event."""

from itertools import pairwise

from processors.extraction import scope
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EventDates
from processors.extraction.modality import is_denied
from processors.text.day_words import Days
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Effect

_SUMS_FROM = 10
"""Dead in the perfect tense without a day or an event of their own: a sum of many events."""
_SUMS_OF_AGENTS_FROM = 100
"""The same where somebody is said to have killed them: "strikes have killed 300"."""
_SUMS_OF_WARS_FROM = 1000
"""So many are no town's dead, unless the town is spoken of."""
_LOCAL = words("city town hospital hospitals camp district village capital here")
_WARS = words("war conflict invasion uprising coup insurgency nationwide country rebellion")
_STRIFE = words("war conflict insurgency uprising fighting violence rebellion offensive campaign")
_ATTACKS = words("attacks strikes airstrikes raids bombings shelling bombardment clashes")
_BEGIN = words(
    "since began begun erupted started broke launched intervened seized invaded flared outbreak "
    "invasion start beginning onset"
)
_BEGIN_REACH = 7
"""Tokens between a word of beginning and its day: "began when the army attacked in"."""
_PERFECT_REACH = 5


def is_running(
    context: Context, whole: Draft, first: int, last: int, when: EventDates, *, has_place: bool
) -> bool:
    """As in "784 rebels have been killed": no day, no single event, so far.

    `has_place`: its clause names a place of its own.
    """
    if not whole.running or whole.low < _SUMS_FROM or when.rule == "date":
        return False
    tokens = context.row(whole.sentence).tokens
    at = whole.predicate_at if whole.predicate_at >= 0 else last
    before = tokens.low[:at]
    if has_place and not is_denied(tokens, whole.start):
        if "had" in before[-_PERFECT_REACH:]:
            return False  # "said 15 had been killed in X": the perfect of reported speech
        if "active" in whole.rules and _STRIFE.isdisjoint(before):
            return whole.low >= _SUMS_OF_AGENTS_FROM and not _ATTACKS.isdisjoint(before)
    if whole.effect is Effect.CAPTURED and "by" in tokens.low[at : at + 3]:
        return False
    return not scope.tells_one_event(tokens, first, last)


def is_held_now(tokens: Tokens, whole: Draft) -> bool:
    """As in "they are holding 320 soldiers", "the 40 hostages are still held": people held now."""
    if whole.effect is not Effect.CAPTURED:
        return False
    low = tokens.low
    around = low[max(0, whole.start - _HELD_REACH) : whole.end + _HELD_REACH]
    pairs = set(pairwise(around))
    return not _HELD.isdisjoint(pairs)


_HELD_REACH = 5
_HELD = frozenset(
    (be, word) for be in ("is", "are", "still", "being", "remain", "remains", "currently")
    for word in ("holding", "held", "hostage", "captive", "detained")
) | {("in", "captivity"), ("remain", "in"), ("still", "hold"), ("still", "holds")}  # fmt: skip


def is_toll_of_strife(tokens: Tokens, at: int) -> bool:
    """As in "the war, which broke out in April 2023, has killed" before the word at `at`."""
    if not {"has", "have"} & set(tokens.low[max(0, at - _PERFECT_REACH) : at]):
        return False
    return any(
        word in _STRIFE and before in {"the", "civil", "this", "that", "of"}
        for before, word in pairwise(tokens.low[:at])
    )


def is_of_a_war(context: Context, whole: Draft) -> bool:
    """Whether a toll is that of a whole war or people: "since the war began", "Palestinians"."""
    index = whole.sentence
    low = context.row(index).tokens.low
    if not _WARS.isdisjoint(low) or context.named.has_people(index):
        return True
    return whole.low >= _SUMS_OF_WARS_FROM and _LOCAL.isdisjoint(low)


def days(context: Context, draft: Draft) -> EventDates:
    """The days of a running count: from what "since" names to publication."""
    today = context.published_on(context.zone)
    low = context.row(draft.sentence).tokens.low
    if any(pair in _YEARS for pair in pairwise(low)):
        first = today.replace(month=1, day=1)
        return EventDates(first, today, since=True, many=True, rule="since")
    for back in (0, 1):
        if (index := draft.sentence - back) < 0:
            break
        if (start := _start(context, index)) is not None and start.first <= today:
            return EventDates(start.first, today, since=True, many=True, rule="since")
    return EventDates(None, today, since=True, many=True, rule="running")


_YEARS = frozenset({("this", "year"), ("the", "year")})


def _start(context: Context, index: int) -> Days | None:
    """The day on which a sentence says that something began."""
    found = context.timeline.days(index)
    if not found:
        return None
    low = context.row(index).tokens.low
    for one in found:
        if one.since or not _BEGIN.isdisjoint(low[max(0, one.start - _BEGIN_REACH) : one.start]):
            return one
    return None
