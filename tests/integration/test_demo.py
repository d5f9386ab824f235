"""The demo is the real daemon: its alerts are those of a replay, whatever is killed on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from daemon.demo import bundled_articles, demo_settings
from daemon.offline import replay
from daemon.pipeline import pipeline
from daemon.rendering import alert_line
from schemas.alert import Alert
from tests.places import gazetteer

pytestmark = pytest.mark.broker

ROOT = Path(__file__).parents[2]
ENDS_WITHIN = 120


@contextmanager
def demo(folder: Path, *options: str) -> Iterator["subprocess.Popen[str]"]:
    """`tocsin demo --once`, what it leaves kept in `folder`."""
    gazetteer()  # built, so that the demo need not
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        "TOCSIN_WORK__TICK": "0",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "daemon", "demo", "--once", *options],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)


def ended(process: "subprocess.Popen[str]") -> tuple[dict[str, Any], list[str]]:
    """The counts it printed, and the bells it rang, in order."""
    out, err = process.communicate(timeout=ENDS_WITHIN)
    assert process.returncode == 0, err
    counts: dict[str, Any] = json.loads(out)
    return counts, [line for line in err.splitlines() if line[:1] in "▲△▽✕"]


def replayed() -> list[Alert]:
    settings = demo_settings()
    stages = pipeline(gazetteer(), settings.rules, [each.name for each in settings.channels])
    return [each for _, each in replay(bundled_articles(), stages) if isinstance(each, Alert)]


def expected() -> list[str]:
    return sorted(alert_line(alert) for alert in replayed())


def worker_of(process: "subprocess.Popen[str]") -> int | None:
    """The pid of the demo's worker, once it is there."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    for child in children.split():
        if b"run" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
            return int(child)
    return None


def test_the_demo_rings_what_a_replay_rings(tmp_path: Path) -> None:
    with demo(tmp_path, "--pace", "0.02") as process:
        counts, bells = ended(process)
    assert sorted(bells) == expected()
    assert counts["articles"] == len(list(bundled_articles()))
    assert counts["alerts"] == len({alert.alert_id for alert in replayed()})
    assert counts["dead_letters"] == 0


def test_a_killed_worker_loses_nothing_and_tells_nothing_twice(tmp_path: Path) -> None:
    with demo(tmp_path, "--pace", "0.1") as process:
        for _ in range(2):
            told = 0
            began = time.monotonic()
            while time.monotonic() - began < 60 and told < 2:
                files = list(tmp_path.glob("tocsin-demo-*/alerts.jsonl"))
                told = len(files[0].read_bytes().splitlines()) if files else 0
                time.sleep(0.05)
            worker = worker_of(process)
            assert worker is not None
            os.kill(worker, signal.SIGKILL)
            time.sleep(1.5)
        _, bells = ended(process)
    assert sorted(bells) == expected()
