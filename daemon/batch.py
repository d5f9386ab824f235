"""What follows from a batch of messages, before any of it is true. No broker is needed for it."""

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from daemon.ledger import Commit, Entry, Ledger, LedgerFaultError, Move, Reader
from daemon.stages import Stage
from daemon.topics import DEAD_LETTERS, Topic
from schemas.base import Message
from schemas.dead_letter import DeadLetter

LARGEST = 1_000_000
"""Bytes of one message; brokers refuse one of more than 1,048,588 unless told otherwise."""
REASON = 500
"""Characters of a dead letter's reason."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message as it lay in its topic."""

    topic: str
    partition: int
    offset: int
    taken: int
    """The offset wanted when it came: smaller than its own where the log has a hole."""
    timestamp: float
    """When the broker had it, in seconds since 1970."""
    key: bytes | None
    value: bytes | None
    topic_id: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way to the broker."""

    topic: str
    key: bytes
    value: bytes
    timestamp: float
    """When the broker had what it follows from: the age of a message is that of its article."""


@dataclass(slots=True)
class Outcome:
    """What a batch amounts to."""

    commit: Commit
    outgoing: list[Outgoing]
    done: int
    """How many of the arrivals it covers; fewer than all if too many were refused."""
    in_a_row: int
    """Refusals since the last message that was read."""
    newest: datetime | None
    """The latest event time among what was read."""
    oldest_arrival: float
    """When the broker had the first of them."""
    step_seconds: list[float] = field(default_factory=list)


class Refused(Exception):  # noqa: N818  not a fault: it says what is to be done
    """A message that the stage cannot read, for a reason that trying again does not change."""


Unfit = Mapping[tuple[int, int], str]
"""What the database would not take from the message at a partition and offset."""
NOTHING_UNFIT: Unfit = MappingProxyType({})


def think(  # noqa: PLR0913  two of them only for what goes wrong
    stage: Stage,
    ledger: Ledger,
    arrivals: Sequence[Arrival],
    *,
    in_a_row: int = 0,
    limit: int | None = None,
    unfit: Unfit = NOTHING_UNFIT,
) -> Outcome:
    """Compute what follows from some messages, in order, each seeing what those before it wrote.

    A message that the step refuses has no effect but its dead letter. After `limit` refusals in a
    row, of which `in_a_row` came before, the rest is left alone. Faults of the ledger are raised.
    """
    state = _State(stage.name, ledger)
    inputs: list[Message] = []
    results: list[Message] = []
    outgoing: list[Outgoing] = []
    moves: dict[tuple[str, int], Move] = {}
    seconds: list[float] = []
    newest: datetime | None = None
    done = 0
    with state:
        for arrival in arrivals:
            began = time.perf_counter()
            view = View(state)
            try:
                message, at, said, sent = _one(stage, view, arrival, unfit)
            except (LedgerFaultError, SQLAlchemyError):
                raise
            except Exception as fault:  # noqa: BLE001  whatever a step raises is a refusal
                letter = dead_letter(stage.name, arrival, fault)
                results.append(letter)
                outgoing.append(_outgoing(DEAD_LETTERS, letter, arrival.timestamp))
                in_a_row += 1
            else:
                view.keep()
                inputs.append(message)
                results += said
                outgoing += sent
                newest = at if newest is None else max(newest, at)
                in_a_row = 0
            seconds.append(time.perf_counter() - began)
            _move(moves, arrival)
            done += 1
            if limit is not None and in_a_row >= limit:
                break
    return Outcome(
        Commit(stage.name, tuple(moves.values()), state.flat(), inputs, results),
        outgoing,
        done,
        in_a_row,
        newest,
        min((arrival.timestamp for arrival in arrivals[:done]), default=0.0),
        seconds,
    )


def dead_letter(stage: str, arrival: Arrival, fault: Exception) -> DeadLetter:
    """The same bytes however often the message is refused."""
    return DeadLetter(
        stage=stage,
        topic=arrival.topic,
        partition=arrival.partition,
        offset=arrival.offset,
        error=type(fault).__name__,
        reason=_reason(fault)[:REASON],
        refused_at=datetime.fromtimestamp(max(arrival.timestamp, 0.0), UTC),
        key=arrival.key or b"",
        value=arrival.value or b"",
    )


def _one(
    stage: Stage, view: "View", arrival: Arrival, unfit: Unfit
) -> tuple[Message, datetime, list[Message], list[Outgoing]]:
    if reason := unfit.get((arrival.partition, arrival.offset)):
        raise Refused(reason)
    if arrival.value is None:
        raise Refused("no value: this topic is not one to delete keys from")
    message = stage.source.decode(arrival.value)
    at = stage.source.time(message)
    view.enter(stage.source.key(message), at)
    said = list(stage.step(view, message))
    sent = [_outgoing(stage.sink, m, arrival.timestamp) for m in said] if stage.sink else []
    return message, at, said, sent


def _outgoing(topic: Topic[Any], message: Message, timestamp: float) -> Outgoing:
    value = message.encode()
    if len(value) > LARGEST and topic is not DEAD_LETTERS:
        raise Refused(f"a {type(message).__name__} of {len(value)} bytes is more than Kafka takes")
    return Outgoing(topic.name, topic.key(message).encode(), value, timestamp)


def _move(moves: dict[tuple[str, int], Move], arrival: Arrival) -> None:
    where = (arrival.topic, arrival.partition)
    taken = moves[where].taken if where in moves else arrival.taken
    moves[where] = Move(
        arrival.topic, arrival.partition, taken, arrival.offset + 1, arrival.topic_id
    )


def _reason(fault: Exception) -> str:
    """What was wrong. pydantic would quote what it was given, which may be an article."""
    if isinstance(fault, ValidationError):
        return "; ".join(
            f"{'.'.join(map(str, error['loc'])) or 'message'}: {error['msg']}"
            for error in fault.errors(
                include_url=False, include_context=False, include_input=False
            )[:5]
        )
    return str(fault)


class _State:
    """A stage's entries as this batch sees them: its own writes first, then the ledger's."""

    def __init__(self, stage: str, ledger: Ledger) -> None:
        self.stage = stage
        self.written: dict[str, dict[str, Entry | None]] = {}
        self._ledger = ledger
        self._known: dict[tuple[str, str], Entry | None] = {}
        self._open = ExitStack()
        self._reader: Reader | None = None

    def __enter__(self) -> None:
        """Nothing is opened before something is read: a mapper reads nothing."""

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def reader(self) -> Reader:
        if self._reader is None:
            self._reader = self._open.enter_context(self._ledger.reading())
        return self._reader

    def get(self, key: str, slot: str) -> Entry | None:
        written = self.written.get(key, {})
        if slot in written:
            return written[slot]
        if (key, slot) not in self._known:
            self._known[key, slot] = self.reader.get(self.stage, key, slot)
        return self._known[key, slot]

    def scan(self, key: str, prefix: str) -> dict[str, Entry | None]:
        found: dict[str, Entry | None] = dict(self.reader.scan(self.stage, key, prefix))
        found.update(_beginning(self.written.get(key, {}), prefix))
        return found

    def flat(self) -> dict[tuple[str, str], Entry | None]:
        return {
            (key, slot): entry
            for key, slots in self.written.items()
            for slot, entry in slots.items()
        }


class View:
    """What one step may see and write: the entries under its message's key."""

    def __init__(self, state: _State) -> None:
        self._state = state
        self._key = ""
        self._now = datetime.min.replace(tzinfo=UTC)
        self._written: dict[str, Entry | None] = {}

    def enter(self, key: str, now: datetime) -> None:
        """Confine the view to a key; `now` is the message's own time."""
        self._key, self._now = _plain(key), now

    def keep(self) -> None:
        """Let the messages after this one see what it wrote."""
        if self._written:
            self._state.written.setdefault(self._key, {}).update(self._written)

    def get(self, slot: str) -> bytes | None:
        """The value of one slot; None if it was never put, was dropped or has expired."""
        slot = _plain(slot)
        entry = self._written[slot] if slot in self._written else self._state.get(self._key, slot)
        return entry.value if self._is_there(entry) and entry else None

    def put(self, slot: str, value: bytes, *, expires: datetime | None = None) -> None:
        """Write one slot. None: kept for good."""
        utc = None if expires is None else expires.astimezone(UTC)
        self._written[_plain(slot)] = Entry(bytes(value), utc)

    def drop(self, slot: str) -> None:
        """Forget one slot; nothing happens if it is not there."""
        self._written[_plain(slot)] = None

    def scan(self, prefix: str) -> Iterable[tuple[str, bytes]]:
        """The slots that begin with `prefix` and their values, by name."""
        found = self._state.scan(self._key, _plain(prefix))
        found.update(_beginning(self._written, prefix))
        return [
            (slot, entry.value)
            for slot, entry in sorted(found.items())
            if entry and self._is_there(entry)
        ]

    def _is_there(self, entry: Entry | None) -> bool:
        return entry is not None and (entry.expires is None or self._now <= entry.expires)


def _beginning(entries: Mapping[str, Entry | None], prefix: str) -> dict[str, Entry | None]:
    return {slot: entry for slot, entry in entries.items() if slot.startswith(prefix)}


def _plain(name: str) -> str:
    """A key or slot that both databases can hold. Raises `ValueError`."""
    if "\0" in name:
        raise ValueError("a key or slot holds the NUL character")
    name.encode()
    return name
