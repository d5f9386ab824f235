"""Builders of messages: state only what matters."""

from datetime import UTC, datetime, timedelta

from schemas.alert import Alert, AlertState, Certainty, Severity, Urgency
from schemas.dead_letter import DeadLetter
from schemas.delivery import Delivery
from schemas.reading import Reading
from tests.daemon import toys

T0 = datetime(2026, 3, 1, 12, tzinfo=UTC)


def alert(
    alert_id: str = "alert", revision: int = 1, state: AlertState = AlertState.FIRING
) -> Alert:
    return Alert(
        alert_id=alert_id,
        revision=revision,
        state=state,
        rule="many dead",
        title="12 killed",
        summary="12 killed, says one.",
        severity=Severity.SEVERE,
        urgency=Urgency.IMMEDIATE,
        certainty=Certainty.LIKELY,
        raised_at=T0,
        at=T0 + timedelta(minutes=revision),
        finding_id="toll-SY",
        finding_revision=revision,
        finding_kind="toll",
        country="SY",
        origins=("the wire",),
        evidence=(),
    )


def delivery(alert_id: str = "alert", revision: int = 1, channel: str = "desk") -> Delivery:
    rung = alert(alert_id, revision)
    return Delivery(channel=channel, at=rung.at, alert=rung)


def reading(number: int = 1, *, version: int = 1, claims: int = 1) -> Reading:
    source = toys.article(number, version=version)
    return Reading(
        article_id=source.id,
        article_version=version,
        country="SY",
        publisher=source.source,
        published_at=source.published_at,
        claims=tuple(
            toys.claim(source).model_copy(update={"claim_id": f"{source.id}/{version}/{n}"})
            for n in range(claims)
        ),
    )


def dead_letter(offset: int = 7) -> DeadLetter:
    return DeadLetter(
        stage="read",
        topic="tocsin.articles",
        partition=0,
        offset=offset,
        error="ValueError",
        reason="no",
        refused_at=T0,
        key=b"k",
        value=b"\xff\x00",
    )
