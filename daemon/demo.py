"""The demo: the real daemon on the embedded broker, fed with a bundled fictional war.

The worker is a process of its own, as in production. If it dies it is started again, and goes on
where the ledger says it was: kill it and see.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from rich.panel import Panel
from rich.text import Text

from daemon import kafka
from daemon.broker import dying_with_us, embedded_broker
from daemon.commands.context import Context
from daemon.ledger import Ledger, open_ledger
from daemon.progress import gazetteer, progress_bar
from daemon.rendering import alert_line, alert_panel
from daemon.settings import Kafka, Settings
from daemon.topics import ALERTS, ARTICLES, CLAIMS, FINDINGS
from schemas.alert import Alert
from schemas.article import Article

STREAM = files("daemon") / "stream"
PORT = 9469
READY_WITHIN = 60.0
"""Seconds for the worker to get its partitions."""
STOPPED_WITHIN = 15.0
LOOK = 0.1
"""Seconds between looks at what has been told."""


@dataclass(frozen=True)
class Counts:
    """What a demo amounts to."""

    articles: int
    claims: int
    findings: int
    alerts: int
    dead_letters: int
    seconds_to_first_alert: float | None


class Demo:
    """One run, from the broker's start to the last delivery."""

    def __init__(self, ours: Context, *, pace: float, port: int | None) -> None:
        self._ours = ours
        self._pace = pace
        self._port = port if port is not None else _free_port(PORT)
        self._began = time.monotonic()
        self._first_alert: float | None = None
        self._stop = threading.Event()
        self._read_up_to = 0
        self._fault: BaseException | None = None

    def run(self, *, once: bool) -> Counts:
        """Play the stream; with `once` end after it, else when interrupted."""
        gazetteer(self._ours.err)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped cleanly either way
        with ExitStack() as stack:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="tocsin-demo-")))
            self._folder = folder
            self._broker = stack.enter_context(embedded_broker(folder))
            self._kafka = Kafka(brokers=(self._broker,))
            # One partition of articles: two runs then ring the same bells in the same order.
            kafka.create_topics(self._kafka, partitions={ARTICLES.name: 1})
            ledger = open_ledger(self._ledger_url())
            stack.callback(ledger.close)
            self._worker = self._started()
            stack.callback(self._stopped)
            try:
                self._await_ready()
                self._greet()
                self._play(ledger, once=once)
            except KeyboardInterrupt:
                self._ours.err.print("stopping …")
                if once:
                    raise  # what was asked for was not done
            finally:
                self._stop.set()
            return self._counts(ledger)

    def _play(self, ledger: Ledger, *, once: bool) -> None:
        articles = list(bundled_articles())
        feeder = threading.Thread(target=self._feed, args=(articles,), daemon=True)
        with progress_bar(self._ours.err) as bar:
            task = bar.add_task("articles read", total=len(articles))
            feeder.start()
            while True:
                self._keep_alive()
                self._tell(bar.console.print if self._ours.err.is_terminal else None)
                bar.update(task, completed=self._done(ledger, ARTICLES.name))
                if self._fault:
                    raise self._fault
                if not feeder.is_alive() and self._is_drained(ledger):
                    self._tell(bar.console.print if self._ours.err.is_terminal else None)
                    bar.update(task, completed=len(articles))
                    if once:
                        return
                    break
                time.sleep(LOOK)
        self._ours.err.print("The stream is read. The pages stay up until Ctrl-C.")
        while True:
            self._keep_alive()
            time.sleep(LOOK)

    def _feed(self, articles: list[Article]) -> None:
        def paced() -> Iterator[Article]:
            for article in articles:
                if self._stop.wait(self._pace):
                    return
                yield article

        try:
            kafka.send(self._kafka, ARTICLES, paced(), None)
        except BaseException as fault:  # noqa: BLE001  (raised again by the thread that waits)
            self._fault = fault

    def _is_drained(self, ledger: Ledger) -> bool:
        """Every message of every topic is in the ledger, and every alert told."""
        for topic in (ARTICLES, CLAIMS, FINDINGS, ALERTS):
            ends = kafka.end_offsets(self._kafka, topic)
            if self._done(ledger, topic.name) < sum(ends.values()):
                return False
        return not any(ledger.deliveries_pending().values())

    @staticmethod
    def _done(ledger: Ledger, topic: str) -> int:
        return sum(reached for (_, name, _), reached in ledger.progress().items() if name == topic)

    def _tell(self, show: object) -> None:
        """Print what the file channel has got since the last look."""
        path = self._folder / "alerts.jsonl"
        if not path.exists():
            return
        with path.open("rb") as file:
            file.seek(self._read_up_to)
            news = file.read()
        whole = news[: news.rfind(b"\n") + 1]
        self._read_up_to += len(whole)
        for line in whole.splitlines():
            told = json.loads(line)
            alert = Alert.decode(json.dumps(told["alert"]).encode())
            if self._first_alert is None:
                self._first_alert = time.monotonic() - self._began
            if callable(show):
                show(alert_panel(alert, told["link"]))
            else:
                self._ours.err.print(Text(alert_line(alert)), soft_wrap=True)

    def _greet(self) -> None:
        base = f"http://127.0.0.1:{self._port}"
        lines = [
            f"evidence pages  {base}/",
            f"metrics         {base}/metrics",
            f"broker          {self._broker} (embedded, memory only: for trying out)",
            f"worker          pid {self._worker.pid}; kill -9 it and see: nothing is lost",
        ]
        title = "tocsin demo · a fictional war in real places"
        if self._ours.err.is_terminal:
            self._ours.err.print(Panel(Text("\n".join(lines)), title=title, title_align="left"))
        else:
            self._ours.err.print(Text("\n".join(lines)), soft_wrap=True)

    def _counts(self, ledger: Ledger) -> Counts:
        counts = ledger.counts()
        first = self._first_alert
        return Counts(
            articles=self._done(ledger, ARTICLES.name),
            claims=counts["claims"],
            findings=counts["findings"],
            alerts=counts["alerts"],
            dead_letters=counts["dead_letters"],
            seconds_to_first_alert=None if first is None else round(first, 2),
        )

    def _ledger_url(self) -> str:
        return f"sqlite:///{self._folder / 'ledger.sqlite3'}"

    def _started(self) -> "subprocess.Popen[bytes]":
        environment = {
            **os.environ,
            "TOCSIN_KAFKA__BROKERS": json.dumps([self._broker]),
            "TOCSIN_KAFKA__SESSION_TIMEOUT": "6",
            "TOCSIN_LEDGER__URL": self._ledger_url(),
            "TOCSIN_WEB__PORT": str(self._port),
            "TOCSIN_WEB__BIND": "127.0.0.1",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        (self._folder / "tocsin.toml").write_text(
            (STREAM / "tocsin.toml").read_text(encoding="utf-8"), encoding="utf-8"
        )
        command = [
            *dying_with_us(),
            sys.executable,
            "-m",
            "daemon",
            "--config",
            "tocsin.toml",
            "run",
        ]
        with (self._folder / "worker.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603  (our own command)
                command,
                cwd=self._folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is ours to handle: the worker is told to stop
            )

    def _stopped(self) -> None:
        if self._worker.poll() is None:
            self._worker.send_signal(signal.SIGTERM)
            try:
                self._worker.wait(STOPPED_WITHIN)
            except subprocess.TimeoutExpired:
                self._worker.kill()
                self._worker.wait()

    def _keep_alive(self) -> None:
        status = self._worker.poll()
        if status is None:
            return
        if status >= 0:
            raise DemoError(f"the worker ended with status {status}", self._last_words())
        self._ours.err.print(f"the worker was killed (signal {-status}); starting it again")
        self._worker = self._started()

    def _await_ready(self) -> None:
        ends = time.monotonic() + READY_WITHIN
        with self._ours.err.status("waiting for the worker …"):
            while time.monotonic() < ends:
                if self._worker.poll() is not None:
                    break
                try:
                    with urlopen(f"http://127.0.0.1:{self._port}/readyz", timeout=2):
                        return
                except (URLError, OSError):
                    time.sleep(LOOK)
        raise DemoError("the worker did not become ready", self._last_words())

    def _last_words(self) -> list[str]:
        log = self._folder / "worker.log"
        return log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []


class DemoError(Exception):
    """The demo cannot go on. `details` are the worker's last lines."""

    def __init__(self, what: str, details: list[str]) -> None:
        super().__init__(what)
        self.details = details


def bundled_articles() -> Iterator[Article]:
    """The fictional war, in order of publication."""
    with (STREAM / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield Article.decode(line.encode())


def demo_settings() -> Settings:
    """The rules and channels the demo runs with."""
    return Settings.load(Path(str(STREAM / "tocsin.toml")))


def as_json(counts: Counts) -> str:
    """The counts on one line."""
    return json.dumps(asdict(counts))


def _free_port(wanted: int) -> int:
    """The wanted port if it is free, else any that is."""
    for port in (wanted, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as listener:
                found: int = listener.getsockname()[1]
                return found
        except OSError:
            continue
    raise OSError("no free port on 127.0.0.1")
