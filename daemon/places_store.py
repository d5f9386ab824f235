"""The user's own places: what they imported, kept in their state folder for every build."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from sys import intern
from typing import TypeVar

from daemon.gazetteer_sources import Entry
from daemon.places_formats import Format, alternate_names, places
from daemon.settings import state_folder
from processors.geo.index import Kind

Row = TypeVar("Row")
BATCH = 5000
_SCHEMA = """
create table if not exists place (
  id text primary key, name text not null, kind integer not null, country text, lat real, lon real,
  population integer not null, timezone text, geonames integer not null, radius_m integer,
  inside text not null, names text not null
) without rowid;
create table if not exists alternate (
  geonames integer not null, name text not null, primary key (geonames, name)
) without rowid;
create table if not exists imported (
  file text not null, sha256 text primary key, format text not null, rows integer not null
);
"""


def store_path() -> Path:
    """Where the user's own places lie."""
    return state_folder() / "places.sqlite3"


def _opened() -> sqlite3.Connection:
    path = store_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    store = sqlite3.connect(path)
    store.executescript(_SCHEMA)
    return store


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


def import_file(path: Path, what: Format, told: Callable[[int], None]) -> int:
    """Take in a file, whole or not at all; how many rows. `told` hears how many so far.

    Raises `OSError`, or `ValueError` if a line cannot be read.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    taken = 0
    with closing(_opened()) as store, store:
        if what is Format.ALTERNATE_NAMES:
            for names in _batches(alternate_names(path)):
                store.executemany("insert or ignore into alternate values (?, ?)", names)
                taken += len(names)
                told(taken)
        else:
            for entries in _batches(places(path, what)):
                store.executemany(
                    "insert or replace into place values (?,?,?,?,?,?,?,?,?,?,?,?)",
                    [_row(e) for e in entries],
                )
                taken += len(entries)
                told(taken)
        if not taken:
            raise ValueError("there is no place in it that events happen at")
        store.execute(
            "insert or replace into imported values (?, ?, ?, ?)", (path.name, digest, what, taken)
        )
    return taken


def _row(e: Entry) -> tuple[object, ...]:
    return (
        e.id, e.name, int(e.kind), e.country, e.lat, e.lon, e.population, e.timezone, e.geonames,
        e.radius_m, e.inside, "|".join(sorted(e.names)),
    )  # fmt: skip


def imported_digest() -> str:
    """Of all that was imported; empty if nothing was."""
    if not store_path().exists():
        return ""
    with closing(_opened()) as store:
        rows = store.execute("select sha256, format from imported order by sha256").fetchall()
    return ";".join(f"{sha}:{what}" for sha, what in rows)


def _one(word: str | None) -> str | None:
    """The same object for the same word, of which there are millions."""
    return None if word is None else intern(word)


def imported_places() -> Iterator[Entry]:
    """Every imported place, towns before what lies in them."""
    if not store_path().exists():
        return
    with closing(_opened()) as store:
        for row in store.execute("select * from place order by kind, id"):
            yield Entry(
                id=row[0], name=row[1], kind=Kind(row[2]), country=_one(row[3]), lat=row[4],
                lon=row[5], population=row[6], timezone=_one(row[7]), geonames=row[8],
                radius_m=row[9], inside=row[10], names=frozenset(row[11].split("|")),
            )  # fmt: skip


def imported_names() -> Iterator[tuple[int, str]]:
    """GeoNames id and a further name, from `alternateNamesV2.txt`."""
    if not store_path().exists():
        return
    with closing(_opened()) as store:
        yield from store.execute("select geonames, name from alternate")
