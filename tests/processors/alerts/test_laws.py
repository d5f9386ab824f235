"""What holds of alerts whatever is found, and of the two reducers together."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from processors.alerts.judge import judge
from processors.corroboration import corroborate
from schemas.alert import Alert, AlertState
from schemas.article import Source
from schemas.claim import Effect
from schemas.finding import Change, FirstSeen, Movement, Tick, Toll
from schemas.reading import Reading
from tests.builders import (
    NOON,
    a_casualty_claim,
    a_movement_claim,
    a_reading,
    a_toll,
    an_estimate,
    hours,
)
from tests.processors.alerts.ringing import (
    a_movement_rule,
    a_new_location_rule,
    a_threshold,
    days,
    rung,
)
from tests.stores import DictStore

RULES = (
    a_threshold(10, clear_at=5),
    a_threshold(20, name="possible", estimate="high", max_age=days(2)),
    a_movement_rule(),
    a_new_location_rule(),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Toll | Movement | FirstSeen | Tick]:
    """Revisions of a few tolls that hold one another, with time passing between them."""
    revisions = dict.fromkeys(("a", "b", "c"), 0)
    held_by = {"a": ("b", "c"), "b": ("c",), "c": ()}
    told: list[Toll | Movement | FirstSeen | Tick] = []
    at = NOON
    for _ in range(draw(st.integers(1, 12))):
        at += hours(draw(st.integers(0, 30)))
        if draw(st.integers(0, 4)) == 0:
            told.append(Tick(at=at))
            continue
        name = draw(st.sampled_from(sorted(revisions)))
        revisions[name] += 1
        low = draw(st.integers(0, 30))
        gone = draw(st.integers(0, 5)) == 0
        told.append(
            a_toll(
                estimate=an_estimate(low, low, draw(st.sampled_from([None, low, low + 10]))),
                finding_id=name,
                revision=revisions[name],
                contained_in=held_by[name],
                change=Change.RETRACTED if gone else Change.RAISED,
                at=at,
            )
        )
    return told


@given(histories())
@settings(max_examples=50, deadline=None)
def test_a_replay_gives_the_same_bytes(told: list[Any]) -> None:
    first = [alert.encode() for alert in rung(RULES, *told)]

    assert [alert.encode() for alert in rung(RULES, *told)] == first


@given(histories())
@settings(max_examples=50, deadline=None)
def test_each_message_told_twice_gives_the_same_alerts(told: list[Any]) -> None:
    twice = [one for finding in told for one in (finding, finding)]

    assert rung(RULES, *twice) == rung(RULES, *told)


@given(histories())
@settings(max_examples=50, deadline=None)
def test_each_life_is_in_order(told: list[Any]) -> None:
    lives: dict[str, list[Alert]] = {}
    for alert in rung(RULES, *told):
        lives.setdefault(alert.alert_id, []).append(alert)

    for life in lives.values():
        assert [alert.revision for alert in life] == list(range(1, len(life) + 1))
        assert life[0].state is AlertState.FIRING
        for before, after in pairwise(life):
            ringing = before.state in {AlertState.FIRING, AlertState.UPDATED}
            assert ringing != (after.state is AlertState.FIRING)
            assert after.references[0] == before.revision_id
            assert after.at >= before.at
            assert after.raised_at == life[0].raised_at


@given(histories())
@settings(max_examples=50, deadline=None)
def test_nothing_rings_for_a_finding_that_was_retracted_last(told: list[Any]) -> None:
    last = {one.finding_id: one for one in told if isinstance(one, Toll)}
    alerts = {(a.rule, a.finding_id): a for a in rung(RULES, *told)}

    for (_, finding_id), alert in alerts.items():
        if last[finding_id].change is Change.RETRACTED:
            assert alert.state in {AlertState.RETRACTED, AlertState.RESOLVED}


@given(histories())
@settings(max_examples=50, deadline=None)
def test_what_is_certain_enough_rings_itself_or_with_what_it_is_part_of(told: list[Any]) -> None:
    rule = a_threshold(10)
    last = {one.finding_id: one for one in told if isinstance(one, Toll)}
    alerts = {a.finding_id: a for a in rung(rule, *told)}
    ringing = {
        id_ for id_, a in alerts.items() if a.state in {AlertState.FIRING, AlertState.UPDATED}
    }

    standing = {
        id_: toll
        for id_, toll in last.items()
        if toll.change is not Change.RETRACTED and toll.estimate.low >= 10
    }
    assert ringing <= set(standing)
    for toll in standing.values():
        low = toll.estimate.low
        assert any(abs(low - last[id_].estimate.low) <= max(low, 10) // 5 for id_ in ringing)


def alerts_from(*readings: Reading) -> list[Alert]:
    """What rings when articles are weighed and their findings judged."""
    weighing, judging = DictStore(), DictStore()
    return [
        alert
        for reading in readings
        for finding in corroborate(weighing, reading)
        for alert in judge(RULES, judging, finding)
    ]


def an_attack(article_id: str = "a1", minutes: int = 0, **fields: Any) -> Reading:
    return a_reading(
        a_casualty_claim(24, origin="the hospital"),
        a_casualty_claim(40, effect=Effect.WOUNDED),
        a_movement_claim(),
        article_id=article_id,
        published_at=NOON + timedelta(minutes=minutes),
        shingles=(7, 8),
        **fields,
    )


def test_an_article_sent_twice_rings_as_once() -> None:
    assert alerts_from(an_attack(), an_attack()) == alerts_from(an_attack())


def test_ten_reprints_ring_as_one_article() -> None:
    reprints = [an_attack(f"a{n}", n, publisher=Source(name=f"Reprinter {n}")) for n in range(10)]

    once = [(a.alert_id, a.revision, a.title) for a in alerts_from(reprints[0])]

    assert [(a.alert_id, a.revision, a.title) for a in alerts_from(*reprints)] == once


def test_judging_costs_the_same_after_many_alerts() -> None:
    store = DictStore()
    costs = []
    for n in range(300):
        store.reads = store.writes = 0
        toll = a_toll(30, finding_id=f"f{n}", contained_in=("whole",), at=NOON + hours(n))
        rung(RULES, toll, Tick(at=toll.at), store=store)
        costs.append(store.reads + store.writes)

    assert max(costs[200:]) <= max(costs[:100])
