"""What is told of the dead of the sentence before: "Among the dead were two children"."""

from processors.extraction.draft import Draft
from processors.extraction.joints import past_object
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.shared_fates import OPENERS, WHOLES, is_copula, told_of
from processors.extraction.who import who
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_DEAD = words("dead killed victims")
_IDENTIFIED = words("identified named described")
_INCLUDE = words("include includes included")
_TELLING = OPENERS | _IDENTIFIED | _INCLUDE
"""Without one of them, or of the dead, a sentence tells no parts of those of the one before."""


def read(reader: Reader) -> None:
    """Read "among the dead were", "the dead included", "the victims were"."""
    row = reader.row
    low = row.tokens.low
    if _TELLING.isdisjoint(low) and _DEAD.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks):
        if chunk.kind is Kind.INCLUDING and (
            low[chunk.start] in OPENERS or low[chunk.start] in _INCLUDE
        ):
            said = low[chunk.start : chunk.end]
            if low[chunk.start] in _INCLUDE and k > 0:
                before = row.chunks[k - 1]
                said = low[before.start : before.end]
        elif (
            chunk.kind is Kind.PREPOSITION
            and low[chunk.start] in OPENERS
            and k + 2 < len(row.chunks)
        ):
            following = row.chunks[k + 1]
            said = low[following.start : following.end]
            k += 2  # noqa: PLW2901 - the verb comes next
            if said == ["those"]:
                # "among those hurt were a guard and two nurses"
                said = low[row.chunks[k].start : row.chunks[k].end]
                k = min(k + 1, len(row.chunks) - 1)  # noqa: PLW2901
            if (behind := _behind_relative(row, k)) is not None:
                # "among the 37 people who died in the blast were two guards"
                listed = told_of(row, k - 1)
                _take(reader, behind, listed[0])
                return
            if row.chunks[k].kind not in {Kind.VERB, Kind.EFFECT}:
                continue
        elif (
            isinstance(chunk, Noun) and chunk.definite and low[chunk.end - 1] in _DEAD
            and k + 1 < len(row.chunks) and _IDENTIFIED & set(low[chunk.end : chunk.end + 4])
        ):  # fmt: skip
            # "the dead were identified as two teachers and a guard"
            said = low[chunk.start : chunk.end]
            k += 1  # noqa: PLW2901 - the verb comes next
        elif (verb := _are(row, k)) is not None:
            said = low[chunk.start : row.chunks[verb].start]
            k = verb  # noqa: PLW2901
        else:
            continue
        effect = next((WHOLES[word] for word in said if word in WHOLES), None)
        if effect is not None:
            is_left_out = low[chunk.start] in _INCLUDE and "not" in low[: chunk.start]
            _take(reader, k, effect, left_out=is_left_out)
            return


def _behind_relative(row: Row, k: int) -> int | None:
    """The verb behind a relative clause of harm whose "who" stands at chunk `k`."""
    chunks = row.chunks
    if chunks[k].kind is not Kind.RELATIVE or k + 1 >= len(chunks):
        return None
    if not isinstance(chunks[k + 1], Predicate):
        return None
    at = k + 2
    while at < len(chunks) and chunks[at].kind in {Kind.PREPOSITION, Kind.DAYS}:
        at = past_object(row, at) if chunks[at].kind is Kind.PREPOSITION else at + 1
    is_verb = at + 1 < len(chunks) and is_copula(row, at)
    return at if is_verb else None


def _are(row: Row, k: int) -> int | None:
    """The verb of "the dead were two soldiers and a cook", "those killed were": who they are."""
    low = row.tokens.low
    chunks = row.chunks
    end = k + 2 if low[chunks[k].start : chunks[k].end] == ["those"] else k + 1
    if not isinstance(chunks[k], Noun) or end + 1 >= len(chunks):
        return None
    said = low[chunks[k].start : chunks[end].start]
    if said not in _THE_DEAD or low[chunks[end].start : chunks[end].end] != ["were"]:
        return None
    kind = chunks[end + 1]
    if not isinstance(kind, Noun) or kind.person is None:
        return None
    return end if kind.quantity is not None or kind.indefinite else None


_THE_DEAD = (
    ["the", "dead"], ["the", "killed"], ["the", "victims"], ["those", "killed"],
    ["those", "wounded"], ["those", "injured"], ["those", "abducted"], ["those", "kidnapped"],
)  # fmt: skip


def of_them(reader: Reader) -> None:
    """Read "seven of them were women", of those counted last, here or in the sentence before."""
    row = reader.row
    low = row.tokens.low
    if "them" not in low:
        return
    for k, chunk in enumerate(row.chunks[:-1]):
        share = row.chunks[k + 1]
        if chunk.kind is not Kind.INCLUDING or not isinstance(share, Noun):
            continue
        said = low[share.start : share.end]
        if "them" not in said or _SAID_OF.isdisjoint(said) or reader.is_used(share):
            continue
        whole = next(reversed(reader.last()), None)
        while whole is not None and whole.part_of is not None:
            whole = whole.part_of
        if whole is None or not _are_meant(reader, whole, share):
            continue
        at = share.start
        predicate = Predicate(Kind.EFFECT, at, at + 1, whole.effect, None, at)
        if (part := reader.draft(share, predicate, rule="part")) is not None:
            part.join(whole)
            reader.drafts.append(part)


_SAID_OF = words("were are was")


def _are_meant(reader: Reader, whole: Draft, share: Noun) -> bool:
    """Whether "them" are those of `whole`: nobody else has been counted since."""
    if reader.index - whole.sentence > 1 or share.quantity is None or whole.best is None:
        return False
    if whole.low <= share.quantity.low or whole.effect is Effect.CASUALTIES:
        return False
    for index in range(whole.sentence, reader.index + 1):
        for chunk in reader.context.row(index).chunks:
            is_past = index > whole.sentence or chunk.start >= whole.end
            is_before = index < reader.index or chunk.end <= share.start
            is_between = is_past and is_before
            if is_between and isinstance(chunk, Noun) and _are_others(reader, index, chunk):
                return False
    return True


def _are_others(reader: Reader, index: int, noun: Noun) -> bool:
    """Whether a phrase names several people, and not who tells: "the doctors said"."""
    if noun.person is None or not noun.person.plural or noun.pronoun:
        return False
    row = reader.context.row(index)
    return not any(c.kind is Kind.REPORT and c.start == noun.end for c in row.chunks)


def _take(reader: Reader, k: int, effect: Effect, *, left_out: bool = False) -> None:
    """Read the list behind chunk `k`; `left_out`: it comes on top of the whole."""
    row = reader.row
    at = row.chunks[k].start
    predicate = Predicate(Kind.EFFECT, at, at + 1, effect, None, at)
    listed: list[Draft] = []
    for chunk in row.chunks[k + 1 :]:
        if isinstance(chunk, Noun):
            if chunk.quantity is None and not chunk.indefinite:
                _put_inside(reader, chunk, effect)
                continue
            if chunk.effect is not None or _has_predicate(reader, chunk):
                break  # "casualties included six killed": told by their own words
            part = reader.draft(chunk, predicate, rule="part")
            if part is not None:
                if _put_inside(reader, chunk, effect, part.low):
                    continue
                whole = None if left_out else reader.whole_of(part)
                if whole is not None and whole.low == whole.high == part.low:
                    whole = reader.whole_of(part, beside=whole) or whole
                if whole is not None:
                    part.join(whole)
                if part.part_of is None and effect is Effect.CASUALTIES:
                    continue  # "casualties included a commander": hurt how, nobody says
                listed.append(part)
        elif chunk.kind not in {Kind.AND, Kind.COMMA, Kind.PREPOSITION}:
            break
    reader.drafts += listed  # none of them is the whole of another


def _put_inside(reader: Reader, noun: Noun, effect: Effect, count: int = 1) -> bool:
    """Put attackers told dead before inside the toll that is said to include them.

    As in "two bombers blew themselves up … the dead included both bombers".
    """
    if not noun.definite or who(reader.row, noun) is not Who.ATTACKER:
        return False
    for told in reader.last():
        if told.who is Who.ATTACKER and told.effect is effect and told.low == count:
            toll = None if told.part_of else reader.whole_of(told, beside=told)
            if toll is not None:
                told.join(toll)
            return True
    return False


def _has_predicate(reader: Reader, noun: Noun) -> bool:
    return any(isinstance(c, Predicate) and c.start == noun.end for c in reader.row.chunks)
