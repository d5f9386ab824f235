"""Running counts that go on: "13,000 have been killed and eight million displaced"."""

from dataclasses import dataclass, replace

from processors.extraction import running, scope
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EventDates, Frame
from processors.extraction.totals import ON_TOP
from processors.text.lexicon import words
from schemas.claim import Scope


@dataclass(frozen=True, slots=True)
class Clause:
    """What all that one word of harm is said of have in common."""

    frame: Frame
    when: EventDates
    scope: Scope
    conflict: bool


def after(context: Context, told: tuple[Draft, Clause], whole: Draft, clause: Clause) -> Clause:
    """`clause` of `whole`, behind what was told last: it may go on with the same count."""
    before, earlier = told
    if earlier.scope is Scope.PERIOD:
        if _is_of_same_stretch(context, told, whole, clause):
            return replace(clause, scope=Scope.PERIOD)
        return clause
    if earlier.scope is not Scope.CUMULATIVE:
        return clause
    has_day = clause.when.rule == "date" and not clause.when.since and not clause.when.many
    if not has_day and _runs_on(context, before, whole):
        return earlier
    if not has_day and _runs_on_later(context, before, whole):
        return replace(clause, scope=Scope.CUMULATIVE, when=earlier.when)
    if goes_on := _counts_on(context, before, whole, clause):
        clause = replace(clause, scope=Scope.CUMULATIVE, when=earlier.when)
    if _is_of_same_land(told, whole, clause):
        clause = replace(clause, frame=replace(clause.frame, where=earlier.frame.where))
    if goes_on:
        return clause
    near = whole.sentence - before.sentence <= 1
    if clause.when.since and clause.when.rule != "date" and near and (
        clause.when.first is None or running.counts_from_elsewhere(context, whole)
    ):  # fmt: skip
        return replace(clause, when=replace(clause.when, first=earlier.when.first))
    return clause


def _is_of_same_land(told: tuple[Draft, Clause], whole: Draft, clause: Clause) -> bool:
    """As in "784 rebels have been killed in the war. The army has lost 208": running counts, told
    one after the other, are of one land, not of the town that the text spoke of before them.
    """
    before, earlier = told
    if clause.scope is not Scope.CUMULATIVE or whole.sentence - before.sentence > _NEXT:
        return False
    here, there = clause.frame.where, earlier.frame.where
    is_land = there.location is not None and len(there.location.chain) == 1
    is_own = here.rule.startswith("place") and "carried" not in here.rule
    return is_land and not is_own and here.country == there.country


_NEXT = 1
"""Sentences between two counts of one list."""


def _is_of_same_stretch(
    context: Context, told: tuple[Draft, Clause], whole: Draft, clause: Clause
) -> bool:
    """As in "38 fell in Monday's fighting. It said troops had captured 23": of that fighting."""
    before, earlier = told
    sentences = context.document.sentences
    if clause.scope is not Scope.INCIDENT or clause.when.rule == "date" or whole.low <= 1:
        return False
    if before.sentence != whole.sentence - 1 and before.sentence != whole.sentence:
        return False
    if sentences[before.sentence].paragraph != sentences[whole.sentence].paragraph:
        return False
    days = earlier.when.first, earlier.when.last
    if None in days or (clause.when.first, clause.when.last) != days:
        return False
    tokens = context.row(whole.sentence).tokens
    has_place = (
        clause.frame.where.rule.startswith("place") and "carried" not in clause.frame.where.rule
    )
    return not has_place and not scope.tells_one_event(tokens, whole.start, whole.end)


def _runs_on(context: Context, before: Draft, draft: Draft) -> bool:
    """As in "13,000 have been killed and eight million displaced": one sentence, one running count.

    `before` is the running count told last.
    """
    if before.sentence != draft.sentence or not before.end <= draft.start <= before.end + 2:
        return False
    low = context.row(draft.sentence).tokens.low
    return not _JOINED.isdisjoint(low[before.end : draft.start])


_JOINED = words("and , while")


def _runs_on_later(context: Context, before: Draft, draft: Draft) -> bool:
    """As in "27 have died since it began, and two have been killed by rockets": both since then."""
    if before.sentence != draft.sentence or not draft.running or draft.start <= before.end:
        return False
    between = context.row(draft.sentence).tokens.low[before.end : draft.start]
    return between[-1:] in (["and"], ["while"]) and "since" in between and ";" not in between


def _counts_on(context: Context, before: Draft, whole: Draft, clause: Clause) -> bool:
    """As in "200 have been killed since Monday. There are more than 300 wounded": the same count.

    So is "another 80 hurt were brought to smaller clinics".

    `before` is the running count told last. What has a day, a place or an event of its own is new.
    """
    if before.sentence != whole.sentence - 1:
        return False
    tokens = context.row(whole.sentence).tokens
    if running.is_put_at(tokens, whole):
        return True
    again = whole.effect is before.effect and ON_TOP not in whole.rules
    if again and not (whole.running and whole.low > before.low):
        return False
    if clause.scope is Scope.CUMULATIVE or whole.low < _SUMS_ON_FROM:
        return False
    if clause.when.rule == "date":
        return False
    if clause.scope is Scope.PERIOD and whole.running:
        return True  # "across the country", after "since Friday"
    if clause.frame.where.rule.startswith("place, "):
        return False
    has_place = clause.frame.where.rule == "place"
    return not has_place and not scope.tells_one_event(tokens, whole.start, whole.end)


_SUMS_ON_FROM = 20
"""So many are rather the sum that goes on than one more event of which nothing else is said."""
