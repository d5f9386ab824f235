"""Kafka from outside the daemon, by kafka-python: topics, the feeder, tails, lag, redrive."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any, TypeVar

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.errors import KafkaError, TopicAlreadyExistsError
from kafka.structs import OffsetAndMetadata

from daemon.settings import Kafka
from daemon.topics import DEAD_LETTERS, TOPICS, Topic
from schemas.base import Message
from schemas.dead_letter import DeadLetter

M = TypeVar("M", bound=Message)

ANSWERS_WITHIN_MS = 10_000
DELIVERED_WITHIN = 60.0
"""Seconds for the broker to take one message."""
POLL_MS = 500
FETCH_WAIT_MS = 100
"""How long a fetch with nothing to bring may take: it still brings the high water mark."""
FETCHES = 20


class DeliveryFailedError(KafkaError):  # type: ignore[misc]  # kafka-python is not typed
    """The broker did not take a message. What was sent before it is there."""


def client_options(kafka: Kafka) -> dict[str, Any]:
    """What every client of kafka-python is given, TLS and SASL included."""
    options: dict[str, Any] = {
        "bootstrap_servers": list(kafka.brokers),
        "security_protocol": kafka.security_protocol,
        "request_timeout_ms": 30_000,
        "bootstrap_timeout_ms": ANSWERS_WITHIN_MS,
    }
    if kafka.security_protocol.endswith("SSL"):
        files = (("cafile", kafka.ssl_ca), ("certfile", kafka.ssl_cert), ("keyfile", kafka.ssl_key))
        options |= {f"ssl_{name}": str(path) for name, path in files if path}
    if kafka.security_protocol.startswith("SASL"):
        options |= {
            "sasl_mechanism": kafka.sasl_mechanism,
            "sasl_plain_username": kafka.sasl_username,
            "sasl_plain_password": kafka.password(),
        }
    return options


def create_topics(
    kafka: Kafka,
    topics: Sequence[Topic[Any]] = TOPICS,
    *,
    partitions: Mapping[str, int] | None = None,
) -> list[str]:
    """Make the topics that are not there yet; their names. Raises `KafkaError`.

    `partitions` overrides, by name, what the topic and the settings say.
    """
    wanted = partitions or {}
    with closing(KafkaAdminClient(**client_options(kafka))) as admin:
        there = set(admin.list_topics())
        made = []
        for topic in topics:
            if topic.name in there:
                continue
            count = wanted.get(topic.name) or topic.partitions or kafka.partitions
            new = NewTopic(topic.name, count, kafka.replication, topic_configs=dict(topic.config))
            try:
                admin.create_topics([new], timeout_ms=ANSWERS_WITHIN_MS)
            except TopicAlreadyExistsError:  # another worker was first
                continue
            made.append(topic.name)
    return made


def describe_topics(kafka: Kafka, topics: Sequence[Topic[Any]] = TOPICS) -> list[dict[str, Any]]:
    """For each: `topic`, `partitions` (None if it is missing), `messages` still in it."""
    with closing(_consumer(kafka)) as consumer:
        there = consumer.topics()
        rows: list[dict[str, Any]] = []
        for topic in topics:
            if topic.name not in there:
                rows.append({"topic": topic.name, "partitions": None, "messages": None})
                continue
            parts = _partitions(consumer, topic.name)
            ends = _ends(consumer, parts)
            begins = consumer.beginning_offsets(parts)
            messages = sum(ends[part] - begins[part] for part in parts)
            rows.append({"topic": topic.name, "partitions": len(parts), "messages": messages})
    return rows


def send(
    kafka: Kafka,
    topic: Topic[M],
    messages: Iterable[M],
    on_sent: Callable[[int], object] | None = None,
) -> int:
    """Send messages and wait until the broker has each; how many there were.

    `on_sent` is told how many the broker has. Raises `KafkaError`, as soon as one is not taken.
    """
    taken = 0
    waiting: deque[tuple[str, Any]] = deque()

    def settle(*, leave: int) -> None:
        nonlocal taken
        while len(waiting) > leave or (waiting and waiting[0][1].is_done):
            key, future = waiting.popleft()
            try:
                future.get(timeout=DELIVERED_WITHIN)
            except KafkaError as error:
                raise DeliveryFailedError(f"{topic.name} did not take {key!r}: {error}") from error
            taken += 1
            if on_sent:
                on_sent(taken)

    with closing(_producer(kafka)) as producer:
        for message in messages:
            key = topic.key(message)
            future = producer.send(topic.name, key=key.encode(), value=message.encode())
            waiting.append((key, future))
            settle(leave=1000)
        producer.flush(timeout=DELIVERED_WITHIN)
        settle(leave=0)
    return taken


def tail(kafka: Kafka, topic: Topic[M], *, from_beginning: bool = False) -> Iterator[M]:
    """The topic's messages as they come, for ever. What cannot be read is passed over."""
    with closing(_consumer(kafka)) as consumer:
        parts = _partitions(consumer, topic.name)
        consumer.assign(parts)
        for part, end in _ends(consumer, parts).items():
            consumer.seek(part, end)
        if from_beginning:
            consumer.seek_to_beginning(*parts)
        while True:
            for records in consumer.poll(timeout_ms=POLL_MS).values():
                for record in records:
                    try:
                        yield topic.decode(record.value)
                    except ValueError:
                        continue


def end_offsets(kafka: Kafka, topic: Topic[Any]) -> dict[int, int]:
    """The next offset to be written, by partition."""
    with closing(_consumer(kafka)) as consumer:
        ends = _ends(consumer, _partitions(consumer, topic.name))
        return {part.partition: offset for part, offset in ends.items()}


def redrive(
    kafka: Kafka,
    stage: str | None,
    on_redriven: Callable[[DeadLetter], object] | None = None,
    *,
    stages: Sequence[str] = ("read", "corroborate", "judge", "notify"),
) -> int:
    """Put dead letters back on the topics they came from; how many.

    Each goes once: how far each stage's letters have been redriven is kept as the offsets of a
    consumer group. Letters that come while this runs are left for the next time.
    """
    done = 0
    with closing(_producer(kafka)) as producer:
        for each in (stage,) if stage else stages:
            for letter in _undriven(kafka, each):
                future = producer.send(letter.topic, key=letter.key, value=letter.value)
                future.get(timeout=DELIVERED_WITHIN)
                done += 1
                if on_redriven:
                    on_redriven(letter)
    return done


def _undriven(kafka: Kafka, stage: str) -> Iterator[DeadLetter]:
    """One stage's letters since the last redrive; each is marked when the next is asked for."""
    with closing(_consumer(kafka, group_id=f"{kafka.group}.redrive.{stage}")) as consumer:
        parts = _partitions(consumer, DEAD_LETTERS.name)
        ends = _ends(consumer, parts)
        for part in parts:
            reached = consumer.committed(part)
            if reached is None:
                consumer.seek_to_beginning(part)
            else:
                consumer.seek(part, reached)
        while any(consumer.position(part) < ends[part] for part in parts):
            for part, records in consumer.poll(timeout_ms=POLL_MS).items():
                for record in records:
                    if record.offset >= ends[part]:
                        return
                    letter = DeadLetter.decode(record.value)
                    if letter.stage == stage:
                        yield letter
                    consumer.commit({part: OffsetAndMetadata(record.offset + 1, "", -1)})


def _ends(consumer: Any, parts: Sequence[Any]) -> dict[Any, int]:  # noqa: ANN401
    """The next offset to be written, by partition; leaves the consumer assigned to `parts`.

    Asked of a fetch, not only of ListOffsets: the embedded broker forgets the last batch there
    (send seven records in one batch and list the latest offset to see it).
    """
    listed = consumer.end_offsets(parts)
    consumer.assign(parts)
    for part in parts:
        consumer.seek(part, listed[part])
    for _ in range(FETCHES):
        consumer.poll(timeout_ms=FETCH_WAIT_MS)
        if all(consumer.highwater(part) is not None for part in parts):
            break
    return {part: max(listed[part], consumer.highwater(part) or 0) for part in parts}


def _partitions(consumer: Any, topic: str) -> list[Any]:  # noqa: ANN401  (kafka-python is not typed)
    numbers = consumer.partitions_for_topic(topic)
    if not numbers:
        raise DeliveryFailedError(f"there is no topic {topic}; run `tocsin topics create`")
    return [TopicPartition(topic, number) for number in sorted(numbers)]


def _consumer(kafka: Kafka, group_id: str | None = None) -> Any:  # noqa: ANN401
    return KafkaConsumer(
        **client_options(kafka),
        group_id=group_id,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=FETCH_WAIT_MS,
        allow_auto_create_topics=False,
    )


def _producer(kafka: Kafka) -> Any:  # noqa: ANN401
    return KafkaProducer(
        **client_options(kafka),
        acks="all",
        # The embedded broker has no idempotent producer; ids make repeats harmless, and one
        # request in flight keeps the order when one is tried again.
        enable_idempotence=False,
        max_in_flight_requests_per_connection=1,
        allow_auto_create_topics=False,
        max_block_ms=ANSWERS_WITHIN_MS,
    )
