"""The service as it runs in production: Apache Kafka, PostgreSQL, two workers, a webhook."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from daemon import kafka
from daemon.demo import STREAM, bundled_articles
from daemon.ledger import Ledger, open_ledger
from daemon.settings import Kafka
from daemon.topics import ALERTS, ARTICLES, CLAIMS, FINDINGS
from tests.integration.apache_kafka import ApacheKafka
from tests.integration.test_demo import replayed
from tests.places import gazetteer

pytestmark = [pytest.mark.kafka, pytest.mark.postgres]

ROOT = Path(__file__).parents[2]
ENDS_WITHIN = 120.0


class Desk(ThreadingHTTPServer):
    """A webhook that is away for its first three calls, and remembers what it is told."""

    def __init__(self) -> None:
        self.told: dict[str, dict[str, Any]] = {}
        self.calls = 0
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                desk.calls += 1
                if desk.calls > 3:
                    desk.told[self.headers["Idempotency-Key"]] = json.loads(body)["alert"]
                self.send_response(204 if desk.calls > 3 else 503)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Quiet."""

        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def a_worker(folder: Path, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    with (folder / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "daemon", "-c", str(folder / "tocsin.toml"), "run"],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


def is_drained(ledger: Ledger, settings: Kafka) -> bool:
    """Every message of every topic is in the ledger, and every alert told."""
    done: Counter[str] = Counter()
    for (_, topic, _), reached in ledger.progress().items():
        done[topic] += reached
    topics = (ARTICLES, CLAIMS, FINDINGS, ALERTS)
    behind = any(done[t.name] < sum(kafka.end_offsets(settings, t).values()) for t in topics)
    return not behind and not any(ledger.deliveries_pending().values())


def test_the_desk_is_told_what_a_replay_rings(
    kafka_broker: ApacheKafka, postgres_url: str, desk: Desk, tmp_path: Path
) -> None:
    gazetteer()
    rules = (STREAM / "tocsin.toml").read_text(encoding="utf-8")
    rules = re.sub(r"channels = \[.*?\]", 'channels = ["desk"]', rules[rules.index("[[rules]]") :])
    (tmp_path / "tocsin.toml").write_text(
        f'{rules}\n[[channels]]\nname = "desk"\nkind = "webhook"\nurl = "{desk.address}"\n'
    )
    settings = Kafka(brokers=(kafka_broker.address,), group="production")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TOCSIN_KAFKA__BROKERS": json.dumps(settings.brokers),
        "TOCSIN_KAFKA__GROUP": settings.group,
        "TOCSIN_KAFKA__SESSION_TIMEOUT": "6",
        "TOCSIN_LEDGER__URL": postgres_url,
        "TOCSIN_WEB__PORT": "0",
        "TOCSIN_WORK__TICK": "0",
    }
    kafka.create_topics(settings, partitions={ARTICLES.name: 1})
    with ExitStack() as stack, closing(open_ledger(postgres_url)) as ledger:
        first, _ = (stack.enter_context(a_worker(tmp_path, environment)) for _ in range(2))
        kafka.send(settings, ARTICLES, bundled_articles())
        ends = time.monotonic() + ENDS_WITHIN
        while not desk.told and time.monotonic() < ends:
            time.sleep(0.1)
        first.send_signal(signal.SIGKILL)
        while not is_drained(ledger, settings) and time.monotonic() < ends:
            time.sleep(0.5)
        log = (tmp_path / "worker.log").read_text()
        assert is_drained(ledger, settings), log[-3000:]
    expected = {f"{alert.revision_id}/desk": alert for alert in replayed()}
    assert desk.told.keys() == expected.keys()
    assert {key: alert["title"] for key, alert in desk.told.items()} == {
        key: alert.title for key, alert in expected.items()
    }
