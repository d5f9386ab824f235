"""What a place is named for: the event, the speaker, where somebody went, or as a landmark."""

from enum import IntEnum

from processors.extraction.conflict import CUES
from processors.extraction.vocabulary import PERSONS, REPORT
from processors.text.lexicon import words
from processors.text.tokens import Tokens


class Role(IntEnum):
    """The higher, the better a place tells where the event was."""

    NONE = 0
    """The speaker's, the outlet's, a country as a party: never the event's."""
    PATH = 1
    """Where people came from or were taken."""
    LANDMARK = 2
    """That from which a distance is told."""
    EVENT = 3


_LOCATIVE = words(
    "in at near on outside inside around across throughout of from within along between over into "
    "to north south east west northeast northwest southeast southwest northern southern eastern "
    "western central neighboring neighbouring downtown , and ( the city town village capital "
    "province district region area camp neighborhood neighbourhood suburb governorate state 's"
)
_STRUCK = words(
    "attacked struck hit shelled stormed entered bombed bombarded raided pounded overran targeted "
    "rocked attacking striking hitting shelling storming bombing raiding targeting reached"
)
"""As in "struck Nikopol", "entered Lala camp": what is struck is where it happened."""
_NAMED_AFTER = words(
    "officials official spokesman spokeswoman sources source press army military government forces "
    "troops soldiers marines warplanes jets drones airstrikes air police president minister "
    "ministry ambassador embassy national nationals citizen citizens militants rebels"
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
_SIDES = words("north south east west northeast northwest southeast southwest")
_LENGTH_REACH = 5
_NAMED_OF = words("city town village camp district port suburb")
_KINDS_BEFORE = words("the city town village capital regional port provincial nearby of in from at")


def role(tokens: Tokens, first: int, end: int) -> Role:
    """What the name at tokens `first` up to `end` is named for in its sentence."""
    before, after = tokens.word(first - 1), tokens.word(end)
    if first == 0 and after not in _OPEN and (after in _ACTS or tokens.word(end + 1) in _ACTS):
        return Role.NONE
    if (
        first > 0 and before not in _LOCATIVE and before not in _STRUCK
        and after not in {"'s", ",", ")", ""} and after not in _SITES
        and not (before == "the" and after in _UNITS)
    ):  # fmt: skip
        return Role.NONE
    if after in _MODIFIERS:
        after = tokens.word(end + 1)
    if after in _NAMED_AFTER or (after == "-" and tokens.end[end - 1] == tokens.start[end]):
        return Role.NONE  # "U.S. officials", "Saudi-led" by its country's name
    if after == "'s" and tokens.word(end + 1) in _POSSESSED:
        return Role.NONE
    if _is_speakers(tokens, first):
        return Role.NONE
    return _way(tokens, first)


_OPEN = words(", : ) ( - – — 's")
_ACTS = words(
    "has have had denies denied says said is accuses accused backs supports condemned insists "
    "launched invaded intervened wants"
)


def _is_speakers(tokens: Tokens, first: int) -> bool:
    """As in "told reporters in the city of X", "by phone from X", "according to Y in X"."""
    low = tokens.low
    if any(word in _SAYING for word in low[max(0, first - 6) : first]):
        return not any(word in {'"', "that"} for word in low[max(0, first - 6) : first])
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
    if low[i] in {"of", "from"} and (
        low[i - 1] in _SIDES or any(word in _LENGTHS for word in before)
    ):
        return Role.LANDMARK
    if low[i] == "from":
        if not _TORN.isdisjoint(low[max(0, i - _TORN_REACH) : i]):
            return Role.EVENT  # "displaced from X", "abducted from her home in X"
        return Role.LANDMARK if low[i - 1] in PERSONS else Role.PATH
    if low[i] in {"to", "towards", "toward"} and any(
        word in _FLIGHT for word in low[max(0, i - _FLIGHT_REACH) : i]
    ):
        return Role.PATH
    return Role.EVENT
