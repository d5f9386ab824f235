"""So many people, at one place in one period.

Look first at the origins: one origin and a round number is most often a guess. `low` is what is
certain, `best` what somebody commits to, `high` the most that anybody names.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from processors.alerts.rules.base import RuleBase
from processors.alerts.rules.verdict import Verdict, in_scope, lacking
from schemas.claim import Effect, Modality, Scope, Who
from schemas.finding import Estimate, Evidence, Toll


class ThresholdRule(RuleBase):
    """Rings when an estimate of one toll reaches `fire_at`."""

    kind: Literal["threshold"]
    effect: Effect = Effect.KILLED
    who: Annotated[
        tuple[Who, ...], Field(description="none: everybody together; several: any of them")
    ] = ()
    scopes: Annotated[
        tuple[Scope, ...], Field(description="running tolls are left out unless named")
    ] = (Scope.INCIDENT, Scope.PERIOD)
    estimate: Literal["low", "best", "high"] = "low"
    fire_at: Annotated[int, Field(ge=1, description="persons")]
    clear_at: Annotated[
        int | None, Field(ge=0, description="resolved below this; none: below fire_at")
    ] = None
    conflict_only: Annotated[
        bool, Field(description="accidents, disease and weather do not count")
    ] = True

    @model_validator(mode="after")
    def _clears_below_where_it_fires(self) -> Self:
        if self.clear_at is not None and self.clear_at > self.fire_at:
            raise ValueError(f"clear_at {self.clear_at} is above fire_at {self.fire_at}")
        return self


def check(rule: ThresholdRule, toll: Toll) -> Verdict | None:
    """None where the rule is about something else.

    What is denied, planned or conditional is not counted. Kinds of people are not added: the
    highest of those the rule names is compared.
    """
    if toll.effect is not rule.effect or toll.scope not in rule.scopes:
        return None
    if toll.modality is not Modality.REPORTED or not in_scope(rule, toll):
        return None
    if rule.conflict_only and "not_conflict" in toll.flags:
        return None
    counted: list[tuple[Estimate, tuple[Who, ...]]] = [(toll.estimate, ())]
    if rule.who:
        counted = [(line.estimate, (line.who,)) for line in toll.lines if line.who in rule.who]
    if not counted:
        return None
    estimate, who = max(counted, key=lambda one: (_value(rule, one[0]), one[1]))
    value = _value(rule, estimate)
    if rule.estimate == "high" and not rule.who:
        value = max(value, _highest_named(toll))
    clear_at = rule.fire_at if rule.clear_at is None else rule.clear_at
    few = lacking(rule, toll) or _unsupported(rule, toll, rule.fire_at)
    fewer = lacking(rule, toll) or _unsupported(rule, toll, clear_at)
    met = value >= rule.fire_at and not few
    by = value - rule.fire_at
    result = f"met by {by}" if by >= 0 else f"missed by {-by}"
    top = " (open above)" if rule.estimate == "high" and estimate.high is None else ""
    words = f"{rule.estimate} {value}{top} of at least {rule.fire_at}; {result}"
    return Verdict(
        met=met,
        holds=met or (value >= clear_at and not fewer),
        margin="; ".join(filter(None, (words, few))),
        certain=rule.estimate == "low",
        value=value,
        estimate=estimate,
        who=who,
    )


def _value(rule: ThresholdRule, estimate: Estimate) -> int:
    """Where nobody commits to a figure, the certain one is compared.

    "24 or more" is open above, which makes 24 possible and says nothing of 50.
    """
    committed = estimate.low if estimate.best is None else estimate.best
    if rule.estimate == "high":
        return committed if estimate.high is None else estimate.high
    return committed if rule.estimate == "best" else estimate.low


def _unsupported(rule: ThresholdRule, toll: Toll, figure: int) -> str:
    """That too few voices name so many, in words; empty if enough do.

    Two voices of which one says three and one fifteen are one voice for fifteen. A derived whole
    is named by nobody: there the number of voices has to do.
    """
    if rule.min_origins == 1 or "derived" in toll.flags:
        return ""
    naming = {
        one.origin_key
        for one in _newest(toll)
        if one.estimate and _value(rule, one.estimate) >= figure
        if not rule.who or one.who in rule.who
    }
    if len(naming) >= rule.min_origins:
        return ""
    return f"{len(naming)} of {rule.min_origins} independent origins name {figure}"


def _newest(toll: Toll) -> list[Evidence]:
    """What each origin's newest article says."""
    newest: dict[str, str] = {}
    for one in toll.evidence:
        newest.setdefault(one.origin_key, one.article_id)
    return [one for one in toll.evidence if newest[one.origin_key] == one.article_id]


def _highest_named(toll: Toll) -> int:
    """The highest figure that an origin's newest article gives, where the toll is open above."""
    if toll.estimate.high is not None:
        return 0
    figures = [one.estimate for one in _newest(toll)]
    named = [n for e in figures if e for n in (e.low, e.best, e.high) if n is not None]
    return max(named, default=0)
