"""What a place is named for: the event, the speaker, where somebody went, or as a landmark."""

from collections.abc import Sequence
from itertools import pairwise

from processors.extraction import sites
from processors.extraction.conflict import CUES
from processors.extraction.fronted_places import DOERS
from processors.extraction.place_paths import (
    FLIGHT,
    KINDS_BEFORE,
    LENGTH_REACH,
    LENGTHS,
    STRUCK,
    on_the_way,
)
from processors.extraction.roles import Named, Played, Role
from processors.extraction.vocabulary import PERSONS, REPORT
from processors.text.dates import STARTERS
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_LOCATIVE = words(
    "in at near on outside inside around across throughout of from within along between over into "
    "to north south east west northeast northwest southeast southwest northern southern eastern "
    "western central neighboring neighbouring nearby downtown , and ( the city town village "
    "capital province district region area camp neighborhood neighbourhood suburb governorate "
    "state 's"
)
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
_FLIGHT_REACH = 6
_TORN = words(
    "displaced uprooted evicted driven expelled abducted kidnapped displacing displace expelling"
)
"""Whom this befalls, it befalls where they are taken from."""
_TORN_REACH = 4
SIDES = words("north south east west northeast northwest southeast southwest")
_NAMED_OF = words("city town village camp district port suburb")


def played(tokens: Tokens, named: Sequence[Named]) -> list[Played]:
    """The names of a sentence that can be where something happened, with their roles."""
    found: list[Played] = []
    for one in named:
        kind = role(tokens, one[0], one[1])
        is_acting = _is_state_acting(tokens, one) or _names_a_group(tokens, one)
        if is_acting or one[2].name.casefold() in _BODIES:
            kind = Role.NONE
        if one[2].end < tokens.end[one[1] - 1] and "-" in tokens.low[one[1] - 1]:
            kind = Role.NONE  # "the Britain-based observatory"
        if kind is Role.LANDMARK and _is_where_they_are_from(tokens, one):
            kind = Role.NONE
        kind = on_the_way(tokens, one, kind, found)
        if found and tokens.word(one[0] - 1) == "and" and found[-1][1][1] == one[0] - 1:
            kind = min(kind, found[-1][0])  # "35 km from X and Y"
        if tokens.word(one[0] - 2) == "based" and tokens.word(one[0] - 1) in {"in", "at"}:
            kind = min(kind, Role.PATH)
        if kind is not Role.NONE:
            found.append((kind, one))
    return found


_BODIES = frozenset({"european union", "african union", "united nations", "arab league", "eu"})
"""What acts and is no scene, though a gazetteer has it."""


def _is_state_acting(tokens: Tokens, one: Named) -> bool:
    """As in "Uganda sent 200 soldiers": a country at the head of its sentence that does a deed."""
    first, end, mention = one
    location = mention.location
    is_land = location is not None and len(location.chain) == 1 and not mention.demonym
    is_head = first == 0 or (first == 1 and tokens.word(0) == "the")
    if not is_land or not is_head:
        return False
    verb = end
    if tokens.word(end) == "," and tokens.word(end + 1) in {"which", "whose"}:
        behind = tokens.low[end + 1 : end + _ASIDE]
        verb = end + 2 + behind.index(",") if "," in behind else end
    if tokens.word(verb) in {"has", "have", "had", "also"}:
        verb += 1
    return tokens.word(verb) in _DEEDS


def _is_where_they_are_from(tokens: Tokens, one: Named) -> bool:
    """As in "peacekeepers from Bangladesh": a country behind people, where nothing happened."""
    location = one[2].location
    is_land = location is not None and len(location.chain) == 1
    return is_land and tokens.word(one[0] - 1) == "from" and tokens.word(one[0] - 2) in PERSONS


_ASIDE = 30
"""Tokens of ", which has 2,000 soldiers there,"."""
_DEEDS = words(
    "sent sends deployed ordered orders pledged vowed vows warned warns called calls urged urges "
    "joined withdrew pulled agreed signed refused rejected rejects closed summoned recalled "
    "mobilised mobilized offered hosted put puts blamed blames acknowledged confirmed reported"
)


def _names_a_group(tokens: Tokens, one: Named) -> bool:
    """As in "the Islamic State in the Sahel", "Islamic State in Khorasan Province": no scene.

    But "Islamic State in Mosul" tells where its men are.
    """
    first, end, mention = one
    location = mention.location
    at = first - 1
    while at > 0 and tokens.low[at] in _OF_REGIONS:
        at -= 1
    if at < 1 or tokens.low[at] not in {"in", "of"} or tokens.low[at - 1] not in _GROUPS:
        return False
    is_vast = location is not None and location.country is None
    is_titled = "province" in tokens.low[end - 1 : end + 1] and tokens.is_capital(end - 1)
    return is_vast or (is_titled and tokens.raw[at - 1][:1].isupper())


_OF_REGIONS = words("the greater islamic")
_GROUPS = words("state al-qaeda qaeda isis isil daesh")


def role(tokens: Tokens, first: int, end: int) -> Role:
    """What the name at tokens `first` up to `end` is named for in its sentence."""
    before, after = tokens.word(first - 1), tokens.word(end)
    if first == 0 and after not in _OPEN and (after in _ACTS or tokens.word(end + 1) in _ACTS):
        return Role.NONE
    if (
        first > 0 and before not in _LOCATIVE and before not in STRUCK
        and after not in {"'s", ",", ")", ""} and after not in _SITES
        and tokens.word(end - 1) not in sites.SITES
        and not (before == "the" and after in _UNITS)
    ):  # fmt: skip
        return Role.NONE
    if _is_in_a_title(tokens, first, end):
        return Role.NONE
    if after in _MODIFIERS:
        after = tokens.word(end + 1)
    is_of_name = after in _NAMED_AFTER and not _is_fronted(tokens, first, after)
    if is_of_name or (after == "-" and tokens.end[end - 1] == tokens.start[end]):
        return Role.NONE  # "U.S. officials", "Saudi-led" by its country's name
    if after == "'s" and tokens.word(end + 1) in _POSSESSED:
        return Role.NONE
    if _is_told_of(tokens, first, end):
        return Role.EVENT
    verb = tokens.word(end + 1) if after in {"has", "have"} else after
    if _is_speakers(tokens, first) or _is_speaking(tokens, first, verb):
        return Role.NONE
    if _names_a_speaker(tokens, first, end):
        return Role.NONE
    return _way(tokens, first)


def _is_fronted(tokens: Tokens, first: int, after: str) -> bool:
    """As in ", and in Hama gunmen shot two": the place opens the clause, and is no adjective."""
    opens = tokens.word(first - 2) in _OPENERS
    return after in DOERS and tokens.word(first - 1) in {"in", "at", "near"} and opens


_OPENERS = words(", and while but ;") | {""}


def _is_told_of(tokens: Tokens, first: int, end: int) -> bool:
    """As in "he said the South Hospital was hit": no speaker, but what the speaker tells of."""
    at = first - 2 if tokens.word(first - 1) == "the" else first - 1
    verb = tokens.word(end + 1) if tokens.word(end) in _HAVING else tokens.word(end)
    return tokens.word(at) in REPORT and verb in _BEING


_HAVING = words("had has have also now")
_BEING = words("was were is are been came being")


def _is_in_a_title(tokens: Tokens, first: int, end: int) -> bool:
    """As in "the Kivu Security Tracker", "Aleppo Media Centre": a name made of a place's."""
    after = tokens.word(end)
    if not tokens.is_capital(end) or tokens.raw[end].isupper() or not after.isalpha():
        return False
    return (
        tokens.word(first - 1) in {"the", ""} and tokens.is_capital(end + 1)
        and after not in _UNITS and after not in _SITES and after not in sites.SITES
        and after not in STARTERS and after not in PERSONS and tokens.word(end + 1) not in PERSONS
    )  # fmt: skip


def _is_speaking(tokens: Tokens, first: int, after: str) -> bool:
    """As in "a nurse in X said", "police sources in X reported"."""
    if tokens.word(first - 1) in _OPENS_SPEECH and after in _SAID:
        return True  # "nobody was hurt, Riyadh said"
    if tokens.word(first - 1) not in _SAID_IN:
        return False
    teller = tokens.word(first - 2)
    if tokens.word(first - 1) == "of" and teller in _LOCALS:
        return False  # "residents of X said"
    return after in _SAID or (after in REPORT and (teller in PERSONS or teller in _SOURCES))


def _names_a_speaker(tokens: Tokens, first: int, end: int) -> bool:
    """As in "…, Nasser Hospital said": the first word of the name of who says it."""
    if tokens.word(first - 1) not in {",", ""}:
        return False
    last = end
    while last < end + _NAME_REACH and tokens.is_capital(last):
        last += 1
    return last > end and tokens.word(last) in _SAID


_NAME_REACH = 3
_LOCALS = words("residents villagers inhabitants people")
_SOURCES = words("source sources media radio police command headquarters authorities office")
_SAID = words("said says told added confirmed")
_OPENS_SPEECH = words(", ; : while but whereas though although")
_SAID_IN = (_LOCATIVE | {"reached"}) - words("and , (")
_OPEN = words(", : ) ( - – — 's")
_ACTS = words(
    "has have had denies denied says said is accuses accused backs supports condemned insists "
    "launched invaded intervened wants puts does did declined disputes counts"
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
            return _is_named_speaker(tokens, i)
        if word in REPORT:
            if i > 0 and low[i - 1] in {'"', ","} and steps < _INVERTED:
                return True  # '," said a nurse at X'
            between = [w for w in low[i + 1 : first] if w not in KINDS_BEFORE]
            return not between
        if word == "according":
            return True
        i -= 1
        steps += 1
    return False


def _is_named_speaker(tokens: Tokens, comma: int) -> bool:
    """As in "said Sara Lind, its coordinator in X": the comma behind the speaker's name."""
    i = comma - 1
    while i > 0 and comma - i <= _NAMES and (tokens.is_capital(i) or tokens.low[i] == "."):
        i -= 1
    return comma - i > 1 and tokens.low[i] in _SAID


_NAMES = 5
"""Tokens of a speaker's title and name: "Dr . Ines Macamo"."""


def _way(tokens: Tokens, first: int) -> Role:
    """As in "35 km south of X", "fled to X", "from X"."""
    low = tokens.low
    i = first - 1
    while i >= 0 and low[i] in KINDS_BEFORE and low[i] not in {"of", "from", "to"}:
        i -= 1
        if i > 0 and low[i] == "of" and low[i - 1] in _NAMED_OF:
            i -= 1
    if i > 0 and low[i] == "of" and low[i - 1] in _NAMED_OF:
        i -= 1
        while i > 0 and low[i] in KINDS_BEFORE and low[i] not in {"of", "from", "to"}:
            i -= 1
    if i <= 0:
        return Role.EVENT
    before = low[max(0, i - LENGTH_REACH) : i]
    if low[i] in {"of", "from"} and (low[i - 1] in SIDES or not LENGTHS.isdisjoint(before)):
        return Role.LANDMARK
    if low[i] == "from":
        if not _TORN.isdisjoint(low[max(0, i - _TORN_REACH) : i]):
            return Role.EVENT  # "displaced from X", "abducted from her home in X"
        return Role.LANDMARK if low[i - 1] in PERSONS else Role.PATH
    flight = low[i] in {"to", "towards", "toward"}
    if flight and not FLIGHT.isdisjoint(low[max(0, i - _FLIGHT_REACH) : i]):
        return Role.PATH
    return Role.EVENT
