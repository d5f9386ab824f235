"""Clauses that leave out their verb: "seven were killed on Monday and four on Tuesday"."""

from processors.extraction import counts
from processors.extraction.joints import joins
from processors.extraction.row import Chunk, Kind, Noun, Row
from processors.text.lexicon import words

_JOINTS = {Kind.AND, Kind.COMMA, Kind.BOUNDARY}
_ADVERBIAL = {Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}
_WHERE = words(
    "in at on near outside inside by during after before under aboard beside behind along around "
    "off upon within over"
)
_PARTIES = words("between among by against with of from")
"""What they govern may be two parties: "in clashes between police and 20 rebels in Goma"."""
_STATES = words("condition conditions care custody coma detention treatment danger need shock")
_HOSPITAL = words("hospital hospitals clinic")
_AT_ONCE = words("scene spot instantly immediately outright once way there instantaneously arrival")
_LATER = words("later elsewhere there instantly immediately")


def gapped(row: Row, index: int) -> list[Noun]:
    """Who is harmed in clauses after the predicate at `index` that leave it out.

    Each says where, when or how where the first clause does, so that it stands against it.
    """
    chunks = row.chunks
    found = _by_others(row, index) or _by_when(row, index) or _by_where(row, index)
    if found:
        return found
    first = end = _past_adverbials(row, index + 1)
    if end == index + 1:
        return found
    while end + 1 < len(chunks) and _is_joint(row, end):
        start, at = end, end + 1
        if row.tokens.low[chunks[at].start] == "according":
            at = _past_source(row, at)  # ", according to the UN, and 30 in Djibo"
        if at < len(chunks) and chunks[at].kind in _JOINTS:
            at += 1  # ", and"
        remnant = chunks[at] if at < len(chunks) else None
        if not isinstance(remnant, Noun) or not _is_remnant(row, remnant, index + 1, first):
            return found
        end = _past_adverbials(row, at + 1)
        if end == at + 1 == len(chunks) and at == start + 2 and chunks[at - 1].kind is Kind.AND:
            return [*found, remnant]  # "four rebels died in the exchange, and one guard"
        if end == at + 1 or not _is_contrast(row, at + 1, end, index + 1, start):
            return found
        if end < len(chunks) and chunks[end].kind not in _JOINTS:
            return found
        found.append(remnant)
    return found


def gapped_objects(row: Row, index: int) -> list[Noun]:
    """As in "soldiers killed 9 bandits and the bandits 3 farmers": a doer and a count, no verb."""
    chunks = row.chunks
    found: list[Noun] = []
    for k in range(index + 2, len(chunks) - 2):
        if chunks[k].kind in {Kind.VERB, Kind.EFFECT, Kind.REPORT}:
            return found
        if not _is_joint(row, k) or not isinstance(chunks[k + 1], Noun):
            continue
        at = k + 2
        while at < len(chunks) and chunks[at].kind is Kind.PREPOSITION:
            at += 2
        if (victims := victims_of(row, k + 1, at)) is not None:
            found.append(victims)
    return found


def victims_of(row: Row, k: int, at: int) -> Noun | None:
    """The counted phrase at `at`, if the phrase at `k` is who harms it, with no verb between."""
    chunks = row.chunks
    if at >= len(chunks):
        return None
    doer, victims = chunks[k], chunks[at]
    if not isinstance(doer, Noun) or not isinstance(victims, Noun):
        return None
    counts_nobody = doer.quantity is None or doer.thing
    if not (counts_nobody and victims.quantity is not None and victims.effect is None):
        return None
    if not (doer.definite or doer.indefinite or doer.thing or doer.proper or doer.person):
        return None
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    if after is not None and after.kind not in _JOINTS | _ADVERBIAL:
        return None
    bare = victims.head < 0 and not victims.pronoun
    return victims if bare or (joins(row, victims) and victims.person is not None) else None


def _is_joint(row: Row, k: int) -> bool:
    chunk = row.chunks[k]
    return chunk.kind in {Kind.AND, Kind.COMMA} or (
        chunk.kind is Kind.BOUNDARY and row.tokens.low[chunk.start] in {";", "while"}
    )


def _past_adverbials(row: Row, k: int) -> int:
    """Index after all that says where, when or how from chunk `k` on."""
    chunks = row.chunks
    while k < len(chunks):
        governed = isinstance(chunks[k], Noun) and chunks[k - 1].kind is Kind.PREPOSITION
        at_once = row.tokens.low[chunks[k].start] == "once"
        if chunks[k].kind not in _ADVERBIAL and not governed and not at_once:
            return k
        k += 1
    return k


def _by_others(row: Row, index: int) -> list[Noun]:
    """As in "12 were killed by rebels, nine by the army and two by nobody knows whom"."""
    chunks = row.chunks
    low = row.tokens.low
    found: list[Noun] = []
    if index + 1 >= len(chunks) or low[chunks[index + 1].start] != "by":
        return found
    for k in range(index + 3, len(chunks) - 1):
        chunk = chunks[k]
        if chunk.kind in {Kind.EFFECT, Kind.REPORT}:
            break
        if (
            isinstance(chunk, Noun) and chunk.head < 0 and chunk.quantity is not None
            and chunks[k - 1].kind in _JOINTS and low[chunks[k + 1].start] == "by"
            and low[chunks[k + 1].end - 1] == "by"
        ):  # fmt: skip
            found.append(chunk)
    return found


def _by_when(row: Row, index: int) -> list[Noun]:
    """As in "nine died when a shell hit a bus and five when a mine went off"."""
    chunks = row.chunks
    low = row.tokens.low
    if index + 1 >= len(chunks) or (word := low[chunks[index + 1].start]) not in _WHEN:
        return []
    return [
        chunk
        for k, chunk in enumerate(chunks[index + 3 : -1], index + 3)
        if isinstance(chunk, Noun)
        and _is_bare_count(chunk)
        and chunks[k - 1].kind in _JOINTS
        and low[chunks[k + 1].start] == word
    ]


_WHEN = words("when after as")


def _by_where(row: Row, index: int) -> list[Noun]:
    """As in "in Homs three people died and in Hama two": the place is told first both times."""
    chunks = row.chunks
    low = row.tokens.low
    if chunks[0].kind is not Kind.PREPOSITION or low[chunks[0].start] not in _WHERE:
        return []
    found: list[Noun] = []
    at = index + 1
    while at + 3 < len(chunks) and chunks[at].kind in _JOINTS:
        at += 1
        if chunks[at].kind in _JOINTS:
            at += 1
        if at + 2 >= len(chunks) or low[chunks[at].start] not in _WHERE:
            break
        where, count = chunks[at + 1], chunks[at + 2]
        if not (isinstance(where, Noun) and where.place and _is_bare_count(count)):
            break
        if isinstance(count, Noun):
            found.append(count)
        at += 3
    ends = at >= len(chunks) or chunks[at].kind in _JOINTS
    return found if ends else []


def _past_source(row: Row, at: int) -> int:
    """The "and" behind the comma that closes ", according to the UN,"; `at` if there is none."""
    chunks = row.chunks
    for k in range(at + 1, min(at + _SOURCE_REACH, len(chunks) - 1)):
        if chunks[k].kind is Kind.COMMA:
            return k + 1 if chunks[k + 1].kind is Kind.AND else at
    return at


_SOURCE_REACH = 6


def _is_bare_count(chunk: Chunk) -> bool:
    return isinstance(chunk, Noun) and chunk.quantity is not None and chunk.head < 0


def _is_remnant(row: Row, noun: Noun, start: int, end: int) -> bool:
    """Whether a phrase may be the subject of a clause without verb."""
    if noun.effect is not None or noun.thing or noun.place:
        return False
    low = row.tokens.low
    if low[noun.end - 1] in {"them", "whom", "which"}:
        return False  # "two of them in one house"
    if noun.head < 0 or noun.others or low[noun.start : noun.end] == ["the", "other"]:
        return noun.quantity is not None or low[noun.start : noun.end] == ["the", "other"]
    if noun.quantity is None and not noun.indefinite:
        return False
    if not joins(row, noun) or not counts.is_person(row.tokens, noun):
        return False
    inside = row.chunks[start:end]
    return not any(_may_be_joined(row, chunk) for chunk in inside)


def _may_be_joined(row: Row, chunk: Chunk) -> bool:
    """Whether "and" may go on with what stands in the clause before, not with the clause."""
    if isinstance(chunk, Noun):
        return chunk.person is not None
    return row.tokens.low[chunk.start] in _PARTIES


def _is_contrast(row: Row, start: int, end: int, first: int, last: int) -> bool:
    """Whether the words from chunk `start` to `end` say where or when, as those before do."""
    chunks, low = row.chunks, row.tokens.low
    opener = chunks[start]
    if opener.kind is Kind.PREPOSITION and low[opener.start] not in _WHERE:
        return False
    if opener.kind is Kind.ADVERB and _LATER.isdisjoint(low[opener.start : opener.end]):
        return False
    said = low[opener.start : chunks[end - 1].end]
    if not _STATES.isdisjoint(said):
        return False  # "and two in a critical condition"
    if _HOSPITAL.isdisjoint(said):
        return True
    before = low[chunks[first].start : chunks[last - 1].end]
    return not _AT_ONCE.isdisjoint([*before, *said])  # "on the spot and two in hospital"
