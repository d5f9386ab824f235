"""All of a number dead, told by nobody alive: "no survivors among the 12 on board"."""

from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate
from processors.text.lexicon import words
from schemas.claim import Effect

TRIGGERS = ("no survivors", "no survivor")
_SURVIVORS = words("survivor survivors")
_AMONG = words("among of from")
_ABOARD = words("board aboard")
_REACH = 3
"""Tokens from people to "on board"."""


def read(reader: Reader) -> None:
    """Read who was aboard or among whom nobody survived, in the sentence of "no survivors"."""
    row = reader.row
    low = row.tokens.low
    if _SURVIVORS.isdisjoint(low) or "no" not in low:
        return
    none = next((c for c in row.chunks if isinstance(c, Noun) and _is_none(low, c)), None)
    if none is None:
        return
    for noun in row.chunks:
        if not isinstance(noun, Noun) or noun.quantity is None or noun.quantity.high == 0:
            continue
        before = low[max(0, noun.start - 1) : noun.start]
        among = noun.start > none.end and not _AMONG.isdisjoint(before)
        aboard = not _ABOARD.isdisjoint(low[noun.end - 1 : noun.end + _REACH])
        if (among or aboard) and not noun.thing:
            at = none.start
            predicate = Predicate(Kind.EFFECT, at, none.end, Effect.KILLED, None, at)
            draft = reader.draft(noun, predicate, rule="no survivors")
            if draft is not None:
                reader.drafts.append(draft)
            return


def _is_none(low: list[str], noun: Noun) -> bool:
    none = noun.quantity is not None and noun.quantity.high == 0
    return none and noun.head >= 0 and low[noun.head] in _SURVIVORS
