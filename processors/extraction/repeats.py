"""The same figure told twice in one article is one claim, at its fullest statement."""

from processors.extraction.totals import ON_TOP
from schemas.claim import CasualtyClaim, Who


def without_repeats(claims: list[CasualtyClaim]) -> tuple[CasualtyClaim, ...]:
    """The claims without those that only restate another; parts of these point to the other."""
    alike: dict[tuple[object, ...], list[CasualtyClaim]] = {}
    replaced: dict[str, str] = {}
    for claim in claims:
        kept = alike.setdefault((claim.effect, claim.low, claim.best, claim.high), [])
        # Looked for among the last few alone, so that a list of a thousand singles stays cheap.
        told = next((k for k in kept[-_MEMORY:] if _restates(claim, k)), None)
        if told is None:
            kept.append(claim)
        elif _fullness(claim) > _fullness(told):
            replaced[told.claim_id] = claim.claim_id
            kept.remove(told)
            kept.append(claim)
        else:
            replaced[claim.claim_id] = told.claim_id
    left = [claim for claim in claims if claim.claim_id not in replaced]
    return tuple(_pointed(claim, replaced) for claim in left) if replaced else tuple(left)


_MEMORY = 50
"""Claims of the same figure among which a repeat is looked for."""


def _pointed(claim: CasualtyClaim, replaced: dict[str, str]) -> CasualtyClaim:
    whole = claim.part_of
    while whole in replaced:
        whole = replaced[whole]
    return claim if whole == claim.part_of else claim.model_copy(update={"part_of": whole})


def _restates(claim: CasualtyClaim, other: CasualtyClaim) -> bool:
    if (claim.effect, claim.low, claim.best, claim.high, claim.modality) != (
        other.effect, other.low, other.best, other.high, other.modality,
    ):  # fmt: skip
        return False
    if claim.low == 1 and claim.high == 1 and not _same_words(claim, other):
        return False  # another single death is another death
    if ON_TOP in claim.why and ON_TOP not in other.why:
        return False  # "three of the wounded died"
    if (claim.part_of is None) != (other.part_of is None) or claim.low == 0:
        return False
    if _overlap(claim, other):
        return False
    if claim.who is not other.who and (
        claim.best is None or not {"place", "date"} <= {*claim.why} & {*other.why}
    ):
        return False
    return (
        _fit(claim.who, other.who, Who.UNSPECIFIED)
        and _fit(claim.origin, other.origin, None)
        and _same_place(claim, other)
        and _same_days(claim, other)
        and (claim.scope is other.scope or (claim.low >= _MANY and claim.best == claim.high))
    )


def _same_words(claim: CasualtyClaim, other: CasualtyClaim) -> bool:
    return claim.quote.split()[:2] == other.quote.split()[:2] and claim.quote[:1].isupper()


def _overlap(claim: CasualtyClaim, other: CasualtyClaim) -> bool:
    return claim.span.start < other.span.end and other.span.start < claim.span.end


def _fit(a: object, b: object, unknown: object) -> bool:
    return a == b or a is unknown or b is unknown


_MANY = 100
"""So many, told to the man, are the same people, called a day's or a running toll."""
_FEW = 2
"""So few may well be others each time."""


def _same_place(claim: CasualtyClaim, other: CasualtyClaim) -> bool:
    if claim.place == other.place or claim.place is None or other.place is None:
        return True
    if ("place" not in claim.why or "place" not in other.why) and claim.low > _FEW:
        return True  # one of them only took the place last spoken of
    if claim.location is None or other.location is None:
        return False
    inner, outer = claim.location, other.location
    return inner.place.id in {ref.id for ref in outer.chain} or outer.place.id in {
        ref.id for ref in inner.chain
    }


def _same_days(claim: CasualtyClaim, other: CasualtyClaim) -> bool:
    if ("date" not in claim.why or "date" not in other.why) and claim.low > _FEW:
        return True
    mine, others = (claim.date_from, claim.date_to), (other.date_from, other.date_to)
    return mine in (others, (None, None)) or others == (None, None)


def _fullness(claim: CasualtyClaim) -> tuple[int, int, int]:
    """How much a statement tells: its own place and day, its source, its kind of people."""
    own = sum(rule in {"place", "date"} for rule in claim.why)
    return (
        own + (claim.origin is not None) + (claim.who is not Who.UNSPECIFIED),
        len(claim.within),
        -claim.span.start,
    )
