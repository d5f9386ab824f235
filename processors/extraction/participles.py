"""Verbs behind a phrase that only say more of it: "two men travelling to market", "accused of"."""

from processors.extraction import counts
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words


def is_reduced(row: Row, j: int) -> bool:
    """A participle after its noun: "travelling", "stationed"."""
    chunk = row.chunks[j]
    word = row.tokens.low[chunk.start]
    by = word in _HIT and row.tokens.word(chunk.end) in _AFTER_HIT
    return (
        chunk.end == chunk.start + 1
        and (by or word in _PARTICIPLES or word.endswith(("ing", "ed")))
        and word not in _NEVER_PASSIVE
        and j > 0 and isinstance(row.chunks[j - 1], Noun)
    )  # fmt: skip


def is_infinitive(row: Row, j: int) -> bool:
    """As in "trying to defuse it": a verb behind "to" behind a participle."""
    return (
        row.chunks[j].end == row.chunks[j].start + 1
        and row.tokens.low[row.chunks[j - 1].start] == "to"
        and is_reduced(row, j - 2)
    )


def is_gerund(row: Row, j: int) -> bool:
    """As in "of spying": a verb that a preposition governs."""
    return (
        row.chunks[j].kind is Kind.VERB
        and row.chunks[j - 1].kind is Kind.PREPOSITION
        and row.tokens.low[row.chunks[j].start].endswith("ing")
    )


_HIT = words("shot hit struck caught held found sent brought led kept bound sought")
"""Participles that look like pasts: of nobody's doing where no object follows."""

_NEVER_PASSIVE = words(
    "surrendered escaped survived defected deserted returned arrived retreated resigned protested "
    "demonstrated rallied appeared remained advanced"
)
"""Pasts that are no participle behind a noun: "1,200 fighters surrendered and 300 were killed"."""

_AFTER_HIT = words("by in at during to from into near inside outside for over on")

_PARTICIPLES = words(
    "taken driven seen given hidden thrown flown chosen drawn stolen known blown overtaken"
)
"""Participles that are no past: "eight men taken from a bus died"."""


def is_reduced_harm(row: Row, j: int) -> bool:
    """As in "a bystander wounded in the blast died": a participle of harm beside its noun."""
    chunk = row.chunks[j]
    return (
        isinstance(chunk, Predicate)
        and chunk.end == chunk.start + 1
        and chunk.verb is not None and chunk.verb.transitive
        and j > 0 and isinstance(row.chunks[j - 1], Noun)
    )  # fmt: skip


def whose_object(row: Row, j: int) -> int | None:
    """Index of who does it: in "six policemen guarding it" what they guard is no subject."""
    chunks, low = row.chunks, row.tokens.low
    k = j - 1
    if k > 1 and chunks[k].kind is Kind.VERB and low[chunks[k].start].endswith("ed"):
        k -= 1  # "a woman selling dried fish"
    if k < 1 or not is_reduced(row, k) or not low[chunks[k].start].endswith("ing"):
        return None
    outer = chunks[k - 1]
    is_person = isinstance(outer, Noun) and counts.is_person(row.tokens, outer)
    return k - 1 if is_person else None


def is_deed(row: Row, k: int) -> bool:
    """As in "of killing": harm done, that a preposition governs."""
    deed, joint = row.chunks[k], row.chunks[k - 1]
    return (
        isinstance(deed, Predicate)
        and joint.kind is Kind.PREPOSITION
        and row.tokens.low[deed.start].endswith("ing")
        and row.tokens.low[joint.start] in {"of", "for"}
    )


def is_contact(row: Row, j: int) -> bool:
    """As in "the patient she was treating": a clause on a phrase, with no word that joins it."""
    if j < _CONTACT or row.chunks[j].kind is not Kind.VERB:
        return False
    doer, told = row.chunks[j - 1], row.chunks[j - 2]
    return (
        isinstance(doer, Noun)
        and row.tokens.low[doer.start : doer.end] in _DOERS
        and isinstance(told, Noun)
        and told.definite
        and told.person is not None
    )


_CONTACT = 2

_DOERS = (["he"], ["she"], ["they"], ["we"], ["it"], ["i"])
