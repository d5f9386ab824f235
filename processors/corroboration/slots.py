"""What a claim speaks about: effect × place × period × scope, and what must never mix with it."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256

from schemas.base import Part
from schemas.claim import CasualtyClaim, Effect, Modality, MovementClaim, Scope
from schemas.place import Location, PlaceRef

JOIN_DAYS = 3
"""A text without a date speaks of its own day or of so many days before. Ours: follow-up reports
of an incident mostly come within that time; beyond it, "on Tuesday" is written out.
"""


class TollSlot(Part):
    """One thing that figures can be given for; figures in different slots are never compared."""

    effect: Effect
    scope: Scope
    place_id: str
    start: date | None
    """None: open (a running toll with no stated start, or history without a date)."""
    end: date | None
    """None for running tolls: they end with whoever counted last."""
    modality: Modality = Modality.REPORTED
    background: bool = False
    conflict: bool = True

    @property
    def key(self) -> str:
        """Its name in the store; the place comes last because its id may hold any character."""
        days = f"{self.start or '-'}/{self.end or '-'}"
        return f"toll/{self.effect}/{self.quality}/{self.scope}/{days}/{self.place_id}"

    @property
    def quality(self) -> str:
        """What keeps it apart from what happened in this conflict now."""
        marks = (
            self.modality.value,
            "background" if self.background else "",
            "" if self.conflict else "no-conflict",
        )
        return "+".join(mark for mark in marks if mark)

    @property
    def one_day(self) -> date | None:
        """The day, if it is about one."""
        return self.start if self.start == self.end else None

    def at(self, *, place_id: str | None = None, scope: Scope | None = None) -> "TollSlot":
        """The same at another place, or counted over another scope."""
        return self.model_copy(
            update={"place_id": place_id or self.place_id, "scope": scope or self.scope}
        )

    def on(self, start: date, end: date) -> "TollSlot":
        """The same in another period."""
        return self.model_copy(update={"start": start, "end": end})


def toll_slot(claim: CasualtyClaim, published: date) -> tuple[TollSlot, date | None]:
    """Where the claim belongs, and the first day it may speak of if its day is not certain.

    Running tolls are one series for each month they are counted from: "since March" and "since
    15 March" are the same count. An incident without a date, or with several, is kept under the
    last day it can mean. `published` is the day in the article's own zone.
    """
    slot = TollSlot(
        effect=claim.effect,
        scope=claim.scope,
        place_id=place_id(claim),
        start=None,
        end=None,
        modality=claim.modality,
        background=claim.background,
        conflict=claim.conflict,
    )
    start, end = claim.date_from, claim.date_to
    if claim.scope is Scope.CUMULATIVE:
        since = start.replace(day=1) if start else None
        return slot.model_copy(update={"start": since}), None
    if start is None and end is None:
        if claim.background:
            return slot, None
        earliest = published - timedelta(days=JOIN_DAYS)
        return slot.on(published, published), earliest if claim.scope is Scope.INCIDENT else None
    start = start or end or published
    end = end or start
    if claim.scope is Scope.INCIDENT and start < end <= start + timedelta(days=JOIN_DAYS):
        return slot.on(end, end), start
    return slot.on(start, end), None


def place_id(claim: CasualtyClaim | MovementClaim) -> str:
    """The resolved place, or one made of the words, which only the same words can mean."""
    if claim.location is not None:
        return claim.location.place.id
    words = claim.place
    return f"unresolved:{' '.join(words.casefold().split())}" if words else "unresolved:"


def plainest(places: Iterable[Location | None]) -> Location | None:
    """One location for one place id, whichever article came first; None if none is resolved."""
    known = [place for place in places if place is not None]
    return min(known, key=lambda p: (p.precision, -p.score, p.model_dump_json()), default=None)


def containing(location: Location | None, country: str) -> tuple[PlaceRef, ...]:
    """The places that hold a slot's place, most exact first.

    An unresolved place still lies in the country that its claim was filed under.
    """
    if location is None:
        return (PlaceRef(id=f"iso:{country}", name=country),)
    return location.chain[1:]


def finding_id(country: str, key: str) -> str:
    """The same for the same slot on every machine; 80 bits of a hash."""
    return sha256(f"{country}/{key}".encode()).hexdigest()[:20]
