"""Words around a name that say what it names: "Shaar district", "the village of X"."""

import re
from dataclasses import dataclass

from processors.geo.lexicon import (
    AFTER,
    DEMONYMS,
    ENGLISH,
    FAITHS,
    FOREIGN_UNITS,
    FRAME_BEFORE,
    LEARNING,
    OF,
    ORGANISATIONS,
    TITLES,
)
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
_NAMED_BEFORE = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]+ $")
_ARTICLES = frozenset({"Al", "As", "At", "An", "Ad", "Ar", "Az", "Ash", "El", "Es", "Ed"})
"""Arabic's, and English words when they head a sentence: "As Safirah"."""
_OPENING = ("", ".", "!", "?", "\n", ":")
_NO_NAME = FAITHS | frozenset(DEMONYMS)
"""What a quarter or village may be, and is not called: "the Sunni district of X"."""
_HELD = frozenset(
    ("controlled", "held", "run", "dominated", "majority", "occupied", "administered", "populated")
)
"""Ends of what a town is, not called: "a Kurdish-controlled town"."""
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
        if word in ORGANISATIONS or word in LEARNING:
            return None  # "Nusra Front"; of "Mosul University" the town is asked
        cue = AFTER[word]
        tokens.pop()
        if len(tokens) > 1 and row.text[slice(*tokens[-1])].lower() in (
            "refugee",
            "air",
            "international",
        ):
            tokens.pop()
    inner = cue is not None
    cue = cue or cue_behind(text, row.end)
    head = text[max(0, row.start - LOOK_BACK) : row.start]
    cue = _cue_in_front(head) or cue
    if cue is None:
        return None
    known = _known(row, tokens)
    tokens = _without_frame(row.text, tokens, opens=head.rstrip()[-1:] in _OPENING)
    if known is not None and tokens and known[0][0] < tokens[0][0]:
        tokens = known
    while len(tokens) > 1 and row.text[slice(*tokens[-1])].islower():
        tokens.pop()  # "the city of Lachin as Armenian troops left"
    if not tokens or folded(row.text[slice(*tokens[-1])]) in ORGANISATIONS:
        return None
    start, end = tokens[0][0], tokens[-1][1]
    while len(tokens) > 1 and folded(row.text[slice(*tokens[0])]) in FOREIGN_UNITS:
        tokens.pop(0)
    return Cued(
        row.start + start,
        row.start + end,
        row.text[tokens[0][0] : end],
        cue,
        owned=start == 0 and head.endswith(_OWNED),
        inner=inner,
    )


def _cue_in_front(head: str) -> str | None:
    """What `head`, the words in front of a name, says it is: "the village of"."""
    if not ("of " in head or "ed " in head or "as " in head):
        return None
    front = _IN_FRONT.search(head)
    if front is None or (
        front["cue"][0].isupper() and _NAMED_BEFORE.search(head, 0, front.start())
    ):
        return None  # "Poonch District of Kashmir": the district is Poonch
    return OF[front["cue"].lower()]


def _known(row: Row, tokens: list[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The last tokens that are one known name: "North Kivu" before "province", not "Kivu"."""
    if not tokens:
        return None
    starts = [piece.start for piece in row.cut.pieces if piece.end == tokens[-1][1]]
    return [token for token in tokens if token[0] >= min(starts)] if starts else None


def cue_behind(text: str, end: int) -> str | None:
    """What the words behind character `end` say the name before it is."""
    match = _BEHIND.match(text, end)
    return AFTER[match["cue"].lower()] if match is not None else None


def _without_frame(
    text: str, tokens: list[tuple[int, int]], *, opens: bool
) -> list[tuple[int, int]]:
    """The tokens of the name itself; none where only the sentence's own words are left."""
    first, last = 0, len(tokens)
    while first < last and _is_frame(word := text[slice(*tokens[first])]):
        if word in _ARTICLES and last - first > 1 and not opens:
            break
        first += 1
    while first < last and folded(text[slice(*tokens[last - 1])]) in _NO_NAME:
        last -= 1
    return tokens[first:last]


def _is_frame(word: str) -> bool:
    """Whether a capitalised word in front belongs to the sentence, not to the name."""
    plain = folded(word)
    return (
        plain in ENGLISH
        or plain in FRAME_BEFORE
        or plain in DEMONYMS
        or plain in TITLES - {"sheikh", "abu", "king"}
        or word.lower().rpartition("-")[2] in _HELD
    )
