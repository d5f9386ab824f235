"""Counts that share the noun behind the second: "eight foreign and three Egyptian passengers"."""

from processors.extraction.row import Kind, Noun, Row
from processors.geo.lexicon import DEMONYMS
from processors.text.lexicon import words

_ADJECTIVES = words(
    "foreign local national regional civilian military senior junior regular government federal"
)


def mark(row: Row) -> None:
    """Let the first of two counts be of the persons that the second names."""
    if "and" not in row.tokens.low:
        return
    chunks = row.chunks
    for first, joint, second in zip(chunks, chunks[1:], chunks[2:], strict=False):
        if joint.kind is not Kind.AND or not isinstance(first, Noun):
            continue
        if not isinstance(second, Noun) or second.person is None or not second.person.plural:
            continue
        if first.quantity is None or second.quantity is None or first.quantity.end != first.end - 1:
            continue
        word = row.tokens.low[first.end - 1]
        is_people = word in DEMONYMS and not word.endswith("s")  # not in "three Syrians and two"
        if first.person is None and (is_people or word in _ADJECTIVES):
            first.person, first.place, first.thing = second.person, False, False
