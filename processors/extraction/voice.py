"""Active and passive: whether a verb of harm looks right, and what it governs there."""

from processors.extraction.joints import CLAUSE_ENDS, Linked, is_subject, past_object
from processors.extraction.lists import extend_right, take
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import Form
from processors.text.lexicon import words
from schemas.claim import Effect


def is_passive(row: Row, index: int, predicate: Predicate) -> bool:
    """Whether the harm befalls the subject on the left (not an object on the right)."""
    verb = predicate.verb
    if verb is None:
        return True
    if not verb.transitive:
        # "beat two men to death and drowned a boy"
        return verb.words[0] not in _DROWNING or predicate.be or _object_at(row, index) is None
    if verb.form is Form.PARTICIPLE:
        return True
    if verb.form in {Form.PRETERITE, Form.S, Form.BASE}:
        return False
    if verb.form is Form.ING:
        return False
    if predicate.be:
        return True
    if predicate.have:
        return False
    before = row.chunks[index - 1] if index else None
    if isinstance(before, Noun) and before.pronoun:
        return False
    if row.tokens.word(predicate.end) in _SHARES:
        return False  # "killed some of the pests"
    following = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    if isinstance(following, Noun) and (following.thing or following.place):
        return False
    return _object_at(row, index) is None and not before_subject(row, index).nouns


_DROWNING = words("drown drowns drowning drowned")
_SHARES = words("some most many all half any none few")


def _is_relative(row: Row, index: int) -> bool:
    """As in "a raid that killed 20 people was blamed on": the main verb follows the object."""
    before = row.chunks[index - 1] if index else None
    if before is not None and before.kind is Kind.REPORT and index > _SAID:
        before = row.chunks[index - _SAID]  # "a raid that rebels say killed 20 was"
    return before is not None and before.kind is Kind.RELATIVE


_SAID = 3


def _object_at(row: Row, index: int) -> int | None:
    """Index of the noun straight after a verb, adverbs and another verb of harm looked through."""
    j = index + 1
    chunks = row.chunks
    while j < len(chunks):
        chunk = chunks[j]
        if isinstance(chunk, Noun):
            goes_on = is_subject(row, j) and not _is_relative(row, index)
            return None if goes_on or chunk.thing else j
        if chunk.kind is Kind.ADVERB:
            j += 1
            continue
        if (
            chunk.kind is Kind.AND and j + 1 < len(chunks)
            and isinstance(following := chunks[j + 1], Predicate)
            and following.verb is not None and not following.be
        ):  # fmt: skip
            j += 2
            continue
        if chunk.kind is Kind.COMMA and j + 1 < len(chunks) and (
            chunks[j + 1].kind is Kind.PREPOSITION
        ):  # fmt: skip
            return _past_aside(row, j)
        return None
    return None


def _past_aside(row: Row, comma: int) -> int | None:
    """As in "killed, with clubs, three men": the counted phrase after the aside."""
    chunks = row.chunks
    k = comma + 2
    while k < len(chunks) and k < comma + 8:
        if chunks[k].kind is Kind.COMMA:
            after = chunks[k + 1] if k + 1 < len(chunks) else None
            counted = isinstance(after, Noun) and after.quantity is not None
            return k + 1 if counted and not is_subject(row, k + 1) else None
        if chunks[k].kind in CLAUSE_ENDS:
            return None
        k += 1
    return None


def objects(row: Row, index: int) -> Linked:
    """What a verb on the left governs: "killed two soldiers, a nurse and injured …"."""
    linked = Linked()
    first = _object_at(row, index)
    if first is None:
        return linked
    take(row, first, linked)
    extend_right(row, first, linked)
    return linked


def before_subject(row: Row, index: int) -> Linked:
    """As in "the 30 students they kidnapped", "12 men whom soldiers shot dead": whom it befell."""
    chunks = row.chunks
    j = index - 1
    while j > 0 and chunks[j].kind in {Kind.ADVERB, Kind.DAYS}:
        j -= 1
    subject = chunks[j] if j > 0 else None
    if not isinstance(subject, Noun) or subject.place or subject.quantity:
        return Linked()
    j -= 1
    low = row.tokens.low
    is_relative = chunks[j].kind is Kind.RELATIVE or low[chunks[j].start] == "whom"
    j -= is_relative
    outer = chunks[j] if j >= 0 else None
    if not isinstance(outer, Noun) or outer.person is None or "of" in low[outer.start : outer.end]:
        return Linked()
    one = is_relative and not outer.person.plural
    return Linked([outer] if outer.quantity is not None or one else [])


def inverted(row: Row, index: int) -> int | None:
    """As in "Killed in the blast were two guards": where the subject begins, if it follows."""
    chunks = row.chunks
    predicate = chunks[index]
    if not isinstance(predicate, Predicate) or predicate.be or index + 2 >= len(chunks):
        return None
    if _COPULAS.isdisjoint(row.tokens.low):
        return None
    if any(isinstance(chunk, Noun) for chunk in chunks[:index]):
        return None
    k = index + 1
    while k < len(chunks) and chunks[k].kind in {Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}:
        k = past_object(row, k) if chunks[k].kind is Kind.PREPOSITION else k + 1
    if k + 1 >= len(chunks):
        return None
    copula = row.tokens.low[chunks[k].start : chunks[k].end]
    after = isinstance(chunks[k + 1], Noun)
    return k + 1 if after and copula in (["was"], ["were"]) else None


_COPULAS = words("was were")


def is_bare(predicate: Predicate) -> bool:
    """A participle or adjective alone, which may go on with a verb before it; not "later died"."""
    transitive = predicate.verb is None or predicate.verb.transitive
    return transitive and predicate.at == predicate.start


def repeats_subject(row: Row, index: int, predicate: Predicate) -> bool:
    """Whether a participle only goes on with the predicate before it: "were killed and wounded"."""
    chunks = row.chunks
    return (
        index >= 2
        and is_bare(predicate)
        and chunks[index - 1].kind is Kind.AND
        and isinstance(first := chunks[index - 2], Predicate)
        and {first.effect, predicate.effect}
        in ({Effect.KILLED, Effect.WOUNDED}, {Effect.KILLED, Effect.MISSING})
    )


def is_passive_verb(row: Row, k: int) -> bool:
    """As in "was raped", "were abducted"."""
    if k < 0:
        return False
    chunk = row.chunks[k]
    if isinstance(chunk, Predicate):
        return chunk.be
    return chunk.kind is Kind.VERB and chunk.end > chunk.start + 1 and any(
        row.tokens.low[i] in {"was", "were", "been", "being"} for i in range(chunk.start, chunk.end)
    )  # fmt: skip


_FORCING = words("forced forcing forces drove driving prompted prompting caused causing")


def is_forced(row: Row, k: int) -> bool:
    """As in "forced 12,000 people to flee their homes": an infinitive that happened."""
    chunks = row.chunks
    return (
        k > 1
        and isinstance(chunks[k - 1], Noun)
        and any(
            row.tokens.low[i] in _FORCING for i in range(chunks[k - 2].start, chunks[k - 2].end)
        )
    )
