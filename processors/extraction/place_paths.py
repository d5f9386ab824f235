"""Names that lie on somebody's way: where people are from, went, are treated; what is far off."""

from collections.abc import Sequence
from itertools import pairwise

from processors.extraction.roles import Named, Played, Role
from processors.text.lexicon import words
from processors.text.tokens import Tokens

STRUCK = words(
    "attacked struck hit shelled stormed entered bombed bombarded raided pounded overran targeted "
    "rocked attacking striking hitting shelling storming bombing raiding targeting reached "
    "retake retook retaken retaking recapture recaptured capture captured capturing seize seized "
    "seizing liberate liberated overrun besieged encircled surrounded rocks shell shells bombards"
)
"""As in "struck Nikopol", "entered Lala camp": what is struck is where it happened."""
FLIGHT = words(
    "fled flee fleeing taken rushed transferred evacuated brought returned escaped escape carried "
    "airlifted transported travelled traveled flown moved hails hailed"
)
LENGTHS = words("km kilometers kilometres kilometer kilometre miles mile meters metres")
LENGTH_REACH = 5
KINDS_BEFORE = words("the city town village capital regional port provincial nearby of in from at")


def on_the_way(tokens: Tokens, one: Named, kind: Role, before: Sequence[Played]) -> Role:
    """The role of a name once it is known what its sentence says of ways and of care.

    `kind`: its role so far; `before` are the names in front of it.
    """
    first, end, _ = one
    if kind is Role.LANDMARK and _is_measured_alone(tokens, first, before):
        return Role.EVENT
    if kind is not Role.EVENT:
        return kind
    if _is_home(tokens, first, before) or _is_journeys_end(tokens, first, before):
        return Role.PATH
    if _is_on_a_way(tokens, first) or _is_ahead(tokens, first):
        return Role.PATH
    if _is_for_treatment(tokens, first, end) or _is_reached(tokens, first):
        return Role.PATH
    if _is_seat(tokens, first):
        return Role.NONE
    return Role.LANDMARK if _is_between(tokens, first) else kind


def _is_reached(tokens: Tokens, first: int) -> bool:
    """As in "a survivor who reached X on foot": where people got to, not what forces took."""
    low = tokens.low
    at = first - 1
    while at > 0 and low[at] in KINDS_BEFORE:
        at -= 1
    if tokens.word(at) not in _REACHED:
        return False
    return any(word in _GOING for word in low[max(0, at - _REACHED_REACH) : at])


_REACHED = words("reached reach reaching")
_REACHED_REACH = 6
_GOING = words(
    "survivor survivors refugee refugees families family people residents villagers civilians "
    "children women wounded injured migrants evacuees relatives witness witnesses resident those"
)


def _is_on_a_way(tokens: Tokens, first: int) -> bool:
    """As in "on its way from X to Y", "en route to Y": where a journey broken off was to end."""
    low = tokens.low
    at = first - 1
    while at > 0 and low[at] in KINDS_BEFORE and low[at] not in {"from", "to"}:
        at -= 1
    if low[at] not in {"from", "to"}:
        return False
    near = low[max(0, at - _WAY_REACH) : at]
    return any(pair in _ON_A_WAY for pair in pairwise(near)) and "," not in near


_WAY_REACH = 9
_ON_A_WAY = {
    (before, word)
    for word, befores in (
        ("way", ("its", "their", "his", "her", "our")),
        ("route", ("en",)),
        ("travelling", ("was", "were", "been")),
        ("traveling", ("was", "were", "been")),
        ("returning", ("was", "were", "been")),
        ("heading", ("was", "were", "been")),
    )
    for before in befores
}


def _is_ahead(tokens: Tokens, first: int) -> bool:
    """As in "pushed on towards X": where somebody goes, and not yet is."""
    low = tokens.low
    at = first - 1
    while at > 0 and low[at] in KINDS_BEFORE:
        at -= 1
    return low[at] in _TOWARDS and not _HEADING.isdisjoint(low[max(0, at - _AHEAD_REACH) : at])


_TOWARDS = words("towards toward")
_AHEAD_REACH = 4
_HEADING = words(
    "push pushed pushing pushes advance advanced advancing advances march marched marching head "
    "headed heading heads moved move moving drive driving drove withdrew withdrawing retreated "
    "retreating fled fleeing flee going went travelled travelling walked walking"
)


def _is_between(tokens: Tokens, first: int) -> bool:
    """As in "a village that lies between X and Y"."""
    low = tokens.low
    near = low[max(0, first - _BETWEEN_REACH) : first]
    return any(
        word in _LYING and "between" in near[at + 1 : at + 3] for at, word in enumerate(near)
    )


_LYING = words("lies lie lay lying located situated halfway midway")
_BETWEEN_REACH = 7


def _is_home(tokens: Tokens, first: int, before: Sequence[Played]) -> bool:
    """As in "Ali Hassan, 42, of Basra, Iraq,", "all residents of X": where somebody is from."""
    if tokens.word(first - 1) == "of" and tokens.word(first - 2) in _DWELLERS:
        return tokens.word(first - 3) in _COPULAS
    if tokens.word(first - 1) == "of" and tokens.word(first - 2) == ",":
        return first > 2
    if not before or tokens.word(first - 1) != ",":
        return False
    kind, last = before[-1]
    return kind is Role.PATH and last[1] == first - 1 and tokens.word(last[0] - 1) in {"of", ","}


_DWELLERS = words("resident residents native natives inhabitants citizens")
_COPULAS = words("was were is are all both a mostly mainly be being ,")


def _is_journeys_end(tokens: Tokens, first: int, before: Sequence[Played]) -> bool:
    """As in "from X to Y", but not on the road from X to Y."""
    low = tokens.low
    to = first - 1
    while to > 0 and low[to] in KINDS_BEFORE and low[to] != "from":
        to -= 1
    if not before or tokens.word(to) != "to" or before[-1][1][1] != to:
        return False
    start = before[-1][1][0] - 1
    return tokens.word(start) == "from" and _WAYS.isdisjoint(low[max(0, start - 3) : start])


_WAYS = words("road highway route street railway track line")


def _is_seat(tokens: Tokens, first: int) -> bool:
    """As in "the embassy in X confirmed": where those sit who speak, unless they were struck."""
    low = tokens.low
    if tokens.word(first - 1) not in {"in", "at"} or tokens.word(first - 2) not in _SEATS:
        return False
    near = low[max(0, first - _STRUCK_REACH) : first]
    return STRUCK.isdisjoint(near) and _STRIKES.isdisjoint(near)


_SEATS = words("embassy consulate office offices mission bureau ministry ambassador envoy")


def _is_measured_alone(tokens: Tokens, first: int, before: Sequence[Played]) -> bool:
    """As in "17 km north of X", where no name stands before that lies so far from X."""
    low = tokens.low
    if LENGTHS.isdisjoint(low[max(0, first - LENGTH_REACH - 1) : first]):
        return False
    at = max(i for i in range(first) if low[i] in LENGTHS)
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
    if _is_treated(tokens, first) or _is_where_treated(tokens, end):
        return True
    before = tokens.word(first - 2 if tokens.word(first - 1) == "the" else first - 1)
    if before in _BESIDE:
        return False  # "shot dead near the X hospital"
    in_town = tokens.word(first - 1) in {"in", "at"} and tokens.word(first - 2) in _WARDS_OF
    if not in_town and not any(tokens.word(i) in _WARDS for i in (end, end - 1, first - 1)):
        return False
    if in_town and any(w in FLIGHT or w in _TREATED for w in tokens.low[:first]):
        return True
    near = tokens.low[max(0, first - _STRUCK_REACH) : first + _STRUCK_REACH]
    return STRUCK.isdisjoint(near) and _STRIKES.isdisjoint(near)


def _is_treated(tokens: Tokens, first: int) -> bool:
    """As in "17 people were being treated for burns in X"."""
    low = tokens.low
    if tokens.word(first - 1) not in {"in", "at"}:
        return False
    near = low[max(0, first - _TREATED_REACH) : first]
    at = max((i for i, word in enumerate(near) if word in _TREATED), default=-1)
    return at >= 0 and _PARTED.isdisjoint(near[at:]) and _STRIKES.isdisjoint(near[at:])


def _is_where_treated(tokens: Tokens, end: int) -> bool:
    """As in "X, where four of the wounded are being treated"."""
    if tokens.word(end) != "," or tokens.word(end + 1) != "where":
        return False
    return not _CARED_FOR.isdisjoint(tokens.low[end + 2 : end + 2 + _TREATED_REACH])


_BESIDE = words("near opposite beside behind")
_CARED_FOR = words(
    "treated treating recovering sheltering shelter refuge hospitalised hospitalized"
)
_TREATED_REACH = 10
_PARTED = words(", ; after when as who that were was")


_WARDS = words("hospital clinic morgue mortuary infirmary")
_WARDS_OF = _WARDS | words("hospitals clinics morgues hospitalised hospitalized")
_TREATED = words("treated treating admitted received receiving")
_STRUCK_REACH = 9
_STRIKES = words(
    "strike strikes airstrike airstrikes attack attacks raid raids bombing bombings bombardment "
    "shelling explosion blast explosions blasts occupied seized captured stormed fired fire "
    "destroyed killed shot exploded detonated fell landed"
)
