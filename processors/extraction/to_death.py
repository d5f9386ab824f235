"""Verbs parted from their end by those they befell: "hacked nine people to death"."""

from processors.extraction import lists
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Predicate
from processors.text.lexicon import words
from schemas.claim import Effect

_VERBS = words(
    "beat beating beats hacked hacking hack stabbed stabbing stab stoned stoning burned burnt "
    "burning clubbed clubbing tortured torturing shot shooting bludgeoned bludgeoning crushed "
    "crushing trampled trampling starved starving strangled strangling choked kicked kicking "
    "knifed knifing speared bled battered battering whipped flogged"
)


_TO_DEATH = ["to", "death"]


def read(reader: Reader) -> None:
    """Read a verb of hitting, its objects, and "to death"."""
    row = reader.row
    low = row.tokens.low
    if "death" not in low:
        return
    for k, chunk in enumerate(row.chunks):
        if chunk.kind is not Kind.VERB or low[chunk.end - 1] not in _VERBS:
            continue
        end = next((i for i in range(chunk.end, len(low)) if low[i : i + 2] == _TO_DEATH), None)
        if end is None or any(isinstance(c, Predicate) for c in row.chunks[k : k + 3]):
            continue
        predicate = Predicate(Kind.EFFECT, chunk.start, end + 2, Effect.KILLED, None, chunk.start)
        linked = lists.list_at(row, k + 1)
        linked.nouns = [n for n in linked.nouns if n.end <= end]
        reader.said_of(linked, predicate, rule="active")
