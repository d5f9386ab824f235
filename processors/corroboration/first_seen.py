"""Places where conflict harm or a movement is reported for the first time within memory.

A place is its id: a district is new even where its city is known, and is flagged
`inside_seen_place`; a city whose district is known is not new.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from processors.corroboration.entries import Said, SeenEntry
from processors.corroboration.grade import graded
from processors.corroboration.origins import origin_key, standing
from processors.corroboration.slots import finding_id
from processors.corroboration.statements import Figure, statement
from processors.shapes import Store, load, save
from schemas.claim import CasualtyClaim, Modality, MovementClaim
from schemas.finding import Change, FirstSeen
from schemas.place import Location
from schemas.reading import Reading

MEMORY = timedelta(days=365)
"""A place where nothing was reported for so long is new again."""

COARSEST = 4
"""Only places as exact as a first-level unit are remembered: a whole country is never news."""

ARTICLES_KEPT = 8
"""Articles that keep a place seen; the newest."""

Named = dict[str, tuple[Location, CasualtyClaim | MovementClaim | None]]
"""By place id; the claim is None for places that only contain one that is named."""


def named_in(reading: Reading) -> Named:
    """Where a reading reports harm or forces now, and the places around, by id."""
    named: Named = {}
    for claim in sorted(reading.claims, key=lambda c: (c.span.start, c.claim_id)):
        where = claim.location
        if where is None or where.precision > COARSEST or not _counts(claim):
            continue
        if named.get(where.place.id, (where, None))[1] is None:
            named[where.place.id] = (where, claim)
        for ref in where.chain[1:-1]:
            named.setdefault(ref.id, (where, None))
    return named


def _counts(claim: CasualtyClaim | MovementClaim) -> bool:
    if claim.background or claim.modality is not Modality.REPORTED:
        return False
    return isinstance(claim, MovementClaim) or (claim.conflict and claim.low > 0)


def folded(
    store: Store, reading: Reading, named: Named, earlier: Sequence[str]
) -> Iterable[FirstSeen]:
    """Remember the places; those not seen before, and those nobody names any more."""
    seen_before = {id_ for id_ in named if load(store, _key(id_), SeenEntry) is not None}
    around = {
        ref.id
        for where, claim in named.values()
        if claim is not None
        for ref in where.chain[1:-1]
        if ref.id in seen_before or load(store, _key(ref.id), SeenEntry) is not None
    }
    found: list[FirstSeen] = []
    for place in sorted({*named, *earlier}):
        entry = load(store, _key(place), SeenEntry)
        fresh = entry is None
        mine = (reading.published_at, reading.article_id)
        others = [a for a in entry.articles if a[1] != reading.article_id] if entry else []
        articles = sorted([*others, mine] if place in named else others)[-ARTICLES_KEPT:]
        entry = entry or SeenEntry(articles=())
        if not articles:
            found += _retracted(entry, place, reading)
            store.drop(_key(place))
            continue
        where, claim = named.get(place, (None, None))
        update: dict[str, object] = {"articles": tuple(articles)}
        if fresh and where is not None and claim is not None:
            first = _first(where, claim, reading, inside=not around.isdisjoint(_ids(where)))
            said = Said(revision=1, digest="", estimate=None, at=first.at, stands=True)
            update |= {"said": said, "what": first.what, "location": where}
            found.append(first)
        newest = max(at for at, _ in articles)
        save(store, _key(place), entry.model_copy(update=update), expires=newest + MEMORY)
    return sorted(found, key=lambda seen: seen.finding_id)


def _key(place_id: str) -> str:
    return f"seen/{place_id}"


def _ids(where: Location) -> set[str]:
    return {ref.id for ref in where.chain[1:-1]}


def _first(
    where: Location,
    claim: CasualtyClaim | MovementClaim,
    reading: Reading,
    *,
    inside: bool,
) -> FirstSeen:
    origin = origin_key(claim.origin, reading.publisher)
    grade, _, why = graded((origin,), (), conflict=False, inconsistent=False)
    side = standing(origin).side
    figure = Figure(
        claim_id=claim.claim_id,
        origin=claim.origin,
        quote=claim.quote,
        span=claim.span,
        text_sha256=claim.text_sha256,
        sized=False,
    )
    if isinstance(claim, CasualtyClaim):
        counted = {"low": claim.low, "best": claim.best, "high": claim.high}
        figure = figure.model_copy(update={**counted, "who": claim.who, "sized": True})
    undated = claim.date_from is claim.date_to is None
    day = reading.published_at.date()
    said = statement(reading, [(claim, figure)], earliest=None, dated_by_publication=undated)
    flags = {"dated_by_publication": undated, "inside_seen_place": inside}
    return FirstSeen(
        finding_id=_finding_id(reading.country, where.place.id, reading.published_at),
        revision=1,
        at=reading.published_at,
        country=reading.country,
        place=where.place.name,
        location=where,
        date_from=day if undated else claim.date_from,
        date_to=day if undated else claim.date_to,
        change=Change.INITIAL,
        origins=(origin,),
        sides=(side,) if side else (),
        evidence=(said.evidence(figure, origin),),
        grade=grade,
        grade_why=why,
        flags=tuple(sorted(name for name, holds in flags.items() if holds)),
        what=claim.effect if isinstance(claim, CasualtyClaim) else claim.action,
    )


def _finding_id(country: str, place_id: str, at: datetime) -> str:
    """The time is part of it: seen again after `MEMORY`, or after a retraction, is news again."""
    return finding_id(country, f"seen/{place_id}/{at.isoformat()}")


def _retracted(entry: SeenEntry, place_id: str, reading: Reading) -> list[FirstSeen]:
    if entry.said is None or entry.location is None:
        return []
    return [
        FirstSeen(
            finding_id=_finding_id(reading.country, place_id, entry.said.at),
            revision=entry.said.revision + 1,
            at=max(reading.published_at, entry.said.at),
            country=reading.country,
            place=entry.location.place.name,
            location=entry.location,
            date_from=None,
            date_to=None,
            change=Change.RETRACTED,
            origins=(),
            evidence=(),
            what=entry.what,
        )
    ]
