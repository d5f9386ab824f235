"""What rings: a rule met by a finding, with a life of its own."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from schemas.base import Message
from schemas.claim import Effect
from schemas.finding import Estimate, Evidence
from schemas.place import Location


class AlertState(StrEnum):
    """Where in its life an alert is."""

    FIRING = "firing"
    UPDATED = "updated"
    """Still firing; what it says has changed."""
    RESOLVED = "resolved"
    """The rule is no longer met."""
    RETRACTED = "retracted"
    """What it rested on was taken back: it should not have rung."""


class Severity(StrEnum):
    """CAP 1.2 `severity`: how bad."""

    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    MINOR = "Minor"
    UNKNOWN = "Unknown"


class Urgency(StrEnum):
    """CAP 1.2 `urgency`: how soon to act."""

    IMMEDIATE = "Immediate"
    EXPECTED = "Expected"
    FUTURE = "Future"
    PAST = "Past"
    UNKNOWN = "Unknown"


class Certainty(StrEnum):
    """CAP 1.2 `certainty`: how sure."""

    OBSERVED = "Observed"
    LIKELY = "Likely"
    POSSIBLE = "Possible"
    UNLIKELY = "Unlikely"
    UNKNOWN = "Unknown"


class Alert(Message):
    """One revision of one alert. It replaces the revisions before it on the same channels."""

    alert_id: Annotated[str, Field(min_length=1)]
    """From rule and finding: the same thing rings once."""
    revision: Annotated[int, Field(ge=1)]
    state: AlertState
    rule: str
    """The rule's name in the user's file."""
    title: str
    summary: str
    """What is said, by whom, how sure, and by how much the rule was met."""
    severity: Severity
    urgency: Urgency
    certainty: Certainty
    raised_at: AwareDatetime
    """Event time of the first revision."""
    at: AwareDatetime
    """Event time of this one."""
    finding_id: str
    finding_revision: int
    finding_kind: str
    effect: Effect | None = None
    estimate: Estimate | None = None
    margin: str = ""
    """What the rule compared, and by how much it was met or is now missed."""
    place: str | None = None
    country: str
    location: Location | None = None
    grade: str = "F6"
    origins: tuple[str, ...]
    flags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]
    references: tuple[str, ...] = ()
    """`alert_id/revision` of what this revision replaces, newest first."""
    channels: tuple[str, ...] = ()
    """Names of the channels it goes to; empty means all."""
    runbook: str | None = None

    @property
    def revision_id(self) -> str:
        """Names this revision everywhere: `alert_id/revision`."""
        return f"{self.alert_id}/{self.revision}"
