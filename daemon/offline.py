"""The pipeline without a broker: the same stages, the same bytes, a ledger in memory.

Demo, replay, back-test and the end-to-end tests are this; so what they show is what production
does. Same articles in, same messages out, on any machine.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from itertools import islice

from daemon.batch import Arrival, Outgoing, think
from daemon.ledger import Ledger, open_ledger
from daemon.stages import Stage
from daemon.topics import ARTICLES, DEAD_LETTERS
from schemas.article import Article
from schemas.base import Message
from schemas.dead_letter import DeadLetter

OUTBOX = "outbox"
"""Where the messages of a stage without a sink are said to go."""
CHUNK = 32
"""Articles a transaction. No message depends on it, only how early the first one is seen."""


def replay(
    articles: Iterable[Article], stages: Sequence[Stage], ledger: Ledger | None = None
) -> Iterator[tuple[str, Message]]:
    """Every message the stages say, with the topic it goes to, in the order of the flow.

    With a ledger of one's own, what it remembers is built upon and what is said is kept in it.
    """
    with closing(open_ledger()) if ledger is None else nullcontext(ledger) as kept:
        line = _Line(stages, kept)
        source = iter(articles)
        while chunk := list(islice(source, CHUNK)):
            yield from line.run(
                Outgoing(ARTICLES.name, a.id.encode(), a.encode(), a.published_at.timestamp())
                for a in chunk
            )


class _Line:
    """What lies between the stages, one partition a topic."""

    def __init__(self, stages: Sequence[Stage], ledger: Ledger) -> None:
        self._stages = stages
        self._ledger = ledger
        self._next = {
            stage.source.name: ledger.next_offset(stage.name, stage.source.name, 0) or 0
            for stage in stages
        }

    def run(self, sent: Iterable[Outgoing]) -> Iterator[tuple[str, Message]]:
        """Put messages in at the front; each stage is given what all before it have said."""
        waiting: dict[str, list[Outgoing]] = {ARTICLES.name: list(sent)}
        for stage in self._stages:
            arrivals = self._arrivals(stage.source.name, waiting.pop(stage.source.name, []))
            if not arrivals:
                continue
            outcome = think(stage, self._ledger, arrivals)
            self._ledger.commit(outcome.commit)
            for message in outcome.outgoing:
                waiting.setdefault(message.topic, []).append(message)
            for said in outcome.commit.results:
                yield _destination(stage, said), said

    def _arrivals(self, topic: str, waiting: list[Outgoing]) -> list[Arrival]:
        first = self._next[topic]
        self._next[topic] = first + len(waiting)
        return [
            Arrival(topic, 0, offset, offset, message.timestamp, message.key, message.value)
            for offset, message in enumerate(waiting, first)
        ]


def _destination(stage: Stage, said: Message) -> str:
    if isinstance(said, DeadLetter):
        return DEAD_LETTERS.name
    return stage.sink.name if stage.sink else OUTBOX
