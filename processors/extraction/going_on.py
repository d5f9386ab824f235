"""Running counts that go on: "13,000 have been killed and eight million displaced"."""

from dataclasses import dataclass

from processors.extraction import running, scope
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EventDates, Frame
from processors.text.lexicon import words
from schemas.claim import Scope


@dataclass(frozen=True, slots=True)
class Clause:
    """What all that one word of harm is said of have in common."""

    frame: Frame
    when: EventDates
    scope: Scope
    conflict: bool


def runs_on(context: Context, before: Draft, draft: Draft) -> bool:
    """As in "13,000 have been killed and eight million displaced": one sentence, one running count.

    `before` is the running count told last.
    """
    if before.sentence != draft.sentence or not before.end <= draft.start <= before.end + 2:
        return False
    low = context.row(draft.sentence).tokens.low
    return not _JOINED.isdisjoint(low[before.end : draft.start])


_JOINED = words("and , while")


def counts_on(context: Context, before: Draft, whole: Draft, clause: Clause) -> bool:
    """As in "200 have been killed since Monday. There are more than 300 wounded": the same count.

    `before` is the running count told last. What has a day, a place or an event of its own is new.
    """
    if before.sentence != whole.sentence - 1:
        return False
    tokens = context.row(whole.sentence).tokens
    if running.is_put_at(tokens, whole):
        return True
    if whole.effect is before.effect and not (whole.running and whole.low > before.low):
        return False
    if clause.scope is Scope.CUMULATIVE or whole.low < _SUMS_ON_FROM:
        return False
    if clause.when.rule == "date":
        return False
    if clause.scope is Scope.PERIOD and whole.effect is before.effect:
        return True  # "across the country", after "since Friday"
    if clause.frame.where.rule.startswith("place, "):
        return False
    has_place = clause.frame.where.rule == "place"
    return not has_place and not scope.tells_one_event(tokens, whole.start, whole.end)


_SUMS_ON_FROM = 20
"""So many are rather the sum that goes on than one more event of which nothing else is said."""
