"""So many people, at one place in one period.

Look first at the origins: one origin and a round number is most often a guess. `low` is what is
certain, `best` what somebody commits to, `high` what is possible.
"""

from typing import Annotated, Literal

from pydantic import Field

from processors.alerts.rules.base import RuleBase
from schemas.claim import Effect, Scope, Who


class ThresholdRule(RuleBase):
    """Rings when an estimate of one toll reaches `fire_at`."""

    kind: Literal["threshold"]
    effect: Effect = Effect.KILLED
    who: Annotated[tuple[Who, ...], Field(description="none: everybody together")] = ()
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
