"""Whether phrases belong together: in one list, under one count, or in two clauses."""

from dataclasses import dataclass, field

from processors.extraction import counts
from processors.extraction.row import Chunk, Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import PERSONS, Form
from processors.text.lexicon import words
from schemas.claim import Effect

CLAUSE_ENDS = {Kind.VERB, Kind.REPORT, Kind.BOUNDARY, Kind.EFFECT}


@dataclass(slots=True)
class Linked:
    """The phrases one predicate is said of, and their parts."""

    nouns: list[Noun] = field(default_factory=list)
    parts: list[Noun] = field(default_factory=list)
    besides: list[Noun] = field(default_factory=list)


def counted(row: Row, j: int, noun: Noun) -> Noun:
    """As in "a family of five": the count inside the group."""
    chunks = row.chunks
    if (
        noun.quantity is None and counts.of_group(row.tokens, noun) and j + 2 < len(chunks)
        and row.tokens.low[chunks[j + 1].start] == "of"
        and isinstance(inner := chunks[j + 2], Noun) and inner.quantity is not None
    ):  # fmt: skip
        noun.quantity = inner.quantity
    return noun


def shares_count(counted: Noun, following: Noun) -> bool:
    """As in "13 women and children": one count for both."""
    return (
        counted.quantity is not None and counted.quantity.low != 1
        and following.quantity is None and following.person is not None and following.person.plural
        and not following.definite and not following.indefinite and not following.others
        and counted.person is not None and counted.person.plural
    )  # fmt: skip


def are_names_of(counted: Noun, rest: list[Noun]) -> bool:
    """As in "two envoys, Omar Deng and his aide": as many persons named as were counted."""
    if counted.quantity is None or len(rest) < 2 or counted.quantity.best != len(rest):
        return False
    return rest[0].proper and all(
        noun.quantity is None
        and (noun.proper or noun.indefinite or (noun.person and not noun.person.plural))
        for noun in rest
    )


def past_object(row: Row, j: int) -> int:
    """Index after a preposition and the phrase it governs."""
    j += 1
    while j < len(row.chunks) and row.chunks[j].kind in {Kind.DAYS, Kind.PREPOSITION}:
        j += 1
    return j + 1 if j < len(row.chunks) and isinstance(row.chunks[j], Noun) else j


def joins(row: Row, noun: Noun) -> bool:
    """Whether a phrase can be one more in a list of victims."""
    if noun.place or noun.thing or noun.event:
        return False
    if noun.effect is not None and noun.head == noun.effect_at:
        if noun.effect is Effect.CAPTURED and row.tokens.low[noun.head] in PERSONS:
            return noun.quantity is not None or noun.indefinite  # "two hostages and a gunman"
        return False  # "two killed, 12 wounded": a count of its own
    if noun.quantity is not None or noun.indefinite or noun.person is not None:
        return counts.is_person(row.tokens, noun) or counts.may_be_person(row.tokens, noun)
    if noun.pronoun:
        return row.tokens.low[noun.start] in _SELVES
    return noun.proper or counts.is_somebodys(row.tokens, noun)


_SELVES = words("he she him her himself herself themselves")


def is_subject(row: Row, j: int) -> bool:
    """Whether the noun at `j` begins a clause of its own."""
    k = j + 1
    chunks = row.chunks
    while k < len(chunks):
        chunk = chunks[k]
        if isinstance(chunk, Predicate) and chunk.verb is not None:
            return chunk.verb.form is not Form.ING
        if is_accused(row, k):
            k += 1
            continue
        if isinstance(chunk, Predicate) or chunk.kind in {Kind.VERB, Kind.REPORT}:
            return chunk.kind is not Kind.VERB or _is_finite(row, chunk)
        if chunk.kind is Kind.PREPOSITION:
            k = past_object(row, k)
            continue
        if chunk.kind in {Kind.DAYS, Kind.ADVERB}:
            k += 1
            continue
        if chunk.kind is Kind.AND and k + 2 < len(chunks) and isinstance(chunks[k + 1], Noun):
            return chunks[k + 2].kind is Kind.REPORT  # "a chief and a rights group said"
        return False
    return False


TRAITS = words("suspected armed wanted trained hired related married bound dressed backed")
OF_TRAITS = words("with for by in over to from at on as of")
"""Behind a participle that else stands before its noun: "four villagers armed with sticks"."""
_ACCUSED = TRAITS | words("accused convicted charged linked belonging")


def is_accused(row: Row, k: int) -> bool:
    """As in "three men accused of spying": a participle and its preposition, no finite verb."""
    chunk = row.chunks[k]
    return (
        chunk.end == chunk.start + 1
        and row.tokens.low[chunk.start] in _ACCUSED
        and row.tokens.word(chunk.end) in OF_TRAITS
    )


def _is_finite(row: Row, chunk: Chunk) -> bool:
    word = row.tokens.low[chunk.start]
    return not word.endswith("ing")


def _is_name(chunk: Chunk) -> bool:
    return isinstance(chunk, Noun) and chunk.proper


def _is_bare(row: Row, k: int) -> bool:
    """As in "Omar Nour, a teacher and poet,": a second trade of the same man."""
    noun = row.chunks[k] if k < len(row.chunks) else None
    if not isinstance(noun, Noun) or noun.pronoun or noun.proper:
        return False
    return not (
        noun.quantity or noun.definite or noun.indefinite or noun.others
        or (noun.person and noun.person.plural)
    )  # fmt: skip


def closes_list(row: Row, j: int) -> bool:
    """Whether a list that runs through `j` by commas ends in "and"."""
    k = j + 1
    chunks = row.chunks
    while k < len(chunks):
        kind = chunks[k].kind
        if kind is Kind.AND:
            return not (_is_name(chunks[j - 2]) and _is_bare(row, k + 1))
        if isinstance(chunks[k], Noun) or kind in {Kind.COMMA, Kind.PREPOSITION}:
            k += 1
            continue
        return False
    return False
