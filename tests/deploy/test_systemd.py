import configparser
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.tree import DEPLOY, ROOT, program

UNIT = DEPLOY / "systemd/tocsin.service"
OFFLINE_SINCE = 250
"""The first systemd whose `systemd-analyze security` reads a file instead of asking the manager."""


def exec_start() -> list[str]:
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    return shlex.split(
        next(line for line in lines if line.startswith("ExecStart=")).split("=", 1)[1]
    )


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The unit with a program that exists, as after the install."""
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text(encoding="utf-8").replace(exec_start()[0], sys.executable))
    return unit


def test_systemd_has_nothing_to_say_about_the_unit(installed: Path) -> None:
    analyze = program("systemd-analyze", "systemd")

    done = subprocess.run(
        [analyze, "verify", "--man=no", str(installed)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_unit_is_little_exposed(installed: Path) -> None:
    analyze = program("systemd-analyze", "systemd")
    version = subprocess.run([analyze, "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.split()[1].split(".")[0].split("~")[0]) < OFFLINE_SINCE:
        pytest.skip(f"systemd before {OFFLINE_SINCE} has no offline review")

    done = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=15", str(installed)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_the_unit_calls_a_command_that_there_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "daemon", *exec_start()[1:], "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_the_unit_holds_no_secret() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[method-assign,assignment]  # as configparser documents
    unit.read(UNIT)

    assert not [key for key in ("SetCredential", "PassEnvironment") if key in unit["Service"]]
    assert "PASSWORD" not in unit["Service"]["Environment"]
