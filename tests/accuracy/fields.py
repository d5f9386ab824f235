"""When one field of a read claim is as good as the coder's."""

from collections.abc import Callable
from typing import Any

from tests.accuracy.matching import share_a_word
from tests.codebook import FIELDS, Coded

FULLY_RIGHT = ("who", "scope", "place", "date_from", "date_to", "modality")
"""What a casualty claim must have right besides kind, effect and numbers to be fully right."""


def _equal(gold: Any, read: Any) -> bool:
    return bool(gold == read)


def _names_alike(gold: Any, read: Any) -> bool:
    return share_a_word(gold, read)


def _listed_alike(gold: Any, read: Any) -> bool:
    return share_a_word(" ".join(gold or ()), " ".join(read or ()))


def _equipped_alike(gold: Any, read: Any) -> bool:
    return {item["type"] for item in gold or ()} == {item["type"] for item in read or ()}


_AGREES: dict[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(("origin", "side", "actor", "origin_place", "destination"), _names_alike),
    "units": _listed_alike,
    "equipment": _equipped_alike,
}


def is_right(field: str, gold: Coded, read: Coded) -> bool:
    """Names are right if they share a telling word, or are both missing; the rest if equal.

    A place may also be right by the chain above it: "Shaar district" for "Shaar", and a missing
    place for a bare country.
    """
    if field == "place":
        return share_a_word(_spelt(gold), _spelt(read))
    if field == "part_of":
        return (gold.get(field) is None) == (read.get(field) is None)
    if field == "within":
        return bool((gold[field] or [None])[-1:] == (read[field] or [None])[-1:])
    return _AGREES.get(field, _equal)(gold.get(field), read.get(field))


def wrong_fields(gold: Coded, read: Coded) -> list[str]:
    """The fields of a pair that are not right."""
    return [
        field for field in FIELDS[gold["kind"]] if field in gold and not is_right(field, gold, read)
    ]


def _spelt(claim: Coded) -> str | None:
    name = claim.get("place") or " ".join(claim.get("within") or ())[:60]
    return name or None
