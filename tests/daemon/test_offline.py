"""The pipeline without a broker."""

from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from daemon import offline
from daemon.ledger import open_ledger
from daemon.offline import OUTBOX, replay
from daemon.stages import Map
from daemon.topics import ARTICLES, CLAIMS, DEAD_LETTERS, FINDINGS
from schemas.finding import Toll
from tests.daemon import toys


def test_every_message_is_said_with_its_topic() -> None:
    said = list(replay([toys.article(0), toys.article(8)], toys.STAGES))

    assert [topic for topic, _ in said] == [CLAIMS.name] * 2 + [FINDINGS.name] * 2
    assert [m.estimate.low for _, m in said if isinstance(m, Toll)] == [1, 2]


def test_a_refused_article_is_a_dead_letter_and_the_rest_goes_on() -> None:
    wire = [toys.article(0), toys.article(1, title=toys.POISON), toys.article(2)]

    topics = [topic for topic, _ in replay(wire, toys.STAGES)]
    assert topics.count(DEAD_LETTERS.name) == 1
    assert topics.count(FINDINGS.name) == 2


def test_the_same_articles_give_the_same_bytes() -> None:
    def once() -> list[bytes]:
        wire = islice(toys.articles(), 100)
        return [message.encode() for _, message in replay(wire, toys.STAGES)]

    assert once() == once()


@pytest.mark.parametrize("chunk", [1, 7])
def test_no_message_depends_on_the_chunk(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    wire = [toys.article(n) for n in range(50)]

    def by_topic() -> dict[str, list[bytes]]:
        found: dict[str, list[bytes]] = {}
        for topic, message in replay(wire, toys.STAGES):
            found.setdefault(topic, []).append(message.encode())
        return found

    expected = by_topic()
    monkeypatch.setattr(offline, "CHUNK", chunk)
    assert by_topic() == expected


def test_a_ledger_of_ones_own_is_built_upon(tmp_path: Path) -> None:
    with closing(open_ledger(f"sqlite:///{tmp_path / 'kept.sqlite3'}")) as ledger:
        list(replay([toys.article(0)], toys.STAGES, ledger))
        second = list(replay([toys.article(0), toys.article(8)], toys.STAGES, ledger))

        assert [m.estimate.low for _, m in second if isinstance(m, Toll)] == [2]
        assert ledger.counts()["articles"] == 2


def test_what_has_no_topic_goes_to_the_outbox() -> None:
    stage = Map("read", ARTICLES, None, toys.read)

    assert [topic for topic, _ in replay([toys.article(0)], (stage,))] == [OUTBOX]
