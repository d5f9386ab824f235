"""What a rule makes of a finding."""

from dataclasses import dataclass

from processors.alerts.rules.base import RuleBase
from processors.corroboration.names import folded
from schemas.claim import Who
from schemas.finding import Estimate, FirstSeen, Movement, Toll
from schemas.place import Location


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rule is met, and what it compared."""

    met: bool
    """Enough for an alert to begin."""
    holds: bool
    """Enough for an alert that rings to go on; never False where `met` is True."""
    margin: str
    """In words, with the numbers; of what is missing if it is not met."""
    certain: bool = True
    """False where what the rule looks at is possible rather than certain."""
    value: int | None = None
    """The number that was compared, where it was one."""
    estimate: Estimate | None = None
    """The estimate it was taken from."""
    who: tuple[Who, ...] = ()
    """Of whom; empty for everybody."""


def in_scope(rule: RuleBase, finding: Toll | Movement | FirstSeen) -> bool:
    """Whether a rule is about the finding's place and time at all."""
    if finding.background and not rule.include_background:
        return False
    if rule.max_age is not None and finding.date_to is not None:
        age = finding.at.date() - finding.date_to
        if age > rule.max_age:
            return False
    return not rule.places or is_inside(finding.location, rule.places)


def is_inside(location: Location | None, places: tuple[str, ...]) -> bool:
    """Whether one of the places is named, or holds it. False if it is not known where it is."""
    if location is None:
        return False
    ids = {ref.id for ref in location.chain}
    names = {folded(ref.name) for ref in location.chain}
    return any(place in ids or folded(place) in names for place in places)


def enough_origins(rule: RuleBase, finding: Toll | Movement | FirstSeen) -> bool:
    """Whether as many independent voices speak as the rule wants."""
    return len(finding.origins) >= rule.min_origins


def lacking(rule: RuleBase, finding: Toll | Movement | FirstSeen) -> str:
    """That there are too few origins, in words; empty if there are enough."""
    if enough_origins(rule, finding):
        return ""
    return f"{len(finding.origins)} of {rule.min_origins} independent origins"
