"""Which of a place's names English text may hold, folded."""

import re

from daemon.gazetteer_sources import Entry
from processors.geo.index import Kind
from processors.geo.names import folded

ENGLISH_MAY_WRITE = re.compile(r"[\u0000-\u024f\u02b0-\u036f\u1e00-\u1eff’‘–′]*")
"""Latin letters and the marks of transliteration; other names are not looked for."""
LONGEST_NAME = 60
CODE_LETTERS = 4


def keys_of(entry: Entry) -> set[str]:
    """Under what the index finds it by name. Remembered in the entry."""
    if not entry.keys:
        entry.keys = set(
            _keys(
                (entry.name, *entry.names),
                is_unit=entry.kind > Kind.COUNTRY and entry.id[:6] != "tocsin",
            )
        )
    return entry.keys


def renamed(entry: Entry, names: set[str], *, codes: bool = False) -> None:
    """Add names to an entry whose keys may have been taken already; `codes`: "NSW" is one too."""
    entry.names |= names
    if entry.keys:
        entry.keys |= set(_keys(tuple(names), is_unit=not codes))


def _keys(names: tuple[str, ...], *, is_unit: bool) -> list[str]:
    found = []
    for name in names:
        if not ENGLISH_MAY_WRITE.fullmatch(name) or len(name) > LONGEST_NAME:
            continue
        # GeoNames keeps romanisations without capitals and airport codes among the names.
        is_code = is_unit and len(name) <= CODE_LETTERS and name.isupper()
        if not is_code and not name.islower() and len(key := folded(name)) > 1:
            found.append(key)
    return found
