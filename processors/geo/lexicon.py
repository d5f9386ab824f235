"""The word lists that the finding of places leans on; a linguist edits the files, not this."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from processors.geo.names import folded


def _text(name: str) -> str:
    return files("processors.geo").joinpath("lexicons", name).read_text(encoding="utf-8")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _words(value: str) -> frozenset[str]:
    return frozenset(value.split())


_persons = _toml("persons.toml")
_cues = _toml("cues.toml")

ENGLISH = frozenset(
    word for line in _text("english.txt").splitlines() if line[:1] != "#" for word in line.split()
)
"""Words that English writes in lower case."""
TITLES = _words(_persons["titles"])
SAYING = _words(_persons["saying"])
GIVEN = _words(_persons["given"])
COUNTRY_GIVEN = _words(_persons["countries"])
TOWN_GIVEN = _words(_persons["towns"])
FAMILY = _words(_persons["family"])
LOCATIVE = _words(_cues["locative"])
AFTER: Mapping[str, str] = {
    word: kind for kind, words in _cues["after"].items() for word in words.split()
}
"""What sort of place a word behind a name makes of it."""
OF: Mapping[str, str] = {
    word: kind for kind, words in _cues["of"].items() for word in words.split()
}
"""The same, in front: "the village of X"."""
FOREIGN_UNITS = _words(_cues["foreign"]["before"])
FRAME_BEFORE = _words(_cues["frame"]["before"])
FRAME_BEHIND = _words(_cues["frame"]["behind"])
HOLDS = _words(_cues["holds"]["behind"])
HOLDS_OF = _words(_cues["holds"]["of"])
HOLDS_BEFORE = _words(_cues["holds"]["before"])
HOLDS_LOWER = _words(_cues["holds"]["lower"])
LEARNING = _words(_cues["holds"]["learning"])
ORGANISATIONS = _words(_cues["holds"]["organisations"])
WRITTEN_SMALL = _words(_cues["print"]["small"])
"""What the list of English words lacks."""
ARMED = _words(_cues["armed"]["behind"])
FAITHS = _words(_cues["frame"]["faiths"])

_COUNTRIES_IN_S = frozenset({"laos", "philippines"})
"""Countries called like the plural of their people."""
ABBREVIATED: dict[str, dict[str, list[str]]] = {}
"""By short form, with its last stop or not: ids of units written with that stop, and without."""
for _unit, _forms in _toml("abbreviated.toml").items():
    for _form in _forms.split():
        _kinds = ABBREVIATED.setdefault(_form.rstrip("."), {"stopped": [], "bare": []})
        _kinds["stopped" if _form.endswith(".") else "bare"].append(f"iso:{_unit}")
        ABBREVIATED[_form] = _kinds

DEMONYMS: Mapping[str, str] = {
    folded(form): code
    for code, row in _toml("countries.toml").items()
    for word in row.get("people", ())
    for form in (word, word + "s", word + "es" if word.endswith(("sh", "ch")) else word + "s")
    if folded(form) not in _COUNTRIES_IN_S
}
"""Folded adjective or inhabitants to ISO code."""
