"""Apache Kafka in KRaft mode, for as long as a test runs: jars by Maven, cached per user."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from daemon.settings import cache_folder
from tests.ports import free_port

RECIPE = Path(__file__).parent / "kafka"
JAVA = 17
STARTS_WITHIN = 60.0
MEMORY = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


class MissingError(Exception):
    """The machine lacks what it takes; the message says what."""


def jars() -> Path:
    """The folder of the broker's jars, fetched if need be. Raises `MissingError`."""
    java = shutil.which("java")
    if java is None:
        raise MissingError("Apache Kafka needs Java, and there is none")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < JAVA:
        raise MissingError(f"Apache Kafka needs Java {JAVA}; here is {said.splitlines()[0]}")
    recipe = (RECIPE / "pom.xml").read_bytes()
    folder = cache_folder() / "tests" / "kafka"
    stamp = folder / "pom.xml"
    if stamp.exists() and stamp.read_bytes() == recipe:
        return folder
    _fetch(folder)
    stamp.write_bytes(recipe)
    return folder


def _fetch(folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError("Apache Kafka's jars need Maven (mvn), and there is none")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    done = subprocess.run(
        [
            *(maven, "-q", "-B", "-f", RECIPE / "pom.xml"),
            *("dependency:copy-dependencies", f"-DoutputDirectory={folder}"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        why = (done.stdout + done.stderr).strip().splitlines()
        raise MissingError(f"Maven could not fetch Apache Kafka: {why[0] if why else 'no reason'}")


class ApacheKafka:
    """One broker with its own folder; it can be killed and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._jars = jars()
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._properties = folder / "server.properties"
        filled = (RECIPE / "server.properties").read_text()
        for name, value in (
            ("BROKER_PORT", self._port),
            ("CONTROLLER_PORT", free_port()),
            ("FOLDER", folder / "log"),
        ):
            filled = filled.replace(name, str(value))
        self._properties.write_text(filled)
        cluster = self._java("kafka.tools.StorageTool", "random-uuid").strip().splitlines()[-1]
        self._java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", self._properties)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start and wait until it listens."""
        with (self._folder / "broker.out").open("ab") as out:
            self._process = subprocess.Popen(
                self._command("kafka.Kafka", self._properties),
                stdout=out,
                stderr=out,
                cwd=self._folder,
            )
        ends = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < ends and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError((self._folder / "broker.out").read_text()[-2000:])

    def stop(self, number: int = signal.SIGKILL) -> None:
        """End it; by default as a power cut would."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(30)
            self._process = None

    def _java(self, *arguments: object) -> str:
        return subprocess.run(
            self._command(*arguments), check=True, capture_output=True, text=True, cwd=self._folder
        ).stdout

    def _command(self, *arguments: object) -> list[str]:
        java = shutil.which("java") or "java"
        return [java, *MEMORY, "-cp", f"{self._jars}{os.sep}*", *map(str, arguments)]
