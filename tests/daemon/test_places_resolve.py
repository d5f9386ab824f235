"""`tocsin places resolve` answers every line, and names the ones it cannot read."""

import json
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "daemon.cli", "places", "resolve"]


def resolve(*arguments: str, lines: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=lines, capture_output=True, check=False)


def test_a_bad_line_is_named_and_the_others_are_answered() -> None:
    lines = b'{"id":1,"text":"In Hama."}\n{bad\n\xff\n{"id":4,"text":"x","mentions":[{"start":1}]}\n{"id":5,"text":"In Homs.","mentions":[[3,7]]}\n'
    done = resolve(lines=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, None, None, 5]
    assert [len(answer["places"]) for answer in answers] == [1, 0, 0, 0, 1]
    said = " ".join(done.stderr.decode().split())
    assert "standard input, line 2" in said
    assert "[start, end]" in said
    assert done.returncode == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = resolve(str(tmp_path / "none.jsonl"))
    assert done.returncode == 2
    assert b"No such file" in b" ".join(done.stderr.split())
