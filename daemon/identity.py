"""Is a topic still the one that the ledger has read? Offsets mean nothing in another."""

from collections.abc import Iterable, Mapping
from contextlib import closing

from kafka import KafkaAdminClient

from daemon.admission import TopicLostError
from daemon.kafka import client_options
from daemon.settings import Kafka

ANSWERS_WITHIN_MS = 2_000
"""The worker asks again; and to be stopped while it asks, it has to wait so long."""
NOT_GIVEN = "00000000-0000-0000-0000-000000000000"


class NoTopicError(Exception):
    """A topic is not there."""


def topic_ids(kafka: Kafka, topics: Iterable[str]) -> dict[str, str]:
    """What the broker calls each topic; only those that have an id.

    Raises `NoTopicError` if one is missing, and `kafka.errors.KafkaError`.
    """
    wanted = set(topics)
    options = client_options(kafka) | {"bootstrap_timeout_ms": ANSWERS_WITHIN_MS}
    with closing(KafkaAdminClient(**options)) as admin:
        # All topics, not these: to be asked by name makes some brokers create them.
        there = {topic["name"]: str(topic["topic_id"]) for topic in admin.describe_topics()}
    if missing := sorted(wanted - there.keys()):
        raise NoTopicError(f"no topic {', '.join(missing)}; run `tocsin topics create`")
    return {name: there[name] for name in sorted(wanted) if there[name] != NOT_GIVEN}


def check_topics(read: Mapping[str, str], there: Mapping[str, str]) -> None:
    """Raise `TopicLostError` if a topic has another id than when the ledger last read it."""
    for topic, topic_id in read.items():
        if there.get(topic, topic_id) != topic_id:
            raise TopicLostError(
                f"{topic} was deleted and made anew since the ledger read it "
                f"(then {topic_id}, now {there[topic]}): its offsets mean nothing now. "
                f"To read it from its start: `tocsin topics forget {topic}`"
            )
