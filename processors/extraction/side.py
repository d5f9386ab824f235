"""The party the victims belong to, as written: "Taliban" fighters, "Iraqi soldiers"."""

from processors.extraction.row import Kind, Noun, Row
from processors.extraction.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    DEFINITE,
    KINDS,
    NOMINAL_PARTICIPLES,
    PERSONS,
    REPORT,
)
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Who

_FIGHTING = {Who.SOLDIER, Who.REBEL, Who.POLICE}
_NO_NAMES = ADVERBS | NOMINAL_PARTICIPLES | REPORT | DEFINITE | frozenset(ADJECTIVES) | words(
    "a an other another more former senior local top young male female - ' of some several many"
)  # fmt: skip
_PEOPLES = ("i", "ian", "ean", "can", "ese", "ish", "ch", "ghan", "man")


def side(row: Row, noun: Noun, category: Who) -> str | None:
    """None where the phrase names no party or its people do not fight."""
    if category not in _FIGHTING or noun.person is None or noun.head < 0:
        return None
    tokens = row.tokens
    first = noun.head
    while first > noun.start and _may_name(tokens, first - 1):
        first -= 1
    if noun.quantity is not None:
        first = max(first, noun.quantity.end)
    if first >= noun.head:
        return _of(row, noun)
    # A people is no party, so that "Iraqi soldiers" stays whole.
    end = noun.head + _is_people(tokens, noun.head - 1)
    return " ".join(tokens.raw[first:end])


def _may_name(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i]
    return word not in _NO_NAMES and word[0].isalpha() and (
        tokens.is_capital(i) or word in KINDS
    )  # fmt: skip


def _is_people(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i]
    if word in KINDS or word in PERSONS:
        return False
    return "." in word or word.endswith(_PEOPLES)


def _of(row: Row, noun: Noun) -> str | None:
    """As in "members of the National Guard", "guerrillas of the FMLN"."""
    k = next((k for k, chunk in enumerate(row.chunks) if chunk is noun), None)
    if k is None or k + 2 >= len(row.chunks):
        return None
    joint, group = row.chunks[k + 1], row.chunks[k + 2]
    if joint.kind is not Kind.PREPOSITION or row.tokens.low[joint.start] != "of":
        return None
    if not isinstance(group, Noun) or not group.proper or group.place:
        return None
    begin = group.start + (row.tokens.low[group.start] == "the")
    return " ".join(row.tokens.raw[begin : group.end]) or None
