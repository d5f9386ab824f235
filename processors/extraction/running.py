"""Running tolls: what they count from, and how to tell them from one event."""

from datetime import date
from itertools import pairwise

from processors.extraction import beginnings, counted, scope
from processors.extraction.beginnings import STRIFE
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EventDates
from processors.extraction.modality import is_denied
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Effect

_SUMS_FROM = 10
"""Dead in the perfect tense without a day or an event of their own: a sum of many events."""
_SUMS_OF_AGENTS_FROM = 100
"""The same where somebody is said to have killed them: "strikes have killed 300"."""
SUMS_OF_WARS_FROM = 1000
"""So many are no town's dead, unless the town is spoken of."""
_LOCAL = words("city town hospital hospitals camp district village capital here")
_WARS = words("war conflict invasion uprising coup insurgency nationwide country rebellion")
_ATTACKS = words("attacks strikes airstrikes raids bombings shelling bombardment clashes")
_PERFECT_REACH = 5


def is_running(
    context: Context, whole: Draft, first: int, last: int, when: EventDates, *, has_place: bool
) -> bool:
    """As in "784 rebels have been killed": no day, no single event, so far.

    `has_place`: its clause names a place of its own.
    """
    size = max(whole.low, whole.best or 0)
    if not whole.running or size < _SUMS_FROM or when.rule == "date":
        return False
    if size < _SUMS_OF_AGENTS_FROM and _goes_on(context, whole, when):
        return False
    tokens = context.row(whole.sentence).tokens
    at = whole.predicate_at if whole.predicate_at >= 0 else last
    before = tokens.low[:at]
    is_flight = whole.effect is Effect.DISPLACED and size >= SUMS_OF_WARS_FROM
    if has_place and not is_flight and not is_denied(tokens, whole.start):
        if "had" in before[-_PERFECT_REACH:]:
            return False  # "said 15 had been killed in X": the perfect of reported speech
        if "active" in whole.rules and STRIFE.isdisjoint(before):
            return whole.low >= _SUMS_OF_AGENTS_FROM and not _ATTACKS.isdisjoint(before)
    if whole.effect is Effect.CAPTURED and "by" in tokens.low[at : at + 3]:
        return False
    return not scope.tells_one_event(tokens, first, last)


def _goes_on(context: Context, whole: Draft, when: EventDates) -> bool:
    """As in "Shells hit X on Monday. The envoy said 12 had died": told of the event just told.

    "Twenty have been killed in two bombings" in a lead, too, is that of which the day is told next.
    """
    index = whole.sentence
    low = context.row(index).tokens.low
    if when.first is None or when.many or when.since or not STRIFE.isdisjoint(low):
        return False
    if index == 0:
        return True
    return "had" in low[: whole.predicate_at][-_PERFECT_REACH:]


def stands_as_of(context: Context, whole: Draft) -> bool:
    """As in "48,500 had been displaced by the fighting as of Saturday": so many since a start."""
    tokens = context.row(whole.sentence).tokens
    if "as" not in tokens.low or _AS_OF not in pairwise(tokens.low):
        return False
    named = STRIFE.intersection(tokens.low)
    return bool(named) or any(one.strife for one in context.beginnings.told)


_AS_OF = ("as", "of")


def are_displaced_now(tokens: Tokens, whole: Draft) -> bool:
    """As in "more than 7 million people are displaced in Congo": so many until today."""
    if whole.effect is not Effect.DISPLACED or whole.low < SUMS_OF_WARS_FROM:
        return False
    near = tokens.low[max(0, whole.predicate_at - 2) : whole.predicate_at + 2]
    return "displaced" in near and not _STAND.isdisjoint(near)


_STAND = words("are remain remains")


def is_put_at(tokens: Tokens, whole: Draft) -> bool:
    """As in "Kyiv puts them at 5,840 killed": losses told just before, by another."""
    before = tokens.low[max(0, whole.start - _PUT_REACH) : whole.start]
    return "at" in before and not _PUTS.isdisjoint(before) and not _LOSSES.isdisjoint(before)


_PUT_REACH = 7
_PUTS = words("put puts putting estimate estimates estimated")
_LOSSES = words("them losses toll number figure deaths casualties")


def is_held_now(tokens: Tokens, whole: Draft) -> bool:
    """As in "they are holding 320 soldiers", "the 40 hostages are still held": people held now."""
    if whole.effect is not Effect.CAPTURED:
        return False
    low = tokens.low
    around = low[max(0, whole.start - _HELD_REACH) : whole.end + 2 * _HELD_REACH]
    pairs = set(pairwise(around))
    return not _HELD.isdisjoint(pairs)


_HELD_REACH = 5
_HELD = frozenset(
    (be, word) for be in ("is", "are", "be", "still", "being", "remain", "remains", "currently")
    for word in ("holding", "held", "hostage", "captive", "detained")
) | {
    ("in", "captivity"), ("were", "holding"), ("was", "holding"), ("remain", "in"),
    ("still", "hold"), ("still", "holds"),
}  # fmt: skip


_HAVE = words("has have")


def is_toll_of_strife(tokens: Tokens, at: int) -> bool:
    """As in "the war, which broke out in April 2023, has killed" before the word at `at`."""
    if _HAVE.isdisjoint(tokens.low[max(0, at - _PERFECT_REACH) : at]):
        return False
    behind = tokens.low[at : at + _IN_REACH]
    if behind[1:3] in (["in", "the"], ["in", "this"]) and not _WARS.isdisjoint(behind[3:]):
        return True  # "have died in the conflict"
    return any(
        word in STRIFE and before in {"the", "civil", "this", "that", "of", "'s", "’s"}
        for before, word in pairwise(tokens.low[:at])
    )


_IN_REACH = 5


def is_of_a_war(context: Context, whole: Draft) -> bool:
    """Whether a toll is that of a whole war or people: "since the war began", "Palestinians"."""
    index = whole.sentence
    low = context.row(index).tokens.low
    if not _WARS.isdisjoint(low) or context.named.has_people(index):
        return True
    return whole.low >= SUMS_OF_WARS_FROM and _LOCAL.isdisjoint(low)


def days(context: Context, draft: Draft) -> EventDates:
    """The days of a running count: from what "since" names to publication."""
    today = context.published_on(context.zone)
    low = context.row(draft.sentence).tokens.low
    if any(pair in _YEARS for pair in pairwise(low)):
        first = today.replace(month=1, day=1)
        return EventDates(first, today, since=True, many=True, rule="since")
    named = STRIFE.intersection(low)
    index = draft.sentence
    if (
        _THEN in set(pairwise(low))
        and (then := counted.last_told(context.timeline, index)) is not None
    ):
        return EventDates(then.first, today, since=True, many=True, rule="since")
    last = _day_as_of(context, index)
    end = None if last else _day_of_peace(context, index)
    if end is not None and end < today:
        return EventDates(None, end, since=True, many=True, rule="date")
    start = beginnings.of_toll(
        context.beginnings, index, draft.end, named, today, up_to=last is not None
    )
    rule = "since" if start else "running"
    return EventDates(start, last or today, since=True, many=True, rule=rule)


def _day_as_of(context: Context, index: int) -> date | None:
    """The day up to which a sentence counts: "as of Saturday", "as of midnight on Tuesday"."""
    low = context.row(index).tokens.low
    for one in context.timeline.days(index):
        if _AS_OF in pairwise(low[max(0, one.start - _AS_OF_REACH) : one.start]):
            return one.last
    return None


_AS_OF_REACH = 5


def _day_of_peace(context: Context, index: int) -> date | None:
    """The last day of a war's toll: "killed 65,000 before a 2002 ceasefire"."""
    low = context.row(index).tokens.low
    if "since" in low or not (_BEGUN.isdisjoint(low)):
        return None
    for one in context.timeline.days(index):
        near = low[max(0, one.start - _PEACE_REACH) : one.end + 2]
        if not _UNTIL.isdisjoint(near) and not _PEACE.isdisjoint(near):
            return one.last
    for k in range(2, len(low) - 1):
        if low[k + 1] in _PEACE and _is_year(low[k]) and not _UNTIL.isdisjoint(low[k - 2 : k]):
            return date(int(low[k]), 12, 31)  # "before a 2002 ceasefire"
    return None


def _is_year(word: str) -> bool:
    return len(word) == len("2002") and word.isdecimal() and word[:2] in {"19", "20"}


_PEACE_REACH = 6
_UNTIL = words("before until till")
_PEACE = words("ceasefire truce armistice accord accords peace deal settlement ended agreement")
_BEGUN = words("began begun erupted started broke between from")


def counts_from_elsewhere(context: Context, draft: Draft) -> bool:
    """Whether nothing in a running count's sentence says from when it counts."""
    low = context.row(draft.sentence).tokens.low
    own = draft.sentence in context.beginnings.of_sentence
    return not own and STRIFE.isdisjoint(low) and _AS_OF not in pairwise(low)


_THEN = ("since", "then")
_YEARS = frozenset({("this", "year"), ("the", "year")})
