"""Valid messages to start from: a test states only what matters to it."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from schemas.alert import Alert, AlertState, Certainty, Severity, Urgency
from schemas.article import Article, Source
from schemas.claim import (
    Action,
    CasualtyClaim,
    Effect,
    Modality,
    MovementClaim,
    Scope,
    Span,
    Who,
)
from schemas.finding import Change, Estimate, Evidence, FirstSeen, Movement, Toll
from schemas.place import Location, PlaceRef
from schemas.reading import Reading

DAY = date(2026, 3, 11)
"""A Wednesday, on which things happen."""

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
"""The day after, when they are told."""

COUNTRY = PlaceRef(id="iso:UA", name="Ukraine")
REGION = PlaceRef(id="iso:UA-63", name="Kharkiv Oblast")
CITY = PlaceRef(id="geonames:706483", name="Kharkiv")
DISTRICT = PlaceRef(id="within:geonames:706483/saltivka", name="Saltivka")


def a_source(name: str = "Daily Herald", **fields: Any) -> Source:
    return Source(name=name, **fields)


def an_article(text: str = "Nothing happened.", **fields: Any) -> Article:
    given: dict[str, Any] = {
        "id": "a1",
        "title": "From the front",
        "text": text,
        "source": a_source(),
        "published_at": NOON,
    }
    return Article(**given | fields)


def a_location(*chain: PlaceRef, **fields: Any) -> Location:
    """In the city if no chain is given; the country comes last."""
    chain = chain or (CITY, REGION, COUNTRY)
    precision = {1: 6, 2: 4}.get(len(chain), 1)
    given: dict[str, Any] = {"chain": chain, "country": "UA", "precision": precision}
    return Location(**given | fields)


def in_country() -> Location:
    return a_location(COUNTRY)


def in_city() -> Location:
    return a_location(CITY, REGION, COUNTRY)


def in_district() -> Location:
    return a_location(DISTRICT, CITY, REGION, COUNTRY)


def _place_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Name, containers and country as the location has them, unless a test says otherwise."""
    location: Location | None = fields.get("location", in_city())
    names = tuple(ref.name for ref in location.chain) if location else ()
    return {
        "location": location,
        "place": names[0] if names else None,
        "within": names[1:],
        "country": "UA",
    }


def _claim_fields(claim_id: str) -> dict[str, Any]:
    place_in_text = int.from_bytes(sha256(claim_id.encode()).digest()[:4]) * 100
    return {
        "claim_id": claim_id,
        "article_id": "a1",
        "article_version": 1,
        "span": Span(start=place_in_text, end=place_in_text + 40),
        "text_sha256": "0" * 64,
        "quote": f"the words of {claim_id}",
        "origin": None,
        "date_from": DAY,
        "date_to": DAY,
        "modality": Modality.REPORTED,
        "background": False,
        "extractor": "test 1",
    }


def a_casualty_claim(killed: int | None = None, **fields: Any) -> CasualtyClaim:
    """Twelve people killed in the city; `killed` sets low, best and high at once.

    Claims with the same fields and the same `claim_id` are equal; the id follows from the fields.
    """
    exact = 12 if killed is None else killed
    numbers = {"low": exact, "best": exact, "high": exact}
    rest = {"effect": Effect.KILLED, "who": Who.UNSPECIFIED, "side": None, "scope": Scope.INCIDENT}
    given = numbers | rest | _place_fields(fields) | fields
    claim_id = fields.get("claim_id", _digest(given))
    return CasualtyClaim(**_claim_fields(claim_id) | given)


def at_least(low: int, **fields: Any) -> CasualtyClaim:
    """So many killed or more."""
    return a_casualty_claim(**{"low": low, "best": low, "high": None} | fields)


def vaguely(low: int, **fields: Any) -> CasualtyClaim:
    """Open above, and the text commits to no figure, as in "dozens" or "an unknown number"."""
    return a_casualty_claim(**{"low": low, "best": None, "high": None} | fields)


def a_movement_claim(**fields: Any) -> MovementClaim:
    """Rebel fighters said to have advanced into the city."""
    moved = {
        "actor": "Rebel fighters",
        "action": Action.ADVANCE,
        "size_low": None,
        "size_high": None,
        "units": (),
        "equipment": (),
        "stock": False,
        "origin_place": None,
        "destination": "Kharkiv",
    }
    given = moved | _place_fields(fields) | fields
    claim_id = fields.get("claim_id", _digest(given))
    return MovementClaim(**_claim_fields(claim_id) | given)


def _digest(fields: dict[str, Any]) -> str:
    return sha256(repr(sorted(fields.items(), key=str)).encode()).hexdigest()[:12]


def a_reading(*claims: CasualtyClaim | MovementClaim, **fields: Any) -> Reading:
    """What an article claims; the claims are made its own."""
    article_id = fields.get("article_id", "a1")
    version = fields.get("article_version", 1)
    names = {claim.claim_id: f"{article_id}/{version}/{claim.claim_id}" for claim in claims}
    own = tuple(
        claim.model_copy(
            update={
                "article_id": article_id,
                "article_version": version,
                "claim_id": names[claim.claim_id],
            }
            | (
                {"part_of": names[claim.part_of]}
                if isinstance(claim, CasualtyClaim) and claim.part_of is not None
                else {}
            )
        )
        for claim in claims
    )
    publisher = a_source(f"Paper of {article_id}")
    given: dict[str, Any] = {
        "article_id": article_id,
        "article_version": version,
        "country": "UA",
        "publisher": publisher,
        "published_at": NOON,
        "claims": own,
    }
    return Reading(**given | fields)


def an_estimate(low: int, best: int | None = None, high: int | None = None) -> Estimate:
    return Estimate(low=low, best=best, high=high)


def exactly(number: int) -> Estimate:
    return Estimate(low=number, best=number, high=number)


def some_evidence(**fields: Any) -> Evidence:
    given: dict[str, Any] = {
        "claim_id": "c1",
        "article_id": "a1",
        "article_version": 1,
        "publisher": "Daily Herald",
        "published_at": NOON,
        "origin": None,
        "origin_key": "daily herald",
        "quote": "twelve people were killed",
        "span": Span(start=0, end=25),
        "text_sha256": "0" * 64,
    }
    return Evidence(**given | fields)


def _finding_fields() -> dict[str, Any]:
    return {
        "finding_id": "f1",
        "revision": 1,
        "at": NOON,
        "country": "UA",
        "place": "Kharkiv",
        "location": in_city(),
        "date_from": DAY,
        "date_to": DAY,
        "change": Change.INITIAL,
        "origins": ("daily herald",),
        "evidence": (some_evidence(),),
    }


def a_toll(killed: int | None = None, **fields: Any) -> Toll:
    """Twelve killed in the city on the day."""
    given: dict[str, Any] = _finding_fields() | {
        "effect": Effect.KILLED,
        "scope": Scope.INCIDENT,
        "estimate": exactly(12 if killed is None else killed),
    }
    return Toll(**given | fields)


def a_movement(**fields: Any) -> Movement:
    """Rebel fighters advancing into the city."""
    given: dict[str, Any] = _finding_fields() | {
        "actor": "Rebel fighters",
        "action": Action.ADVANCE,
        "modality": Modality.REPORTED,
    }
    return Movement(**given | fields)


def a_first_seen(**fields: Any) -> FirstSeen:
    return FirstSeen(**_finding_fields() | {"what": "killed"} | fields)


def an_alert(**fields: Any) -> Alert:
    given: dict[str, Any] = {
        "alert_id": "x1",
        "revision": 1,
        "state": AlertState.FIRING,
        "rule": "mass-casualty",
        "title": "12 killed in Kharkiv (11 Mar)",
        "summary": "Certain 12, best 12, possible 12.",
        "severity": Severity.SEVERE,
        "urgency": Urgency.IMMEDIATE,
        "certainty": Certainty.LIKELY,
        "raised_at": NOON,
        "at": NOON,
        "finding_id": "f1",
        "finding_revision": 1,
        "finding_kind": "toll",
        "effect": Effect.KILLED,
        "estimate": exactly(12),
        "place": "Kharkiv",
        "country": "UA",
        "location": in_city(),
        "origins": ("daily herald",),
        "evidence": (some_evidence(),),
    }
    return Alert(**given | fields)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)
