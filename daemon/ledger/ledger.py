"""The ledger itself: one transaction a batch, and a fence around it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, delete, select, text, update
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, StatementError

from daemon.ledger import opening, results, tables
from daemon.ledger.archive import Archive
from daemon.ledger.commit import Commit, Entry, FencedError, Move, UnfitError
from daemon.ledger.outbox import Outbox
from daemon.ledger.reader import Reader
from daemon.ledger.tables import entries, progress

_DROP = delete(entries).where(
    and_(
        entries.c.stage == bindparam("stage_"),
        entries.c.key == bindparam("key_"),
        entries.c.slot == bindparam("slot_"),
    )
)
_ADVANCE = (
    update(progress)
    .where(
        and_(
            progress.c.stage == bindparam("stage_"),
            progress.c.topic == bindparam("topic_"),
            progress.c.partition == bindparam("partition_"),
            progress.c.next == bindparam("taken"),
        )
    )
    .values(next=bindparam("reached"), topic_id=bindparam("topic_id_"))
)


class Ledger(Archive, Outbox):
    """State, results and offsets. Faults of the database are SQLAlchemy's exceptions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = opening.writing(engine)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def ping(self) -> None:
        """Ask for nothing; raises if the database does not answer."""
        with self._engine.connect() as connection:
            connection.execute(text("select 1"))

    def next_offset(self, stage: str, topic: str, partition: int) -> int | None:
        """The offset wanted next; None for a partition never read."""
        with self._engine.connect() as connection:
            return connection.execute(
                select(progress.c.next).where(
                    and_(
                        progress.c.stage == stage,
                        progress.c.topic == topic,
                        progress.c.partition == partition,
                    )
                )
            ).scalar()

    def progress(self) -> dict[tuple[str, str, int], int]:
        """The offset wanted next, by stage, topic and partition."""
        with self._engine.connect() as connection:
            found = connection.execute(select(progress).order_by(*progress.primary_key))
            return {(row.stage, row.topic, row.partition): row.next for row in found}

    def topic_ids(self) -> dict[str, str]:
        """What the broker called each topic when it was last read; only where it said."""
        with self._engine.connect() as connection:
            found = connection.execute(
                select(progress.c.topic, progress.c.topic_id).where(
                    progress.c.topic_id.is_not(None)
                )
            )
            return {row.topic: row.topic_id for row in found}

    def forget_topic(self, topic: str) -> int:
        """Drop all progress on a topic that was made anew, so that it is read from its start."""
        with self._writing.begin() as connection:
            return connection.execute(delete(progress).where(progress.c.topic == topic)).rowcount

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One view of the entries for the length of a batch."""
        with self._engine.connect() as connection:
            yield Reader(connection)

    def get(self, stage: str, key: str, slot: str) -> Entry | None:
        """One entry, whether or not it has expired."""
        with self.reading() as reader:
            return reader.get(stage, key, slot)

    def scan(self, stage: str, key: str, prefix: str) -> list[tuple[str, Entry]]:
        """The entries whose slots begin with `prefix`, by name."""
        with self.reading() as reader:
            return reader.scan(stage, key, prefix)

    def commit(self, commit: Commit) -> None:
        """Make a batch true, all of it or nothing.

        Raises `FencedError` unless every partition is still where it was taken over, and
        `UnfitError` if the database can never take these values.
        """
        rows = results.prepare(commit.inputs, commit.results)
        try:
            with self._writing.begin() as connection:
                # In one order everywhere, or two workers could wait for each other's rows.
                for move in sorted(commit.moves, key=lambda m: (m.topic, m.partition)):
                    _advance(connection, commit.stage, move)
                _write(connection, commit.stage, commit.writes)
                for write in rows:
                    write(connection)
        except (DataError, IntegrityError, OverflowError, UnicodeError) as fault:
            raise UnfitError(f"{type(fault).__name__}: {_first_line(fault)}") from fault
        except StatementError as fault:
            if isinstance(fault, ProgrammingError) or fault.orig is None:
                raise
            if isinstance(fault.orig, OverflowError | UnicodeError | ValueError | TypeError):
                raise UnfitError(f"{type(fault.orig).__name__}: {_first_line(fault)}") from fault
            raise

    def mark_redriven(self, letter_id: str, *, now: datetime) -> bool:
        """Note that a dead letter was put back; False if it had been already."""
        letters = tables.dead_letters
        with self._writing.begin() as connection:
            marked = connection.execute(
                update(letters)
                .where(and_(letters.c.letter_id == letter_id, letters.c.redriven_at.is_(None)))
                .values(redriven_at=now)
            )
            return marked.rowcount > 0

    def sweep(self, stage: str, before: datetime) -> int:
        """Delete what a stage's messages from `before` on can no longer see; how many entries."""
        with self._writing.begin() as connection:
            return connection.execute(
                delete(entries).where(and_(entries.c.stage == stage, entries.c.expires < before))
            ).rowcount

    def sweep_results(self, before: datetime) -> int:
        """Delete results older than `before` (event time) that nothing waits for; how many rows."""
        deliveries, letters = tables.deliveries, tables.dead_letters
        old = (
            delete(tables.articles).where(tables.articles.c.published_at < before),
            delete(tables.claims).where(tables.claims.c.published_at < before),
            delete(tables.finding_revisions).where(tables.finding_revisions.c.at < before),
            delete(tables.findings).where(tables.findings.c.at < before),
            delete(tables.alert_revisions).where(tables.alert_revisions.c.at < before),
            delete(tables.alerts).where(tables.alerts.c.at < before),
            delete(deliveries).where(
                and_(deliveries.c.at < before, deliveries.c.state != "pending")
            ),
            delete(letters).where(
                and_(letters.c.refused_at < before, letters.c.redriven_at.is_not(None))
            ),
        )
        with self._writing.begin() as connection:
            return sum(connection.execute(statement).rowcount for statement in old)


def open_ledger(address: str = opening.MEMORY) -> Ledger:
    """Connect and bring the tables up to date. Without an address it lives in memory."""
    engine = opening.connect(address)
    opening.migrate(engine)
    return Ledger(engine)


def _advance(connection: Connection, stage: str, move: Move) -> None:
    """Compare and set: the fence against a worker that has lost its partition unawares."""
    moved = connection.execute(
        _ADVANCE,
        {
            "stage_": stage,
            "topic_": move.topic,
            "partition_": move.partition,
            "taken": move.taken,
            "reached": move.reached,
            "topic_id_": move.topic_id,
        },
    ).rowcount
    if moved != 1:
        opened = connection.execute(
            results.insert_into(connection, progress)
            .values(
                stage=stage,
                topic=move.topic,
                partition=move.partition,
                next=move.reached,
                topic_id=move.topic_id,
            )
            .on_conflict_do_nothing()
            # Without it SQLAlchemy may answer -1 for an insert: that would be no fence.
            .execution_options(preserve_rowcount=True)
        ).rowcount
        if opened != 1:
            raise FencedError(f"{stage}: {move.topic}-{move.partition} is not at {move.taken}")


def _write(
    connection: Connection, stage: str, writes: Mapping[tuple[str, str], Entry | None]
) -> None:
    put = [
        {"stage": stage, "key": key, "slot": slot, "value": entry.value, "expires": entry.expires}
        for (key, slot), entry in writes.items()
        if entry is not None
    ]
    if put:
        insert = results.insert_into(connection, entries)
        connection.execute(
            insert.on_conflict_do_update(
                index_elements=["stage", "key", "slot"],
                set_={"value": insert.excluded.value, "expires": insert.excluded.expires},
            ),
            put,
        )
    dropped: Sequence[dict[str, Any]] = [
        {"stage_": stage, "key_": key, "slot_": slot}
        for (key, slot), entry in writes.items()
        if entry is None
    ]
    if dropped:
        connection.execute(_DROP, dropped)


def _first_line(fault: BaseException) -> str:
    """What was wrong, without the statement and its values: they may hold an article's text."""
    said: Iterable[str] = str(getattr(fault, "orig", None) or fault).splitlines()
    return next(iter(said), "")[:200]
