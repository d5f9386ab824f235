"""Which of a place's names English text may hold, folded."""

import re
from collections.abc import Set as AbstractSet

from daemon.gazetteer_sources import Entry
from processors.geo.index import Kind
from processors.geo.names import folded

ENGLISH_MAY_WRITE = re.compile(r"[\u0000-\u024f\u02b0-\u036f\u1e00-\u1eff’‘–′]*")
"""Latin letters and the marks of transliteration; other names are not looked for."""
LONGEST_NAME = 60
CODE_LETTERS = 4


def keys_of(entry: Entry) -> tuple[str, ...]:
    """Under what the index finds it by name, in order. Remembered in the entry."""
    if not entry.keys:
        is_unit = entry.kind > Kind.COUNTRY and entry.id[:6] != "tocsin"
        entry.keys = tuple(sorted({*_keys((entry.name, *entry.names), is_unit=is_unit)}))
    return entry.keys


def settled(entry: Entry) -> None:
    """Keep the keys of an entry alone, which hold all that its names told."""
    if keys_of(entry):
        entry.names = frozenset()


def renamed(entry: Entry, names: AbstractSet[str], *, codes: bool = False) -> None:
    """Add names to an entry whose keys may have been taken already; `codes`: "NSW" is one too."""
    if entry.keys:
        entry.keys = tuple(sorted({*entry.keys, *_keys(tuple(names), is_unit=not codes)}))
    else:
        entry.names |= names


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
