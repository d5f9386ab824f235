"""How fast messages go through two toy stages, and how soon: `python -m tests.bench.carrier`.

The first figure is of an agent that does nothing, on the same Faust, broker and machine: what is
left of it is what order, the ledger and the fence cost. Latency is from the feeder's timestamp to
the commit of the second stage, at a steady trickle.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import quantiles

from kafka import KafkaConsumer, KafkaProducer

from daemon.broker import embedded_broker
from daemon.kafka import client_options
from tests.daemon import toys
from tests.integration.apache_kafka import ApacheKafka
from tests.integration.crew import Crew

WITHIN = 300.0
TRICKLE = 100
"""Articles a second when latency is measured."""


@contextmanager
def kafka(folder: Path) -> Iterator[str]:
    broker = ApacheKafka(folder)
    broker.start()
    try:
        yield broker.address
    finally:
        broker.stop()


def rate(count: Callable[[], int], many: int) -> float:
    """Messages a second between the first tenth and the last."""
    marks: dict[int, float] = {}
    ends = time.monotonic() + WITHIN
    goals = [many // 10, many]
    while time.monotonic() < ends and len(marks) < 2:
        at = count()
        for goal in goals:
            if at >= goal:
                marks.setdefault(goal, time.monotonic())
        time.sleep(0.02)
    return (many - many // 10) / (marks[many] - marks[many // 10])


def empty_agent(broker: str, topic: str, many: int) -> float:
    """An agent that only counts."""
    program = """
import asyncio, sys, tempfile, time
from pathlib import Path
from daemon.app import build_app
from daemon.settings import Kafka, Settings
broker, name, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
async def main():
    app = build_app(Settings(kafka=Kafka(brokers=(broker,), group="empty")), Path(tempfile.mkdtemp()))
    topic = app.topic(name, key_type=bytes, key_serializer="raw", value_type=bytes, value_serializer="raw")
    done, marks = asyncio.Event(), []
    @app.agent(topic)
    async def count(stream):
        seen = 0
        async for _ in stream.events():
            seen += 1
            if seen == many // 10 or seen == many:
                marks.append(time.monotonic())
            if seen == many:
                done.set()
    await app.start()
    await done.wait()
    print((many - many // 10) / (marks[1] - marks[0]), flush=True)
    await app.stop()
asyncio.run(main())
"""
    said = subprocess.run(
        [sys.executable, "-c", program, broker, topic, str(many)],
        capture_output=True,
        text=True,
        check=True,
        timeout=WITHIN,
        cwd=Path(__file__).parents[2],
    )
    return float(said.stdout.split()[-1])


def latency(crew: Crew, seconds: int) -> tuple[float, float]:
    """Milliseconds, p50 and p99, from sending to the second stage's message lying in its topic."""
    findings = crew.topics[2].name
    consumer = KafkaConsumer(
        findings, **client_options(crew.kafka), auto_offset_reset="latest", fetch_max_wait_ms=5
    )
    producer = KafkaProducer(**client_options(crew.kafka), acks="all", enable_idempotence=False)
    consumer.poll(timeout_ms=1000)
    sent: dict[str, float] = {}
    took: list[float] = []
    start, number = time.monotonic(), 10**6
    many = seconds * TRICKLE
    while len(took) < many and time.monotonic() < start + seconds + 20:
        while len(sent) < many and time.monotonic() >= start + len(sent) / TRICKLE:
            article = toys.article(number)
            sent[article.id] = time.monotonic()
            producer.send(crew.topics[0].name, key=article.id.encode(), value=article.encode())
            number += 1
        for records in consumer.poll(timeout_ms=1).values():
            now = time.monotonic()
            for record in records:
                article_id = json.loads(record.value)["evidence"][0]["article_id"]
                if article_id in sent:
                    took.append((now - sent[article_id]) * 1000)
    consumer.close()
    producer.close()
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[98]


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--broker", choices=["embedded", "kafka"], default="embedded")
    parser.add_argument("--ledger", help="SQLAlchemy URL; none: SQLite in a temporary folder")
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=10, help="of trickle, for the latency")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as name:
        folder = Path(name)
        open_broker = embedded_broker if chosen.broker == "embedded" else kafka
        with open_broker(folder) as broker:
            address = chosen.ledger or f"sqlite:///{folder / 'ledger.sqlite3'}"
            with Crew.on(broker, address, folder) as crew:
                crew.send(islice(toys.articles(), chosen.many))
                empty = empty_agent(broker, crew.topics[0].name, chosen.many)
                crew.start()
                both = rate(crew.weighed, chosen.many)
                p50, p99 = latency(crew, chosen.seconds)
    print(
        json.dumps(
            {
                "broker": chosen.broker,
                "ledger": address.partition(":")[0],
                "empty_agent_per_second": round(empty),
                "two_stages_per_second": round(both),
                "latency_ms": {"p50": round(p50, 1), "p99": round(p99, 1)},
            }
        )
    )


if __name__ == "__main__":
    main()
