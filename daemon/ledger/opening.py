"""Connecting to either database, and bringing its tables up to date."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url

from daemon.ledger.tables import metadata

BUSY_SECONDS = 10
"""How long SQLite waits for another process's transaction before that is a fault."""
CONNECT_SECONDS = 5
"""How long PostgreSQL may take to answer before that is a fault."""
MIGRATION_LOCK = 0x70C51  # any number; one for this service
"""PostgreSQL's advisory lock, held while the tables change."""
MEMORY = "sqlite://"
HEAD = "0001"
"""The newest migration, so that opening needs no lock when there is nothing to do."""


class WrongLedgerError(Exception):
    """No ledger can be kept in this database. Says what to do."""


def connect(address: str) -> Engine:
    """An engine for an SQLAlchemy URL. Nothing is opened yet, but SQLite's folder is made."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if url.get_backend_name() == "postgresql":
        return _postgresql(url)
    raise WrongLedgerError(
        f"no ledger in {url.get_backend_name()}: give a sqlite or postgresql URL"
    )


def migrate(engine: Engine) -> None:
    """Bring the tables up to date; of several workers that open at once, one does it."""
    if _version(engine) == HEAD:
        return
    with writing(engine).begin() as connection:
        if engine.url.database in {None, "", ":memory:"}:
            metadata.create_all(connection)
            return
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"select pg_advisory_xact_lock({MIGRATION_LOCK})")
        _upgrade(connection)


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write: SQLite takes its lock at their beginning."""
    return engine.execution_options(writes=True)


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.exec_driver_sql(
            "select version_num from alembic_version"
        ).scalar()
        return found


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415  a third of a second that few starts need
    from alembic.config import Config  # noqa: PLC0415  the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415  the same

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    if inspect(connection).has_table("alembic_version"):
        at = connection.exec_driver_sql("select version_num from alembic_version").scalar()
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if at is not None and at not in known:
            raise WrongLedgerError(
                f"the ledger is at migration {at}, which this tocsin does not know: "
                "it was written by a newer one; upgrade this one"
            )
    command.upgrade(config, "head")


def _sqlite(url: URL) -> Engine:
    arguments: dict[str, Any] = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    if url.database in {None, "", ":memory:"}:
        engine = create_engine(url, connect_args=arguments, poolclass=StaticPool)
    else:
        Path(str(url.database)).expanduser().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = create_engine(url, connect_args=arguments)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: object) -> None:
        del record
        connection.isolation_level = None  # we say when a transaction begins, not the driver
        _write_ahead(connection)
        # A lost tail loses its offsets too, so Kafka brings those messages again.
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma foreign_keys = on")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and locks later fails where it could have waited.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("begin immediate" if writes else "begin")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a log beside the file. Raises `sqlite3.OperationalError` if it cannot or stays locked.

    A switch that another worker is making just now fails at once, whatever the timeout says.
    """
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as wrong:
            if wrong.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_SWITCHING_SECONDS)
        else:
            return


_SWITCHING_SECONDS = 0.02


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": CONNECT_SECONDS},
        pool_pre_ping=False,  # a dead connection is a fault like any other, and is tried again
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: psycopg.Connection[Any], record: object) -> None:
        del record
        connection.execute("set synchronous_commit = off")  # for the same reason as above
        connection.execute("set time zone 'UTC'")
        # A worker that is paused in a transaction must not hold up the others for long.
        connection.execute("set idle_in_transaction_session_timeout = '30s'")
        connection.commit()

    return engine
