"""Harm or forces reported at a place where none had been.

Look first at the precision: a new name may be a new spelling.
"""

from typing import Annotated, Literal

from pydantic import Field

from processors.alerts.rules.base import RuleBase
from processors.alerts.rules.verdict import Verdict, in_scope, lacking
from schemas.finding import FirstSeen


class NewLocationRule(RuleBase):
    """Rings when a place is seen for the first time."""

    kind: Literal["new_location"]
    what: Annotated[
        tuple[str, ...], Field(description="effects and actions that count; none: all")
    ] = ()
    max_precision: Annotated[
        int, Field(ge=1, le=7, description="1 exact … 6 country: coarser places do not ring")
    ] = 4


def check(rule: NewLocationRule, seen: FirstSeen) -> Verdict | None:
    """None where the rule is about something else."""
    if rule.what and seen.what not in rule.what:
        return None
    if seen.location is None or seen.location.precision > rule.max_precision:
        return None
    if not in_scope(rule, seen):
        return None
    few = lacking(rule, seen)
    margin = f"first {seen.what} reported; precision {seen.location.precision}"
    margin += f" of at most {rule.max_precision}"
    return Verdict(met=not few, holds=not few, margin="; ".join(filter(None, (margin, few))))
