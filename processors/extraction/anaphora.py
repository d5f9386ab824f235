"""Whom "they", "the assailants" and "both" mean: the nearest phrase that fits."""

from processors.extraction import counts
from processors.extraction.people import People, people
from processors.extraction.row import Noun, Row
from processors.text.lexicon import words

Resolved = tuple[counts.Count, People]

REACH = 4
"""Sentences back."""

_PLURAL = words("all they them their these those both themselves")
_SINGLE = words("he she him his her himself herself")
_SAME = (
    words("assailant attacker bomber gunman militant insurgent rebel terrorist perpetrator suspect "
          "fighter guerrilla taliban talib jihadist extremist bandit man shooter raider kidnapper"),
    words("victim person worker civilian hostage captive passenger resident villager individual man"
          " woman member official officer employee student teacher doctor engineer"),
)  # fmt: skip


def fits(asked: Noun, asked_head: str, found: Noun, found_head: str) -> bool:
    """Whether a phrase can be what a later one speaks of."""
    if asked.pronoun:
        return found.person is not None
    if not asked.person or not found.person:
        return False
    a, b = asked.person.singular, found.person.singular
    if a == b or asked_head == found_head:
        return True
    return any(a in group and b in group for group in _SAME)


def count_in(row: Row, noun: Noun, asked: Noun, *, before: int) -> Resolved | None:
    """The count of `noun` if it stands before token `before` and fits."""
    tokens = row.tokens
    if noun.start >= before or noun.pronoun:
        return None
    plural = asked.person.plural if asked.person else None
    found_head = tokens.low[noun.head] if noun.head >= 0 else ""
    if not fits(asked, "", noun, found_head):
        return None
    count = counts.of(tokens, noun)
    if count is None:
        return None
    if plural is True and count == (1, 1, 1):
        return None
    if plural is False and count[2] != 1:
        return None
    if asked.definite and noun.definite and noun.quantity is None:
        return None
    return count, people(row, noun)


def wants_plural(word: str) -> bool | None:
    """What a pronoun's number is; None if it is no personal pronoun."""
    if word in _PLURAL:
        return True
    return False if word in _SINGLE else None
