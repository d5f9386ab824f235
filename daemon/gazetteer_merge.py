"""Curated and imported places laid over the base: more spellings for what it has, else new."""

import re
from collections.abc import Iterable
from importlib.resources import files

from daemon.gazetteer_names import keys_of, renamed, settled
from daemon.gazetteer_sources import Entry, Progress
from processors.geo.index import Kind
from processors.geo.names import folded
from processors.geo.sphere import distance_km

SAME_KM = 15.0
"""Two towns of one name in one country, so near each other, are one."""
UNIT_KM = {Kind.ADMIN1: 2000.0, Kind.ADMIN2: 60.0}
"""The same for units, whose middles nobody agrees on."""
_SLUG = re.compile(r"[^a-z0-9]+")


def curated() -> Iterable[Entry]:
    """The places of `curated/places.tsv`."""
    raw = files("processors.geo").joinpath("curated", "places.tsv").read_text(encoding="utf-8")
    lines = [line for line in raw.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        country, kind, inside, lat, lon, radius_km, names = line.split("\t")
        every = names.split("|")
        slug = _SLUG.sub("-", folded(every[0])).strip("-")
        yield Entry(
            id=f"tocsin:{country or 'xx'}/{slug}",
            name=every[0],
            kind=Kind[kind.upper()],
            country=country or None,
            names=set(every),
            lat=float(lat),
            lon=float(lon),
            radius_m=round(1000 * float(radius_km)),
            inside=inside,
            noted=True,
        )


class Merger:
    """Lays places over the base, one after the other."""

    def __init__(self, entries: dict[str, Entry], progress: Progress) -> None:
        self._entries = entries
        self._of_name: dict[str | None, dict[str, tuple[Entry, ...]]] = {}
        self._of_geonames: dict[int, Entry] = {}
        self._cells: dict[tuple[int, int], list[Entry]] = {}
        for done, entry in enumerate(entries.values()):
            if done % 5000 == 0:
                progress("folding names", done, len(entries))
            self._note(entry)
            self._anchor(entry)

    def lay(self, entry: Entry) -> None:
        """Add one place, or its spellings to the place that it is."""
        known = (
            self._entries.get(entry.id)
            or self._of_geonames.get(entry.geonames)
            or self._same(entry)
        )
        if known is None and entry.kind is Kind.ADMIN1 and not entry.id.startswith("tocsin:"):
            return  # another way to cut a country up; its towns would not lie in it
        if known is None:
            self._entries[entry.id] = entry
            entry.parent = entry.parent or self._parent(entry)
            entry.timezone = entry.timezone or self._clock(entry)
            self._note(entry)
            return
        renamed(known, entry.names | {entry.name}, codes=entry.id.startswith("tocsin:"))
        self._note_names(known, keys_of(entry))
        if entry.id.startswith("tocsin:"):
            known.name = entry.name
            known.noted = True
            if known.kind is Kind.ADMIN1:
                known.lat, known.lon, known.radius_m = entry.lat, entry.lon, entry.radius_m
            if entry.kind in (Kind.DISTRICT, Kind.SITE) and known.kind is Kind.TOWN:
                known.kind = entry.kind
                known.parent = self._parent(entry) or known.parent
        known.population = known.population or entry.population

    def _note(self, entry: Entry) -> None:
        self._note_names(entry, keys_of(entry))
        settled(entry)
        if entry.geonames:
            self._of_geonames.setdefault(entry.geonames, entry)

    def _note_names(self, entry: Entry, keys: Iterable[str]) -> None:
        of_name = self._of_name.setdefault(entry.country, {})
        for key in keys:
            of_name[key] = (*of_name.get(key, ()), entry)

    def _anchor(self, entry: Entry) -> None:
        """Let a town of the base tell in which unit the places around it lie.

        Not those of the user: of them there may be a hundred in every neighbourhood.
        """
        if entry.kind is Kind.TOWN and entry.lat is not None and entry.lon is not None:
            self._cells.setdefault((int(entry.lat * 2), int(entry.lon * 2)), []).append(entry)

    def _named(self, country: str | None, key: str) -> tuple[Entry, ...]:
        return self._of_name.get(country, {}).get(key, ())

    def _same(self, entry: Entry) -> Entry | None:
        """The place of that name and sort nearby that is already there."""
        reach = max(SAME_KM, (entry.radius_m or 0) / 1000)
        if entry.kind in (Kind.ADMIN1, Kind.ADMIN2):
            reach = UNIT_KM[entry.kind]
        best: tuple[float, Entry] | None = None
        for key in keys_of(entry):
            for other in self._named(entry.country, key):
                if not _may_be_one(entry.kind, other.kind):
                    continue
                apart = _apart(entry, other)
                if apart <= reach * (4 if other.kind is Kind.ADMIN1 else 1) and (
                    best is None or apart < best[0]
                ):
                    best = apart, other
        return best[1] if best else None

    def _parent(self, entry: Entry) -> str | None:
        """What contains it: by the name that is given, else the unit of the nearest town."""
        if entry.country is None:
            return None
        country = f"iso:{entry.country}"
        if entry.inside:
            holders = self._named(entry.country, folded(entry.inside))
            wanted = Kind.TOWN if entry.kind is Kind.DISTRICT else Kind.ADMIN1
            ranked = sorted(
                holders, key=lambda e: (e.kind is not wanted, -e.population, e.kind, e.id)
            )
            if ranked:
                return ranked[0].id
        if entry.kind is Kind.REGION:
            return country
        near = self._nearest(entry)
        return near.parent if near and near.parent else country

    def _clock(self, entry: Entry) -> str | None:
        near = self._nearest(entry) if entry.country else None
        known = near or self._entries.get(f"iso:{entry.country}")
        return known.timezone if known else None

    def _nearest(self, entry: Entry) -> Entry | None:
        if entry.lat is None or entry.lon is None:
            return None
        row, column = int(entry.lat * 2), int(entry.lon * 2)
        around = (
            town
            for y in (row - 1, row, row + 1)
            for x in (column - 1, column, column + 1)
            for town in self._cells.get((y, x), ())
            if town.country == entry.country
        )
        return min(around, key=lambda town: (_apart(entry, town), town.id), default=None)


def _may_be_one(new: Kind, known: Kind) -> bool:
    if new is Kind.REGION:
        return known in (Kind.ADMIN1, Kind.REGION)
    if new in (Kind.ADMIN1, Kind.ADMIN2):
        return known is new
    if new is Kind.SEA:
        return known is Kind.SEA
    return known in (Kind.TOWN, Kind.VILLAGE, Kind.DISTRICT, Kind.SITE)


def _apart(one: Entry, other: Entry) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    return distance_km((one.lat, one.lon), (other.lat, other.lon))
