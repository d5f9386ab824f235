"""Bare counts of things: "launched 120 drones; 95 were shot down"."""

from processors.extraction.reading import Reader
from processors.extraction.row import Noun, Row


def counts_things(reader: Reader, bare: Noun, verb: tuple[str, ...]) -> bool:
    """Whether a count without a noun is of the things that were counted last.

    What is shot down is a thing unless people were.
    """
    if _is_of_things(reader.row, bare):
        return True
    if (last := _last_counted(reader.row, bare.start)) is None and reader.index:
        before = reader.context.row(reader.index - 1)
        last = _last_counted(before, len(before.tokens))
    if last is None:
        return verb == ("shot", "down")
    return last.person is None and last.effect is None


def _is_of_things(row: Row, bare: Noun) -> bool:
    """As in "shot down 15 of 20 drones"."""
    k = next((k for k, chunk in enumerate(row.chunks) if chunk is bare), len(row.chunks))
    if row.tokens.word(bare.end) != "of" or k + 2 >= len(row.chunks):
        return False
    of = row.chunks[k + 2]
    return isinstance(of, Noun) and of.person is None and not of.pronoun and of.head >= 0


def _last_counted(row: Row, before: int) -> Noun | None:
    """The phrase with a count and a noun that stands last before a token."""
    for chunk in reversed(row.chunks):
        if isinstance(chunk, Noun) and chunk.end <= before and chunk.quantity and chunk.head >= 0:
            return chunk
    return None
