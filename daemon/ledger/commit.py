"""What a batch asks the ledger to make true, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from schemas.base import Message


class FencedError(Exception):
    """Another worker has moved this partition on; what was computed here must be dropped."""


class LedgerFaultError(Exception):
    """The database does not answer; trying again may help."""


class UnfitError(Exception):
    """The database will never take this, however often it is asked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value that a stage remembers."""

    value: bytes
    expires: datetime | None = None
    """Event time; None: kept for good."""


@dataclass(frozen=True, slots=True)
class Move:
    """One partition's progress: taken over at `taken`, done up to before `reached`."""

    topic: str
    partition: int
    taken: int
    reached: int
    topic_id: str | None = None
    """The broker's name for this incarnation of the topic; None where it gives none."""


@dataclass(frozen=True, slots=True)
class Commit:
    """State, results and offsets of one batch of one stage."""

    stage: str
    moves: Sequence[Move]
    writes: Mapping[tuple[str, str], Entry | None] = field(default_factory=dict)
    """By key and slot; None drops the entry."""
    inputs: Sequence[Message] = ()
    """What was read; articles leave a row, without their text."""
    results: Sequence[Message] = ()
    """What was said, in order; each kind has its tables."""
