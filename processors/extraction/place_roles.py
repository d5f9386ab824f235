"""What a place is named for: the event, the speaker, where somebody went, or as a landmark."""

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from processors.extraction import sites
from processors.extraction.conflict import CUES
from processors.extraction.vocabulary import PERSONS, REPORT
from processors.geo.mention import PlaceMention
from processors.text.lexicon import words
from processors.text.tokens import Tokens

Named = tuple[int, int, PlaceMention]
"""A place with the tokens of its name in its sentence."""


class Role(IntEnum):
    """The higher, the better a place tells where the event was."""

    NONE = 0
    """The speaker's, the outlet's, a country as a party: never the event's."""
    PATH = 1
    """Where people came from or were taken."""
    LANDMARK = 2
    """That from which a distance is told."""
    EVENT = 3


Played = tuple[Role, Named]
"""A place with its role in its sentence."""

_LOCATIVE = words(
    "in at near on outside inside around across throughout of from within along between over into "
    "to north south east west northeast northwest southeast southwest northern southern eastern "
    "western central neighboring neighbouring downtown , and ( the city town village capital "
    "province district region area camp neighborhood neighbourhood suburb governorate state 's"
)
_STRUCK = words(
    "attacked struck hit shelled stormed entered bombed bombarded raided pounded overran targeted "
    "rocked attacking striking hitting shelling storming bombing raiding targeting reached "
    "retake retook retaken retaking recapture recaptured capture captured capturing seize seized "
    "seizing liberate liberated overrun besieged encircled surrounded rocks shell shells bombards"
)
"""As in "struck Nikopol", "entered Lala camp": what is struck is where it happened."""
_NAMED_AFTER = words(
    "officials official spokesman spokeswoman sources source press army military government forces "
    "troops soldiers marines warplanes jets drones airstrikes air police president minister "
    "ministry ambassador embassy consulate envoy national nationals citizen citizens militants "
    "rebels militia militiamen militias fighters gunmen guerrillas insurgents commandos "
    "paramilitaries"
)
_MODIFIERS = words("health security interior defense defence medical civil local foreign state")
_UNITS = words("region province state oblast department governorate area district valley county")
_POSSESSED = words(
    "army government president regime military forces foreign defense defence ministry minister "
    "police troops state national war civil health interior prime parliament"
)
_SITES = words(
    "junction district camp village town market hospital neighborhood neighbourhood square bridge "
    "farm crossing checkpoint prison airport airbase suburb quarter settlement refugee"
)
"""After a name: a place whatever stands before it, as in "the busy Zobe junction"."""
_SAYING = words(
    "told conference interview reporters briefing statement meeting speaking phone telephone "
    "comment journalists spoke talks summit headquartered"
)
_LEARNT = words("reported learned learnt announced stated confirmed")
_TALKS = words(
    "meet met meeting meetings talks negotiations dialogue summit conference visit visited"
)
_TALKS_REACH = 12
"""Tokens before a name in which a meeting makes it the place where people talk."""
_REACH = 8
"""Tokens before a name in which a verb of saying makes it the speaker's place."""
_INVERTED = 5
"""Tokens of a speaker named after the verb: "said a nurse at"."""
_FLIGHT = words(
    "fled flee fleeing taken rushed transferred evacuated brought returned escaped escape carried "
    "airlifted transported travelled traveled flown moved hails hailed"
)
_FLIGHT_REACH = 6
_TORN = words(
    "displaced uprooted evicted driven expelled abducted kidnapped displacing displace expelling"
)
"""Whom this befalls, it befalls where they are taken from."""
_TORN_REACH = 4
_LENGTHS = words("km kilometers kilometres kilometer kilometre miles mile meters metres")
SIDES = words("north south east west northeast northwest southeast southwest")
_LENGTH_REACH = 5
_NAMED_OF = words("city town village camp district port suburb")
_KINDS_BEFORE = words("the city town village capital regional port provincial nearby of in from at")


def played(tokens: Tokens, named: Sequence[Named]) -> list[Played]:
    """The names of a sentence that can be where something happened, with their roles."""
    found: list[Played] = []
    for one in named:
        kind = role(tokens, one[0], one[1])
        if one[2].end < tokens.end[one[1] - 1] and "-" in tokens.low[one[1] - 1]:
            kind = Role.NONE  # "the Britain-based observatory"
        if kind is Role.EVENT and _is_home(tokens, one[0], found):
            kind = Role.PATH
        elif kind is Role.LANDMARK and _is_measured_alone(tokens, one[0], found):
            kind = Role.EVENT
        elif kind is Role.EVENT and _is_for_treatment(tokens, one[0], one[1]):
            kind = Role.PATH
        if found and tokens.word(one[0] - 1) == "and" and found[-1][1][1] == one[0] - 1:
            kind = min(kind, found[-1][0])  # "35 km from X and Y"
        if kind is Role.EVENT and _is_journeys_end(tokens, one[0], found):
            kind = Role.PATH
        if tokens.word(one[0] - 2) == "based" and tokens.word(one[0] - 1) in {"in", "at"}:
            kind = min(kind, Role.PATH)
        if kind is Role.EVENT and _is_seat(tokens, one[0]):
            kind = Role.NONE
        if kind is not Role.NONE:
            found.append((kind, one))
    return found


def _is_home(tokens: Tokens, first: int, before: Sequence[Played]) -> bool:
    """As in "Ali Hassan, 42, of Basra, Iraq,": where somebody is from."""
    if tokens.word(first - 1) == "of" and tokens.word(first - 2) == ",":
        return first > 2
    if not before or tokens.word(first - 1) != ",":
        return False
    kind, last = before[-1]
    return kind is Role.PATH and last[1] == first - 1 and tokens.word(last[0] - 1) in {"of", ","}


def _is_journeys_end(tokens: Tokens, first: int, before: Sequence[Played]) -> bool:
    """As in "from X to Y", but not on the road from X to Y."""
    if not before or tokens.word(first - 1) != "to" or before[-1][1][1] != first - 1:
        return False
    start = before[-1][1][0] - 1
    return tokens.word(start) == "from" and _WAYS.isdisjoint(tokens.low[max(0, start - 3) : start])


_WAYS = words("road highway route street railway track line")


def _is_seat(tokens: Tokens, first: int) -> bool:
    """As in "the embassy in X confirmed": where those sit who speak, unless they were struck."""
    low = tokens.low
    if tokens.word(first - 1) not in {"in", "at"} or tokens.word(first - 2) not in _SEATS:
        return False
    near = low[max(0, first - _STRUCK_REACH) : first]
    return _STRUCK.isdisjoint(near) and _STRIKES.isdisjoint(near)


_SEATS = words("embassy consulate office offices mission bureau ministry ambassador envoy")


def _is_measured_alone(tokens: Tokens, first: int, before: Sequence[Played]) -> bool:
    """As in "17 km north of X", where no name stands before that lies so far from X."""
    low = tokens.low
    if _LENGTHS.isdisjoint(low[max(0, first - _LENGTH_REACH - 1) : first]):
        return False
    at = max(i for i in range(first) if low[i] in _LENGTHS)
    while at > 0 and (low[at - 1] in _MEASURING or low[at - 1][0].isdigit()):
        at -= 1
    if tokens.word(at - 1) != ",":
        return True
    return not any(kind is Role.EVENT and at - last[1] <= _APPOSED for kind, last in before)


_MEASURING = words(
    "about around some nearly almost roughly approximately just over than more ( also"
)
_APPOSED = 3
"""Tokens between a name and the comma before its distance: "X municipality,"."""


def _is_for_treatment(tokens: Tokens, first: int, end: int) -> bool:
    """As in "doctors at X hospital": where the wounded lie, unless the hospital was struck."""
    in_town = tokens.word(first - 1) in {"in", "at"} and tokens.word(first - 2) in _WARDS_OF
    if not in_town and not any(tokens.word(i) in _WARDS for i in (end, end - 1)):
        return False
    if in_town and any(w in _FLIGHT or w in _TREATED for w in tokens.low[:first]):
        return True
    near = tokens.low[max(0, first - _STRUCK_REACH) : first + _STRUCK_REACH]
    return _STRUCK.isdisjoint(near) and _STRIKES.isdisjoint(near)


_WARDS = words("hospital clinic morgue mortuary infirmary")
_WARDS_OF = _WARDS | words("hospitals clinics morgues hospitalised hospitalized")
_TREATED = words("treated treating admitted received receiving")
_STRUCK_REACH = 9
_STRIKES = words(
    "strike strikes airstrike airstrikes attack attacks raid raids bombing bombings bombardment "
    "shelling explosion blast explosions blasts occupied seized captured stormed fired fire "
    "destroyed killed shot exploded detonated fell landed"
)


def role(tokens: Tokens, first: int, end: int) -> Role:
    """What the name at tokens `first` up to `end` is named for in its sentence."""
    before, after = tokens.word(first - 1), tokens.word(end)
    if first == 0 and after not in _OPEN and (after in _ACTS or tokens.word(end + 1) in _ACTS):
        return Role.NONE
    if (
        first > 0 and before not in _LOCATIVE and before not in _STRUCK
        and after not in {"'s", ",", ")", ""} and after not in _SITES
        and tokens.word(end - 1) not in sites.SITES
        and not (before == "the" and after in _UNITS)
    ):  # fmt: skip
        return Role.NONE
    if after in _MODIFIERS:
        after = tokens.word(end + 1)
    if after in _NAMED_AFTER or (after == "-" and tokens.end[end - 1] == tokens.start[end]):
        return Role.NONE  # "U.S. officials", "Saudi-led" by its country's name
    if after == "'s" and tokens.word(end + 1) in _POSSESSED:
        return Role.NONE
    if _is_speakers(tokens, first) or _is_speaking(tokens, first, after):
        return Role.NONE
    return _way(tokens, first)


def _is_speaking(tokens: Tokens, first: int, after: str) -> bool:
    """As in "a nurse in X said", "police sources in X reported"."""
    if tokens.word(first - 1) not in _SAID_IN:
        return False
    teller = tokens.word(first - 2)
    return after in _SAID or (after in REPORT and (teller in PERSONS or teller in _SOURCES))


_SOURCES = words("source sources media radio police")
_SAID = words("said says told added confirmed")
_SAID_IN = (_LOCATIVE | {"reached"}) - words("and , (")
_OPEN = words(", : ) ( - – — 's")
_ACTS = words(
    "has have had denies denied says said is accuses accused backs supports condemned insists "
    "launched invaded intervened wants"
)


def _is_speakers(tokens: Tokens, first: int) -> bool:
    """As in "told reporters in the city of X", "by phone from X", "according to Y in X"."""
    low = tokens.low
    if first == 1 and any(
        before in {"was", "is"} and word in _LEARNT
        for before, word in pairwise(low[first : first + 9])
    ):
        return "it" in low[first : first + 9]  # "In X it was reported that"
    near = low[max(0, first - _TALKS_REACH) : first]
    if not _TALKS.isdisjoint(near) and CUES.isdisjoint(near):
        return True
    nearer = low[max(0, first - 6) : first]
    if not _SAYING.isdisjoint(nearer):
        return '"' not in nearer and "that" not in nearer
    i = first - 1
    steps = 0
    while i >= 0 and steps < _REACH:
        word = low[i]
        if word in {"that", ";"} or word in CUES or word == '"':
            return False
        if word == ",":
            return False
        if word in REPORT:
            if i > 0 and low[i - 1] in {'"', ","} and steps < _INVERTED:
                return True  # '," said a nurse at X'
            between = [w for w in low[i + 1 : first] if w not in _KINDS_BEFORE]
            return not between
        if word == "according":
            return True
        i -= 1
        steps += 1
    return False


def _way(tokens: Tokens, first: int) -> Role:
    """As in "35 km south of X", "fled to X", "from X"."""
    low = tokens.low
    i = first - 1
    while i >= 0 and low[i] in _KINDS_BEFORE and low[i] not in {"of", "from", "to"}:
        i -= 1
        if i > 0 and low[i] == "of" and low[i - 1] in _NAMED_OF:
            i -= 1
    if i > 0 and low[i] == "of" and low[i - 1] in _NAMED_OF:
        i -= 1
        while i > 0 and low[i] in _KINDS_BEFORE and low[i] not in {"of", "from", "to"}:
            i -= 1
    if i <= 0:
        return Role.EVENT
    before = low[max(0, i - _LENGTH_REACH) : i]
    if low[i] in {"of", "from"} and (low[i - 1] in SIDES or not _LENGTHS.isdisjoint(before)):
        return Role.LANDMARK
    if low[i] == "from":
        if not _TORN.isdisjoint(low[max(0, i - _TORN_REACH) : i]):
            return Role.EVENT  # "displaced from X", "abducted from her home in X"
        return Role.LANDMARK if low[i - 1] in PERSONS else Role.PATH
    flight = low[i] in {"to", "towards", "toward"}
    if flight and not _FLIGHT.isdisjoint(low[max(0, i - _FLIGHT_REACH) : i]):
        return Role.PATH
    return Role.EVENT
