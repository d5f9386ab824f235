"""Run findings through `judge` and look at what rings."""

from datetime import timedelta
from typing import Any

from processors.alerts.judge import judge
from processors.alerts.rules import MovementRule, NewLocationRule, Rule, ThresholdRule
from schemas.alert import Alert
from schemas.finding import FirstSeen, Movement, Tick, Toll
from tests.stores import DictStore


def a_threshold(fire_at: int = 10, **fields: Any) -> ThresholdRule:
    given: dict[str, Any] = {"name": "many-killed", "kind": "threshold", "fire_at": fire_at}
    return ThresholdRule(**given | fields)


def a_movement_rule(**fields: Any) -> MovementRule:
    given: dict[str, Any] = {"name": "moves", "kind": "movement"}
    return MovementRule(**given | fields)


def a_new_location_rule(**fields: Any) -> NewLocationRule:
    given: dict[str, Any] = {"name": "new-places", "kind": "new_location"}
    return NewLocationRule(**given | fields)


def rung(
    rule: Rule | tuple[Rule, ...],
    *findings: Toll | Movement | FirstSeen | Tick,
    store: DictStore | None = None,
) -> list[Alert]:
    """Every alert revision, in order."""
    rules = rule if isinstance(rule, tuple) else (rule,)
    store = store or DictStore()
    alerts: list[Alert] = []
    for finding in findings:
        store.now = finding.at
        alerts += judge(rules, store, finding)
    return alerts


def days(number: int) -> timedelta:
    return timedelta(days=number)
