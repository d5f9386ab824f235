"""A real Prometheus for one test: loopback, a free port, a folder that goes away."""

import json
import math
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import yaml

from tests.deploy.tree import DEPLOY, program, read_yaml

LOOK = 0.25
"""Seconds between two looks at something that is not ours to wake us."""


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def answers(url: str) -> bool:
    """Whether a GET is answered with 200."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310  (loopback)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether `url` was answered in time; False at once when the process has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if answers(url):
            return True
        time.sleep(LOOK)
    return False


@dataclass(frozen=True)
class Server:
    """Prometheus as it answers on its port."""

    url: str

    def values(self, expr: str) -> list[float]:
        """The finite values of an instant query. Raises `HTTPError` when it does not parse."""
        query = f"{self.url}/api/v1/query?{urlencode({'query': expr})}"
        with urllib.request.urlopen(query, timeout=10) as answer:  # noqa: S310  (loopback)
            found = json.load(answer)["data"]["result"]
        return [v for v in (float(one["value"][1]) for one in found) if math.isfinite(v)]


@contextmanager
def prometheus(target: str, folder: Path) -> Iterator[Server]:
    """Scrape `target` every second with the configuration and the rules that are shipped."""
    binary = program("prometheus", "prometheus")
    config = read_yaml("prometheus/prometheus.yml")
    config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    config["rule_files"] = [str(DEPLOY / "prometheus/rules/*.yml")]
    del config["alerting"]
    config["scrape_configs"][0]["static_configs"] = [{"targets": [target]}]
    (folder / "prometheus.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    address = f"127.0.0.1:{free_port()}"
    with (folder / "prometheus.log").open("wb") as log:
        process = subprocess.Popen(
            [
                binary,
                f"--config.file={folder / 'prometheus.yml'}",
                f"--storage.tsdb.path={folder / 'tsdb'}",
                f"--web.listen-address={address}",
                "--log.level=warn",
            ],
            stdout=log,
            stderr=log,
        )
    try:
        ready = wait_for(f"http://{address}/-/ready", process, 30)
        assert ready, (folder / "prometheus.log").read_text(encoding="utf-8")
        yield Server(f"http://{address}")
    finally:
        process.terminate()
        process.wait(10)
