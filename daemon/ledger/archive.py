"""Reading what is true: for the pages, the command line and the gauges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, Select, and_, func, or_, select

from daemon.ledger.tables import (
    alert_revisions,
    alerts,
    articles,
    claims,
    dead_letters,
    finding_revisions,
    findings,
)
from schemas.alert import Alert
from schemas.claim import CLAIM, CasualtyClaim, MovementClaim
from schemas.dead_letter import DeadLetter
from schemas.finding import JUDGED, FirstSeen, Movement, Toll

Found = Toll | Movement | FirstSeen


@dataclass(frozen=True, slots=True)
class PlainClaim:
    """A claim, and the article that makes it."""

    claim: CasualtyClaim | MovementClaim
    title: str
    """Empty if the article has been swept."""
    url: str | None
    publisher: str
    published_at: datetime
    standing: bool
    """False: a newer version of the article took it back."""


@dataclass(frozen=True, slots=True)
class Line:
    """The largest single toll of a country's newest day with one."""

    country: str
    effect: str
    low: int
    best: int | None
    high: int | None


class Archive:
    """Everything committed, as messages."""

    _engine: Engine

    def counts(self) -> dict[str, int]:
        """How much there is of each, each thing once however many revisions it has.

        Only standing claims count, and only dead letters that were not put back.
        """
        standing = select(func.count()).select_from(claims).where(claims.c.standing)
        refused = select(func.count()).where(dead_letters.c.redriven_at.is_(None))
        with self._engine.connect() as connection:
            return {
                "articles": connection.scalar(select(func.count()).select_from(articles)) or 0,
                "claims": connection.scalar(standing) or 0,
                "findings": connection.scalar(select(func.count()).select_from(findings)) or 0,
                "alerts": connection.scalar(select(func.count()).select_from(alerts)) or 0,
                "dead_letters": connection.scalar(refused) or 0,
            }

    def alerts(
        self, *, limit: int = 100, country: str | None = None, state: str | None = None
    ) -> list[Alert]:
        """The newest revision of each alert, the latest to change first."""
        query = select(alerts.c.body).order_by(alerts.c.at.desc(), alerts.c.alert_id).limit(limit)
        if country is not None:
            query = query.where(alerts.c.country == country)
        if state is not None:
            query = query.where(alerts.c.state == state)
        return [Alert.decode(body) for body in self._bodies(query)]

    def alert(self, alert_id: str) -> list[Alert]:
        """All revisions of one alert, in order; empty if there is none of that id."""
        query = (
            select(alert_revisions.c.body)
            .where(alert_revisions.c.alert_id == alert_id)
            .order_by(alert_revisions.c.revision)
        )
        return [Alert.decode(body) for body in self._bodies(query)]

    def findings(
        self, *, limit: int = 100, country: str | None = None, kind: str | None = None
    ) -> list[Found]:
        """The newest revision of each finding, the latest to change first.

        `kind="first_seen"` gives the places first seen.
        """
        query = (
            select(findings.c.body)
            .order_by(findings.c.at.desc(), findings.c.finding_id)
            .limit(limit)
        )
        if country is not None:
            query = query.where(findings.c.country == country)
        if kind is not None:
            query = query.where(findings.c.kind == kind)
        return [_finding(body) for body in self._bodies(query)]

    def finding(self, finding_id: str) -> list[Found]:
        """All revisions of one finding, in order; empty if there is none of that id."""
        query = (
            select(finding_revisions.c.body)
            .where(finding_revisions.c.finding_id == finding_id)
            .order_by(finding_revisions.c.revision)
        )
        return [_finding(body) for body in self._bodies(query)]

    def claims_behind(self, finding_id: str) -> list[PlainClaim]:
        """Every claim that any revision of a finding names as evidence, newest first."""
        named = {e.claim_id for found in self.finding(finding_id) for e in found.evidence}
        return self.claims(sorted(named))

    def claims(self, claim_ids: Sequence[str]) -> list[PlainClaim]:
        """Those of the claims that are still there, newest first."""
        query = (
            select(
                claims.c.body,
                claims.c.published_at,
                claims.c.standing,
                articles.c.title,
                articles.c.url,
                articles.c.publisher,
            )
            .join_from(claims, articles, claims.c.article_id == articles.c.article_id, isouter=True)
            .order_by(claims.c.published_at.desc(), claims.c.claim_id)
        )
        found: list[PlainClaim] = []
        with self._engine.connect() as connection:
            for start in range(0, len(claim_ids), 500):  # SQLite takes so many values, not more
                chosen = claims.c.claim_id.in_(claim_ids[start : start + 500])
                found += [
                    PlainClaim(
                        CLAIM.validate_json(row.body, extra="ignore"),
                        row.title or "",
                        row.url,
                        row.publisher or "",
                        row.published_at,
                        row.standing,
                    )
                    for row in connection.execute(query.where(chosen))
                ]
        return sorted(found, key=lambda c: c.published_at, reverse=True)

    def firing(self) -> dict[tuple[str, str], int]:
        """How many alerts are firing, by rule and severity."""
        query = (
            select(alerts.c.rule, alerts.c.severity, func.count())
            .where(alerts.c.state.in_(("firing", "updated")))
            .group_by(alerts.c.rule, alerts.c.severity)
        )
        with self._engine.connect() as connection:
            return {(rule, severity): count for rule, severity, count in connection.execute(query)}

    def newest_tolls(self) -> list[Line]:
        """The largest single toll of each country's newest day with one; never a sum."""
        lasting = and_(
            findings.c.kind == "toll",
            findings.c.change != "retracted",
            findings.c.background.is_(False),
            findings.c.date_to.is_not(None),
            # One day at most: a running toll is not a day's.
            or_(findings.c.date_from.is_(None), findings.c.date_from == findings.c.date_to),
        )
        newest = (
            select(findings.c.country, findings.c.what, func.max(findings.c.date_to).label("day"))
            .where(lasting)
            .group_by(findings.c.country, findings.c.what)
            .subquery()
        )
        query = (
            select(findings)
            .join(
                newest,
                and_(
                    findings.c.country == newest.c.country,
                    findings.c.what == newest.c.what,
                    findings.c.date_to == newest.c.day,
                ),
            )
            .where(lasting)
            .order_by(findings.c.low, findings.c.finding_id)
        )
        with self._engine.connect() as connection:
            largest = {
                (row.country, row.what): Line(row.country, row.what, row.low, row.best, row.high)
                for row in connection.execute(query)
                if row.low is not None
            }
        return [largest[key] for key in sorted(largest)]

    def dead_letters(self, *, stage: str | None = None, limit: int = 1000) -> list[DeadLetter]:
        """What is still to be redriven, in the order it lay in its topic."""
        query = (
            select(dead_letters)
            .where(dead_letters.c.redriven_at.is_(None))
            .order_by(dead_letters.c.topic, dead_letters.c.partition, dead_letters.c.offset)
            .limit(limit)
        )
        if stage is not None:
            query = query.where(dead_letters.c.stage == stage)
        with self._engine.connect() as connection:
            return [_letter(row) for row in connection.execute(query)]

    def _bodies(self, query: Select[Any]) -> list[bytes]:
        with self._engine.connect() as connection:
            return [body.encode() for body in connection.scalars(query)]


def _finding(body: bytes) -> Found:
    message = JUDGED.validate_json(body, extra="ignore")
    if not isinstance(message, Toll | Movement | FirstSeen):
        raise TypeError(f"not a finding in the ledger: {type(message).__name__}")
    return message


def _letter(row: Row[Any]) -> DeadLetter:
    return DeadLetter(
        stage=row.stage,
        topic=row.topic,
        partition=row.partition,
        offset=row.offset,
        error=row.error,
        reason=row.reason,
        refused_at=row.refused_at,
        key=bytes(row.key),
        value=bytes(row.value),
    )
