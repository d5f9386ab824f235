"""What the daemon says can be read by machines, and does not drown."""

import json
import logging

from daemon.logs import QUIET_FOR, JsonLines, Repeats


def record(name: str, message: str) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "", 0, message, (), None)


def test_a_library_says_the_same_once_in_a_while_and_how_often() -> None:
    now = [0.0]
    repeats = Repeats(clock=lambda: now[0])
    passed = [repeats.filter(record("aiokafka.conn", "Unable connect")) for _ in range(50)]
    assert passed == [True] + [False] * 49
    now[0] = QUIET_FOR + 1
    again = record("aiokafka.conn", "Unable connect")
    assert repeats.filter(again)
    assert json.loads(JsonLines().format(again))["repeated"] == 49


def test_what_we_say_ourselves_is_never_held_back() -> None:
    repeats = Repeats()
    assert all(repeats.filter(record("daemon.app", "dead letter")) for _ in range(5))


def test_a_line_is_one_json_object_with_its_fields() -> None:
    line = record("daemon.app", "started")
    line.stages = 4
    assert json.loads(JsonLines().format(line)) | {"time": ""} == {
        "time": "",
        "level": "error",
        "logger": "daemon.app",
        "message": "started",
        "stages": 4,
    }
