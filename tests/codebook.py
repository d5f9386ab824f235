"""Claims as the codebook writes them: flat, with plain values and `part_of` as an index."""

from collections.abc import Sequence
from typing import Any, Literal

from schemas.claim import CasualtyClaim, MovementClaim

Coded = dict[str, Any]
"""One claim, by the codebook's field names; values are JSON's."""
Kind = Literal["casualty", "movement"]

SHARED = ("origin", "place", "within", "country", "date_from", "date_to", "modality", "background")
CASUALTY = ("effect", "low", "best", "high", "who", "side", "scope", "part_of", "conflict")
MOVEMENT = (
    *("actor", "action", "size_low", "size_high", "units", "equipment"),
    *("stock", "origin_place", "destination"),
)
FIELDS: dict[str, tuple[str, ...]] = {
    "casualty": (*SHARED, *CASUALTY),
    "movement": (*SHARED, *MOVEMENT),
}


def coded(claims: Sequence[CasualtyClaim | MovementClaim]) -> list[Coded]:
    """All claims of one article, in order, with their spans as `start` and `end`."""
    index = {claim.claim_id: number for number, claim in enumerate(claims)}
    found = []
    for claim in claims:
        flat = claim.model_dump(mode="json", include={"kind", "quote", *FIELDS[claim.kind]})
        flat |= {"start": claim.span.start, "end": claim.span.end, "why": list(claim.why)}
        if isinstance(claim, CasualtyClaim):
            flat["part_of"] = index.get(claim.part_of or "")
        found.append(flat)
    return found
