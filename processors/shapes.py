"""The two shapes a processor may have, and what a reducer may know.

A mapper needs nothing but its message. A reducer also needs what it made of earlier messages with
the same key; who keeps that, and where, is not its concern.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar

from schemas.base import Message

In_contra = TypeVar("In_contra", bound=Message, contravariant=True)
Out_co = TypeVar("Out_co", bound=Message, covariant=True)
M = TypeVar("M", bound=Message)


class Store(Protocol):
    """What a reducer remembers under the key of the message in hand, and of no other.

    One entry a slot, small, and read by name: a step must cost the same after a year as on the
    first day. Times are event times; an entry is gone once the message in hand is younger than its
    `expires`, whether or not it has been swept.
    """

    def get(self, slot: str) -> bytes | None:
        """The value of one slot; None if it was never put, was dropped or has expired."""

    def put(self, slot: str, value: bytes, *, expires: datetime | None = None) -> None:
        """Write one slot. None: kept for good."""

    def drop(self, slot: str) -> None:
        """Forget one slot; nothing happens if it is not there."""

    def scan(self, prefix: str) -> Iterable[tuple[str, bytes]]:
        """The slots that begin with `prefix` and their values, by name. Costs what it returns."""


class Mapper(Protocol[In_contra, Out_co]):
    """One message in, any number out."""

    def __call__(self, message: In_contra, /) -> Iterable[Out_co]: ...


class Reducer(Protocol[In_contra, Out_co]):
    """What is remembered and one message in, any number of messages out."""

    def __call__(self, store: Store, message: In_contra, /) -> Iterable[Out_co]: ...


def load(store: Store, slot: str, model: type[M]) -> M | None:
    """One slot as a message. Raises `pydantic.ValidationError` if something else lies there."""
    raw = store.get(slot)
    return None if raw is None else model.decode(raw)


def save(store: Store, slot: str, message: Message, *, expires: datetime | None = None) -> None:
    """Write a message into one slot."""
    store.put(slot, message.encode(), expires=expires)
