"""Lists of names, which are one number: "killed the brothers Ali, Hassan and Omar Nour"."""

from processors.extraction import owners
from processors.extraction.draft import Draft
from processors.extraction.joints import past_object
from processors.extraction.row import Kind, Noun, Row

_ONE = (1, 1, 1)


def without_asides(row: Row, nouns: list[Noun]) -> list[Noun]:
    """`nouns` less what says who one of them is: "Ana Ruiz, a nurse, and two children".

    Of "the victims, two women and a boy," the list tells how many they are.
    """
    if len(nouns) > 1 and _are_listed(row, nouns[0], nouns[-1]):
        nouns = nouns[1:]
    kept = nouns[:1]
    for noun in nouns[1:]:
        if not _is_aside(row, kept[-1], noun):
            kept.append(noun)
    return kept


def _are_listed(row: Row, told: Noun, last: Noun) -> bool:
    """As in "the victims, two women and a boy, were": a list between commas says who they are."""
    many = told.definite and told.quantity is None and told.person is not None
    if not many or not (told.person and told.person.plural):
        return False
    behind = row.tokens.word(last.end)
    return row.tokens.word(told.end) == "," and (behind == "," or not behind[:1].isalnum())


def _is_aside(row: Row, named: Noun, noun: Noun) -> bool:
    """Whether `noun` stands between commas behind a name, and tells what that one is."""
    known = row.tokens.low[noun.start] == "the"  # "Abu Omar, the leader of the group,"
    single = (noun.indefinite or known) and noun.quantity is None and not noun.others
    if not single or noun.person is None or noun.person.plural or not _has_name(row, named):
        return False
    k = owners.index_of(row, noun)
    if k is None or k < _BEHIND_COMMA or row.chunks[k - 2] is not named:
        return False
    end = k + 1
    while end < len(row.chunks) and row.chunks[end].kind is Kind.PREPOSITION:
        end = past_object(row, end)  # "a nurse from Homs"
    closes = end == len(row.chunks) or row.chunks[end].kind is Kind.COMMA
    return closes and row.chunks[k - 1].kind is Kind.COMMA


_BEHIND_COMMA = 2


def _has_name(row: Row, noun: Noun) -> bool:
    if noun.quantity is not None or noun.indefinite or noun.pronoun:
        return False
    last = row.tokens.raw[noun.end - 1]
    return noun.proper or (0 <= noun.head < noun.end - 1 and last[:1].isupper())


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
    return [
        draft for k, draft in enumerate(kept) if not k or not _are_they(row, kept[k - 1], draft)
    ]


def _are_they(row: Row, told: Draft, names: Draft) -> bool:
    """As in "two brothers, Ali and Omar Said, and": the names of as many as were counted."""
    noun, named = told.noun, names.noun
    if noun is None or named is None or told.low < _TWO or noun.quantity is None:
        return False
    as_many = (told.low, told.best, told.high) == (names.low, names.best, names.high)
    return as_many and "names" in names.rules and row.tokens.low[noun.end : named.start] == [","]


_TWO = 2


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
    if noun is None or not _has_name(row, noun):
        return False
    return not noun.proper or (draft.low, draft.best, draft.high) == _ONE


def _draw(first: Draft, draft: Draft) -> None:
    """Count one more name."""
    if "names" not in first.rules:
        first.low, first.best, first.high = _ONE
        first.rules = [*(r for r in first.rules if r != "bare plural"), "names"]
    first.low += 1
    first.best = first.high = first.low
    first.end = max(first.end, draft.end)
