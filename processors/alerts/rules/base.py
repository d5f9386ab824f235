"""What every rule has."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from schemas.alert import Severity


class RuleBase(BaseModel):
    """One `[[rules]]` table of `tocsin.toml`; a misspelt key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    """Names the rule in alerts and metrics, for good: a new name is a new rule."""
    places: Annotated[
        tuple[str, ...],
        Field(
            description="names or ids; anything inside them counts. None: the whole world. A "
            "finding whose place is not known meets no rule that names places"
        ),
    ] = ()
    severity: Severity = Severity.SEVERE
    channels: Annotated[tuple[str, ...], Field(description="names of channels; none: all")] = ()
    min_origins: Annotated[
        int, Field(ge=1, description="independent voices needed before it rings")
    ] = 1
    include_background: Annotated[
        bool, Field(description="history recalled as context counts too")
    ] = False
    runbook: Annotated[str | None, Field(description="link the person who is woken follows")] = None
    max_age: Annotated[
        timedelta | None,
        Field(description="a finding about something older than this (event time) does not ring"),
    ] = None
