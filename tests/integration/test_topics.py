"""A topic that is not the one the ledger has read stops the worker; a hole in one does not."""

from contextlib import closing
from itertools import islice

import pytest
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition

from daemon.identity import NoTopicError, topic_ids
from daemon.kafka import client_options, create_topics
from tests.daemon import toys
from tests.integration.crew import Crew


def done(crew: Crew, many: int) -> None:
    """Count some articles and stop the worker."""
    worker = crew.start()
    crew.send(islice(toys.articles(), many))
    assert crew.until(lambda: crew.weighed() == many), crew.logs()
    worker.terminate()
    assert worker.wait(15) == 0


def make_anew(crew: Crew) -> None:
    articles, *_ = crew.topics
    with closing(KafkaAdminClient(**client_options(crew.kafka))) as admin:
        admin.delete_topics([articles.name])
        assert crew.until(lambda: articles.name not in admin.list_topics())
    create_topics(crew.kafka, [articles])


def test_a_topic_made_anew_stops_the_worker_at_its_start(crew: Crew) -> None:
    done(crew, 200)
    make_anew(crew)
    crew.send(toys.article(number) for number in range(1000, 1300))

    worker = crew.start()
    assert worker.wait(30) == 1, crew.logs()
    assert "made anew" in crew.logs()
    assert crew.weighed() == 200


def test_once_it_is_forgotten_the_new_topic_is_read(crew: Crew) -> None:
    done(crew, 200)
    make_anew(crew)
    crew.ledger.forget_topic(crew.topics[0].name)
    crew.send(toys.article(number) for number in range(1000, 1300))

    crew.start()
    assert crew.until(lambda: crew.weighed() == 500), crew.logs()


def test_without_its_topics_a_worker_does_not_start(crew: Crew) -> None:
    worker = crew.start(TOCSIN_KAFKA__GROUP="nobody-made-these")

    assert worker.wait(30) == 1, crew.logs()
    assert "topics create" in crew.logs()


def test_a_topic_has_an_id(crew: Crew) -> None:
    name = crew.topics[0].name

    assert set(topic_ids(crew.kafka, [name])) == {name}
    with pytest.raises(NoTopicError, match="nothing"):
        topic_ids(crew.kafka, ["nothing"])


@pytest.mark.kafka
def test_offsets_that_the_broker_never_gave_are_stepped_over(kafka_crew: Crew) -> None:
    """A producer of transactions leaves a marker after each of them, which nobody is given."""
    crew = kafka_crew
    crew.start()
    articles, *_ = crew.topics
    options = client_options(crew.kafka)
    with closing(KafkaProducer(**options, transactional_id="a feeder", acks="all")) as producer:
        producer.init_transactions()
        for start in (0, 40, 80):
            producer.begin_transaction()
            for number in range(start, start + 40):
                article = toys.article(number)
                producer.send(articles.name, key=article.id.encode(), value=article.encode())
            producer.commit_transaction()

    assert crew.until(lambda: crew.weighed() == 120), crew.logs()
    assert crew.until(lambda: crew.metric("holes") >= 4), crew.logs()


@pytest.mark.kafka
def test_what_retention_took_is_stepped_over_and_counted(kafka_crew: Crew) -> None:
    crew = kafka_crew
    done(crew, 200)
    articles, *_ = crew.topics
    crew.send(toys.article(number) for number in range(200, 600))
    with closing(KafkaAdminClient(**client_options(crew.kafka))) as admin:
        part = TopicPartition(articles.name, 0)
        gone = crew.ledger.next_offset("read", articles.name, 0) or 0
        admin.delete_records({part: gone + 30})
    crew.start()

    assert crew.until(lambda: crew.weighed() == 570), crew.logs()
    assert crew.until(lambda: crew.metric("holes") == 30), crew.logs()
