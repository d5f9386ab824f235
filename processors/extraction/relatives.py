"""Whom a relative clause tells of, where more than one phrase stands before it."""

from processors.extraction import counts
from processors.extraction.row import Kind, Noun, Row


def is_of_event(row: Row, k: int) -> bool:
    """As in "the death of a judge": the person whom an event befell."""
    if k < _OF_EVENT or row.tokens.low[row.chunks[k - 1].start] != "of":
        return False
    event, noun = row.chunks[k - 2], row.chunks[k]
    is_event = isinstance(event, Noun) and event.event and event.effect is not None
    return is_event and isinstance(noun, Noun) and counts.is_person(row.tokens, noun)


_OF_EVENT = 2
"""Chunks before "a judge"."""


def is_of_one(row: Row, k: int, noun: Noun) -> bool:
    """As in "six guards and a man who was hit": a relative clause at `k` with a singular verb."""
    relative = k >= 0 and row.chunks[k].kind is Kind.RELATIVE
    one = noun.indefinite or (noun.person is not None and not noun.person.plural)
    return relative and one and row.tokens.word(row.chunks[k].end) in {"was", "is", "has"}
