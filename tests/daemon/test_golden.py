"""The bundled stream, end to end: what a careful editor concludes is what tocsin concludes.

The truth is `stream_truth.toml`; its head says what each field means.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from daemon.demo import bundled_articles, demo_settings
from daemon.offline import replay
from daemon.pipeline import pipeline
from daemon.stages import Stage
from processors.text.fold import fold
from schemas.alert import Alert
from schemas.base import Message
from schemas.finding import Movement, Toll
from tests.places import gazetteer

TRUTH = tomllib.loads((Path(__file__).parent / "stream_truth.toml").read_text(encoding="utf-8"))


@dataclass
class Outcome:
    """What one run of the stream ends in."""

    tolls: dict[str, Toll] = field(default_factory=dict)
    movements: dict[str, Movement] = field(default_factory=dict)
    alerts: dict[str, list[Alert]] = field(default_factory=dict)


@cache
def stages() -> tuple[Stage, ...]:
    settings = demo_settings()
    return pipeline(gazetteer(), settings.rules, [channel.name for channel in settings.channels])


def outcome(messages: list[Message]) -> Outcome:
    ended = Outcome()
    for message in messages:
        if isinstance(message, Toll):
            ended.tolls[message.finding_id] = message
        elif isinstance(message, Movement):
            ended.movements[message.finding_id] = message
        elif isinstance(message, Alert):
            ended.alerts.setdefault(message.alert_id, []).append(message)
    return ended


@cache
def played() -> Outcome:
    return outcome([message for _, message in replay(bundled_articles(), stages())])


def is_at(place: str | None, wanted: str | None) -> bool:
    return wanted is None or (place is not None and fold(wanted) == fold(place))


def tolls_of(event: dict[str, Any]) -> list[Toll]:
    """The standing findings that may be this event's."""
    day: date | None = event.get("day")
    return [
        toll
        for toll in played().tolls.values()
        if toll.effect == event["effect"]
        and is_at(toll.place, event.get("place"))
        and toll.scope == event.get("scope", toll.scope)
        and (day is None or (toll.date_to or toll.at.date()) == day)
    ]


def rung(rule: str, place: str | None) -> list[list[Alert]]:
    return [
        life
        for life in played().alerts.values()
        if life[0].rule == rule and is_at(life[0].place, place)
    ]


def named(rows: Iterable[dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(row, id=row.get("id") or f"{row['rule']}-{row.get('place', 'countries')}")
        for row in rows
    ]


@pytest.mark.parametrize("event", named(e for e in TRUTH["event"] if e["kind"] == "movement"))
def test_a_movement_is_found_as_an_editor_would_put_it(event: dict[str, Any]) -> None:
    found = [each for each in played().movements.values() if is_at(each.place, event["place"])]
    assert any(
        each.action == event["action"] and each.modality == event.get("modality", "reported")
        for each in found
    ), [(each.actor, each.action, each.modality) for each in found]


@pytest.mark.parametrize("event", named(e for e in TRUTH["event"] if e["kind"] == "toll"))
def test_an_event_ends_as_an_editor_would_put_it(event: dict[str, Any]) -> None:
    found = tolls_of(event)
    wanted = (event["low"], event.get("low_max", event["low"]))
    assert any(wanted[0] <= toll.estimate.low <= wanted[1] for toll in found), [
        (toll.place, toll.scope, str(toll.date_to), toll.estimate) for toll in found
    ]


@pytest.mark.parametrize("ring", named(TRUTH["ring"]))
def test_what_must_ring_rings_and_ends_well(ring: dict[str, Any]) -> None:
    lives = rung(ring["rule"], ring.get("place"))
    assert lives
    ends = ring.get("ends")
    allowed = [ends] if isinstance(ends, str) else ends
    assert allowed is None or any(life[-1].state in allowed for life in lives), [
        [alert.state for alert in life] for life in lives
    ]


@pytest.mark.parametrize("silent", named(TRUTH["silent"]))
def test_what_must_not_ring_is_silent(silent: dict[str, Any]) -> None:
    if "place" in silent:
        lives = rung(silent["rule"], silent["place"])
    else:
        lives = [
            life
            for life in rung(silent["rule"], None)
            if life[0].location is None or len(life[0].location.chain) == 1
        ]
    assert [life[0].title for life in lives] == []


def test_the_stream_sent_twice_rings_no_more() -> None:
    articles = list(bundled_articles())
    twice = outcome([message for _, message in replay([*articles, *articles], stages())])
    assert twice.alerts == played().alerts
