"""A movement as one rule reads it, before place, date and origin are known."""

from typing import NamedTuple

from processors.extraction.movements.force import Force
from processors.extraction.movements.routes import Route
from schemas.claim import Action, Modality


class Move(NamedTuple):
    """Tokens `start` up to `end` of its sentence carry it."""

    start: int
    end: int
    action: Action
    mover: Force
    """Who moves; its size, units and equipment are the movement's."""
    actor: str
    route: Route
    modality: Modality
    why: str
    stock: bool = False
    verb: int = 0
    """Where the verb stands, if a verb tells of it."""
    governor_at: int | None = None
    """Where the word stands that governs the verb: "ordered" in "ordered to advance"."""
