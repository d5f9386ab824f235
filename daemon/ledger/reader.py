"""Reading entries: the hot path, which goes past SQLAlchemy to the driver.

`tests/bench/ledger.py` shows why: through SQLAlchemy a read costs several times as much.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg
from sqlalchemy import Connection, Dialect, Select, and_, bindparam, select

from daemon.ledger.commit import Entry, LedgerFaultError
from daemon.ledger.tables import entries

END = "\U0010ffff"
"""Sorts after any name that goes on from a prefix."""

_KEY = and_(entries.c.stage == bindparam("stage_"), entries.c.key == bindparam("key_"))
GET = select(entries.c.value, entries.c.expires).where(
    and_(_KEY, entries.c.slot == bindparam("slot_"))
)
_SCAN = (
    select(entries.c.slot, entries.c.value, entries.c.expires)
    .where(and_(_KEY, entries.c.slot >= bindparam("first"), entries.c.slot < bindparam("end")))
    .order_by(entries.c.slot)
)

Ask = Callable[[Any, Mapping[str, str]], Sequence[Any]]


class Reader:
    """Reads entries in one transaction. Raises `LedgerFaultError`."""

    def __init__(self, connection: Connection) -> None:
        connection.begin()
        self._cursor = connection.connection.cursor()
        self._get = _asking(GET, connection.dialect)
        self._scan = _asking(_SCAN, connection.dialect)

    def get(self, stage: str, key: str, slot: str) -> Entry | None:
        """One entry, whether or not it has expired."""
        found = self._get(self._cursor, {"stage_": stage, "key_": key, "slot_": slot})
        return _entry(*found[0]) if found else None

    def scan(self, stage: str, key: str, prefix: str) -> list[tuple[str, Entry]]:
        """The entries whose slots begin with `prefix`, by name."""
        values = {"stage_": stage, "key_": key, "first": prefix, "end": prefix + END}
        return [(row[0], _entry(row[1], row[2])) for row in self._scan(self._cursor, values)]


def _asking(query: Select[Any], dialect: Dialect) -> Ask:
    """The query as the driver wants it, written out once."""
    key = (dialect.name, query)
    if key not in _WRITTEN:
        _WRITTEN[key] = _written(query, dialect)
    return _WRITTEN[key]


def _written(query: Select[Any], dialect: Dialect) -> Ask:
    compiled = query.compile(dialect=dialect)
    statement = str(compiled)
    names = getattr(compiled, "positiontup", None)  # None: the driver takes them by name

    def ask(cursor: Any, values: Mapping[str, str]) -> Sequence[Any]:  # noqa: ANN401  either driver's
        try:
            cursor.execute(statement, [values[name] for name in names] if names else values)
            rows: Sequence[Any] = cursor.fetchall()
        except (sqlite3.Error, psycopg.Error) as fault:
            raise LedgerFaultError(type(fault).__name__) from fault
        return rows

    return ask


_WRITTEN: dict[tuple[str, Select[Any]], Ask] = {}


def _entry(value: bytes, expires: datetime | str | None) -> Entry:
    if isinstance(expires, str):  # SQLite: UTC, without saying so
        expires = datetime.fromisoformat(expires).replace(tzinfo=UTC)
    return Entry(bytes(value), expires)
