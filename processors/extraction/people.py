"""Who people are: the codebook's category of them, and the party they belong to."""

from itertools import pairwise
from typing import NamedTuple

from processors.extraction import owners
from processors.extraction.row import Noun, Row
from processors.extraction.side import FIGHTING, named_before, side
from processors.extraction.vocabulary import PARTIES
from processors.extraction.who import kind_before, who
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Who


class People(NamedTuple):
    """What is known of people whom a text counts."""

    who: Who
    side: str | None = None


UNKNOWN = People(Who.UNSPECIFIED)


def people(row: Row, noun: Noun) -> People:
    """What the words of a phrase say of its people."""
    kind = who(row, noun)
    return People(kind, side(row, noun, kind))


_OURS = words("our my")
_HIRED = words(
    "staff colleague team employee worker volunteer driver nurse doctor member man men woman guard "
    "medic technician fighter crew convoy personnel comrade brother"
)


def is_ours(row: Row, noun: Noun) -> bool:
    """Whether a phrase counts people of him who speaks: "one of our staff", "our men"."""
    if noun.person is None or noun.person.singular not in _HIRED:
        return False
    low = row.tokens.low
    group = owners.group(row, noun)
    if group is not None and low[group.start] in _OURS and owners.names_force(row, group):
        return True  # "members of our forces"
    return not _OURS.isdisjoint(low[noun.start : noun.head])


def speakers(said: str) -> People:
    """Who the people of a speaker are, by the force or agency that his words name."""
    raw = [word.strip(".,:;()\"'") for word in said.split()]
    low = [word.lower() for word in raw]
    pairs = [f"{one} {other}" for one, other in pairwise(low)]
    for names, length in ((pairs, 2), (low, 1)):
        for k, name in enumerate(names):
            if name in PARTIES:
                return People(PARTIES[name], _whole_name(raw, k, k + length))
    return UNKNOWN


def _whole_name(raw: list[str], first: int, end: int) -> str:
    """The words from `first` up to `end`, with those before and after that have a capital too."""
    if raw[first][:1].isupper():
        while first > 0 and raw[first - 1][:1].isupper() and raw[first - 1].lower() != "the":
            first -= 1
        while end < len(raw) and raw[end][:1].isupper():
            end += 1
    return " ".join(raw[first:end])


_CARRIERS = words(
    "convoy convoys patrol patrols column columns platoon unit units contingent squad motorcade "
    "vehicle vehicles truck trucks lorry jeep boat helicopter ambulance detachment battalion "
    "brigade team crew"
)
"""What holds people of one kind alone: who is hit there belongs to its owner."""
_CARRYING = words("carrying transporting ferrying")
_OF_ARMIES = words("gunship warship warplane tank tanks frigate destroyer submarine bomber")
_AGAINST = words(
    "down downed on against attacked ambushed ambush targeted targeting hit hitting struck raided "
    "bombed shelled attacking ambushing destroyed destroying near"
)
_SHOOTING = words("attacking ambushing shelling bombing bombarding pounding hitting striking")
_SUFFERED = words("was were came had hit struck drove ran fell crashed when")


def aboard(row: Row, before: int) -> People:
    """Who was in what is hit before token `before`: "an army patrol was ambushed, leaving two"."""
    tokens = row.tokens
    if not _CARRYING.isdisjoint(tokens.low[:before]):
        carried = next(i for i, word in enumerate(tokens.low) if word in _CARRYING) + 1
        for chunk in row.chunks:
            if isinstance(chunk, Noun) and chunk.start <= carried < chunk.end <= before:
                return people(row, chunk)  # "a bus carrying pilgrims"
    for k in range(len(row.chunks) - 1, -1, -1):
        chunk = row.chunks[k]
        if not isinstance(chunk, Noun) or chunk.end > before or chunk.head < 0:
            continue
        word = tokens.low[chunk.head]
        begin = chunk.start
        if k > 0 and isinstance(row.chunks[k - 1], Noun) and row.chunks[k - 1].end == begin:
            begin = row.chunks[k - 1].start  # "a military" and "convoy" are one phrase
        if not _is_hit(tokens, begin, chunk.end):
            continue
        if word in _OF_ARMIES:
            return People(Who.SOLDIER)
        if word in _CARRIERS:
            kind = kind_before(tokens, begin, chunk.head)
            if kind is not None:
                return People(kind, named_before(tokens, begin, chunk.head))
        if tokens.word(begin - 1) in _SHOOTING and chunk.person and chunk.person.plural:
            known = people(row, chunk)
            if known.who in FIGHTING:
                return known  # "its guns are hitting rebels there, and up to 60 were killed"
    return UNKNOWN


def _is_hit(tokens: Tokens, begin: int, end: int) -> bool:
    after = tokens.low[end : end + 1]
    return tokens.word(begin - 1) in _AGAINST | _SHOOTING or not _SUFFERED.isdisjoint(after)
