"""The tables, for both databases. A change here needs a migration in `migrations/versions`."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A time with a zone, kept in UTC; SQLite, which has no zones, shows it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        try:
            value = value.astimezone(UTC)
        except OverflowError:  # the first or last day that has a name, in another zone
            value = value.replace(tzinfo=UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _name() -> Text:
    """Text that sorts by code point on both databases, as Python does."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def _table(name: str, *columns: Column[Any] | Index) -> Table:
    return Table(name, metadata, *columns)


progress = Table(
    "progress",
    metadata,
    Column("stage", _name(), primary_key=True),
    Column("topic", _name(), primary_key=True),
    Column("partition", Integer, primary_key=True, autoincrement=False),
    Column("next", BigInteger, nullable=False, comment="offset of the message wanted next"),
    Column("topic_id", Text, comment="changes when a topic is deleted and made again"),
    sqlite_with_rowid=False,
)

entries = Table(
    "entries",
    metadata,
    Column("stage", _name(), primary_key=True),
    Column("key", _name(), primary_key=True),
    Column("slot", _name(), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("expires", Moment, comment="event time; null: kept for good"),
    Index("entries_by_expiry", "stage", "expires"),
    sqlite_with_rowid=False,
)

articles = _table(
    "articles",
    Column("article_id", _name(), primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("publisher", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("published_at", Moment, nullable=False),
    Index("articles_by_time", "published_at"),
)

claims = _table(
    "claims",
    Column("claim_id", _name(), primary_key=True),
    Column("article_id", _name(), nullable=False),
    Column("article_version", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False, comment="effect or action"),
    Column("key_country", _name(), nullable=False, comment="ISO 3166-1, or ZZ"),
    Column("place", Text),
    Column("low", BigInteger),
    Column("best", BigInteger),
    Column("high", BigInteger),
    Column("origin", Text, comment="null: the article's own voice"),
    Column("modality", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("quote", Text, nullable=False),
    Column("published_at", Moment, nullable=False),
    Column("standing", Boolean, nullable=False, comment="false: a newer version took it back"),
    Column("body", Text, nullable=False, comment="the whole message, as JSON"),
    Index("claims_by_article", "article_id", "key_country"),
    Index("claims_by_time", "published_at"),
)


def _finding_columns() -> tuple[Column[Any], ...]:
    return (
        Column("kind", Text, nullable=False),
        Column("what", Text, nullable=False, comment="effect, action, or what was first reported"),
        Column("change", Text, nullable=False),
        Column("country", Text, nullable=False),
        Column("place", Text),
        Column("lat", Float),
        Column("lon", Float),
        Column("date_from", Date),
        Column("date_to", Date),
        Column("low", BigInteger),
        Column("best", BigInteger),
        Column("high", BigInteger),
        Column("origins", Integer, nullable=False, comment="how many independent voices"),
        Column("grade", Text, nullable=False),
        Column("background", Boolean, nullable=False),
        Column("at", Moment, nullable=False),
        Column("body", Text, nullable=False, comment="the whole message, as JSON"),
    )


findings = _table(
    "findings",
    Column("finding_id", _name(), primary_key=True),
    Column("revision", BigInteger, nullable=False, comment="the newest"),
    *_finding_columns(),
    Index("findings_by_time", "at"),
)

finding_revisions = _table(
    "finding_revisions",
    Column("finding_id", _name(), primary_key=True),
    Column("revision", BigInteger, primary_key=True, autoincrement=False),
    *_finding_columns(),
    Index("finding_revisions_by_time", "at"),
)


def _alert_columns() -> tuple[Column[Any], ...]:
    return (
        Column("state", Text, nullable=False),
        Column("rule", Text, nullable=False),
        Column("severity", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("finding_id", _name(), nullable=False),
        Column("finding_revision", BigInteger, nullable=False),
        Column("country", Text, nullable=False),
        Column("place", Text),
        Column("lat", Float),
        Column("lon", Float),
        Column("low", BigInteger),
        Column("best", BigInteger),
        Column("high", BigInteger),
        Column("raised_at", Moment, nullable=False),
        Column("at", Moment, nullable=False),
        Column("body", Text, nullable=False, comment="the whole message, as JSON"),
    )


alerts = _table(
    "alerts",
    Column("alert_id", _name(), primary_key=True),
    Column("revision", BigInteger, nullable=False, comment="the newest"),
    *_alert_columns(),
    Index("alerts_by_time", "at"),
)

alert_revisions = _table(
    "alert_revisions",
    Column("alert_id", _name(), primary_key=True),
    Column("revision", BigInteger, primary_key=True, autoincrement=False),
    *_alert_columns(),
    Index("alert_revisions_by_time", "at"),
)

deliveries = _table(
    "deliveries",
    Column("delivery_id", _name(), primary_key=True),
    Column("channel", _name(), nullable=False),
    Column("alert_id", _name(), nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("at", Moment, nullable=False, comment="event time of the alert revision"),
    Column("state", _name(), nullable=False, comment="pending, delivered or gave_up"),
    Column("attempts", Integer, nullable=False),
    Column("next_try", Moment, comment="null: at once"),
    Column("leased_by", Text),
    Column("leased_until", Moment),
    Column("delivered_at", Moment),
    Column("error", Text, comment="of the last attempt that failed"),
    Column("body", Text, nullable=False, comment="the whole message, as JSON"),
    Index("deliveries_by_state", "channel", "state", "at"),
    Index("deliveries_by_alert", "alert_id", "channel", "revision"),
)

dead_letters = _table(
    "dead_letters",
    Column("letter_id", _name(), primary_key=True),
    Column("stage", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("partition", Integer, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("error", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("refused_at", Moment, nullable=False),
    Column("redriven_at", Moment, comment="null: still to be put back"),
    Column("key", LargeBinary, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("dead_letters_by_time", "refused_at"),
)
