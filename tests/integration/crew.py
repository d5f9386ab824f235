"""Workers of toy stages as processes of their own, and the count of what they did."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from daemon.kafka import create_topics, send
from daemon.ledger import Ledger, open_ledger
from daemon.settings import Kafka
from schemas.article import Article
from tests.daemon.toys import COUNTRIES, toy_topics

WITHIN = 60.0
"""Seconds for all to be counted; a count that is reached is reached sooner."""
NUMBERS = count()


class Crew:
    """Some workers, their topics and their ledger."""

    def __init__(self, kafka: Kafka, ledger: Ledger, address: str, folder: Path) -> None:
        self.kafka = kafka
        self.ledger = ledger
        self.workers: list[subprocess.Popen[bytes]] = []
        self._address = address
        self._folder = folder
        self.topics = toy_topics(kafka.group)

    @classmethod
    @contextmanager
    def on(cls, broker: str, ledger_address: str, folder: Path) -> Iterator["Crew"]:
        """Topics of its own, so that one broker serves many tests."""
        kafka = Kafka(brokers=(broker,), group=f"toys-{os.getpid()}-{next(NUMBERS)}")
        create_topics(kafka, toy_topics(kafka.group))
        crew = cls(kafka, open_ledger(ledger_address), ledger_address, folder)
        try:
            yield crew
        finally:
            for worker in crew.workers:
                if worker.poll() is None:
                    worker.kill()
                    worker.wait()
            crew.ledger.close()

    def start(self, **environment: str) -> subprocess.Popen[bytes]:
        """One more worker."""
        settings = {
            "TOCSIN_KAFKA__BROKERS": f'["{self.kafka.brokers[0]}"]',
            "TOCSIN_KAFKA__GROUP": self.kafka.group,
            "TOCSIN_KAFKA__SESSION_TIMEOUT": "PT6S",
            "TOCSIN_LEDGER__URL": self._address,
            "TOCSIN_LOG__FORMAT": "text",
        }
        with (self._folder / f"worker-{len(self.workers)}.log").open("wb") as out:
            worker = subprocess.Popen(
                [sys.executable, "-m", "tests.integration.toy_worker"],
                env={**os.environ, **settings, **environment},
                stderr=out,
                cwd=Path(__file__).parents[2],
            )
        self.workers.append(worker)
        return worker

    def pause(self, worker: subprocess.Popen[bytes]) -> bool:
        """Stop a worker where it stands; whether it left the ledger free."""
        worker.send_signal(signal.SIGSTOP)
        time.sleep(0.05)
        try:
            with closing(
                sqlite3.connect(self._address.removeprefix("sqlite:///"), timeout=0.2)
            ) as db:
                db.execute("begin immediate")
        except sqlite3.OperationalError:
            return False
        return True

    def send(self, articles: Iterable[Article]) -> int:
        """Put articles in at the front."""
        return send(self.kafka, self.topics[0], articles)

    def read(self) -> int:
        """How many offsets the reading stage is done with."""
        return sum(at for (stage, _, _), at in self.ledger.progress().items() if stage == "read")

    def weighed(self) -> int:
        """The sum of all countries' totals: one for each article, whatever happened."""
        totals = (self.ledger.get("weigh", country, "total") for country in COUNTRIES)
        return sum(int(total.value) for total in totals if total is not None)

    def is_ready(self, worker: int) -> bool:
        """Whether a worker, by the order of starting, last said that it was ready."""
        lines = self._said(self._folder / f"worker-{worker}.log")
        return bool(lines) and "ready=(True" in lines[-1]

    def metric(self, name: str, worker: int | None = None) -> float:
        """The sum of a counter over stages and workers, or one worker, as they last said."""
        found = 0.0
        for log in self._folder.glob(f"worker-{'*' if worker is None else worker}.log"):
            lines = self._said(log)
            shown = re.findall(rf"{name}_total\{{[^}}]*}}=(\S+)", lines[-1]) if lines else []
            found += sum(map(float, shown))
        return found

    @staticmethod
    def _said(log: Path) -> list[str]:
        return [line for line in log.read_text().splitlines() if line.startswith("toy ")]

    def logs(self) -> str:
        """What all workers have said, for a test that fails."""
        return "\n".join(
            f"--- {log.name}\n{log.read_text()[-40000:]}"
            for log in sorted(self._folder.glob("worker-*.log"))
        )

    def until(self, claim: Callable[[], bool], within: float = WITHIN) -> bool:
        """Wait for something to become true; whether it did."""
        ends = time.monotonic() + within
        while time.monotonic() < ends:
            if claim():
                return True
            time.sleep(0.1)
        return claim()
