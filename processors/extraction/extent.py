"""How far a count reaches: one event, a stretch or all since a start, and over which days."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from processors.extraction import fights, rates, running, scenes, scope, spread
from processors.extraction.beginnings import is_rank
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EventDates, Frame
from processors.extraction.tolls import BRINGING
from processors.text.day_words import MONTHS, WEEKDAYS
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Effect, Scope

FEW = 3
"""So few are no toll of a war."""


def of(
    context: Context, whole: Draft, span: tuple[int, int], frame: Frame, *, several: bool
) -> tuple[Scope, EventDates]:
    """What a count whose words are the tokens of `span` reaches over, and its days.

    `several`: its clause names several places.
    """
    first, last = span
    tokens = context.row(whole.sentence).tokens
    when = frame.when
    is_dated = when.rule == "date"
    several = several or spread.is_over_two(context.row(whole.sentence), first, last)
    kind = scope.of(tokens, first, last, when, own_date=is_dated, several=several)
    if kind is Scope.PERIOD and not several and _is_of_few_in_a_fight(whole, tokens, last, when):
        kind = Scope.INCIDENT
    if kind is Scope.INCIDENT and is_dated and _is_of_a_land(whole, frame, tokens, span):
        kind = Scope.PERIOD
    at = whole.predicate_at if whole.predicate_at >= 0 else last
    if rates.is_rate(tokens.low, last):
        return Scope.PERIOD, when if is_dated else EventDates()
    today = context.published_on(context.zone)
    is_sum = is_dated and when.many and not when.since and when.last is not None
    is_past = is_sum and when.last == today  # "over the past two weeks"
    if whole.low >= FEW and not is_past and running.is_toll_of_strife(tokens, at):
        kind, when = Scope.CUMULATIVE, running.days(context, whole)
    if running.is_held_now(tokens, whole):
        kind, when = Scope.CUMULATIVE, running.days(context, whole)
        if "since" not in tokens.low:
            is_since = is_dated and _is_of_seizure(context, whole)
            when = replace(when, first=frame.when.first if is_since else None)
    kind = _of_stretch(kind, whole, frame, when, tokens, span)
    if kind is Scope.PERIOD and is_dated and _is_of_named_event(context, whole, when):
        kind = Scope.INCIDENT
    if kind is Scope.INCIDENT and _is_of_days_fight(context, whole, frame):
        kind = Scope.PERIOD
    if kind is Scope.INCIDENT and is_sum and whole.low >= _LEAST_OF_A_WAR:
        kind = Scope.PERIOD  # "in 2014 some 2,000 died when militias fought over the airport"
    is_wide = kind is Scope.PERIOD and max(whole.low, whole.best or 0) >= running.SUMS_OF_WARS_FROM
    has_place = frame.where.rule.startswith("place") and "carried" not in frame.where.rule
    if (kind is Scope.INCIDENT or is_wide) and running.is_running(
        context, whole, first, last, when, has_place=has_place
    ):
        kind = Scope.CUMULATIVE
    if kind is Scope.PERIOD and _is_brought_to(tokens, whole, _IN_ALL):
        kind, when = Scope.CUMULATIVE, running.days(context, whole)
    if kind is not Scope.CUMULATIVE and (
        running.stands_as_of(context, whole) or running.are_displaced_now(tokens, whole)
    ):
        kind, when = Scope.CUMULATIVE, running.days(context, whole)
    if kind is Scope.CUMULATIVE and is_sum and when.first is None:
        return kind, when  # "the war, which ended in 2022"
    if kind is Scope.CUMULATIVE and is_sum and _is_closed(tokens, when, today):
        if scope.is_of_a_dated_war(tokens.low, first):
            return kind, when
        kind = Scope.PERIOD  # "between January and July this year"
    if kind is Scope.CUMULATIVE and not when.since:
        # "so far in 2024" says itself from when
        is_own = is_past and not _is_brought_to(tokens, whole)
        when = replace(when, since=True) if is_own else running.days(context, whole)
    is_short = not when.many or (when.first and when.last and when.last - when.first <= _TWO_DAYS)
    is_found = is_dated and is_short and _is_found(whole, tokens)
    if is_found and not _is_of_event_before(context, whole):
        when = replace(when, first=None)
    return kind, when


def _is_of_named_event(context: Context, whole: Draft, when: EventDates) -> bool:
    """As in "the 2019 attack on the hotel, in which 21 died": the year says which attack."""
    timeline = context.timeline
    low = context.row(whole.sentence).tokens.low
    return any(
        (one.first, one.last) == (when.first, when.last)
        and timeline.names_event(whole.sentence, one)
        and low[one.end] in scope.EVENTS
        for one in timeline.days(whole.sentence)
    )


def _is_of_few_in_a_fight(whole: Draft, tokens: Tokens, last: int, when: EventDates) -> bool:
    """As in "two soldiers were killed in fighting in X on Monday night": so few are no sum."""
    if when.many or max(whole.low, whole.best or 0) >= FEW:
        return False
    return fights.is_in_fighting(tokens.low, last, len(tokens.low))


def _is_of_a_land(whole: Draft, frame: Frame, tokens: Tokens, span: tuple[int, int]) -> bool:
    """As in "shelling and air strikes killed 26 in the Gaza Strip on Tuesday": all over it."""
    location = frame.where.location
    if (
        location is None
        or not _REGION <= location.precision < _SEA
        or whole.low < FEW
        or frame.when.many
    ):
        return False
    around = tokens.low[max(0, span[0] - _SUBJECT) : span[1] + _SUBJECT]
    if spread.MANY_EVENTS.isdisjoint(around) or not spread.CONCERT.isdisjoint(tokens.low):
        return False
    return frame.where.rule == "place" and not scope.tells_one_event(tokens, *span)


def _is_brought_to(tokens: Tokens, whole: Draft, more: frozenset[str] = frozenset()) -> bool:
    """As in "killed 62 in the past day, raising the toll to 31,184": the day is of the 62."""
    before = tokens.low[max(0, whole.start - _TOLL_REACH) : whole.start + 1]
    within = tokens.low[max(0, whole.start - _TOLL_REACH) : whole.end]
    said_so = not more or not more.isdisjoint(within)
    return said_so and not BRINGING.isdisjoint(before) and "to" in within


_TOLL_REACH = 10
_IN_ALL = words("total overall combined")
_SUBJECT = 5
"""Tokens between raids and those they killed."""
_REGION, _SEA = 4, 7
"""Precisions of a first-level unit and of what is no land."""


def _is_of_days_fight(context: Context, whole: Draft, frame: Frame) -> bool:
    """As in "Few know how many died in Monday's clashes. A medic said 25 were killed"."""
    index = whole.sentence
    told_in = context.timeline.told_in(index)
    if frame.when.rule != "date carried over" or whole.low < FEW or told_in is None:
        return False
    has_place = frame.where.rule.startswith("place") and "carried" not in frame.where.rule
    if has_place or not context.timeline.is_same_paragraph(told_in, index):
        return False
    row = context.row(index)
    told = context.row(told_in).tokens.low
    return fights.names_days_fight(told) and not scope.tells_one_event(row.tokens, 0, 0)


def _of_stretch(
    kind: Scope,
    whole: Draft,
    frame: Frame,
    when: EventDates,
    tokens: Tokens,
    span: tuple[int, int],
) -> Scope:
    """Sums over a stretch told before, and single events on a vague day."""
    is_stretch = (
        when.many
        and not when.since
        and when.rule != "date"
        and (max(whole.low, whole.best or 0) >= FEW)
    )
    if kind is Scope.INCIDENT and is_stretch and not _is_an_event(frame, when, tokens, span):
        kind = Scope.PERIOD
    if kind is Scope.PERIOD and _is_one_attack(frame, when, whole, tokens):
        return Scope.INCIDENT
    if kind is Scope.PERIOD and whole.best is not None and max(whole.low, whole.best) <= 1:
        return Scope.INCIDENT
    return kind


def _is_closed(tokens: Tokens, when: EventDates, today: date) -> bool:
    """Whether days are over and nothing counts on from them: "the war killed 90 in May"."""
    if when.last is None or when.last >= today:
        return False
    low = tokens.low
    if "since" in low and is_rank(low, low.index("since")):
        low = low[: low.index("since")]
    return _STARTS.isdisjoint(low)


_STARTS = words("since began begun erupted started broke launched intervened invaded outbreak by")
_FOUND = words("found discovered unearthed exhumed recovered counted")
_ATTACKS = words(
    "attacks clashes fighting strikes airstrikes raids shelling bombardment violence bombings"
)
_MANY = _ATTACKS | words("over past between throughout across")


def _is_found(whole: Draft, tokens: Tokens) -> bool:
    """Whether the day is that on which bodies were found, not that of the deaths."""
    if whole.effect is not Effect.KILLED or _FOUND.isdisjoint(tokens.low):
        return False
    return "bodies" in whole.rules or ("found", "dead") in pairwise(tokens.low)


def _is_of_seizure(context: Context, whole: Draft) -> bool:
    """As in "12 teachers seized in X in June 2014 are still held": held from then on."""
    days = context.timeline.days(whole.sentence)
    return any(0 <= one.start - whole.end < _SEIZURE_REACH for one in days)


_SEIZURE_REACH = 5


def _is_of_event_before(context: Context, whole: Draft) -> bool:
    """As in "a boat sank on Monday, and 38 bodies were found": of its sinking, not of finding."""
    low = context.row(whole.sentence).tokens.low
    days = [
        one for one in context.timeline.days(whole.sentence)
        if not context.timeline.is_of_telling(whole.sentence, one)
    ]  # fmt: skip
    return any("and" in low[one.end : whole.start] for one in days if one.end <= whole.start) and (
        not any(one.start >= whole.end for one in days)
    )


def _is_one_attack(frame: Frame, when: EventDates, whole: Draft, tokens: Tokens) -> bool:
    """As in "last week gunmen stormed a hotel in X and killed nine": one event on a vague day."""
    location = frame.where.location
    if location is None or not _MANY.isdisjoint(tokens.low):
        return False
    if fights.is_of_lasting(tokens.low, when) or _runs_from(tokens.low):
        return False
    if "active" not in whole.rules and not _is_one_act(tokens, whole):
        return False
    return location.precision <= scenes.EXACT or location.place.id.startswith("within:")


def _runs_from(low: list[str]) -> bool:
    """As in "killed 18 from 2 March until Tuesday"."""
    return any(
        word == "from" and (day[0].isdigit() or day in WEEKDAYS or day in MONTHS)
        for word, day in pairwise(low)
    )


def _is_one_act(tokens: Tokens, whole: Draft) -> bool:
    """As in "76 were massacred near X", "were shot dead"."""
    told = tokens.low[whole.end : whole.end + 4] + tokens.low[whole.start : whole.end]
    return not _ACTS.isdisjoint(told)


_ACTS = words("massacred gunned shot ambushed slaughtered executed beheaded")


def _is_an_event(frame: Frame, when: EventDates, tokens: Tokens, span: tuple[int, int]) -> bool:
    """Whether a clause within a stretch told before has an event of its own."""
    if not spread.CONCERT.isdisjoint(tokens.low):
        return True
    if fights.is_of_lasting(tokens.low, when):
        return False
    if not _ATTACKS.isdisjoint(tokens.low):
        return False
    if "when" in tokens.low[span[1] : span[1] + _WHEN_REACH]:
        return True  # "three were hurt when a shell fell on a house"
    if when.first and when.last and when.last - when.first > _WEEK:
        return scope.tells_one_event(tokens, *span)
    return frame.where.rule == "place" or scope.tells_one_event(tokens, *span)


_LEAST_OF_A_WAR = 1000
_WHEN_REACH = 5
_WEEK = timedelta(7)
_TWO_DAYS = timedelta(2)
