"""Names that somebody else has marked: what of the marked words to look up."""

import re
from collections.abc import Iterator

from processors.geo.lexicon import AFTER, FOREIGN_UNITS, FRAME_BEFORE

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_PADDING = frozenset(
    """
    military army air refugee idp international the of gas oil locality sub-district subdistrict
    ruin ruins castle fortress citadel springs range axis triangle border highway road junction
    subdivision sector suburbs outskirts countryside salt pan
    """.split()  # noqa: SIM905 - a list of words reads best as lines
)


def bare_name(written: str) -> tuple[str, str | None]:
    """The words without what they say it is, and that: "Zamalka town" is Zamalka, a town."""
    words = _BRACKETS.sub(" ", written).split()
    cue = None
    while len(words) > 1 and (words[-1].lower() in AFTER or words[-1].lower() in _PADDING):
        word = words.pop().lower()
        cue = cue or AFTER.get(word)
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    while len(words) > 1 and words[0].lower() in FOREIGN_UNITS:
        words.pop(0)
    return " ".join(words), cue


def spellings(written: str) -> Iterator[tuple[str, str | None]]:
    """What to look up, best first, and what sort of place the words say it is."""
    yield written, None
    bare, cue = bare_name(written)
    yield bare, cue
    for part in written.split("/") if "/" in written else ():
        yield bare_name(part)
    inner = _BRACKETS.search(written)
    if inner is not None:
        yield inner.group(1), cue
    words = bare.split()
    if len(words) > 1 and words[0].lower() in FRAME_BEFORE | {"the"}:
        if cue == "unit" or words[0].lower() == "the":
            yield " ".join(words[1:]), cue
        elif words[0].lower().endswith("ern"):
            yield " ".join(words[1:]), "unit"
