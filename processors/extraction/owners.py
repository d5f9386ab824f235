"""Whose people a phrase counts: "members of the Nusra Front", "five of its fighters"."""

from processors.extraction.row import Kind, Noun, Row
from processors.extraction.vocabulary import PARTIES
from processors.text.lexicon import words
from schemas.claim import Who

_OF = words("of from with for loyal allied affiliated linked belonging aligned alongside beside")
_SERVING = words("working fighting serving")
_POSSESSIVES = words("its their")
_LOST = words("lost lose loses losing")
_SPEAKING = {Who.OFFICIAL, Who.UNSPECIFIED}
"""Who speaks for others: "a Hezbollah spokesman said its fighters"."""


def index_of(row: Row, noun: Noun) -> int | None:
    """Where in its sentence a phrase stands; None if it was made up from words of others."""
    for k, chunk in enumerate(row.chunks):
        if chunk is noun:
            return k
    return None


def group(row: Row, noun: Noun) -> Noun | None:
    """To what a phrase says its people belong: "of the National Guard", "loyal to the junta"."""
    k = index_of(row, noun)
    chunks = row.chunks
    if k is None or k + 2 >= len(chunks):
        return None
    low = row.tokens.low
    joint = k + 1
    if low[chunks[joint].start] in _SERVING:
        joint += 1  # "a nurse working for an aid group", "fighting alongside the army"
    if joint + 1 < len(chunks) and low[chunks[joint].start] in _OF:
        found = chunks[joint + 1]
        return found if isinstance(found, Noun) else None
    return None


def is_owned(row: Row, noun: Noun) -> bool:
    """Whether a phrase says that its people are somebody's: "its fighters", "two of their men"."""
    low = row.tokens.low
    if _is_lost(low, noun):
        return True
    own = low[noun.start : max(noun.head, noun.start)]
    return not _POSSESSIVES.isdisjoint(own) or "own" in own


def _is_lost(low: list[str], noun: Noun) -> bool:
    """As in "the brigade lost 14 fighters", "admitted the loss of 14 men"."""
    before = low[max(0, noun.start - 2) : noun.start]
    return not _LOST.isdisjoint(before[-1:]) or before == ["loss", "of"]


def owner(row: Row, noun: Noun) -> Noun | None:
    """Whom "its", "their" and "his" mean: the group named last before, in the same sentence."""
    tokens = row.tokens
    for chunk in reversed(row.chunks):
        if not isinstance(chunk, Noun) or chunk.end > noun.start or chunk.pronoun:
            continue
        if chunk.thing and not (chunk.head > 1 and tokens.is_capital(chunk.head)):
            continue
        named = names_force(row, chunk) or _speaks(row, chunk)
        lost = _is_lost(tokens.low, noun) and chunk.person is not None
        if lost and chunk.person is not None and chunk.person.plural:
            if chunk.quantity is not None and chunk.start and _is_harmed(row, chunk):
                continue  # "the rebels killed four soldiers and lost two men"
            return chunk  # "the rebels lost 12 men"
        if not named and chunk.person is not None and chunk.person.who not in _SPEAKING:
            continue  # those harmed, not those who speak for a side
        if chunk.quantity is not None or (chunk.place and not _acts(row, chunk)) or chunk.event:
            continue
        of_state = tokens.is_capital(chunk.start) and "'s" in tokens.low[chunk.start : chunk.end]
        if chunk.proper or any(
            tokens.is_capital(i) for i in range(chunk.start + 1, chunk.end)
        ) or named or of_state:  # fmt: skip
            return chunk
    return None


def _speaks(row: Row, noun: Noun) -> bool:
    """As in "the Taliban said": one word for a party and its people, which tells of its own."""
    if noun.person is None or not noun.definite or noun.person.singular not in PARTIES:
        return False
    if row.tokens.word(noun.start - 1) in _FOR and row.tokens.word(noun.start - 2) in _VOICES:
        return True
    k = index_of(row, noun)
    return k is not None and [c.kind for c in row.chunks[k + 1 : k + 2]] == [Kind.REPORT]


_FOR = words("for of")
_VOICES = words("spokesman spokeswoman spokesperson spokesmen")


def _acts(row: Row, place: Noun) -> bool:
    """As in "Chad says 40 of its soldiers": a state that says or does something."""
    k = index_of(row, place)
    if k is None or k + 1 >= len(row.chunks) or (k and row.chunks[k - 1].kind is Kind.PREPOSITION):
        return False
    return row.chunks[k + 1].kind in {Kind.REPORT, Kind.VERB, Kind.EFFECT}


def _is_harmed(row: Row, noun: Noun) -> bool:
    """As in "killed four soldiers": whoever stands right behind a verb of harm."""
    k = index_of(row, noun)
    return bool(k) and row.chunks[(k or 1) - 1].kind is Kind.EFFECT


_FORCES = words(
    "army military navy police militia group cartel gang brigade battalion regiment division "
    "corps guard guards front movement faction coalition mission force forces unit gendarmerie "
    "tribe clan command junta organisation organization party squadron platoon company column "
    "resistance rifles network government regime contingent"
)


def names_force(row: Row, noun: Noun) -> bool:
    """Whether a phrase ends in a word for people under arms: "the army", "the 62nd Battalion"."""
    return noun.head >= 0 and row.tokens.low[noun.head] in _FORCES
