"""Verbs joined by "and" that share one subject: "was taken from his house and later found dead"."""

from processors.extraction.heads import links_adjective
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.voice import is_passive_verb

_LOOKED_THROUGH = {Kind.NOUN, Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}


def first_verb(row: Row, index: int) -> int | None:
    """Index of the verb whose subject a predicate at `index` takes over; None if it has its own."""
    chunks = row.chunks
    predicate = chunks[index]
    if not isinstance(predicate, Predicate):
        return None
    k = _past_adverbs(row, index - 1)
    if k > 0 and chunks[k].kind is Kind.VERB and links_adjective(row, k):
        k = _past_adverbs(row, k - 1)
    if k < 1 or not (_is_and(row, k) or _is_before(row, k, predicate)):
        return None
    k -= 1
    if chunks[k].kind is Kind.COMMA:
        k -= 1
    being = row.tokens.low[predicate.start] == "being"
    while k > 0 and (
        chunks[k].kind in _LOOKED_THROUGH
        or _is_aside(row, k)
        or (being and chunks[k].kind is Kind.AND and isinstance(chunks[k + 1], Noun))
    ):
        k -= 1
    while k > 1 and _is_middle(row, k):
        k -= 2  # "was taken off, lined up and executed"
        while k > 0 and chunks[k].kind in _LOOKED_THROUGH:
            k -= 1
    if k < 1:
        return None
    first = chunks[k]
    if first.kind is not Kind.VERB and not isinstance(first, Predicate):
        return None
    if is_passive_verb(row, k):
        return k
    intransitive = predicate.verb is not None and not predicate.verb.transitive
    if not (predicate.be or predicate.have or intransitive):
        return None  # a bare participle goes on with a passive only
    return None if row.tokens.low[first.end - 1].endswith("ing") else k


def _is_and(row: Row, k: int) -> bool:
    return row.chunks[k].kind is Kind.AND and row.tokens.low[row.chunks[k].start] in {"and", "or"}


def _is_before(row: Row, k: int, predicate: Predicate) -> bool:
    """As in "stabbed two before being shot dead"."""
    low = row.tokens.low
    return low[row.chunks[k].start] == "before" and low[predicate.start] == "being"


def _is_middle(row: Row, k: int) -> bool:
    """Whether the verb at `k` is a bare participle that goes on with one before it."""
    chunk = row.chunks[k]
    return (
        chunk.kind in {Kind.VERB, Kind.EFFECT}
        and chunk.end == chunk.start + 1
        and row.tokens.low[chunk.start].endswith("ed")
        and row.chunks[k - 1].kind in {Kind.COMMA, Kind.AND}
    )


def _is_aside(row: Row, k: int) -> bool:
    """As in "stabbed a guard, wounding him, and was": a participle behind a comma, or the comma."""
    chunk = row.chunks[k]
    if chunk.kind is Kind.COMMA:
        following = row.chunks[k + 1]
        by_the_way = following.kind is Kind.PREPOSITION or (
            isinstance(following, Noun) and (following.place or following.proper)
        )
        return by_the_way or row.tokens.low[following.end - 1].endswith("ing")
    if chunk.kind is Kind.AND:
        return row.tokens.low[row.chunks[k + 1].start].endswith("ing")
    return (
        isinstance(chunk, Predicate)
        and row.chunks[k - 1].kind in {Kind.COMMA, Kind.AND}
        and row.tokens.low[chunk.start].endswith("ing")
    )


def _past_adverbs(row: Row, k: int) -> int:
    while k >= 0 and row.chunks[k].kind in {Kind.DAYS, Kind.ADVERB}:
        k -= 1
    return k
