"""What judging remembers: the life of each alert, and which alerts tell of the same people."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from processors.shapes import Store, load, save
from schemas.alert import Alert, AlertState
from schemas.base import Message
from schemas.finding import Judged, Toll

KEPT_FOR = timedelta(days=400)
"""How long after its last revision an alert can still be updated or recalled."""

PARTS_KEPT = 32
"""Ringing parts of one toll that are remembered."""


class Life(Message):
    """One alert as it was last told."""

    alert: Alert
    value: int | None
    """What the rule compared."""
    matter: str
    """Digest of what makes an update worth sending."""
    due: str | None = None
    """Its entry among those that end by age."""

    @property
    def rings(self) -> bool:
        return self.alert.state in {AlertState.FIRING, AlertState.UPDATED}


class Parts(Message):
    """Ringing alerts for parts of one toll, by finding id."""

    finding_ids: tuple[str, ...] = ()


class Folded(Message):
    """A finding that met a rule and did not ring, for another alert tells of the same people."""

    finding: Judged
    into: str
    """Finding id of that alert."""


def life_of(store: Store, rule: str, finding_id: str) -> Life | None:
    """How an alert was last told; None if it never was."""
    return load(store, _life_key(rule, finding_id), Life)


def keep(store: Store, rule: str, life: Life) -> None:
    """Remember how an alert was told."""
    save(store, _life_key(rule, life.alert.finding_id), life, expires=life.alert.at + KEPT_FOR)


def enter_parts(store: Store, rule: str, toll: Toll) -> None:
    """Let the tolls that hold a ringing one know of it."""
    for holder in toll.contained_in:
        key = _parts_key(rule, holder)
        known = load(store, key, Parts) or Parts()
        ids = tuple(sorted({*known.finding_ids, toll.finding_id})[:PARTS_KEPT])
        if ids != known.finding_ids:
            save(store, key, Parts(finding_ids=ids), expires=toll.at + KEPT_FOR)


def ringing_holders(store: Store, rule: str, toll: Toll) -> list[Life]:
    """Alerts of the same rule for tolls that hold this one, the most exact place first."""
    lives = (life_of(store, rule, holder) for holder in toll.contained_in)
    return [life for life in lives if life is not None and life.rings]


def ringing_parts(store: Store, rule: str, toll: Toll) -> list[Life]:
    """Alerts of the same rule for parts of this toll."""
    known = load(store, _parts_key(rule, toll.finding_id), Parts) or Parts()
    lives = (life_of(store, rule, part) for part in known.finding_ids)
    return [life for life in lives if life is not None and life.rings]


def fold(store: Store, rule: str, toll: Toll, into: str) -> None:
    """Remember a toll that did not ring because of the alert for another one."""
    unfold(store, rule, toll.finding_id)
    until = toll.at + KEPT_FOR
    folded = Folded(finding=toll, into=into)
    save(store, _folded_key(rule, toll.finding_id), folded, expires=until)
    store.put(_under_key(rule, into, toll.finding_id), b"", expires=until)


def unfold(store: Store, rule: str, finding_id: str) -> None:
    """Forget that a toll did not ring."""
    known = load(store, _folded_key(rule, finding_id), Folded)
    if known is not None:
        store.drop(_folded_key(rule, finding_id))
        store.drop(_under_key(rule, known.into, finding_id))


def released(store: Store, rule: str, into: str) -> list[Toll]:
    """The tolls that did not ring because of another alert; they are forgotten here."""
    under = [key for key, _ in store.scan(_under_key(rule, into, ""))]
    found: list[Toll] = []
    for key in under:
        folded = load(store, _folded_key(rule, key.rsplit("/", 1)[1]), Folded)
        if folded is not None and isinstance(folded.finding, Toll):
            unfold(store, rule, folded.finding.finding_id)
            found.append(folded.finding)
    return found


def due_key(rule: str, finding_id: str, day: date) -> str:
    """Where an alert that ends by age is kept, so that they lie in the order of their ends."""
    return f"due/{day}/{rule}/{finding_id}"


def due(store: Store, at: datetime) -> Iterable[tuple[str, str, str]]:
    """Key, rule and finding id of the alerts whose end by age has come, the oldest first."""
    for key, _ in store.scan("due/"):
        _, day, rule, finding_id = key.split("/", 3)
        if date.fromisoformat(day) > at.date():
            return
        yield key, rule, finding_id


def _life_key(rule: str, finding_id: str) -> str:
    return f"life/{rule}/{finding_id}"


def _parts_key(rule: str, finding_id: str) -> str:
    return f"parts/{rule}/{finding_id}"


def _folded_key(rule: str, finding_id: str) -> str:
    return f"folded/{rule}/{finding_id}"


def _under_key(rule: str, into: str, finding_id: str) -> str:
    return f"under/{rule}/{into}/{finding_id}"
