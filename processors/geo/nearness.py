"""Words in front of a name that put the event beside it: "20 km north of X"."""

import re
from dataclasses import dataclass

from processors.geo.sphere import moved
from schemas.place import Location

_ADJECTIVE = (
    r"(?:(?:besieged|rebel-held|strategic|key|border|port|coastal|capital|central|"
    r"(?:north|south|east|west)ern) )?"
)
_TOWN = r"(?:town|city|village|capital|province|district|settlement)"
_OF_TOWN = rf"(?:the )?(?:{_ADJECTIVE}{_TOWN}(?: of)? )?"
_EDGE = r"(?:outskirts|edges?|vicinity|environs|approaches|periphery|countryside|gates|entrance)"
_NEAR = re.compile(
    r"\b(?:near|nearby|close to|outside|not far from|next to|adjacent to|surrounding|"
    r"approaching|towards?|"
    rf"(?:on|in|at|to|from|across|around|along) the (?:\w+ )?{_EDGE} (?:of|to)|"
    rf"{_EDGE} of) {_OF_TOWN}$",
    re.IGNORECASE,
)
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_LENGTH = (
    rf"(?P<number>\d+(?:[.,]\d+)?|\b(?:{'|'.join(_WORDS)}))[ -]?"
    r"(?P<unit>kms?|kilomet(?:er|re)s?|miles?|mi)\b\.?"
    r"(?: \([^()]{1,25}\))?"
)
_WAY = r"(?P<way>(?:north|south)?-?(?:east|west)|north|south)"
_AWAY = re.compile(
    rf"{_LENGTH},? (?:to the |due |further )?{_WAY}(?:ern)?(?: side)? (?:of|from) {_OF_TOWN}$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"{_LENGTH} (?:away )?(?:from|off|outside) {_OF_TOWN}$", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:(?:north|south)-?(?:east|west)|north|south|east|west|cent)(?:ern|ral)(?: and \w+)? "
    r"(?:parts? of )?(?:the )?$"
    r"|\b(?:north|south|east|west)(?:east|west)? of (?:the )?$",
    re.IGNORECASE,
)
_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135,
    "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip
MILE_KM = 1.609
NEAR_M = 10_000
"""How far "near" reaches; UCDP's code 2 reaches to about 25 km."""
LOOK_BACK = 90
_CUES = (
    "near", "close", "outside", "far from", "next to", "adjacent", "surround", "approach",
    "toward", "outskirts", "edge", "vicinity", "environs", "periphery", "countryside", "gates",
    "entrance",
)  # fmt: skip
_LAST_WORDS = frozenset(
    {
        "near", "nearby", "to", "of", "from", "outside", "surrounding", "approaching", "toward",
        "towards", "the", "off", "town", "city", "village", "capital", "province", "district",
        "settlement", "central", "north", "south", "east", "west",
    }
)  # fmt: skip
"""What stands right before the name if any of the patterns fits: most names need no more."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How the event lies to the named place."""

    phrase: str
    km: float | None = None
    bearing: int | None = None
    part: bool = False
    """In a part of it: "northern Syria"."""


def nearness(text: str, start: int) -> Nearness | None:
    """What the words before character `start` say; None if they say the place itself."""
    head = text[max(0, start - LOOK_BACK) : start]
    low = head.lower()
    words = low.rsplit(None, 1)
    last = words[-1] if words else ""
    if last not in _LAST_WORDS and not last.endswith("ern"):
        return None
    if ("km" in low or "mi" in low or "kilomet" in low) and (
        "of " in low or "from " in low or "km" in low or "mile" in low
    ):
        match = _AWAY.search(head)
        if match is not None:
            way = match["way"].lower().replace("-", "")
            return Nearness(match.group().strip(), _km(match), _BEARINGS[way])
        match = _FROM.search(head)
        if match is not None:
            return Nearness(match.group().strip(), _km(match))
    if any(map(low.__contains__, _CUES)) and (match := _NEAR.search(head)) is not None:
        return Nearness(match.group().strip())
    if ("ern " in low[-24:] or "central" in low[-24:]) and (
        match := _PART.search(head)
    ) is not None:
        return Nearness(match.group().strip(), part=True)
    return None


def _km(match: re.Match[str]) -> float:
    said = match["number"].lower()
    number = float(_WORDS.get(said) or said.replace(",", "."))
    return number * MILE_KM if match["unit"].lower().startswith("mi") else number


def beside(location: Location, near: Nearness) -> Location:
    """The location moved and widened as the words say; never more exact than it was."""
    changes: dict[str, object] = {}
    radius = location.radius_m or 0
    if near.part:
        # UCDP: a named part of a country or province is an area of its own, code 5.
        if location.precision not in (PRECISION_COUNTRY, PRECISION_UNIT):
            return location
        changes["precision"] = 5
    elif near.km is not None:
        if location.precision > NEAR_PRECISION:
            return location
        if near.bearing is not None and location.lat is not None and location.lon is not None:
            lat, lon = moved((location.lat, location.lon), near.bearing, near.km)
            changes |= {"lat": round(lat, 5), "lon": round(lon, 5)}
            radius += round(300 * near.km)
        else:
            radius += round(1000 * near.km)
        changes |= {"precision": NEAR_PRECISION, "radius_m": radius}
    elif location.precision <= NEAR_PRECISION:
        changes |= {"precision": NEAR_PRECISION, "radius_m": radius + NEAR_M}
    else:
        return location
    return location.model_copy(update={**changes, "why": f'{location.why}; "{near.phrase}"'})


NEAR_PRECISION = 2
PRECISION_COUNTRY = 6
PRECISION_UNIT = 4
