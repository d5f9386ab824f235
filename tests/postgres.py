"""PostgreSQL from the system's packages, for as long as the tests run."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import psycopg

from tests.ports import free_port


class MissingError(Exception):
    """The machine lacks what it takes; the message says what."""


def programs() -> Path:
    """The folder of the newest server's programs. Raises `MissingError`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    if there := shutil.which("initdb"):
        return Path(there).resolve().parent
    raise MissingError("no PostgreSQL server programs: neither /usr/lib/postgresql nor initdb")


def _user() -> str | None:
    """Whom to run as; None: oneself. initdb refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise MissingError("PostgreSQL refuses to run as root, and there is no other user")


class Server:
    """A server on loopback with a folder of its own; it can be stopped and started again."""

    def __init__(self) -> None:
        self._programs, self._user, self._port = programs(), _user(), free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="tocsin-postgres-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"postgresql://tocsin@127.0.0.1:{self._port}/postgres"
        """Of its administration database."""

    def __enter__(self) -> Self:
        if self._user:
            shutil.chown(self._folder, self._user)
        where = self._folder / "data"
        subprocess.run(
            [self._programs / "initdb", *("-D", where, "-U", "tocsin", "-A", "trust", "-N")],
            user=self._user,
            check=True,
            capture_output=True,
            cwd=self._folder,
        )
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start and wait until it answers."""
        log = self._folder / "log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [
                    self._programs / "postgres",
                    *("-D", self._folder / "data", "-p", str(self._port)),
                    *("-k", "", "-h", "127.0.0.1", "-F"),
                ],
                user=self._user,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self._folder,
            )
        _wait_for(self.url, self._process, log)

    def stop(self) -> None:
        """Stop at once, as a restart by an operator would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # "fast": connections are cut
            self._process.wait(20)
            self._process = None


@contextmanager
def database(server_url: str, name: str) -> Iterator[str]:
    """A database of its own; yields its URL and drops it in the end."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    try:
        yield f"{server_url.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f'drop database "{name}" with (force)')


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        try:
            psycopg.connect(url, connect_timeout=1).close()
        except psycopg.OperationalError:
            if process.poll() is not None:
                raise RuntimeError(f"PostgreSQL ended: {log.read_text()[-500:]}") from None
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not answer in 10 s: {log.read_text()[-500:]}")
