"""Injuries, wounds and burns, and who has them: "escaped with injuries"."""

from processors.extraction import later, lists, subjects
from processors.extraction.casualty_nouns import counted
from processors.extraction.noun_drafts import SUFFER
from processors.extraction.reading import Reader
from processors.extraction.row import Chunk, Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import BE, BODIES
from processors.text.lexicon import words
from schemas.claim import Effect

HURTS = words("injuries injury wounds wound burns burn")


_DEADLY = words("head neck temple throat skull")
_PARTS = _DEADLY | words(
    "chest torso abdomen stomach leg legs arm arms face body back spine hand hands foot feet "
    "eye eyes shoulder hip thigh"
)


def _is_of_the_dead(row: Row, k: int) -> bool:
    """As in "found dead with a bullet wound", "five bodies with gunshot wounds"."""
    chunk = row.chunks[k]
    if isinstance(chunk, Predicate):
        return chunk.effect is Effect.KILLED
    return isinstance(chunk, Noun) and row.tokens.low[chunk.end - 1] in BODIES


def _treated(reader: Reader, verb: int, predicate: Predicate) -> None:
    """As in "17 people were being treated for bullet wounds"."""
    row = reader.row
    predicate.start = predicate.at = row.chunks[verb].start
    if not BE.isdisjoint(row.tokens.low[predicate.start : row.chunks[verb].end]):
        reader.said_of(subjects.subjects_before(row, verb), predicate, rule="suffered")


def _is_hospital(row: Row, k: int) -> bool:
    noun = row.chunks[k]
    governed = row.chunks[k - 1].kind is Kind.PREPOSITION
    return governed and row.tokens.low[noun.end - 1] in {"hospital", "hospitals", "clinic"}


def _is_degree(row: Row, k: int) -> bool:
    """As in "various degrees of injury"."""
    noun = row.chunks[k]
    return row.tokens.low[noun.end - 1] in _DEGREES


_DEGREES = words("varying differing degrees degree types kinds range variety")
_LEAVING = words("left leaving leaves leave")


_CARING = words("treated treating received receiving admitted admitting")


def _object_with(row: Row, k: int) -> int | None:
    """Whom a verb leaves, or cares for, with the wounds at `k`: "treated 17 with burns"."""
    chunks = row.chunks
    low = row.tokens.low
    while k > 2 and chunks[k - 1].kind is Kind.AND and isinstance(chunks[k - 2], Noun):
        k -= 2
    if k < 3 or not isinstance(chunks[k - 2], Noun):
        return None
    joint, verb = low[chunks[k].start - 1], low[chunks[k - 3].end - 1]
    left = joint == "with" and verb in _LEAVING
    if joint == "with" and chunks[k - 3].kind is Kind.AND and _is_counted(chunks[k - 2]):
        verb = next((word for word in low[: chunks[k - 3].start] if word in _CARING), "")
    cared_for = joint in {"with", "for"} and verb in _CARING
    return k - 2 if left or cared_for else None


def _is_counted(chunk: Chunk) -> bool:
    """As in "received four bodies and 19 people with burns": one more that the verb governs."""
    return isinstance(chunk, Noun) and chunk.quantity is not None and chunk.person is not None


def hurts(reader: Reader, k: int, noun: Noun) -> None:
    """As in "seven others suffered gunshot wounds", "escaped with injuries", "injuries to 30"."""
    row = reader.row
    low = row.tokens.low
    if noun.quantity is not None:
        if noun.effect is not None:
            counted(reader, k, noun)
        return
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, Effect.WOUNDED, None, noun.start)
    after = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    if low[noun.start - 1] == "with" and k > 1 and _is_of_the_dead(row, k - 2):
        return
    part = row.chunks[k + 2] if k + 2 < len(row.chunks) else None
    if part is not None and low[part.end - 1] in _PARTS:
        if low[part.end - 1] in _DEADLY and "found" in low[: noun.start]:
            predicate.effect = Effect.KILLED  # "found with gunshot wounds to the head"
    elif after is not None and low[after.start] in {"to", "of"}:
        reader.said_of(lists.list_at(row, k + 2), predicate, rule="nominal")
        return
    if (whom := _object_with(row, k)) is not None:
        linked = lists.list_at(row, whom)
        later.add_later_parts(row, k, linked)
        reader.said_of(linked, predicate, rule="active")
        return
    verb = k - 1
    while verb >= 0 and (
        low[row.chunks[verb].start] in {"with", "of", "for"}
        or row.chunks[verb].kind is Kind.ADVERB
        or _is_degree(row, verb)
    ):
        verb -= 1
    while verb > 0 and _is_hospital(row, verb):
        verb -= 2  # "taken to hospital with burns"
    if verb < 0 or row.chunks[verb].kind is not Kind.VERB:
        return
    words_before = low[row.chunks[verb].start : noun.start]
    if "treated" in low[row.chunks[verb].start : row.chunks[verb].end] and "for" in words_before:
        _treated(reader, verb, predicate)
        return
    if not any(word in SUFFER for word in words_before):
        return
    predicate.at = predicate.start = row.chunks[verb].start
    linked = subjects.subjects_before(row, verb)
    if linked.nouns and linked.nouns[-1].quantity is None and linked.nouns[-1].definite:
        linked.nouns = linked.nouns[-1:]
    reader.said_of(linked, predicate, rule="suffered")
