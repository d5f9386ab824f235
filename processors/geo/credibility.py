"""Whether a known name, as it stands in its sentence, is a place at all."""

import re
from enum import Enum
from typing import NamedTuple

from processors.geo.candidates import KNOWN_PRIOR
from processors.geo.held import is_held
from processors.geo.index import Kind
from processors.geo.lexicon import (
    AFTER,
    COUNTRY_GIVEN,
    DEMONYMS,
    ENGLISH,
    FAMILY,
    FRAME_BEFORE,
    FRAME_BEHIND,
    GIVEN,
    HOLDS,
    LOCATIVE,
    OF,
    SAYING,
    TITLES,
    TOWN_GIVEN,
)
from processors.geo.names import folded, without_article
from processors.geo.scan import Piece

SENTENCE_END = re.compile(r"""(?:[.!?:;]["'”’)\]]*|^|["“(\[•*–—-])\s*$""")
SHORT, ACRONYM = 3, 5
"""Letters of an abbreviation, and of the longest that we take for one in mid-sentence."""
_PERSON_BEFORE = TITLES | GIVEN | (FAMILY - FRAME_BEFORE)
_PERSONS = FAMILY | GIVEN
_HARMLESS_BEFORE = ENGLISH | FRAME_BEFORE | frozenset(DEMONYMS)
_HARMLESS_BEHIND = ENGLISH | FRAME_BEHIND | frozenset(AFTER) | frozenset(DEMONYMS)
_BEHIND_TOWN = FRAME_BEHIND | frozenset(AFTER) | frozenset(DEMONYMS)
_QUOTES, _STOPS, _CLOSING = "\"“‘'([", '.,;:)"”’', "\"'”’)]“([•*–—-"
BEFORE = 40
"""Characters looked back over."""


class Standing(Enum):
    """How a name stands in its sentence."""

    NO = 0
    """A person, a paper, a part of a longer name."""
    BARE = 1
    """Nothing for it and nothing against it."""
    PLACED = 2
    """Where a place would stand: "in X", "X district"."""


class Setting(NamedTuple):
    """What stands around a name."""

    before: tuple[str, ...]
    """Up to three words in front, in lower case, nearest last."""
    opens: bool
    """At the head of a sentence or paragraph, where everything has a capital."""
    after: str
    """The word behind, in lower case; empty at a comma or stop."""
    second: str = ""
    """The one behind that."""


def setting(text: str, start: int, end: int) -> Setting:
    """What stands around characters `start` up to `end`."""
    line = text[max(0, start - BEFORE) : start]
    if "\n" in line:
        line = line[line.rfind("\n") + 1 :]
    words = line.rsplit(None, 3)[-3:]
    before = tuple([w.lower() if w.isalpha() else w.lower().strip(_QUOTES) for w in words])
    last = words[-1][-1] if words else ""
    opens = (
        not last or last in ".!?:;" or (last in _CLOSING and SENTENCE_END.search(line) is not None)
    )
    behind = second = ""
    if text[end : end + 1] == " ":
        tail = text[end + 1 : end + 28].split(None, 2)
        if tail:
            behind = tail[0].strip(_STOPS).lower()
            if len(tail) > 1 and tail[0][-1] not in ".,;:":
                second = tail[1].strip(_STOPS).lower()
    return Setting(before, opens, behind, second)


def standing(  # noqa: C901, PLR0911, PLR0912 - a list of refusals reads best as one
    piece: Piece, around: Setting
) -> Standing:
    """How the piece stands, by its neighbours in capitals and the words around."""
    name = piece.name
    top = name.candidates[0].place.kind if name.candidates else Kind.COUNTRY
    strong = top is Kind.COUNTRY or " " in without_article(name.key)
    prior = name.candidates[0].prior if name.candidates else KNOWN_PRIOR
    if is_held(piece, around.before, around.after, prior):
        return Standing.NO
    if _is_acronym(piece.text, around, is_country=top is Kind.COUNTRY):
        return Standing.NO
    nearest = around.before[-1] if around.before else ""
    placed = False
    if piece.left is None:
        if not strong and nearest.strip(".") in TITLES:
            return Standing.NO
        placed = nearest in LOCATIVE or _is_cued(around.before)
        if nearest == "to" and around.before[-2:-1] == ("according",):
            if prior < KNOWN_PRIOR:
                return Standing.NO
            placed = False
    else:
        left = folded(piece.left)
        placed = left in LOCATIVE
        if not (placed or strong) and left in _PERSON_BEFORE:
            return Standing.NO
        if not (placed or strong or left in _HARMLESS_BEFORE):
            return Standing.NO
    if piece.right is None:
        placed = placed or around.after in AFTER
    else:
        right = folded(piece.right)
        if name.key in COUNTRY_GIVEN and right not in _HARMLESS_BEHIND:
            return Standing.NO
        if name.key in TOWN_GIVEN and piece.last == right and right not in _BEHIND_TOWN:
            return Standing.NO
        if right in HOLDS or (not strong and (right in FAMILY or name.key in GIVEN)):
            return Standing.NO
        if not (strong or right in _HARMLESS_BEHIND):
            return Standing.NO
        placed = placed or right in AFTER
    if around.after in SAYING and not placed and name.key in _PERSONS:
        return Standing.NO
    return Standing.PLACED if placed else Standing.BARE


def _is_acronym(text: str, around: Setting, *, is_country: bool) -> bool:
    """Whether it is short for something else: "UN" is no town, "Us" no country.

    "GAZA" may head a dateline.
    """
    if is_country:
        return len(text) <= SHORT and not text.isupper()
    return text.isupper() and len(text) <= (SHORT if around.opens else ACRONYM)


def _is_cued(before: tuple[str, ...]) -> bool:
    """Behind "the village of"."""
    return len(before) > 1 and before[-1] == "of" and before[-2] in OF
