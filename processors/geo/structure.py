"""Words around a name that say what it names: "Shaar district", "the village of X"."""

import re
from dataclasses import dataclass

from processors.geo.lexicon import AFTER, DEMONYMS, ENGLISH, FRAME_BEFORE, OF, TITLES
from processors.geo.names import folded
from processors.geo.scan import Row
from processors.geo.spans import TOKEN

_QUALIFIER = (
    r"(?:refugee|residential|displacement|displaced persons|idp|air|military|army|naval|"
    r"international|main|border|power|oil|gas|central|general|industrial|commercial|old|new|palestinian|rebel-held|"
    r"government-held|besieged|mountain|regional|provincial)"
)
_CUE_WORDS = "|".join(sorted(AFTER, key=len, reverse=True))
_BEHIND = re.compile(
    rf" (?:{_QUALIFIER} )?(?P<cue>{_CUE_WORDS})(?P<many>s|es)?(?![\w’'])", re.IGNORECASE
)
_IN_FRONT = re.compile(
    rf"\b(?P<cue>{'|'.join(OF)}) (?:of|called|named|known as) (?:the )?$", re.IGNORECASE
)
LOOK_BACK = 44
_OWNED = ("'s ", "’s ")


@dataclass(frozen=True, slots=True)
class Cued:
    """A name and what sort of place it is said to be."""

    start: int
    end: int
    """Of the bare name."""
    name: str
    cue: str
    owned: bool
    """Right behind "Aleppo's"."""
    inner: bool = False
    """The cue is in capitals, as part of the name may be."""


def cued(text: str, row: Row) -> Cued | None:
    """The name in a row of capitals that a cue word makes a place of; None if there is no cue."""
    tokens = [m.span() for m in TOKEN.finditer(row.text)]
    cue = None
    while tokens and (word := row.text[slice(*tokens[-1])].lower()) in AFTER:
        # Capitals inside the name: "Jabalia Camp", "Donetsk Oblast".
        cue = AFTER[word]
        tokens.pop()
        if len(tokens) > 1 and row.text[slice(*tokens[-1])].lower() in (
            "refugee",
            "air",
            "international",
        ):
            tokens.pop()
    inner = cue is not None
    if cue is None and (match := _BEHIND.match(text, row.end)) is not None:
        cue = AFTER[match["cue"].lower()]
    head = text[max(0, row.start - LOOK_BACK) : row.start]
    front = _IN_FRONT.search(head) if "of " in head or "ed " in head or "as " in head else None
    if front is not None:
        cue = OF[front["cue"].lower()]
    if cue is None:
        return None
    while tokens and _is_frame(row.text[slice(*tokens[0])]):
        tokens.pop(0)
    while tokens and folded(row.text[slice(*tokens[-1])]) in DEMONYMS:
        tokens.pop()
    if not tokens:
        return None
    start, end = tokens[0][0], tokens[-1][1]
    return Cued(
        row.start + start,
        row.start + end,
        row.text[start:end],
        cue,
        owned=start == 0 and head.endswith(_OWNED),
        inner=inner,
    )


def _is_frame(word: str) -> bool:
    """Whether a capitalised word in front belongs to the sentence, not to the name."""
    plain = folded(word)
    return (
        plain in ENGLISH
        or plain in FRAME_BEFORE
        or plain in DEMONYMS
        or plain in TITLES - {"sheikh", "abu", "king"}
    )
