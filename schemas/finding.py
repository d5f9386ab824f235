"""What all claims about one thing amount to: the messages on `tocsin.findings`."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, TypeAdapter, model_validator

from schemas.base import Message, Part
from schemas.claim import Action, Count, Effect, Equipment, Modality, Scope, Span, Who
from schemas.place import Location


class Estimate(Part):
    """How many: certain (`low`), committed to (`best`, None if nobody does), possible (`high`)."""

    low: Count
    best: Count | None
    high: Count | None
    """None: open above."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known):
            raise ValueError(f"not low <= best <= high: {known}")
        return self


class Change(StrEnum):
    """What the newest revision of a finding did to it."""

    INITIAL = "initial"
    RAISED = "raised"
    LOWERED = "lowered"
    REAFFIRMED = "reaffirmed"
    """Same figure, more support."""
    RETRACTED = "retracted"
    """Nothing is left that supports it."""


class Evidence(Part):
    """One claim that a finding rests on, down to the words."""

    claim_id: str
    article_id: str
    article_version: int
    publisher: str
    title: str = ""
    url: str | None = None
    published_at: AwareDatetime
    origin: str | None
    """Whom the article says it from; None is its own voice."""
    origin_key: str
    """What counts as one voice: the attributed source, else the publisher's family."""
    quote: str
    span: Span
    text_sha256: str
    estimate: Estimate | None = None
    who: Who | None = None


class _Finding(Message):
    """What every kind of finding carries."""

    finding_id: Annotated[str, Field(min_length=1)]
    """From its slot: effect or action, place, period. Stable over revisions."""
    revision: Annotated[int, Field(ge=1)]
    at: AwareDatetime
    """Event time of this revision: when the newest claim behind it was published."""
    country: str
    place: str | None
    """Name of the slot's place; None where nobody names one that could be resolved."""
    location: Location | None
    date_from: date | None
    date_to: date | None
    change: Change
    origins: tuple[str, ...]
    """Independent voices that support it, sorted."""
    sides: tuple[str, ...] = ()
    """Opposing parties among them, sorted: both sides saying it is worth noting."""
    evidence: tuple[Evidence, ...]
    """Newest first; at most as many as fit a message. The ledger has the rest."""
    grade: str = "F6"
    """Admiralty: reliability of the best source A-F, credibility of the information 1-6."""
    grade_why: str = ""
    flags: tuple[str, ...] = ()
    """Sorted. `conflict`: origins disagree; `inconsistent`: parts exceed the whole;
    `dated_by_publication`: no date in the text; `not_conflict`: accident, disease, weather, crime;
    `derived`: `low` is our sum of kinds of people that exclude one another; `partial`: each origin
    counts other people; `merged`: retracted because its claims are counted under another day or
    actor; `inside_seen_place`: first seen, in a place that was seen before."""
    background: bool = False


class TollLine(Part):
    """The part of a toll that is one kind of person."""

    who: Who
    estimate: Estimate


class Toll(_Finding):
    """How many people one thing befell, at one place in one period."""

    kind: Literal["toll"] = "toll"
    effect: Effect
    scope: Scope
    modality: Modality = Modality.REPORTED
    estimate: Estimate
    """Of all people in the slot."""
    lines: tuple[TollLine, ...] = ()
    """By who, where somebody says so; they may overlap and are not summed across origins."""
    previous: Estimate | None = None
    """Of the revision before."""
    contained_in: tuple[str, ...] = ()
    """Finding ids of the tolls that contain this one, most exact first: never add these up."""


class Movement(_Finding):
    """A force reported to move, or to stand, somewhere."""

    kind: Literal["movement"] = "movement"
    actor: str
    action: Action
    modality: Modality
    size: Estimate | None = None
    units: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    stock: bool = False
    origin_place: str | None = None
    destination: str | None = None


class FirstSeen(_Finding):
    """A place that no claim had named within the memory of the ledger."""

    kind: Literal["first_seen"] = "first_seen"
    what: Annotated[str, Field(description="the effect or action first reported there")]


class Tick(Message):
    """Time passing, as a message, so that judging can be replayed exactly."""

    kind: Literal["tick"] = "tick"
    at: AwareDatetime


Finding = Annotated[Toll | Movement | FirstSeen, Field(discriminator="kind")]
"""What the corroborate stage says."""
Judged = Annotated[Toll | Movement | FirstSeen | Tick, Field(discriminator="kind")]
"""What the judge stage reads: findings and time."""
JUDGED: TypeAdapter[Toll | Movement | FirstSeen | Tick] = TypeAdapter(Judged)
