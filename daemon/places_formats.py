"""Files of places that users have, read line by line into one shape."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO, TypeVar

from daemon.gazetteer_sources import Entry
from processors.geo.index import Kind, town_radius_m

csv.field_size_limit(10_000_000)

Source = TypeVar("Source")
Result = TypeVar("Result")


class Format(StrEnum):
    """What a file of places is written in."""

    GEONAMES = "geonames"
    """A dump of geonames.org: `SY.txt`, `allCountries.txt`."""
    ALTERNATE_NAMES = "alternate-names"
    """`alternateNamesV2.txt` of geonames.org: more names for places already known."""
    WHOSONFIRST = "whosonfirst"
    """A table of Who's On First with a heading line, separated by tabs."""
    GEOJSON = "geojson"
    """A FeatureCollection of points with a `name`; other shapes are passed over."""
    CSV = "csv"
    """A table with a heading line: name, lat, lon, and what else it has."""


GEONAMES_KINDS: Mapping[str, Kind] = {
    "P": Kind.TOWN, "P.PPLX": Kind.DISTRICT,
    "A.ADM2": Kind.ADMIN2,
    "S.AIRB": Kind.SITE, "S.AIRF": Kind.SITE, "S.AIRP": Kind.SITE, "S.DAM": Kind.SITE,
    "S.CMPRF": Kind.SITE, "S.CMP": Kind.SITE, "S.MILB": Kind.SITE, "S.PRN": Kind.SITE,
    "S.INSM": Kind.SITE, "S.PSTB": Kind.SITE, "S.OILR": Kind.SITE, "S.PS": Kind.SITE,
    "L.MILB": Kind.SITE, "L.NVB": Kind.SITE, "L.OILF": Kind.SITE, "L.GASF": Kind.SITE,
    "L.RGN": Kind.REGION, "T.MTS": Kind.REGION, "T.PEN": Kind.REGION, "T.ISL": Kind.SITE,
}  # fmt: skip
"""GeoNames' feature classes and codes that events happen at; the others are passed over."""
GEONAMES_DEAD = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
"""Towns that are no more: historical, abandoned, destroyed."""
WOF_KINDS: Mapping[str, Kind] = {
    "locality": Kind.TOWN, "localadmin": Kind.ADMIN2, "county": Kind.ADMIN2,
    "region": Kind.ADMIN1, "borough": Kind.DISTRICT, "macrohood": Kind.DISTRICT,
    "neighbourhood": Kind.DISTRICT, "microhood": Kind.DISTRICT, "campus": Kind.SITE,
}  # fmt: skip


UNIT_M = 30_000
"""How far off the middle of a county may be."""


def guessed(path: Path) -> Format:
    """The format by name and first line. Raises `ValueError` if it looks like none."""
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        first = lines.readline()
    columns = first.rstrip("\n").split("\t")
    if "wof_id" in columns:
        return Format.WHOSONFIRST
    if len(columns) == 19 and columns[0].isdecimal():  # noqa: PLR2004 - GeoNames' readme says so
        return Format.GEONAMES
    if len(columns) >= 8 and columns[0].isdecimal() and columns[1].isdecimal():  # noqa: PLR2004
        return Format.ALTERNATE_NAMES
    if path.suffix.lower() in (".geojson", ".json"):
        return Format.GEOJSON
    if "name" in first.lower() and ("lat" in first.lower()):
        return Format.CSV
    raise ValueError(
        "not a file of places that we know: a CSV needs a heading line with name, lat and lon;"
        " GeoJSON ends in .geojson; GeoNames and Who's On First are taken as they come"
    )


def places(path: Path, what: Format) -> Iterator[Entry]:
    """The places of a file, without ever holding it whole (GeoJSON excepted).

    Raises `ValueError` with the line where one cannot be read.
    """
    reader: Mapping[Format, Callable[[TextIO], Iterator[Entry]]] = {
        Format.GEONAMES: _geonames,
        Format.WHOSONFIRST: _whosonfirst,
        Format.GEOJSON: _geojson,
        Format.CSV: _csv,
    }
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from reader[what](lines)


def alternate_names(path: Path) -> Iterator[tuple[int, str]]:
    """GeoNames id and one more name, as English may write it."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            parts = line.rstrip("\n").split("\t")
            is_name = len(parts) > 3 and (len(parts[2]) <= 3 or "-" in parts[2])  # noqa: PLR2004 - "link", "post", "wkdt" are none
            if is_name and parts[2] not in ("iata", "icao", "faac", "abbr"):
                yield _row(number, lambda row: int(row[1]), parts), parts[3]


def _row(number: int, read: Callable[[Source], Result], row: Source) -> Result:
    """What `read` makes of a row. Raises `ValueError` that names the line."""
    try:
        return read(row)
    except KeyError as missing:
        raise ValueError(f"line {number}: there is no column {missing}") from missing
    except (ValueError, TypeError, AttributeError, IndexError) as wrong:
        raise ValueError(f"line {number}: {wrong}") from wrong


def _point(lat: object, lon: object) -> tuple[float, float]:
    """Degrees. Raises `ValueError` if they are none, or not on earth."""
    try:
        north, east = float(str(lat)), float(str(lon))
    except ValueError as wrong:
        raise ValueError(f"lat and lon are no numbers: {lat!r}, {lon!r}") from wrong
    if not (-90 <= north <= 90 and -180 <= east <= 180):  # noqa: PLR2004 - degrees
        raise ValueError(f"lat and lon are not on earth: {lat}, {lon}")
    return north, east


def _geonames(lines: TextIO) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        entry = _row(number, _geonames_row, line.rstrip("\n").split("\t"))
        if entry is not None:
            yield entry


def _geonames_row(parts: list[str]) -> Entry | None:
    if len(parts) != 19:  # noqa: PLR2004 - GeoNames' readme says so
        raise ValueError(f"19 columns wanted, {len(parts)} found")
    code = f"{parts[6]}.{parts[7]}"
    kind = GEONAMES_KINDS.get(code, GEONAMES_KINDS.get(parts[6]))
    if kind is None or parts[7] in GEONAMES_DEAD:
        return None
    population = int(parts[14] or 0)
    lat, lon = _point(parts[4], parts[5])
    return Entry(
        id=f"geonames:{parts[0]}",
        name=parts[1],
        kind=Kind.VILLAGE if kind is Kind.TOWN and not population else kind,
        country=parts[8] or None,
        names={parts[1], parts[2], *filter(None, parts[3].split(","))},
        lat=lat,
        lon=lon,
        population=population,
        timezone=parts[17] or None,
        geonames=int(parts[0]),
        radius_m=town_radius_m(population),
    )


def _whosonfirst(lines: TextIO) -> Iterator[Entry]:
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, 2):
        entry = _row(number, _whosonfirst_row, row)
        if entry is not None:
            yield entry


def _whosonfirst_row(row: Mapping[str, str]) -> Entry | None:
    kind = WOF_KINDS.get(row["placetype"])
    if kind is None or not row["name"]:
        return None
    geonames = int(row.get("geonames_id") or 0)
    population = int(float(row.get("population") or 0))
    lat, lon = _point(row["lat"], row["lon"])
    return Entry(
        id=f"geonames:{geonames}" if geonames else f"user:wof/{row['wof_id']}",
        name=row["name"],
        kind=Kind.VILLAGE if kind is Kind.TOWN and not population else kind,
        country=row["country"] or None,
        names={row["name"], *filter(None, (row.get("altnames") or "").split("|"))},
        lat=lat,
        lon=lon,
        population=population,
        geonames=geonames,
        radius_m=UNIT_M if kind is Kind.ADMIN2 else town_radius_m(population),
        inside=row.get("county") or row.get("region") or "",
    )


def _geojson(lines: TextIO) -> Iterator[Entry]:
    try:
        raw = json.load(lines)
    except json.JSONDecodeError as wrong:
        raise ValueError(
            f"no JSON: {wrong.msg.lower()} at line {wrong.lineno}, column {wrong.colno}"
        ) from wrong
    features = raw.get("features") if isinstance(raw, dict) else None
    if not isinstance(features, list):
        raise ValueError("no FeatureCollection: it has no list of features")  # noqa: TRY004 - of the input
    for number, feature in enumerate(features, 1):
        entry = _row(number, _geojson_row, feature)
        if entry is not None:
            yield entry


def _geojson_row(feature: Mapping[str, Any]) -> Entry | None:
    point = feature.get("geometry") or {}
    if point.get("type") != "Point":
        return None
    row = {str(k): v for k, v in (feature.get("properties") or {}).items()}
    lon, lat = point["coordinates"][:2]
    return _from_table(row | {"lat": lat, "lon": lon})


def _csv(lines: TextIO) -> Iterator[Entry]:
    head = lines.read(4096)
    lines.seek(0)
    delimiter = max(",;\t", key=head.splitlines()[0].count) if head else ","
    for number, row in enumerate(csv.DictReader(lines, delimiter=delimiter), 2):
        yield _row(number, _from_table, {str(k).strip().lower(): v for k, v in row.items()})


def _from_table(row: Mapping[str, Any]) -> Entry:
    def value(*names: str) -> str:
        return next((str(row[n]).strip() for n in names if row.get(n) not in (None, "")), "")

    name, lat, lon = value("name"), value("lat", "latitude"), value("lon", "lng", "longitude")
    if not (name and lat and lon):
        absent = [k for k, v in {"name": name, "lat": lat, "lon": lon}.items() if not v]
        raise ValueError(f"no {' and no '.join(absent)} in it")
    north, east = _point(lat, lon)
    kind = value("kind", "type").lower()
    own = value("id")
    country = value("country", "country_code", "iso").upper()
    if not own:
        own = hashlib.sha256(f"{country}|{name}|{lat}|{lon}".encode()).hexdigest()[:12]
    population = int(float(value("population") or 0))
    known = {k.name.lower(): k for k in Kind}
    return Entry(
        id=f"user:{own}",
        name=name,
        kind=known.get(kind, Kind.VILLAGE if not population else Kind.TOWN),
        country=country or None,
        names={name, *filter(None, value("names", "altnames", "aliases").split("|"))},
        lat=north,
        lon=east,
        population=population,
        radius_m=round(1000 * float(value("radius_km") or 0)) or town_radius_m(population),
        inside=value("parent", "admin1", "region"),
    )
