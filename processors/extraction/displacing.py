"""People made to leave: "forced 100,000 people from their homes", "drove hundreds out of Homs"."""

from processors.extraction import counts
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words
from schemas.claim import Effect

_FORCING = words(
    "forced forcing drove driven driving pushed pushing chased chasing expelled evicted"
)
_FROM = words("from out of off")
_HOMES = words("homes home houses villages village land lands towns camps shelters")


def read(reader: Reader) -> None:
    """Read each verb of forcing whose object is counted people and whose goal is their homes."""
    row = reader.row
    if _FORCING.isdisjoint(row.tokens.low):
        return
    for k, chunk in enumerate(row.chunks[:-2]):
        people = row.chunks[k + 1]
        if (
            chunk.kind is Kind.VERB
            and row.tokens.low[chunk.end - 1] in _FORCING
            and isinstance(people, Noun)
            and people.quantity is not None
            and counts.may_be_person(row.tokens, people)
            and (end := _end_of_homes(row, k + 2)) is not None
        ):
            at = chunk.end - 1
            predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, Effect.DISPLACED, None, at)
            draft = reader.draft(people, predicate, rule="forced from home")
            if draft is not None:
                draft.end = end
                draft.running = "has" in row.tokens.low[chunk.start : chunk.end]
                reader.drafts.append(draft)


def _end_of_homes(row: Row, k: int) -> int | None:
    """The token after "from their homes" at chunk `k`; None if something else follows."""
    low = row.tokens.low
    while k < len(row.chunks) and low[row.chunks[k].start] in _FROM:
        k += 1
    if k >= len(row.chunks) or low[row.chunks[k].start - 1] not in _FROM:
        return None
    homes = row.chunks[k]
    return homes.end if isinstance(homes, Noun) and low[homes.end - 1] in _HOMES else None
