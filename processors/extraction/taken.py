"""People taken by men under arms: "two of her sons were taken by gunmen"."""

from processors.extraction import lists, subjects
from processors.extraction.joints import Linked
from processors.extraction.reading import Reader
from processors.extraction.row import Chunk, Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import BODIES
from processors.extraction.who import who
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_UNDER_ARMS = {Who.SOLDIER, Who.REBEL, Who.ATTACKER}
_WHERE_HELP_IS = words("hospital hospitals clinic safety ambulance treatment shelter aid")
_ALONG = words("away off captive")
_LEADING = words(
    "took take takes taking taken carried carrying led leading dragged dragging marched marching "
    "bundled whisked spirited"
)
_HOLDING = words("hold holds holding")
_MAKING = words("made making make run ran running")
_ENDS = (
    ("away",), ("off",), ("with", "them"), ("with", "him"), ("at", "gunpoint"),
    ("into", "captivity"), ("to", "an", "unknown"),
)  # fmt: skip
"""What follows those who are led away: "took four girls away", "with them"."""
TRIGGERS = ("took away", "taking away", "taken away by", "taken by")
LOOSE_TRIGGERS = (
    "carried off", "carrying off",
    "dragged off", "marched off", "made off with", "making off with", "gunpoint", "into captivity",
    "girls away", "people away", "men away", "women away", "villagers away", "residents away",
    "are holding", "is holding", "were holding", "was holding", "still holding", "held by",
)  # fmt: skip
"""Words without which nobody is told led away or held, and those that are common elsewhere."""
_OPENING = _LEADING | _HOLDING | _MAKING | {"held"}


def read(reader: Reader) -> None:
    """Read who is led away or held by men under arms, and whom these hold or lead away."""
    low = reader.row.tokens.low
    if _OPENING.isdisjoint(low) or not _WHERE_HELP_IS.isdisjoint(low):
        return
    _passive(reader)
    for k, chunk in enumerate(reader.row.chunks):
        if k and chunk.kind is Kind.VERB and (found := _object(reader.row, k)) is not None:
            _active(reader, k, *found)


def _passive(reader: Reader) -> None:
    """As in "were taken by the gunmen", "are being held by the rebels"."""
    row = reader.row
    low = row.tokens.low
    if "by" not in low:
        return
    for k, chunk in enumerate(row.chunks):
        if chunk.kind is not Kind.VERB or low[chunk.end - 1] not in {"taken", "held"}:
            continue
        if _is_passive(row, k) and _by_armed(row, k):
            found = subjects.subjects_before(row, k).nouns
            told = Linked([noun for noun in found if noun.person is not None])
            at = chunk.end - 1
            predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, Effect.CAPTURED, None, at)
            predicate.be = True
            reader.said_of(told, predicate, rule="passive")


def _object(row: Row, k: int) -> tuple[Noun, int] | None:
    """Who is led away or held by the verb at chunk `k`, and the index after what says so."""
    low = row.tokens.low
    end = row.chunks[k].end
    verb = low[end - 1]
    start = end
    if verb in _MAKING:
        if low[end : end + 2] != ["off", "with"]:
            return None
        start = end + 2
    elif verb in _LEADING and low[end : end + 1] in (["away"], ["off"]):
        start = end + 1
    people = next((c for c in row.chunks[k + 1 :] if c.start >= start), None)
    following = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    if start == end + 1 and isinstance(following, Noun) and following.end > start > following.start:
        return following, start  # "took away his nephew": "away" is read into the phrase
    if not isinstance(people, Noun) or people.start != start:
        return None
    if start > end:
        return people, start
    if verb in _HOLDING:
        is_held = low[people.end : people.end + 1] not in (["back"], ["off"], ["up"])
        return (people, end) if is_held and _is_prize(row, people) else None
    after = low[people.end : people.end + 3]
    ended = any(tuple(after[: len(words_)]) == words_ for words_ in _ENDS)
    return (people, end) if verb in _LEADING and ended else None


def _is_prize(row: Row, people: Noun) -> bool:
    """Whether who is held is a prisoner, and no reserve: soldiers, policemen, hostages."""
    if people.person is None or "reserve" in row.tokens.low:
        return False
    held = people.person.singular in {"hostage", "captive", "prisoner"}
    return held or who(row, people) in {Who.SOLDIER, Who.POLICE, Who.REBEL}


def _active(reader: Reader, k: int, people: Noun, end: int) -> None:
    """As in "the gunmen took away 12 traders", "rebels are holding 14 soldiers"."""
    row = reader.row
    low = row.tokens.low
    chunk = row.chunks[k]
    j = k - 1
    while j > 0 and row.chunks[j].kind is Kind.ADVERB:
        j -= 1
    subject = row.chunks[j]
    killing = subject.kind is Kind.AND and _is_armed_before(row, k)
    if not isinstance(subject, Noun) and not killing:
        return
    if people.quantity is None and not _is_one(row, people):
        return
    if people.person is None and not _are_others(people):
        return
    if people.effect is not None or low[people.end - 1] in BODIES:
        return  # "took away the wounded", "took away 40 bodies"
    they = low[subject.start : subject.end] == ["they"] and _tells_of_armed(reader, k)
    armed = isinstance(subject, Noun) and _is_armed(row, subject)
    if they or killing or (armed and not _are_its_own(row, subject, people)):
        predicate = Predicate(
            Kind.EFFECT, chunk.start, end, Effect.CAPTURED, None, chunk.end - 1
        )  # fmt: skip
        linked = lists.list_at(row, row.chunks.index(people))
        linked.nouns = [n for n in linked.nouns if n is people or (n.person and n.quantity)]
        reader.said_of(linked, predicate, rule="active")


def _are_its_own(row: Row, force: Chunk, people: Noun) -> bool:
    """As in "the army took two soldiers away from the post": no prisoners of its own."""
    low = row.tokens.low
    own = isinstance(force, Noun) and who(row, force) is who(row, people) is Who.SOLDIER
    return own and "its" not in low[people.start : people.end]


def _is_one(row: Row, people: Noun) -> bool:
    """As in "a teacher", "his nephew": one person, of whom the text has not spoken."""
    if people.person is None or people.person.plural:
        return False
    return people.indefinite or not _WHOSE.isdisjoint(row.tokens.low[people.start : people.head])


_WHOSE = words("his her their")


def _are_others(people: Noun) -> bool:
    return people.others and people.head < 0


def _is_armed_before(row: Row, k: int) -> bool:
    """As in "killed nine men and took away five others": who kills bears arms."""
    before = row.chunks[:k]
    first = next((c for c in before if isinstance(c, Noun)), None)
    if first is not None and first.person is not None and _is_armed(row, first):
        return True  # "the gunmen attacked the school and took away five girls"
    return any(isinstance(c, Predicate) and c.effect is Effect.KILLED and not c.be for c in before)


_REACH = 4
"""Sentences back in which those under arms are spoken of whom "they" means."""


def _tells_of_armed(reader: Reader, k: int) -> bool:
    """Whether those under arms are spoken of before chunk `k`, whom "they" may mean."""
    before = [(reader.row, reader.row.chunks[:k])]
    for index in range(max(0, reader.index - _REACH), reader.index):
        row = reader.context.row(index)
        before.append((row, row.chunks))
    return any(
        isinstance(c, Noun) and c.person and _is_armed(row, c)
        for row, chunks in before
        for c in chunks
    )


def _is_passive(row: Row, k: int) -> bool:
    chunk = row.chunks[k]
    said = row.tokens.low[chunk.start : chunk.end]
    return not {"was", "were", "been", "being", "is", "are"}.isdisjoint(said)


def _by_armed(row: Row, k: int) -> bool:
    """Whether the agent, straight behind the verb or behind where they were taken, bears arms."""
    low = row.tokens.low
    for at in range(k + 1, len(row.chunks)):
        chunk = row.chunks[at]
        if chunk.kind is Kind.PREPOSITION and low[chunk.start] == "by":
            return any(_is_armed(row, noun) for noun in lists.list_at(row, at + 1).nouns)
        passed = isinstance(chunk, Noun) or chunk.kind in {Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}
        if not passed and low[chunk.start] not in _ALONG:
            return False
    return False


def _is_armed(row: Row, noun: Noun) -> bool:
    armed = not _ARMED.isdisjoint(row.tokens.low[noun.start : noun.end])
    return armed or who(row, noun) in _UNDER_ARMS


_ARMED = words("armed masked hooded uniformed criminals hoodlums hoodlum thugs bandits raiders")
