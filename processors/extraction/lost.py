"""Who is lost: "the loss of 11 men"."""

from processors.extraction import lists
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate
from processors.extraction.who import who
from schemas.claim import Effect, Who

_FIGHTING = {Who.REBEL, Who.SOLDIER, Who.POLICE}


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
