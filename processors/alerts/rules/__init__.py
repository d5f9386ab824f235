"""The rules a user may write: one file a kind, its docstring for the person woken at three."""

from typing import Annotated

from pydantic import Field

from processors.alerts.rules.movement import MovementRule
from processors.alerts.rules.new_location import NewLocationRule
from processors.alerts.rules.threshold import ThresholdRule

Rule = Annotated[ThresholdRule | NewLocationRule | MovementRule, Field(discriminator="kind")]

__all__ = ["MovementRule", "NewLocationRule", "Rule", "ThresholdRule"]
