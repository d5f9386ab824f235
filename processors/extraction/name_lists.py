"""Lists of names, which are one number: "killed the brothers Ali, Hassan and Omar Nour"."""

from processors.extraction.draft import Draft
from processors.extraction.row import Row

_ONE = (1, 1, 1)


def counted(row: Row, heads: list[Draft]) -> list[Draft]:
    """`heads`, in order, with each run of named persons of one kind drawn into its first."""
    kept: list[Draft] = []
    kind: Draft | None = None
    for draft in heads:
        if kept and kind is not None and _is_next(row, kept[-1], kind, draft):
            _draw(kept[-1], draft)
            kind = draft if _is_kind_of_all(draft) else kind
        else:
            kept.append(draft)
            kind = draft if _is_named(row, draft) else None
    return kept


def _is_next(row: Row, first: Draft, kind: Draft, draft: Draft) -> bool:
    """Whether `draft` is one more name of a list; `kind` says of what kind those after it are."""
    if not _is_named(row, draft):
        return False
    if draft.noun is not None and draft.noun.proper and _is_kind_of_all(kind):
        return True
    return draft.who is first.who and draft.side == first.side


def _is_kind_of_all(draft: Draft) -> bool:
    """As in "soldiers Ali Nour, …": what all of them are stands before the first."""
    noun = draft.noun
    return noun is not None and noun.person is not None and noun.person.plural


def _is_named(row: Row, draft: Draft) -> bool:
    """Whether it is one person with a name."""
    noun = draft.noun
    if noun is None or noun.quantity is not None or noun.indefinite or noun.pronoun:
        return False
    if noun.proper:
        return (draft.low, draft.best, draft.high) == _ONE
    last = row.tokens.raw[noun.end - 1]
    return 0 <= noun.head < noun.end - 1 and last[:1].isupper()


def _draw(first: Draft, draft: Draft) -> None:
    """Count one more name."""
    if "names" not in first.rules:
        first.low, first.best, first.high = _ONE
        first.rules = [*(r for r in first.rules if r != "bare plural"), "names"]
    first.low += 1
    first.best = first.high = first.low
    first.end = max(first.end, draft.end)
