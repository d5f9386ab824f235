"""The compiled gazetteer: every name and every place, in flat tables over mapped memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from math import sqrt

import marisa_trie

NOWHERE = 0xFFFFFFFF
"""No such place: the parent of a country."""
MANY = 0x80000000
"""Set in `first`: the rest is where the list of places begins in `more`, its length in front."""
DEGREE = 100_000
"""Coordinates are kept as whole hundred-thousandths of a degree, about a metre."""
UNKNOWN_DEGREE = 0x7FFFFFFF
"""Latitude of a place whose coordinates nobody knows."""
SKELETON = "\x01"
"""First character of a key that is a country's index and a skeleton, not a folded name."""


ID = "\x02"
"""First character of a key that is a place's id where that is not `geonames:…`."""


class Kind(IntEnum):
    """What sort of place it is; smaller numbers contain larger ones, as a rule."""

    REGION = 0
    """Fuzzy, historical, or of several countries."""
    SEA = 1
    COUNTRY = 2
    ADMIN1 = 3
    ADMIN2 = 4
    TOWN = 5
    DISTRICT = 6
    """Part of a town: quarter, suburb, camp."""
    SITE = 7
    """Base, airport, dam, crossing, front: a spot with a name."""
    VILLAGE = 8


KIND_WORDS: Mapping[Kind, str] = {
    Kind.REGION: "a region",
    Kind.SEA: "a sea",
    Kind.COUNTRY: "a country",
    Kind.ADMIN1: "a first-level unit",
    Kind.ADMIN2: "a second-level unit",
    Kind.TOWN: "a town",
    Kind.DISTRICT: "a district",
    Kind.SITE: "a site",
    Kind.VILLAGE: "a village",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer."""

    index: int
    id: str
    name: str
    kind: Kind
    lat: float | None
    lon: float | None
    population: int
    """Rough: kept as its logarithm."""
    country: str | None
    """ISO 3166-1; None at sea or for a region of several countries."""
    parent: int | None
    radius_m: int | None
    timezone: str | None
    geonames_id: int | None
    noted: bool = False
    """On the curated list."""

    @property
    def point(self) -> tuple[float, float] | None:
        """(lat, lon) where known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The columns, one entry a place unless said otherwise; memory-mapped `memoryview`s."""

    names: marisa_trie.Trie
    first: Sequence[int]
    """By key of `names`: the one place so called, or `MANY` and where the list begins."""
    more: Sequence[int]
    """Lists of places, each behind its length."""
    lat: Sequence[int]
    lon: Sequence[int]
    parent: Sequence[int]
    geonames: Sequence[int]
    """0: it has no GeoNames id."""
    text_end: Sequence[int]
    """Where the place's entry in `text` ends; it begins where the one before ends."""
    text: memoryview
    """UTF-8: the name, and behind a tab the id where it is not `geonames:…`."""
    population: Sequence[int]
    """8 × log2 of it, one byte."""
    kind: Sequence[int]
    country: Sequence[int]
    """Index into `countries`; 255 is none."""
    timezone: Sequence[int]
    """Index into `timezones`; 65535 is none."""
    radius: Sequence[int]
    """Uncertainty as 8 × log2 of metres; 0 is unknown."""
    countries: Sequence[str]
    timezones: Sequence[str]
    noted: frozenset[int]
    """Rows of the curated list: better known than their people would tell."""


class Index:
    """Look-ups over `Tables`. Places are read when asked for and remembered."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._places: dict[int, Place] = {}
        self._id_of_name = tables.names.get

    def __len__(self) -> int:
        return len(self._tables.kind)

    def indices(self, key: str) -> Sequence[int]:
        """Indices of the places with this folded name; empty if there is none."""
        at = self._id_of_name(key)
        if at is None:
            return ()
        first = self._tables.first[at]
        if first < MANY:
            return (first,)
        start = first - MANY
        return self._tables.more[start + 1 : start + 1 + self._tables.more[start]]

    def find(self, key: str) -> Sequence[Place]:
        """The places with this folded name."""
        return [self.place(i) for i in self.indices(key)]

    def like(self, skeleton: str, country: str) -> Sequence[Place]:
        """The places of one country with this skeleton; empty where the country has none kept."""
        number = self.country_number.get(country)
        if number is None:
            return ()
        return self.find(f"{SKELETON}{chr(number + 32)}{skeleton}")

    def with_id(self, id_: str) -> Place | None:
        """The place of that id, if there is one."""
        for i in self.indices(ID + id_):
            return self.place(i)
        scheme, _, number = id_.partition(":")
        if scheme == "geonames" and number.isdecimal():
            row = self._row_of_geonames.get(int(number))
            return None if row is None else self.place(row)
        return None

    @cached_property
    def _row_of_geonames(self) -> Mapping[int, int]:
        return {number: row for row, number in enumerate(self._tables.geonames) if number}

    @cached_property
    def country_number(self) -> Mapping[str, int]:
        """Index of each ISO code."""
        return {code: i for i, code in enumerate(self._tables.countries)}

    def place(self, index: int) -> Place:
        """One place. Raises `IndexError` if there is no such row."""
        known = self._places.get(index)
        if known is None:
            known = self._places[index] = self._read(index)
        return known

    def chain(self, place: Place) -> Sequence[Place]:
        """The place and what contains it, most exact first."""
        links = [place]
        while links[-1].parent is not None:
            links.append(self.place(links[-1].parent))
        return links

    def _read(self, index: int) -> Place:
        t = self._tables
        start = t.text_end[index - 1] if index else 0
        name, _, id_ = str(t.text[start : t.text_end[index]], "utf-8").partition("\t")
        geonames = t.geonames[index]
        lat, parent, zone = t.lat[index], t.parent[index], t.timezone[index]
        country, radius = t.country[index], t.radius[index]
        return Place(
            index=index,
            id=id_ or f"geonames:{geonames}",
            name=name,
            kind=Kind(t.kind[index]),
            lat=None if lat == UNKNOWN_DEGREE else lat / DEGREE,
            lon=None if lat == UNKNOWN_DEGREE else t.lon[index] / DEGREE,
            population=round(2 ** (t.population[index] / 8)) - 1,
            country=None if country == 255 else t.countries[country],  # noqa: PLR2004 - the table says so
            parent=None if parent == NOWHERE else parent,
            radius_m=round(2 ** (radius / 8)) if radius else None,
            timezone=None if zone == 65535 else t.timezones[zone],  # noqa: PLR2004 - the table says so
            geonames_id=geonames or None,
            noted=index in t.noted,
        )


def town_radius_m(population: int) -> int:
    """How far a town of so many people reaches from its middle: about 10,000 to the square
    kilometre, never less than 500 m.
    """
    return max(500, round(1000 * sqrt(population / 10_000 / 3.14)))
