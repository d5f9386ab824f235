"""Claims as the codebook writes them: flat, with `part_of` an index into the article's own list."""

from collections.abc import Sequence
from typing import Any

from schemas.claim import CasualtyClaim, MovementClaim

COMMON = (
    "kind",
    "quote",
    "origin",
    "place",
    "within",
    "country",
    "date_from",
    "date_to",
    "modality",
    "background",
)
CASUALTY = ("effect", "low", "best", "high", "who", "side", "scope", "part_of", "conflict")
MOVEMENT = (
    "actor",
    "action",
    "size_low",
    "size_high",
    "units",
    "equipment",
    "stock",
    "origin_place",
    "destination",
)


def flat(
    claims: Sequence[CasualtyClaim | MovementClaim], *, why: bool = False
) -> list[dict[str, Any]]:
    """One JSON-ready object a claim, in order, with the codebook's fields in the codebook's order.

    With `why`, also `span`, `location` and the rules that read it.
    """
    index = {claim.claim_id: at for at, claim in enumerate(claims)}
    return [_flat(claim, index, why=why) for claim in claims]


def _flat(
    claim: CasualtyClaim | MovementClaim, index: dict[str, int], *, why: bool
) -> dict[str, Any]:
    names = COMMON + (CASUALTY if isinstance(claim, CasualtyClaim) else MOVEMENT)
    fields = claim.model_dump(mode="json")
    made = {name: fields[name] for name in names}
    if isinstance(claim, CasualtyClaim):
        made["part_of"] = index.get(claim.part_of) if claim.part_of else None
    if why:
        made |= {name: fields[name] for name in ("span", "location", "why")}
    return made
