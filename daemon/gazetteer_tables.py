"""Entries into the flat tables that `processors.geo.index` reads, and those tables from disk."""

import json
import mmap
from array import array
from collections.abc import Sequence
from math import log2
from pathlib import Path
from typing import cast

import marisa_trie

from daemon.gazetteer_names import keys_of
from daemon.gazetteer_sources import Entry, Progress
from processors.geo.candidates import SOUNDS
from processors.geo.index import (
    DEGREE,
    ID,
    MANY,
    NOWHERE,
    SKELETON,
    UNKNOWN_DEGREE,
    Kind,
    Tables,
)
from processors.geo.names import skeleton

LAYOUT = "1"
"""Raised when what is written changes, so that older files are built again."""

COLUMNS = {
    "first": "I", "more": "I", "lat": "i", "lon": "i", "parent": "I", "geonames": "I",
    "text_end": "I", "population": "B", "kind": "B", "country": "B", "timezone": "H",
    "radius": "B",
}  # fmt: skip
"""Name and `array` type of each column, one file each."""

TRANSLITERATED = frozenset(
    "AE AF AM AZ BA BG BH BY DJ DZ EG EH ER ET GE GR IL IQ IR JO KG KM KW KZ LB LY MA MD ME MK MM "  # noqa: SIM905 - a list of codes reads best as a line
    "MR NP OM PK PS QA RS RU SA SD SO SS SY TD TJ TM TN UA UZ XK YE".split()
)
"""Countries whose names reach English through another script: only these get skeletons."""


def compile_into(folder: Path, entries: dict[str, Entry], progress: Progress) -> None:
    """Write the tables of `entries` into an empty folder. The same entries give the same bytes."""
    rows = sorted(entries.values(), key=lambda e: (e.country or "", e.kind, e.id))
    row_of = {entry.id: row for row, entry in enumerate(rows)}
    countries = sorted({e.country for e in rows if e.country})
    timezones = sorted({e.timezone for e in rows if e.timezone})
    columns = {name: array(kind) for name, kind in COLUMNS.items()}
    number_of, zone_of = ({v: n for n, v in enumerate(vs)} for vs in (countries, timezones))
    places_of: dict[str, tuple[int, ...]] = {}
    text = bytearray()
    for row, entry in enumerate(rows):
        if row % 5000 == 0:
            progress("folding names", row, len(rows))
        for key in _all_keys(entry, number_of):
            places_of[key] = (*places_of.get(key, ()), row)
        own_id = "" if entry.id == f"geonames:{entry.geonames}" else f"\t{entry.id}"
        text += f"{entry.name}{own_id}".encode()
        known = entry.lat is not None and entry.lon is not None
        columns["lat"].append(
            round(entry.lat * DEGREE) if entry.lat is not None else UNKNOWN_DEGREE
        )
        columns["lon"].append(round(entry.lon * DEGREE) if known and entry.lon is not None else 0)
        columns["parent"].append(row_of.get(entry.parent or "", NOWHERE))
        columns["geonames"].append(entry.geonames)
        columns["text_end"].append(len(text))
        columns["population"].append(_log_byte(entry.population + 1))
        columns["kind"].append(entry.kind)
        columns["country"].append(number_of[entry.country] if entry.country else 255)
        columns["timezone"].append(zone_of[entry.timezone] if entry.timezone else 65535)
        columns["radius"].append(_log_byte(entry.radius_m) if entry.radius_m else 0)
    progress("writing", 0, 1)
    names = marisa_trie.Trie(sorted(places_of))
    first, more = array("I", bytes(4 * len(places_of))), columns["more"]
    for key in sorted(places_of):
        found = places_of[key]
        if len(found) == 1:
            first[names[key]] = found[0]
        else:
            first[names[key]] = MANY + len(more)
            more.append(len(found))
            more.extend(found)
    columns["first"] = first
    names.save(str(folder / "names.marisa"))
    for name, column in columns.items():
        (folder / name).write_bytes(column.tobytes())
    (folder / "text").write_bytes(text)
    (folder / "words.json").write_text(
        json.dumps(
            {
                "countries": countries,
                "timezones": timezones,
                "noted": [row for row, entry in enumerate(rows) if entry.noted],
            }
        ),
        encoding="utf-8",
    )
    progress("writing", 1, 1)


def _log_byte(value: int) -> int:
    return min(255, max(1, round(8 * log2(max(value, 1)))))


def _all_keys(entry: Entry, number_of: dict[str, int]) -> set[str]:
    names = keys_of(entry)
    keys = set(names)
    if entry.country in TRANSLITERATED and entry.kind is not Kind.COUNTRY:
        mark = SKELETON + chr(number_of[entry.country] + 32)
        keys |= {mark + bones for n in names if len(bones := skeleton(n)) >= SOUNDS}
    if entry.id != f"geonames:{entry.geonames}":
        keys.add(ID + entry.id)
    return keys


def opened(folder: Path) -> Tables:
    """The tables in `folder`, mapped, not read. Raises `OSError` if one is missing."""
    names = marisa_trie.Trie()
    names.mmap(str(folder / "names.marisa"))
    words = json.loads((folder / "words.json").read_bytes())
    columns = {
        name: cast("Sequence[int]", _mapped(folder / name).cast(kind))  # type: ignore[call-overload]  # any of COLUMNS
        for name, kind in COLUMNS.items()
    }
    return Tables(
        names=names,
        text=_mapped(folder / "text"),
        countries=tuple(words["countries"]),
        timezones=tuple(words["timezones"]),
        noted=frozenset(words["noted"]),
        **columns,
    )


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        if path.stat().st_size == 0:  # which cannot be mapped
            return memoryview(b"")
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
