"""Who is lost: "the fate of 12 soldiers is unknown", "the loss of 11 men"."""

from processors.extraction import lists
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate
from processors.extraction.who import who
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_UNKNOWN = words("unknown unclear uncertain")
_REACH = 8
_FIGHTING = {Who.REBEL, Who.SOLDIER, Who.POLICE}


def unknown(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the whereabouts of three priests remain unknown": they are missing."""
    low = reader.row.tokens.low
    linked = lists.list_at(reader.row, k + 2)
    if not linked.nouns:
        first = reader.row.chunks[k + 2] if k + 2 < len(reader.row.chunks) else None
        linked.nouns = [first] if isinstance(first, Noun) else []
    linked.nouns = [n for n in linked.nouns if n.quantity is not None]
    if linked.nouns and not _UNKNOWN.isdisjoint(low[linked.nouns[-1].end :][:_REACH]):
        predicate = Predicate(Kind.EFFECT, noun.start, noun.end, Effect.MISSING, None, noun.start)
        reader.said_of(linked, predicate, rule="nominal")


def lost(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the loss of five soldiers": they are dead."""
    low = reader.row.tokens.low
    linked = lists.list_at(reader.row, k + 2)
    linked.nouns = [
        n
        for n in linked.nouns
        if n.quantity is not None
        and (who(reader.row, n) in _FIGHTING or low[max(n.head, 0)] in {"men", "lives"})
    ]
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, Effect.KILLED, None, noun.start)
    reader.said_of(linked, predicate, rule="nominal")
