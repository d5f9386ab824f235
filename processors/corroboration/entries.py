"""What the store keeps between articles: one small entry a slot."""

from datetime import UTC, date, datetime, time, timedelta

from pydantic import AwareDatetime

from processors.corroboration.slots import TollSlot
from processors.corroboration.statements import Statement
from schemas.base import Message, Part
from schemas.claim import Action, Equipment, Modality
from schemas.finding import Estimate
from schemas.place import Location

KEPT_FOR = timedelta(days=120)
"""How long after its newest article a slot can still be corrected."""

RUNNING_KEPT_FOR = timedelta(days=400)
"""The same for running tolls, which are told seldom, and for what is known of an article."""


class Said(Part):
    """What was last published of a slot."""

    revision: int
    digest: str
    """Of all that would be worth a new revision if it changed."""
    estimate: Estimate | None
    at: AwareDatetime
    stands: bool
    """False once it has been retracted."""


class TollEntry(Message):
    """Everything said in one toll slot."""

    slot: TollSlot
    location: Location | None
    statements: tuple[Statement, ...] = ()
    said: Said | None = None


class TollSlots(Message):
    """Names of slots: those inside another, or those longer than a day that touch a month."""

    slots: tuple[TollSlot, ...] = ()


class Move(Part):
    """One movement as one statement has it."""

    day: date
    place: str | None
    size: Estimate | None
    units: tuple[str, ...]
    equipment: tuple[Equipment, ...]
    actor: str
    actor_key: str
    origin_place: str | None
    destination: str | None
    statement: Statement


class MovementEntry(Message):
    """All that is said of one kind of movement at one place in one month."""

    key: str
    action: Action
    modality: Modality
    stock: bool
    background: bool
    location: Location | None
    moves: tuple[Move, ...] = ()
    said: tuple[tuple[date, str, Said], ...] = ()
    """By the first day and the actor of each movement, sorted."""
    cut_before: date | None = None
    """Moves before this day may have been cut for want of room: what was said of them stands."""


class SeenEntry(Message):
    """That a place has seen harm or forces, and the newest articles that say so."""

    articles: tuple[tuple[AwareDatetime, str], ...]
    said: Said | None = None
    what: str = ""
    location: Location | None = None


class ArticleEntry(Message):
    """Which version of an article is filed, and where."""

    version: int
    withdrawn: bool
    tolls: tuple[TollSlot, ...] = ()
    movements: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, bool]:
        """A later version replaces an earlier one; a kill notice, the version it kills."""
        return self.version, self.withdrawn


def kept_until(day: date | None, published: datetime, span: timedelta) -> datetime:
    """`span` after the end of the day or the publication, whichever is later."""
    if day is None:
        return published + span
    return max(published, datetime.combine(day, time.max, UTC)) + span
