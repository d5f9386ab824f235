"""Put every rule to every finding; each alert has one life and is told only when it matters.

firing → updated → resolved or retracted, and firing again if the rule is met again. An update is
sent when the estimate, a doubt about it, or how sure it is has changed; more of the same evidence
is not news.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from processors.alerts.lives import (
    Life,
    due,
    due_key,
    enter_parts,
    fold,
    keep,
    life_of,
    released,
    ringing_holders,
    ringing_parts,
    unfold,
)
from processors.alerts.rules import (
    MovementRule,
    NewLocationRule,
    Rule,
    ThresholdRule,
    movement,
    new_location,
    threshold,
)
from processors.alerts.rules.verdict import Verdict
from processors.alerts.telling import Around, Ending, ended, matter, ringing
from processors.shapes import Store
from schemas.alert import Alert, AlertState
from schemas.finding import Change, FirstSeen, Movement, Tick, Toll

_ALIKE = 0.1
"""Two figures of a part and its whole that differ by less, of the larger, are the same people."""


def judge(
    rules: tuple[Rule, ...], store: Store, message: Toll | Movement | FirstSeen | Tick, /
) -> Iterable[Alert]:
    """The alert revisions that follow from a finding, or from time passing; in order of rules."""
    if isinstance(message, Tick):
        return _aged({rule.name: rule for rule in rules}, store, message.at)
    return [alert for rule in rules for alert in _ruled(rule, store, message)]


def checked(rule: Rule, finding: Toll | Movement | FirstSeen) -> Verdict | None:
    """What the rule makes of the finding; None if it is about something else."""
    match rule, finding:
        case ThresholdRule(), Toll():
            return threshold.check(rule, finding)
        case MovementRule(), Movement():
            return movement.check(rule, finding)
        case NewLocationRule(), FirstSeen():
            return new_location.check(rule, finding)
        case _:
            return None


def _ruled(rule: Rule, store: Store, finding: Toll | Movement | FirstSeen) -> list[Alert]:
    life = life_of(store, rule.name, finding.finding_id)
    if life is not None and life.alert.finding_revision >= finding.revision:
        return []
    retracted = finding.change is Change.RETRACTED
    verdict = None if retracted else checked(rule, finding)
    if life is not None and life.rings:
        if verdict is not None and verdict.holds:
            return _updated(rule, store, life, finding, verdict)
        state = AlertState.RETRACTED if retracted else AlertState.RESOLVED
        return _ended(rule, store, life, Ending(state, finding.at, finding, verdict))
    unfold(store, rule.name, finding.finding_id)
    if verdict is None or not verdict.met:
        return []
    return _begun(rule, store, life, finding, verdict)


def _begun(
    rule: Rule,
    store: Store,
    life: Life | None,
    finding: Toll | Movement | FirstSeen,
    verdict: Verdict,
) -> list[Alert]:
    around = _around(rule, store, finding)
    if isinstance(finding, Toll):
        for other in (*around.holders, *around.parts):
            if _same_people(other.value, verdict.value):
                fold(store, rule.name, finding, other.alert.finding_id)
                return []
        enter_parts(store, rule.name, finding)
    alert = ringing(rule, finding, verdict, life.alert if life else None, around)
    key = None
    if rule.max_age is not None and finding.date_to is not None:
        end = finding.date_to + rule.max_age + timedelta(days=1)
        key = due_key(rule.name, finding.finding_id, end)
        store.put(key, b"")
    keep(store, rule.name, Life(alert=alert, value=verdict.value, matter=matter(alert), due=key))
    return [alert]


def _updated(
    rule: Rule,
    store: Store,
    life: Life,
    finding: Toll | Movement | FirstSeen,
    verdict: Verdict,
) -> list[Alert]:
    if isinstance(finding, Toll):
        enter_parts(store, rule.name, finding)
    alert = ringing(rule, finding, verdict, life.alert, _around(rule, store, finding))
    news = matter(alert)
    if news == life.matter:
        return []
    update = {"alert": alert, "value": verdict.value, "matter": news}
    keep(store, rule.name, life.model_copy(update=update))
    return [alert, *_freed(rule, store, finding.finding_id, finding.at)]


def _ended(rule: Rule, store: Store, life: Life, ending: Ending) -> list[Alert]:
    """The last revision of an alert, and what only its ringing had kept silent."""
    alert = ended(life.alert, ending)
    if life.due is not None:
        store.drop(life.due)
    keep(store, rule.name, life.model_copy(update={"alert": alert, "matter": "", "due": None}))
    return [alert, *_freed(rule, store, alert.finding_id, alert.at)]


def _freed(rule: Rule, store: Store, finding_id: str, at: datetime) -> list[Alert]:
    """Alerts for tolls that were the same people as another's and are so no longer at `at`."""
    freed = released(store, rule.name, finding_id)
    now = [toll.model_copy(update={"at": max(toll.at, at)}) for toll in freed]
    return [alert for toll in now for alert in _ruled(rule, store, toll)]


def _aged(rules: dict[str, Rule], store: Store, at: datetime) -> list[Alert]:
    """Alerts that end because what they tell of is too old for their rule."""
    over: list[Alert] = []
    for key, name, finding_id in list(due(store, at)):
        life = life_of(store, name, finding_id)
        rule = rules.get(name)
        if rule is not None and life is not None and life.rings:
            over += _ended(rule, store, life, Ending(AlertState.RESOLVED, at))
        store.drop(key)
    return over


def _around(rule: Rule, store: Store, finding: Toll | Movement | FirstSeen) -> Around:
    if not isinstance(finding, Toll):
        return Around()
    return Around(
        holders=ringing_holders(store, rule.name, finding),
        parts=ringing_parts(store, rule.name, finding),
    )


def _same_people(a: int | None, b: int | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= _ALIKE * max(a, b)
