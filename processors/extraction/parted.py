"""Verbs parted from their end by those they befell: "hacked nine people to death"."""

from processors.extraction import lists
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.verb_groups import parted_end
from processors.extraction.vocabulary import HURLED, PARTED
from processors.text.lexicon import words
from schemas.claim import Effect

_VERBS = {Kind.VERB, Kind.REPORT}
_SHOT = (["shot"], ["shooting"])
_MANNERS = words("beheaded beheading hanged hanging drowned drowning lynched decapitated strangled")
_STRIKING = words("hit hits hitting struck striking pierced grazed cut")

_OPENING = _STRIKING | PARTED.keys() | {"shot", "shooting"}
"""The verbs that what follows their objects can end."""


def _kills_otherwise(row: Row, k: int) -> bool:
    """As in "beheaded three, shot two and hanged one": shot is one more way of killing."""
    low = row.tokens.low
    joined = any(chunk.kind is Kind.AND for chunk in row.chunks)
    ways = [
        i for i, word in enumerate(low) if word in _MANNERS or low[i : i + 2] == ["to", "death"]
    ]
    near = any(abs(i - row.chunks[k].start) <= _NEAR for i in ways)
    return joined and near and low[row.chunks[k].end : row.chunks[k].end + 1] != ["at"]


_NEAR = 12
"""Tokens between two ways of killing in one list."""


def read(reader: Reader) -> None:
    """Read a verb, its objects, and the words that end it."""
    row = reader.row
    low = row.tokens.low
    if _OPENING.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks[:-1]):
        is_wounding = isinstance(chunk, Predicate) and chunk.effect is Effect.WOUNDED
        if not (chunk.kind in _VERBS or is_wounding) or not isinstance(row.chunks[k + 1], Noun):
            continue
        found = parted_end(row.tokens, chunk.end - 1)
        if found is None and low[chunk.start : chunk.end] in _SHOT and _kills_otherwise(row, k):
            found = (Effect.KILLED, row.chunks[k + 1].end)
        if found is None and k and low[chunk.end - 1] in _STRIKING:
            hurled = low[row.chunks[k - 1].end - 1] in HURLED
            found = (Effect.WOUNDED, len(low)) if hurled else None
        if found is None:
            continue
        effect, end = found
        inside = [c for c in row.chunks[k + 1 :] if c.end <= end - 1]
        if any(isinstance(c, Predicate) or (isinstance(c, Noun) and c.effect) for c in inside):
            continue  # "left six dead and two in a critical condition"
        last = end if end < len(low) else row.chunks[k + 1].end
        predicate = Predicate(Kind.EFFECT, chunk.start, last, effect, None, chunk.start)
        linked = lists.list_at(row, k + 1)
        linked.nouns = [n for n in linked.nouns if n.end <= end]
        reader.said_of(linked, predicate, rule="active")
