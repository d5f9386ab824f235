"""The missing told by what nobody knows: "the whereabouts of four are unknown"."""

from processors.extraction import lists
from processors.extraction.joints import Linked
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words
from schemas.claim import Effect

_OPENERS = words("whereabouts fate")
_UNKNOWN = words("unknown unclear uncertain")
_REACH = 5
"""Tokens from the verb to the word that says nobody knows."""


def read(reader: Reader) -> None:
    """Read who is counted behind "the whereabouts of", or before "whose whereabouts"."""
    row = reader.row
    low = row.tokens.low
    if _OPENERS.isdisjoint(low) or (_UNKNOWN.isdisjoint(low) and "not" not in low):
        return
    for k, chunk in enumerate(row.chunks):
        at = next((n for n in range(chunk.start, chunk.end) if low[n] in _OPENERS), 0)
        if at == 0 or not (end := _end_of_unknown(low, at)):
            continue
        if low[at + 1 : at + 2] == ["of"]:
            nouns = lists.list_at(row, k + 2).nouns
        elif low[at - 1] == "whose":
            nouns = _before_comma(row, k - 2)
        else:
            continue
        counted = Linked([noun for noun in nouns if noun.quantity is not None])
        predicate = Predicate(Kind.EFFECT, at, end, Effect.MISSING, None, at)
        reader.said_of(counted, predicate, rule="whereabouts")


def _before_comma(row: Row, k: int) -> list[Noun]:
    if k > 0 and row.chunks[k].kind is Kind.COMMA:
        k -= 1
    noun = row.chunks[k] if k >= 0 else None
    return [noun] if isinstance(noun, Noun) else []


def _end_of_unknown(low: list[str], at: int) -> int:
    """The token after "are unknown", "is not known" behind token `at`; 0 if no such follows."""
    for k in range(at + 1, len(low)):
        if low[k] in _VERBS:
            told = low[k : k + _REACH]
            for n, word in enumerate(told):
                if word in _UNKNOWN or (word == "known" and "not" in told[:n]):
                    return k + n + 1
            return 0
        if low[k] in {";", "."}:
            return 0
    return 0


_VERBS = words("is are was were remain remains remained")
