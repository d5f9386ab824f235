"""Who died in his own attack: "a gunman killed six before he was shot", "the gunman was shot"."""

from collections.abc import Callable, Iterable

from processors.extraction.draft import Draft
from processors.extraction.row import Noun, Row
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_REACH = 4
"""Sentences back in which the attack may be told."""
_ALONE = words("gunman man woman youth teenager driver")
"""Who attacks by himself; rebels who die in a clash are rebels."""
_HE = words("he she they")
_IN_DUTY = {Who.SOLDIER, Who.POLICE}


def is_perpetrator(
    noun: Noun, index: int, effect: Effect, told: Iterable[Draft], rows: Callable[[int], Row]
) -> bool:
    """Whether a phrase of sentence `index` speaks of one who has harmed those in `told`."""
    if effect is not Effect.KILLED or not (noun.pronoun or noun.definite):
        return False
    row = rows(index)
    if noun.pronoun and row.tokens.low[noun.start] not in _HE:
        return False
    head = noun.person.singular if noun.person and not noun.person.plural else ""
    if not noun.pronoun and head not in _ALONE:
        return False
    for draft in told:
        if index - draft.sentence > (0 if noun.pronoun else _REACH) or "active" not in draft.rules:
            continue
        doer = _doer(rows(draft.sentence), draft)
        if doer is None or (doer.person is not None and doer.person.who in _IN_DUTY):
            continue
        if noun.pronoun or (doer.person is not None and doer.person.singular == head):
            return True
    return False


def _doer(row: Row, draft: Draft) -> Noun | None:
    """Who did the harm of a draft: the phrase that its sentence opens with."""
    first = next((chunk for chunk in row.chunks if isinstance(chunk, Noun)), None)
    if first is None or first.end > draft.predicate_at or first is draft.noun:
        return None
    known = first.person is not None or first.indefinite or first.proper
    return first if known and not (first.thing or first.place or first.event) else None
