"""A force that a text names."""

from typing import NamedTuple

from processors.text.quantities import Quantity
from schemas.claim import Equipment


class Force(NamedTuple):
    """Tokens `start` up to `end`; `head` is the index of its last head word."""

    start: int
    end: int
    head: int
    name: str
    """As written, without the count."""
    strong: bool
    quantity: Quantity | None = None
    units: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    is_equipment: bool = False
    reinforces: bool = False
    """The text calls it reinforcements or additional."""
    owner: str | None = None
    """Whose reinforcements: "the army's"."""
    is_state: bool = False
    """A government by the name of its country or capital, or "the Turks"."""
