"""Kafka from outside the daemon, over the embedded broker."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from daemon import kafka
from daemon.broker import BrokerUnavailableError, embedded_broker
from daemon.ledger import Commit, Move, open_ledger
from daemon.settings import Kafka
from daemon.topics import ARTICLES, DEAD_LETTERS, TOPICS
from schemas.article import Article, Source
from schemas.dead_letter import DeadLetter
from tests.daemon.test_cli import tocsin

pytestmark = pytest.mark.broker

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Kafka]:
    try:
        with embedded_broker(tmp_path) as address:
            settings = Kafka(brokers=(address,))
            kafka.create_topics(settings)
            yield settings
    except BrokerUnavailableError as reason:
        pytest.skip(str(reason))


def articles(count: int) -> list[Article]:
    source = Source(name="Hill Post")
    return [
        Article(id=f"a{number}", text="x", source=source, published_at=NOON)
        for number in range(count)
    ]


def a_letter(stage: str, topic: str) -> DeadLetter:
    return DeadLetter(
        stage=stage,
        topic=topic,
        partition=0,
        offset=0,
        error="ValidationError",
        reason="no text",
        refused_at=NOON,
        key=b"a1",
        value=b"not json",
    )


def test_topics_are_made_once_and_described(settings: Kafka) -> None:
    assert kafka.create_topics(settings) == []
    rows = kafka.describe_topics(settings)
    assert [row["topic"] for row in rows] == [topic.name for topic in TOPICS]
    assert {row["topic"]: row["partitions"] for row in rows}["tocsin.findings"] == 1


def test_what_is_sent_is_there_and_counted(settings: Kafka) -> None:
    told: list[int] = []
    assert kafka.send(settings, ARTICLES, articles(2500), told.append) == 2500
    assert told == list(range(1, 2501))
    assert sum(kafka.end_offsets(settings, ARTICLES).values()) == 2500
    seen = islice(kafka.tail(settings, ARTICLES, from_beginning=True), 2500)
    assert {article.id for article in seen} == {f"a{number}" for number in range(2500)}


def test_a_dead_letter_is_redriven_once_to_where_it_came_from(settings: Kafka) -> None:
    letters = [
        a_letter("read", "tocsin.articles"),
        a_letter("judge", "tocsin.findings"),
        a_letter("read", "tocsin.articles"),
    ]
    kafka.send(settings, DEAD_LETTERS, letters)
    assert kafka.redrive(settings, "read") == 2
    assert kafka.redrive(settings, None) == 1
    assert kafka.redrive(settings, None) == 0
    assert sum(kafka.end_offsets(settings, ARTICLES).values()) == 2


def test_what_was_redriven_waits_in_the_ledger_no_longer(
    settings: Kafka, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TOCSIN_KAFKA__BROKERS", f'["{settings.brokers[0]}"]')
    monkeypatch.setenv("TOCSIN_LEDGER__URL", f"sqlite:///{tmp_path / 'ledger'}")
    letter = a_letter("read", "tocsin.articles")
    kafka.send(settings, DEAD_LETTERS, [letter])
    with closing(open_ledger(f"sqlite:///{tmp_path / 'ledger'}")) as ledger:
        ledger.commit(Commit("read", [Move("tocsin.articles", 0, 0, 1)], results=[letter]))
        assert ledger.counts()["dead_letters"] == 1
        assert tocsin(monkeypatch, "redrive") == 0
        assert ledger.counts()["dead_letters"] == 0


def test_a_missing_topic_says_what_to_do(settings: Kafka) -> None:
    nowhere = replace(ARTICLES, name="nowhere")
    with pytest.raises(kafka.DeliveryFailedError, match="tocsin topics create"):
        kafka.end_offsets(settings, nowhere)
