"""A stage: a processor of one of the two shapes, the topic it reads and the topic it writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from daemon.topics import Topic
from processors.shapes import Mapper, Reducer, Store
from schemas.base import Message


@dataclass(frozen=True)
class Map:
    """A stage that needs nothing but the message in hand."""

    name: str
    source: Topic[Any]
    sink: Topic[Any] | None
    run: Mapper[Any, Message]

    def step(self, store: Store, message: Message) -> Iterable[Message]:
        """What follows from one message."""
        del store
        return self.run(message)


@dataclass(frozen=True)
class Reduce:
    """A stage that remembers, under the message's own key and no other."""

    name: str
    source: Topic[Any]
    sink: Topic[Any] | None
    run: Reducer[Any, Message]

    def step(self, store: Store, message: Message) -> Iterable[Message]:
        """What follows from one message and what is remembered."""
        return self.run(store, message)


Stage = Map | Reduce
"""Without a sink, what a stage says ends in the ledger."""
