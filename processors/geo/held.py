"""Names of places that stand inside other names: banks, papers, armies, teams."""

from processors.geo.candidates import COUNTRY_PRIOR
from processors.geo.lexicon import (
    AFTER,
    DEMONYMS,
    ENGLISH,
    FRAME_BEFORE,
    FRAME_BEHIND,
    HOLDS,
    HOLDS_BEFORE,
    HOLDS_LOWER,
    HOLDS_OF,
    LEARNING,
    ORGANISATIONS,
)
from processors.geo.names import folded
from processors.geo.scan import Piece

LEARNED_PRIOR = 5.0
"""A town of so many people has a university of its name; Harvard's and Georgetown's are others'."""
_QAEDA = frozenset({"qaeda", "qaida", "al-qaeda", "al-qaida"})
"""Its branches are called for lands: "al-Qaeda in the Islamic Maghreb"."""


def is_held(piece: Piece, before: tuple[str, ...], after: str, prior: float) -> bool:
    """Whether it is a part of some other thing's name, or only says what sort of thing it is.

    `before` and `after` are the words around, `prior` how well known the place is. Countries
    stay what they are in front of an army or a paper: it acts for them.
    """
    if piece.head in HOLDS_OF or (piece.right is None and after in HOLDS_LOWER):
        return True
    is_country = prior >= COUNTRY_PRIOR
    if piece.right is not None and _is_held_behind(piece, folded(piece.right), prior):
        return not is_country
    if is_country:
        return False
    left = piece.left.lower() if piece.left else (before[-1] if before else "")
    if left in HOLDS_BEFORE:
        return True
    if "in" in before and not _QAEDA.isdisjoint(before):
        return True
    return _is_no_name(piece)


def _is_held_behind(piece: Piece, right: str, prior: float) -> bool:
    return (
        right in ORGANISATIONS
        or (right in LEARNING and prior < LEARNED_PRIOR)
        or piece.last in HOLDS
        or (piece.last == right and _is_team(right))
    )


def _is_no_name(piece: Piece) -> bool:
    """Whether it only says what sort of thing, or which part: "University", "Eastern"."""
    key = piece.name.key
    if key in FRAME_BEFORE:
        return piece.right is None or AFTER.get(piece.right.lower()) != "unit"
    return key in AFTER or (piece.left is not None and key in HOLDS)


def _is_team(word: str) -> bool:
    """Whether a plural in capitals behind a town's name is its team: "New Orleans Pelicans"."""
    return (
        word.endswith("s")
        and not word.endswith("ss")
        and word not in AFTER
        and word.rstrip("s") not in AFTER
        and word not in FRAME_BEHIND
        and word not in DEMONYMS
        and word not in ENGLISH
    )
