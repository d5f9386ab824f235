"""How badly some of the wounded are hurt: "20 were injured, five of them critically"."""

from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate
from processors.text.lexicon import words
from schemas.claim import Effect

_BADLY = words("critically seriously severely badly gravely lightly slightly")
_GRAVE = words("critical serious grave stable severe life-threatening")
CONDITIONS = ("critically", "serious condition", "critical condition", "stable condition")
"""They open a sentence that names no harm."""
_REACH = 9


def read(reader: Reader) -> None:
    """Read counts of the wounded by how badly they are hurt, each a part of those told before."""
    row = reader.row
    low = row.tokens.low
    if _BADLY.isdisjoint(low) and _GRAVE.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks[:-1]):
        if not isinstance(chunk, Noun) or chunk.quantity is None or reader.is_used(chunk):
            continue
        if chunk.head >= 0 and not _is_of_them(low[chunk.end - 1]):
            continue
        end = _end(low, chunk.end, row.chunks[k + 1].kind)
        if end is None:
            continue
        predicate = Predicate(Kind.EFFECT, chunk.end, end, Effect.WOUNDED, None, chunk.end)
        part = reader.draft(chunk, predicate, rule="degree")
        whole = reader.whole_of(part) if part is not None else None
        if part is not None and whole is not None:
            part.join(whole)
            reader.drafts.append(part)


def _is_of_them(word: str) -> bool:
    return word in {"them", "whom", "wounded", "injured"}


def _end(low: list[str], at: int, kind: object) -> int | None:
    """Index after "critically" or "are in a serious condition" at token `at`; None if not so."""
    if kind is Kind.ADVERB and low[at] in _BADLY:
        stops = at + 1 == len(low) or not low[at + 1][0].isalpha() or low[at + 1] in {"and", "in"}
        return at + 1 if stops else None
    said = low[at : at + _REACH]
    if "condition" in said and "in" in said and not _GRAVE.isdisjoint(said):
        return at + said.index("condition") + 1
    return None
