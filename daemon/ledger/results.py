"""What a batch read and said, as rows. Writing them twice changes nothing."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, and_, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from daemon.ledger import tables
from schemas.alert import Alert
from schemas.article import Article
from schemas.base import Message
from schemas.claim import CasualtyClaim, MovementClaim
from schemas.dead_letter import DeadLetter
from schemas.delivery import Delivery
from schemas.finding import Estimate, FirstSeen, Movement, Toll
from schemas.place import Location
from schemas.reading import Reading

Row = dict[str, Any]
LARGEST = 2**63 - 1


Write = Callable[[Connection], None]
"""One statement of a transaction, its rows rendered already."""


def prepare(inputs: Sequence[Message], results: Sequence[Message]) -> list[Write]:
    """The writes for what was read and what was said.

    Rendered before the transaction begins: while one is open, other workers wait.
    """
    read = [_article(message) for message in inputs if isinstance(message, Article)]
    found = [_finding(m) for m in results if isinstance(m, Toll | Movement | FirstSeen)]
    rung = [_alert(message) for message in results if isinstance(message, Alert)]
    due = [_delivery(message) for message in results if isinstance(message, Delivery)]
    refused = [_dead_letter(message) for message in results if isinstance(message, DeadLetter)]
    return [
        *_newest(tables.articles, "version", read),
        *_readings([message for message in results if isinstance(message, Reading)]),
        *_newest(tables.findings, "revision", found),
        *_once(tables.finding_revisions, found),
        *_newest(tables.alerts, "revision", rung),
        *_once(tables.alert_revisions, rung),
        *_once(tables.deliveries, due),
        *_once(tables.dead_letters, refused),
    ]


def insert_into(connection: Connection, table: Table) -> sqlite.Insert:
    """`insert` that knows `on conflict`, which both databases spell alike."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return cast("Callable[[Table], sqlite.Insert]", make)(table)


def _once(table: Table, rows: Sequence[Row]) -> Iterable[Write]:
    def write(connection: Connection) -> None:
        connection.execute(insert_into(connection, table).on_conflict_do_nothing(), rows)

    return [write] if rows else []


def _newest(table: Table, order: str, rows: Sequence[Row]) -> Iterable[Write]:
    """Upsert, but never put an older version over a newer one."""
    keys = [column.name for column in table.primary_key]

    def write(connection: Connection) -> None:
        insert = insert_into(connection, table)
        connection.execute(
            insert.on_conflict_do_update(
                index_elements=keys,
                set_={c.name: insert.excluded[c.name] for c in table.c if c.name not in keys},
                where=insert.excluded[order] >= table.c[order],
            ),
            rows,
        )

    return [write] if rows else []


def _readings(readings: Sequence[Reading]) -> Iterable[Write]:
    """A reading replaces what an earlier one said of its article and country."""
    if not readings:
        return []
    claims = tables.claims
    replaced = [{"article": _text(r.article_id), "country": r.country} for r in readings]
    last = {(reading.article_id, reading.country): reading for reading in readings}
    rows = [
        row
        for reading in readings
        if reading is not last[reading.article_id, reading.country]
        for row in _claims(reading, standing=False)
    ]
    rows += [row for reading in last.values() for row in _claims(reading, standing=True)]

    def withdraw(connection: Connection) -> None:
        connection.execute(
            update(claims)
            .where(
                and_(
                    claims.c.article_id == bindparam("article"),
                    claims.c.key_country == bindparam("country"),
                )
            )
            .values(standing=False),
            replaced,
        )

    return [withdraw, *_newest(claims, "article_version", rows)]


def _claims(reading: Reading, *, standing: bool) -> Iterable[Row]:
    for claim in reading.claims:
        yield {
            "claim_id": _text(claim.claim_id),
            "article_id": _text(claim.article_id),
            "article_version": _whole(claim.article_version),
            "kind": claim.kind,
            "key_country": reading.country,
            "place": _text(claim.location.place.name if claim.location else claim.place),
            "origin": _text(claim.origin),
            "modality": claim.modality.value,
            "background": claim.background,
            "date_from": claim.date_from,
            "date_to": claim.date_to,
            "quote": _text(claim.quote),
            "published_at": reading.published_at,
            "standing": standing,
            "body": claim.model_dump_json(),
            **_measure(claim),
        }


def _measure(claim: CasualtyClaim | MovementClaim) -> Row:
    if isinstance(claim, CasualtyClaim):
        numbers = (claim.low, claim.best, claim.high)
        return {"what": claim.effect.value, **_numbers(*numbers)}
    return {"what": claim.action.value, **_numbers(claim.size_low, None, claim.size_high)}


def _article(article: Article) -> Row:
    return {
        "article_id": _text(article.id),
        "version": _whole(article.version),
        "title": _text(article.title),
        "url": _text(article.url),
        "publisher": _text(article.source.name),
        "language": _text(article.language),
        "status": article.status.value,
        "published_at": article.published_at,
    }


def _finding(finding: Toll | Movement | FirstSeen) -> Row:
    estimate: Estimate | None
    match finding:
        case Toll():
            what, estimate = finding.effect.value, finding.estimate
        case Movement():
            what, estimate = finding.action.value, finding.size
        case FirstSeen():
            what, estimate = finding.what, None
    return {
        "finding_id": _text(finding.finding_id),
        "revision": _whole(finding.revision),
        "kind": finding.kind,
        "what": _text(what),
        "change": finding.change.value,
        "date_from": finding.date_from,
        "date_to": finding.date_to,
        "origins": len(finding.origins),
        "grade": _text(finding.grade),
        "background": finding.background,
        "at": finding.at,
        "body": finding.model_dump_json(),
        **_where(finding.country, finding.place, finding.location),
        **_estimate(estimate),
    }


def _alert(alert: Alert) -> Row:
    return {
        "alert_id": _text(alert.alert_id),
        "revision": _whole(alert.revision),
        "state": alert.state.value,
        "rule": _text(alert.rule),
        "severity": alert.severity.value,
        "title": _text(alert.title),
        "finding_id": _text(alert.finding_id),
        "finding_revision": _whole(alert.finding_revision),
        "raised_at": alert.raised_at,
        "at": alert.at,
        "body": alert.model_dump_json(),
        **_where(alert.country, alert.place, alert.location),
        **_estimate(alert.estimate),
    }


def _delivery(delivery: Delivery) -> Row:
    return {
        "delivery_id": _text(delivery.delivery_id),
        "channel": _text(delivery.channel),
        "alert_id": _text(delivery.alert.alert_id),
        "revision": _whole(delivery.alert.revision),
        "at": delivery.at,
        "state": "pending",
        "attempts": 0,
        "body": delivery.model_dump_json(),
    }


def _dead_letter(letter: DeadLetter) -> Row:
    return {
        "letter_id": letter.letter_id,
        "stage": letter.stage,
        "topic": letter.topic,
        "partition": letter.partition,
        "offset": letter.offset,
        "error": letter.error,
        "reason": _text(letter.reason),
        "refused_at": letter.refused_at,
        "key": letter.key,
        "value": letter.value,
    }


def _where(country: str, place: str | None, location: Location | None) -> Row:
    return {
        "country": _text(country),
        "place": _text(location.place.name if location else place),
        "lat": location.lat if location else None,
        "lon": location.lon if location else None,
    }


def _estimate(estimate: Estimate | None) -> Row:
    if estimate is None:
        return _numbers(None, None, None)
    return _numbers(estimate.low, estimate.best, estimate.high)


def _numbers(low: int | None, best: int | None, high: int | None) -> Row:
    return {"low": _whole(low), "best": _whole(best), "high": _whole(high)}


def _whole(number: int | None) -> int | None:
    """No larger than the column: what was said stands in the body in full."""
    return None if number is None else min(number, LARGEST)


def _text(text: str | None) -> str | None:
    """Without NUL, which PostgreSQL has no text for."""
    return None if text is None else text.replace("\0", "\N{REPLACEMENT CHARACTER}")
