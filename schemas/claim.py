"""One thing one article says. The fields are the codebook's; see ARCHITECTURE.md."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from schemas.article import Country
from schemas.base import Message, Part
from schemas.place import Location

Count = Annotated[int, Field(ge=0)]
"""Whole persons, or whole pieces of equipment."""


class Modality(StrEnum):
    """Whether it is said to have happened."""

    REPORTED = "reported"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Effect(StrEnum):
    """What befell people."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    """Hurt; the text does not say whether killed or wounded."""
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"


class Who(StrEnum):
    """Whom it befell."""

    CIVILIAN = "civilian"
    SOLDIER = "soldier"
    POLICE = "police"
    REBEL = "rebel"
    ATTACKER = "attacker"
    AID_WORKER = "aid_worker"
    JOURNALIST = "journalist"
    OFFICIAL = "official"
    MIXED = "mixed"
    UNSPECIFIED = "unspecified"


class Scope(StrEnum):
    """What a number counts over."""

    INCIDENT = "incident"
    PERIOD = "period"
    CUMULATIVE = "cumulative"


class Action(StrEnum):
    """What a force did."""

    DEPLOY = "deploy"
    ARRIVE = "arrive"
    REINFORCE = "reinforce"
    ADVANCE = "advance"
    WITHDRAW = "withdraw"
    MASS = "mass"
    TRANSIT = "transit"
    ROTATE = "rotate"


class EquipmentType(StrEnum):
    """Kinds of military equipment that are counted."""

    TANKS = "tanks"
    ARMOURED_VEHICLES = "armoured vehicles"
    ARTILLERY = "artillery"
    AIRCRAFT = "aircraft"
    SHIPS = "ships"
    VEHICLES = "vehicles"


class Equipment(Part):
    """How many of one kind; `high` None is open above, both None is no number given."""

    type: EquipmentType
    low: Count | None = None
    high: Count | None = None


class Span(Part):
    """Characters `start` up to `end` of `Article.text`, counted in code points."""

    start: Count
    end: Count


class _Claim(Message):
    """What both kinds of claim carry."""

    claim_id: Annotated[str, Field(min_length=1)]
    """From article, version, words and kind: reading an article twice adds nothing."""
    article_id: str
    article_version: Annotated[int, Field(ge=1)]
    span: Span
    """Of `quote`."""
    text_sha256: str
    """Of the article's text in UTF-8, so that the offsets can be trusted."""
    quote: str
    origin: str | None
    """Whom the article says it from; None is its own voice."""
    place: str | None
    """As written."""
    within: tuple[str, ...]
    """The containing places, most exact first, ending in the country."""
    country: Country | None
    location: Location | None = None
    """None where the place could not be resolved."""
    date_from: date | None
    date_to: date | None
    """Both inclusive, in the place's own days."""
    modality: Modality
    background: bool
    extractor: str
    """Name and version of the rules that read it."""
    why: tuple[str, ...] = ()
    """The rules that produced it, in the order they applied."""

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError(f"date_from {self.date_from} is after date_to {self.date_to}")
        return self


class CasualtyClaim(_Claim):
    """That people were killed, wounded, captured, missing or displaced."""

    kind: Literal["casualty"] = "casualty"
    effect: Effect
    low: Count
    best: Count | None
    """None: the text commits to none."""
    high: Count | None
    """None: open above."""
    who: Who
    side: str | None
    scope: Scope
    part_of: str | None = None
    """`claim_id` of the claim of this article that contains this one."""
    conflict: bool = True
    """False where the harm is not from organised or political violence."""

    @model_validator(mode="after")
    def _numbers_are_in_order(self) -> Self:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known):
            raise ValueError(f"not low <= best <= high: {known}")
        return self


class MovementClaim(_Claim):
    """That a force moves, moved, or will."""

    kind: Literal["movement"] = "movement"
    actor: str
    action: Action
    size_low: Count | None
    size_high: Count | None
    units: tuple[str, ...]
    equipment: tuple[Equipment, ...]
    stock: bool
    """True if the text says how many are there, False if it says they move."""
    origin_place: str | None
    destination: str | None


Claim = Annotated[CasualtyClaim | MovementClaim, Field(discriminator="kind")]
CLAIM: TypeAdapter[CasualtyClaim | MovementClaim] = TypeAdapter(Claim)
