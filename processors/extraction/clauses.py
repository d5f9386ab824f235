"""Where "as" and "since" open clauses: "the truce broke as 12 people were killed"."""

from processors.extraction.joints import past_object
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words

_NAMING = words(
    "such same known described identified regarded seen named listed disguised dressed posing "
    "posed serving served working worked works used treated acting acted "
    "considered designated hired employed viewed classified branded labelled labeled far long soon"
)
"""Words before an "as" that opens no clause: "men identified as rebels were killed"."""


def mark(row: Row) -> None:
    """Make each with a subject and a finite verb behind it a boundary between clauses.

    "Since" only before harm: "since the war began" is a date.
    """
    low = row.tokens.low
    if "as" not in low and "since" not in low:
        return
    for k, chunk in enumerate(row.chunks):
        if chunk.kind is not Kind.PREPOSITION or chunk.end > chunk.start + 1:
            continue
        word = low[chunk.start]
        opens = word == "since" or (
            word == "as" and row.tokens.word(chunk.start - 1) not in _NAMING
        )
        if opens and _is_clause(row, k + 1, harm=word == "since"):
            chunk.kind = Kind.BOUNDARY


def _is_clause(row: Row, k: int, *, harm: bool) -> bool:
    """Whether chunk `k` is a subject with its finite verb behind it."""
    chunks = row.chunks
    if k >= len(chunks) or not isinstance(chunks[k], Noun):
        return False
    k += 1
    while k < len(chunks):
        chunk = chunks[k]
        if isinstance(chunk, Predicate):
            # Not in "as one of 12 guards killed": a participle.
            intransitive = chunk.verb is not None and not chunk.verb.transitive
            return chunk.be or chunk.have or intransitive or _has_object(row, k)
        if chunk.kind is Kind.VERB:
            return not harm and not row.tokens.low[chunk.start].endswith("ing")
        if chunk.kind is Kind.PREPOSITION:
            k = past_object(row, k)
        elif chunk.kind is Kind.AND and k + 1 < len(chunks) and isinstance(chunks[k + 1], Noun):
            k += 2
        elif chunk.kind in {Kind.DAYS, Kind.ADVERB}:
            k += 1
        else:
            return False
    return False


def _has_object(row: Row, k: int) -> bool:
    after = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    return isinstance(after, Noun)
