"""Whether a phrase names persons who can be harmed, and whether its verb says one or many."""

from processors.extraction import counts
from processors.extraction.context import Context
from processors.extraction.memory import EQUAL
from processors.extraction.row import Noun, Predicate, Row
from processors.extraction.vocabulary import BODIES, NOUNS
from processors.text.lexicon import words
from schemas.claim import Effect

_SINGULAR = words("was is has wasn't isn't hasn't")
_PLURAL = words("were are have weren't aren't haven't")


_WON = words(
    "delegates voters votes customers viewers listeners readers fans followers subscribers "
    "consumers buyers users audiences"
)
"""They are captured by candidates and sellers."""
_SURVIVORS = words("survivor survivors")


def is_victim(context: Context, row: Row, noun: Noun, effect: Effect, rule: str) -> bool:
    """Whether a phrase names persons who can be harmed so, as far as its words tell."""
    tokens = row.tokens
    head = tokens.low[noun.head] if noun.head >= 0 else ""
    if head in _SURVIVORS and noun.quantity is not None and noun.quantity.high == 0:
        return False  # "no survivors": that is nobody alive, not nobody dead
    if noun.effect is not None and noun.head == noun.effect_at and head in NOUNS:
        again = effect is noun.effect and not (effect is Effect.CAPTURED and rule == "intransitive")
        return not again and noun.quantity is not None
    if effect is Effect.CAPTURED and head in _WON and rule == "active":
        return False
    if effect is Effect.CAPTURED and not (noun.person or noun.pronoun or noun.quantity):
        return noun.proper and not noun.place and rule != "active"
    if counts.is_person(tokens, noun):
        shouts = context.document.shouts
        one_word = noun.end - noun.start == 1
        return not (noun.proper and rule == "active" and shouts and one_word)
    if counts.may_be_person(tokens, noun):
        return True
    if tokens.low[noun.start + 1 : noun.end] in EQUAL:
        return True
    if noun.indefinite and counts.sounds_like_person(tokens, noun):
        return effect in {Effect.KILLED, Effect.WOUNDED}
    if rule == "passive" and noun.place and noun.quantity and not noun.quantity.hedge:
        return noun.head == noun.quantity.end  # a people named as its region is
    return (
        rule in {"passive", "intransitive"}
        and effect in {Effect.KILLED, Effect.WOUNDED}
        and noun.quantity is not None
        and not (noun.thing or noun.place)
    )


def is_body(row: Row, noun: Noun) -> bool:
    """As in "six bodies", "the bodies of four women": dead, whatever wounds they had."""
    low = row.tokens.low
    if noun.head >= 0 and low[noun.head] in BODIES:
        return True
    return low[noun.start - 1 : noun.start] == ["of"] and low[max(0, noun.start - 2)] in BODIES


def is_singular(low: list[str], predicate: Predicate) -> bool | None:
    """Whether the verb is singular; None if it does not tell."""
    for word in low[predicate.start : predicate.at]:
        if word in _SINGULAR:
            return True
        if word in _PLURAL:
            return False
    return None
