"""Every Kafka topic this service reads or writes, in the order of the flow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from schemas.alert import Alert
from schemas.article import Article
from schemas.base import Message
from schemas.dead_letter import DeadLetter
from schemas.finding import JUDGED, FirstSeen, Movement, Tick, Toll
from schemas.reading import Reading

M = TypeVar("M", bound=Message)


@dataclass(frozen=True)
class Topic(Generic[M]):
    """A topic's name, what it carries and what it is keyed by.

    The key decides which worker sees a message, and so which state it can reach.
    """

    name: str
    decode: Callable[[bytes], M]
    """Raises `pydantic.ValidationError`."""
    key: Callable[[M], str]
    time: Callable[[M], datetime]
    """The message's own time, which is what `now` means to the stage that reads it."""
    partitions: int | None = None
    """None: as the settings say."""
    config: Mapping[str, str] = field(default_factory=dict)
    """What the broker is told when the topic is made."""


def _judged(raw: bytes) -> Toll | Movement | FirstSeen | Tick:
    return JUDGED.validate_json(raw, extra="ignore")


ARTICLES = Topic("tocsin.articles", Article.decode, lambda a: a.id, lambda a: a.published_at)
CLAIMS = Topic("tocsin.claims", Reading.decode, lambda r: r.country, lambda r: r.published_at)
FINDINGS: Topic[Any] = Topic(
    "tocsin.findings", _judged, lambda _: "world", lambda f: f.at, partitions=1
)
"""One partition: rules see the whole world in one order."""
ALERTS = Topic("tocsin.alerts", Alert.decode, lambda a: a.alert_id, lambda a: a.at)
DEAD_LETTERS = Topic(
    "tocsin.dead-letters",
    DeadLetter.decode,
    lambda d: d.stage,
    lambda d: d.refused_at,
    partitions=1,
    # A letter holds a whole message in base64: one that the broker took must fit in here.
    config={"max.message.bytes": str(4 * 1024 * 1024)},
)

TOPICS: tuple[Topic[Any], ...] = (ARTICLES, CLAIMS, FINDINGS, ALERTS, DEAD_LETTERS)
