"""Victims of one verb in several places: "shot dead three in Kano and two in Kaduna"."""

from processors.extraction.draft import Draft
from processors.extraction.row import Kind, Noun, Row


def set_apart(row: Row, heads: list[Draft]) -> None:
    """As in "shot dead three in Kano and two in Kaduna": each in the place told right behind it."""
    if len(heads) < _PAIR or not all(_has_own_place(row, head) for head in heads):
        return
    for head in heads[1:]:
        if head.noun is not None:
            head.predicate_at = head.start = head.noun.start


_PAIR = 2


def _has_own_place(row: Row, draft: Draft) -> bool:
    """Whether a place is told behind its phrase, before the list goes on."""
    k = next((k for k, chunk in enumerate(row.chunks) if chunk is draft.noun), len(row.chunks))
    while k + 2 < len(row.chunks) and row.chunks[k + 1].kind is Kind.PREPOSITION:
        where = row.chunks[k + 2]
        if isinstance(where, Noun) and where.place:
            return True
        k += 2
    return False
