"""Which of two names in a row the text says to contain the other: "X, Y", "Y's X", "X in Y"."""

import re
from collections.abc import Sequence

from processors.geo.hits import Hit
from processors.geo.index import Kind
from processors.geo.lexicon import AFTER

_INSIDE = re.compile(
    r"(?: [\w’'-]+){0,3}?(?:,| \(|,? in| of|,? inside|,? within)(?: the)?"
    r"(?: (?:besieged|divided|nearby|capital|coastal|neighbou?ring|\w+ern|central|upper|lower))?"
    r"(?: (?:city|town|port|capital|province|governorate|region|state|district|suburbs?|outskirts)"
    r" of)? "
)
_APPOSITION = re.compile(
    r", (?:an?|the) (?:[\w-]+ ){0,3}?(?P<cue>"
    + "|".join(AFTER)
    + r") (?:of|in|near|outside|inside) (?:the )?(?:[\w-]+ )?"
)
_OF_ONLY = re.compile(r"(?: [\w’'-]+){1,3} of ")
OWNED = ("'s ", "’s ")
NEAR_BY = frozenset({", near ", " near ", ", outside ", ", close to "})
"""Between two names: the one is near the other."""
NEAR_BY_LONGEST = max(map(len, NEAR_BY))
_JOINING = frozenset({", ", ", and ", " and ", ", or ", " or ", " & "})
_ALIKE = _JOINING - {", "}
FAR = 50
"""Characters between two names, more than which another clause lies."""


def holder_of(text: str, found: Sequence[Hit], at: int) -> int | None:
    """Position in `found` of the neighbour that the hit is said to lie in."""
    hit = found[at]
    if hit.owned and at and text[found[at - 1].end : hit.start] in OWNED:
        return at - 1
    if at + 1 >= len(found):
        return None
    follower = found[at + 1]
    if follower.name.demonym or follower.start - hit.end > FAR:
        return None
    between = text[hit.end : follower.start]
    return at + 1 if _says_inside(between, cued=hit.cue is not None) else None


def is_listed(text: str, found: Sequence[Hit], at: int, holder: int) -> bool:
    """Whether "X, Y" is a piece of a list of units or countries: "Texas, Oklahoma and Kansas"."""
    if holder != at + 1 or text[found[at].end : found[holder].start] != ", ":
        return False
    if not (found[at].is_large and found[holder].is_large):
        return False
    if at and text[found[at - 1].end : found[at].start] == ", " and found[at - 1].is_large:
        return True
    follower = holder + 1
    return (
        follower < len(found)
        and text[found[holder].end : found[follower].start] in _JOINING
        and found[follower].is_large
    )


def is_among_units(text: str, found: Sequence[Hit], at: int) -> bool:
    """Whether the next name in a list is a unit, and of a country that has one of this name, too:
    "Washington and Oregon".
    """
    hit = found[at]
    own = {c.place.country for c in hit.name.candidates if c.place.kind is Kind.ADMIN1}
    beside = []
    if at and text[found[at - 1].end : hit.start] in _ALIKE:
        beside.append(found[at - 1])
    if at + 1 < len(found) and text[hit.end : found[at + 1].start] in _ALIKE:
        beside.append(found[at + 1])
    return any(
        other.name.candidates[0].place.kind is Kind.ADMIN1
        and other.name.candidates[0].place.country in own
        for other in beside
        if other.name.candidates and other.cue is None
    )


def _says_inside(between: str, *, cued: bool) -> bool:
    if between in (", ", " (", " in ", ", in ") or _APPOSITION.fullmatch(between):
        return True
    if cued:
        return _INSIDE.fullmatch(between) is not None
    if "," in between[1:] or _OF_ONLY.fullmatch(between) or not _INSIDE.fullmatch(between):
        return False
    return between[:4] in (", in", " in ", ", ")
