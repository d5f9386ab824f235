"""Who shares a fate told of others: "was among those killed", "were the only ones killed"."""

from processors.extraction import lists, subjects
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked, past_object
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import NEGATIONS
from processors.text.lexicon import words
from schemas.claim import Effect

WHOLES = {
    "dead": Effect.KILLED, "killed": Effect.KILLED, "victims": Effect.KILLED,
    "deaths": Effect.KILLED,
    "fatalities": Effect.KILLED, "casualties": Effect.CASUALTIES, "wounded": Effect.WOUNDED,
    "injured": Effect.WOUNDED, "hurt": Effect.WOUNDED, "missing": Effect.MISSING,
    "hostages": Effect.CAPTURED, "kidnapped": Effect.CAPTURED, "abducted": Effect.CAPTURED,
}  # fmt: skip
"""What befell those whom a word names."""
OPENERS = words("among amongst")


def among(reader: Reader) -> None:
    """Read "she was among those killed", "a nurse was among the dead"."""
    row = reader.row
    low = row.tokens.low
    if OPENERS.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks):
        if low[chunk.start] not in OPENERS or k == 0 or row.chunks[k - 1].kind is not Kind.VERB:
            continue
        if not NEGATIONS.isdisjoint(low[row.chunks[k - 1].start : chunk.start]):
            continue  # "were not among the dead"
        named = [WHOLES[word] for word in low[chunk.end : chunk.end + 3] if word in WHOLES]
        named = named or told_of(row, k + 1)
        if not named or named[0] is Effect.CASUALTIES:
            continue
        at = row.chunks[k - 1].start
        predicate = Predicate(Kind.EFFECT, at, chunk.end, named[0], None, at)
        listed: list[Draft] = []
        for noun in subjects.subjects_before(row, k - 1).nouns:
            part = reader.draft(noun, predicate, rule="among")
            if part is not None:
                if (whole := reader.whole_of(part)) is not None:
                    part.join(whole)
                listed.append(part)
        reader.drafts += listed  # none of them is the whole of another


def told_of(row: Row, k: int) -> list[Effect]:
    """As in "the 37 people who died": what befell the people at chunk `k`."""
    if k + 2 >= len(row.chunks) or not isinstance(row.chunks[k], Noun):
        return []
    verb = row.chunks[k + 1 + (row.chunks[k + 1].kind is Kind.RELATIVE)]
    return [verb.effect] if isinstance(verb, Predicate) else []


def fatally(reader: Reader) -> None:
    """Read "four were stabbed, two of them fatally"."""
    row = reader.row
    low = row.tokens.low
    if "fatally" not in low:
        return
    for k, chunk in enumerate(row.chunks[:-1]):
        after = row.chunks[k + 1]
        if not isinstance(chunk, Noun) or chunk.quantity is None or low[after.start] != "fatally":
            continue
        if after.end != after.start + 1 or chunk.person is not None:
            continue
        predicate = Predicate(Kind.EFFECT, after.start, after.end, Effect.KILLED, None, after.start)
        reader.said_of(Linked([chunk]), predicate, rule="passive")


def only(reader: Reader) -> None:
    """Read "the two bombers were the only fatalities", "the only fatality was a clerk"."""
    row = reader.row
    low = row.tokens.low
    if "only" not in low:
        return
    for k, chunk in enumerate(row.chunks):
        if not isinstance(chunk, Noun) or low[chunk.start : chunk.start + 2] != ["the", "only"]:
            continue
        effect = _ONLY.get(low[chunk.end - 1])
        after = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
        if low[chunk.end - 1] in _ONES and isinstance(after, Predicate) and not after.be:
            effect = after.effect  # "the only ones killed"
        if effect is None:
            continue
        predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, effect, None, chunk.start)
        if k > 1 and is_copula(row, k - 1):
            linked = subjects.subjects_before(row, k - 1)
        else:
            at = k + 1
            while at < len(row.chunks) and row.chunks[at].kind is Kind.PREPOSITION:
                at = past_object(row, at)
            if at + 1 >= len(row.chunks) or not is_copula(row, at):
                continue
            linked = lists.list_at(row, at + 1)
        reader.said_of(linked, predicate, rule="among")


def is_copula(row: Row, k: int) -> bool:
    """Whether the chunk at `k` is "was" or "were", and nothing besides."""
    said = row.tokens.low[row.chunks[k].start : row.chunks[k].end]
    return said in (["was"], ["were"])


_ONLY = {
    "fatality": Effect.KILLED, "fatalities": Effect.KILLED, "death": Effect.KILLED,
    "deaths": Effect.KILLED, "dead": Effect.KILLED, "victim": Effect.KILLED,
    "injury": Effect.WOUNDED, "injured": Effect.WOUNDED, "wounded": Effect.WOUNDED,
}  # fmt: skip
"""What "the only …" says befell those it names."""

_ONES = words("ones")
