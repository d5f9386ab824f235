"""Alert revisions: what a rule met by a finding, or no longer met, is told as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from processors.alerts.lives import Life
from processors.alerts.rules import Rule
from processors.alerts.rules.verdict import Verdict
from processors.alerts.wording import summary, title
from schemas.alert import Alert, AlertState, Certainty, Urgency
from schemas.claim import Modality
from schemas.finding import FirstSeen, Movement, Toll

REFERENCES = 10
"""Earlier revisions that a revision names."""

_RECENT = timedelta(days=2)
"""What ended so long ago at most is acted on at once."""

_DOUBTS = ("conflict", "inconsistent")


@dataclass(frozen=True, slots=True)
class Around:
    """Ringing alerts of the same rule about some of the same people."""

    holders: Sequence[Life] = ()
    """For tolls that hold this one."""
    parts: Sequence[Life] = ()
    """For tolls that this one holds."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Why an alert ends."""

    state: AlertState
    at: datetime
    finding: Toll | Movement | FirstSeen | None = None
    """None: time has passed."""
    verdict: Verdict | None = None
    """None: the rule is no longer about it."""


def matter(alert: Alert) -> str:
    """Digest of what makes a revision worth sending."""
    doubts = [flag for flag in alert.flags if flag in _DOUBTS]
    told = (alert.title, alert.certainty, repr(alert.estimate), doubts)
    return sha256(repr(told).encode()).hexdigest()[:16]


def ringing(
    rule: Rule,
    finding: Toll | Movement | FirstSeen,
    verdict: Verdict,
    before: Alert | None,
    around: Around,
) -> Alert:
    """The revision after `before` of an alert whose rule is met."""
    rings = before is not None and before.state in {AlertState.FIRING, AlertState.UPDATED}
    alert_id = sha256(f"{rule.name}/{finding.finding_id}".encode()).hexdigest()[:20]
    return Alert(
        alert_id=alert_id,
        revision=before.revision + 1 if before else 1,
        state=AlertState.UPDATED if rings else AlertState.FIRING,
        rule=rule.name,
        title=title(finding, verdict.estimate, verdict.who),
        summary=summary(finding, verdict.margin, around.holders, around.parts),
        severity=rule.severity,
        urgency=_urgency(finding),
        certainty=_certainty(finding, verdict),
        raised_at=before.raised_at if before else finding.at,
        at=max(finding.at, before.at) if before else finding.at,
        finding_id=finding.finding_id,
        finding_revision=finding.revision,
        finding_kind=finding.kind,
        effect=finding.effect if isinstance(finding, Toll) else None,
        estimate=verdict.estimate,
        margin=verdict.margin,
        place=finding.place,
        country=finding.country,
        location=finding.location,
        grade=finding.grade,
        origins=finding.origins,
        flags=finding.flags,
        evidence=finding.evidence,
        references=_references(before),
        channels=rule.channels,
        runbook=rule.runbook,
    )


def ended(before: Alert, ending: Ending) -> Alert:
    """The revision after `before` that says it no longer rings, and why."""
    finding, verdict = ending.finding, ending.verdict
    told = before.title
    update: dict[str, object] = {
        "revision": before.revision + 1,
        "state": ending.state,
        "at": max(ending.at, before.at),
        "references": _references(before),
        "title": f"Resolved: {told}",
    }
    if finding is None:
        why = "What it tells of is older than the rule's max_age"
        update["margin"] = "older than max_age"
    elif ending.state is AlertState.RETRACTED:
        merged = "merged" in finding.flags
        why = (
            "Its reports are counted under another day now"
            if merged
            else "Every report it rested on has been taken back"
        )
        update |= {"title": f"Recalled: {told}", "margin": "nothing supports it any more"}
    else:
        estimate, who = (verdict.estimate, verdict.who) if verdict else (None, ())
        margin = verdict.margin if verdict else "no longer what the rule is about"
        why = f"Now: {title(finding, estimate, who)}. Rule: {margin}"
        update |= {
            "margin": margin,
            "estimate": estimate,
            "origins": finding.origins,
            "grade": finding.grade,
            "evidence": finding.evidence,
        }
    if finding is not None:
        update |= {"finding_revision": finding.revision, "flags": finding.flags}
    update["summary"] = f"{why}. It rang as: {told}."
    return before.model_copy(update=update)


def _references(before: Alert | None) -> tuple[str, ...]:
    return (before.revision_id, *before.references)[:REFERENCES] if before else ()


def _urgency(finding: Toll | Movement | FirstSeen) -> Urgency:
    if isinstance(finding, Movement) and finding.modality in {
        Modality.PLANNED,
        Modality.CONDITIONAL,
    }:
        return Urgency.FUTURE
    if finding.date_to is None:
        return Urgency.UNKNOWN
    recent = finding.at.date() - finding.date_to <= _RECENT
    return Urgency.IMMEDIATE if recent else Urgency.PAST


def _certainty(finding: Toll | Movement | FirstSeen, verdict: Verdict) -> Certainty:
    """From the credibility half of the grade; of what is possible, no more than that."""
    if not verdict.certain:
        return Certainty.POSSIBLE
    return {"1": Certainty.OBSERVED, "2": Certainty.LIKELY, "3": Certainty.LIKELY}.get(
        finding.grade[1:], Certainty.POSSIBLE
    )
