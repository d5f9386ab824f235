"""Each query of the dashboard, asked of a real Prometheus."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.dashboard import QUERIES, Query
from tests.deploy.exporter import breathe, exporter
from tests.deploy.prometheus_server import LOOK, Server, free_port, prometheus, wait_for
from tests.deploy.tree import ROOT, program

pytestmark = pytest.mark.prometheus

STARTED_WITHIN = 150.0
"""Seconds; the first start compiles the places."""
SEEN_WITHIN = 120.0
LAST_LOOKS = 3.0
"""For what was told last to be scraped."""


def asked(
    server: Server,
    seconds: float,
    *,
    between: Callable[[], object] = lambda: None,
    is_over: Callable[[], bool] = lambda: True,
) -> dict[Query, list[float]]:
    """The last finite values of each query, asked until all have answered and `is_over`.

    Rates of a stream that has ended are nothing, or not a number; what they were stands.
    """
    seen: dict[Query, list[float]] = {}
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        between()
        time.sleep(LOOK)
        for query in QUERIES:
            if values := server.values(query.filled(interval="20s", within="5m")):
                seen[query] = values
        if len(seen) == len(QUERIES) and is_over():
            break
    return seen


def silent(seen: dict[Query, list[float]]) -> list[str]:
    return [f"{query}: {query.expr}" for query in QUERIES if query not in seen]


@contextmanager
def demo(folder: Path, port: int) -> Iterator[Path]:
    """The real daemon on the embedded broker, reading the bundled stream; yields what it says."""
    home = {name: str(folder / name) for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME")}
    log_path = folder / "demo.log"
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "daemon", "demo", "--pace", "0.25", "--web-port", str(port)],
            cwd=ROOT,
            env=os.environ | home,
            stdout=log,
            stderr=log,
        )
    try:
        up = wait_for(f"http://127.0.0.1:{port}/metrics", process, STARTED_WITHIN)
        assert up, log_path.read_text(encoding="utf-8")[-4000:]
        yield log_path
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def test_every_query_answers_when_every_metric_has_a_value(tmp_path: Path) -> None:
    program("prometheus", "prometheus")
    port = free_port()

    with exporter(port) as metrics, prometheus(f"127.0.0.1:{port}", tmp_path) as server:
        seen = asked(server, 30, between=lambda: breathe(metrics))

    assert not silent(seen)


@pytest.mark.broker
def test_every_query_answers_on_the_daemon_that_runs_the_demo(tmp_path: Path) -> None:
    program("prometheus", "prometheus")
    port = free_port()

    # Prometheus first: it must see the counters before the first article.
    with (
        prometheus(f"127.0.0.1:{port}", tmp_path) as server,
        demo(tmp_path, port) as said,
    ):
        seen = asked(
            server, SEEN_WITHIN, is_over=lambda: b"The stream is read" in said.read_bytes()
        )
        seen |= asked(server, LAST_LOOKS, is_over=lambda: False)
        complaints = server.values('ALERTS{alertstate="firing"}')

    sys.stdout.write("\n")  # for `pytest -s`: what the dashboard showed at the end of the stream
    for query, values in seen.items():
        sys.stdout.write(f"{query!s:<44} {len(values):>3} series  {max(values):.6g}\n")
    assert not silent(seen)
    assert not complaints
