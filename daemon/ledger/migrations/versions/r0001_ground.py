"""The ground: state, progress, results, the outbox and dead letters."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Sorts by code point."""


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "alert_revisions",
        sa.Column("alert_id", NAME, nullable=False),
        sa.Column("revision", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("finding_id", NAME, nullable=False),
        sa.Column("finding_revision", sa.BigInteger(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole message, as JSON"),
        sa.PrimaryKeyConstraint("alert_id", "revision"),
    )
    op.create_index("alert_revisions_by_time", "alert_revisions", ["at"], unique=False)
    op.create_table(
        "alerts",
        sa.Column("alert_id", NAME, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False, comment="the newest"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("finding_id", NAME, nullable=False),
        sa.Column("finding_revision", sa.BigInteger(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole message, as JSON"),
        sa.PrimaryKeyConstraint("alert_id"),
    )
    op.create_index("alerts_by_time", "alerts", ["at"], unique=False)
    op.create_table(
        "articles",
        sa.Column("article_id", NAME, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("articles_by_time", "articles", ["published_at"], unique=False)
    op.create_table(
        "claims",
        sa.Column("claim_id", NAME, nullable=False),
        sa.Column("article_id", NAME, nullable=False),
        sa.Column("article_version", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False, comment="effect or action"),
        sa.Column("key_country", NAME, nullable=False, comment="ISO 3166-1, or ZZ"),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True, comment="null: the article's own voice"),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("date_from", sa.Date(), nullable=True),
        sa.Column("date_to", sa.Date(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "standing", sa.Boolean(), nullable=False, comment="false: a newer version took it back"
        ),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole message, as JSON"),
        sa.PrimaryKeyConstraint("claim_id"),
    )
    op.create_index("claims_by_article", "claims", ["article_id", "key_country"], unique=False)
    op.create_index("claims_by_time", "claims", ["published_at"], unique=False)
    op.create_table(
        "dead_letters",
        sa.Column("letter_id", NAME, nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "redriven_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="null: still to be put back",
        ),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("letter_id"),
    )
    op.create_index("dead_letters_by_time", "dead_letters", ["refused_at"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("delivery_id", NAME, nullable=False),
        sa.Column("channel", NAME, nullable=False),
        sa.Column("alert_id", NAME, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column(
            "at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="event time of the alert revision",
        ),
        sa.Column("state", NAME, nullable=False, comment="pending, delivered or gave_up"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=True, comment="null: at once"),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True, comment="of the last attempt that failed"),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole message, as JSON"),
        sa.PrimaryKeyConstraint("delivery_id"),
    )
    op.create_index(
        "deliveries_by_alert", "deliveries", ["alert_id", "channel", "revision"], unique=False
    )
    op.create_index("deliveries_by_state", "deliveries", ["channel", "state", "at"], unique=False)
    op.create_table(
        "entries",
        sa.Column("stage", NAME, nullable=False),
        sa.Column("key", NAME, nullable=False),
        sa.Column("slot", NAME, nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column(
            "expires",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="event time; null: kept for good",
        ),
        sa.PrimaryKeyConstraint("stage", "key", "slot"),
        sqlite_with_rowid=False,
    )
    op.create_index("entries_by_expiry", "entries", ["stage", "expires"], unique=False)
    op.create_table(
        "finding_revisions",
        sa.Column("finding_id", NAME, nullable=False),
        sa.Column("revision", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "what", sa.Text(), nullable=False, comment="effect, action, or what was first reported"
        ),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("date_from", sa.Date(), nullable=True),
        sa.Column("date_to", sa.Date(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("origins", sa.Integer(), nullable=False, comment="how many independent voices"),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole message, as JSON"),
        sa.PrimaryKeyConstraint("finding_id", "revision"),
    )
    op.create_index("finding_revisions_by_time", "finding_revisions", ["at"], unique=False)
    op.create_table(
        "findings",
        sa.Column("finding_id", NAME, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False, comment="the newest"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "what", sa.Text(), nullable=False, comment="effect, action, or what was first reported"
        ),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("date_from", sa.Date(), nullable=True),
        sa.Column("date_to", sa.Date(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("origins", sa.Integer(), nullable=False, comment="how many independent voices"),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole message, as JSON"),
        sa.PrimaryKeyConstraint("finding_id"),
    )
    op.create_index("findings_by_time", "findings", ["at"], unique=False)
    op.create_table(
        "progress",
        sa.Column("stage", NAME, nullable=False),
        sa.Column("topic", NAME, nullable=False),
        sa.Column("partition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "next", sa.BigInteger(), nullable=False, comment="offset of the message wanted next"
        ),
        sa.Column(
            "topic_id",
            sa.Text(),
            nullable=True,
            comment="changes when a topic is deleted and made again",
        ),
        sa.PrimaryKeyConstraint("stage", "topic", "partition"),
        sqlite_with_rowid=False,
    )
