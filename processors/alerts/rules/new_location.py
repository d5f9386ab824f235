"""Harm or forces reported at a place where none had been.

Look first at the precision: a new name may be a new spelling.
"""

from typing import Annotated, Literal

from pydantic import Field

from processors.alerts.rules.base import RuleBase


class NewLocationRule(RuleBase):
    """Rings when a place is seen for the first time."""

    kind: Literal["new_location"]
    what: Annotated[
        tuple[str, ...], Field(description="effects and actions that count; none: all")
    ] = ()
    max_precision: Annotated[
        int, Field(ge=1, le=7, description="1 exact … 6 country: coarser places do not ring")
    ] = 4
