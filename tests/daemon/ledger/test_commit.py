"""One transaction a batch, and the fence around it."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from daemon.ledger import (
    Commit,
    Entry,
    FencedError,
    Ledger,
    Move,
    UnfitError,
    WrongLedgerError,
    open_ledger,
)
from daemon.ledger.opening import HEAD
from daemon.ledger.tables import metadata
from tests.daemon.messages import T0, dead_letter, reading

NOTHING: Mapping[tuple[str, str], Entry | None] = {}


def moved(
    taken: int, reached: int, writes: Mapping[tuple[str, str], Entry | None] = NOTHING
) -> Commit:
    return Commit("weigh", [Move("claims", 0, taken, reached)], writes)


def test_a_partition_never_read_has_no_offset(ledger: Ledger) -> None:
    assert ledger.next_offset("weigh", "claims", 0) is None


def test_a_commit_moves_the_offset_on(ledger: Ledger) -> None:
    ledger.commit(moved(0, 10))
    ledger.commit(moved(10, 15))

    assert ledger.progress() == {("weigh", "claims", 0): 15}


@pytest.mark.parametrize("taken", [0, 9, 11])
def test_a_worker_that_was_overtaken_is_fenced(ledger: Ledger, taken: int) -> None:
    ledger.commit(moved(0, 10))

    with pytest.raises(FencedError, match="claims-0"):
        ledger.commit(moved(taken, 20, {("SY", "total"): Entry(b"stale")}))

    assert ledger.next_offset("weigh", "claims", 0) == 10
    assert ledger.get("weigh", "SY", "total") is None


def test_a_fence_on_one_partition_drops_the_whole_batch(ledger: Ledger) -> None:
    ledger.commit(Commit("weigh", [Move("claims", 1, 0, 5)]))

    with pytest.raises(FencedError):
        ledger.commit(Commit("weigh", [Move("claims", 0, 0, 3), Move("claims", 1, 0, 3)]))

    assert ledger.progress() == {("weigh", "claims", 1): 5}


def test_of_two_workers_at_the_same_offset_one_is_fenced(address: str, ledger: Ledger) -> None:
    ledger.commit(moved(0, 1))

    def compete(worker: int) -> bool:
        with closing(open_ledger(address)) as own:
            try:
                own.commit(moved(1, 2, {("SY", "who"): Entry(str(worker).encode())}))
            except FencedError:
                return False
            return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(compete, range(4))) == 1


def test_an_entry_comes_back_as_it_was_put(ledger: Ledger) -> None:
    there = Entry(b"\x00\xff", T0.astimezone(timezone(timedelta(hours=5))))

    ledger.commit(moved(0, 1, {("SY", "a"): there, ("SY", "b"): Entry(b"")}))

    assert ledger.get("weigh", "SY", "a") == there
    assert ledger.get("weigh", "SY", "b") == Entry(b"")
    assert ledger.get("weigh", "UA", "a") is None


def test_none_drops_an_entry(ledger: Ledger) -> None:
    ledger.commit(moved(0, 1, {("SY", "a"): Entry(b"1")}))
    ledger.commit(moved(1, 2, {("SY", "a"): None, ("SY", "never"): None}))

    assert ledger.get("weigh", "SY", "a") is None


def test_a_scan_is_by_prefix_key_and_code_point(ledger: Ledger) -> None:
    slots = ["b", "a:Z", "a:a", "a:é", "a:\U0001f514", "a;", "a"]
    ledger.commit(moved(0, 1, {("SY", slot): Entry(b"") for slot in slots}))
    ledger.commit(moved(1, 2, {("SYR", "a:0"): Entry(b"")}))

    found = [slot for slot, _ in ledger.scan("weigh", "SY", "a:")]
    assert found == ["a:Z", "a:a", "a:é", "a:\U0001f514"]


@pytest.mark.parametrize(
    "moment", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)]
)
def test_the_ends_of_time_are_no_fault(ledger: Ledger, moment: datetime) -> None:
    for hours in (-14, 14):
        zone = timezone(timedelta(hours=hours))
        entry = Entry(b"", moment.replace(tzinfo=zone))
        ledger.commit(Commit(f"weigh{hours}", [Move("claims", 0, 0, 1)], {("SY", "a"): entry}))


def test_what_no_text_column_holds_is_replaced(ledger: Ledger) -> None:
    said = reading().model_copy(update={"article_id": "a\0b"})
    claims = (said.claims[0].model_copy(update={"quote": "no\0n", "low": 2**70, "high": None}),)

    ledger.commit(
        Commit("read", [Move("t", 0, 0, 1)], results=[said.model_copy(update={"claims": claims})])
    )

    assert ledger.counts()["claims"] == 1


def test_what_the_database_can_never_take_is_said_to_be_unfit(ledger: Ledger) -> None:
    with pytest.raises(UnfitError):
        ledger.commit(moved(0, 2**70))

    assert ledger.next_offset("weigh", "claims", 0) is None


def test_sweeping_takes_what_has_expired_and_no_more(ledger: Ledger) -> None:
    ledger.commit(
        moved(
            0,
            1,
            {
                ("SY", "old"): Entry(b"", T0 - timedelta(seconds=1)),
                ("SY", "due"): Entry(b"", T0),
                ("SY", "kept"): Entry(b""),
            },
        )
    )

    assert ledger.sweep("weigh", T0) == 1
    assert ledger.sweep("other", T0 + timedelta(days=1)) == 0
    assert [slot for slot, _ in ledger.scan("weigh", "SY", "")] == ["due", "kept"]


def test_sweeping_results_leaves_what_is_waited_for(ledger: Ledger) -> None:
    old = [reading(1), dead_letter()]
    ledger.commit(Commit("read", [Move("t", 0, 0, 1)], results=old))

    ledger.sweep_results(datetime(2030, 1, 1, tzinfo=UTC))

    assert ledger.counts() == {
        "articles": 0,
        "claims": 0,
        "findings": 0,
        "alerts": 0,
        "dead_letters": 1,
    }


def test_a_topic_made_anew_can_be_forgotten(ledger: Ledger) -> None:
    ledger.commit(Commit("read", [Move("t", 0, 0, 9, "an-id")]))
    assert ledger.topic_ids() == {"t": "an-id"}

    assert ledger.forget_topic("t") == 1
    assert ledger.progress() == {}


def test_opening_twice_at_once_makes_the_tables_once(address: str) -> None:
    def open_one(_: int) -> None:
        open_ledger(address).close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(open_one, range(3)))


def test_the_migrations_make_the_tables_that_the_code_knows(address: str) -> None:
    open_ledger(address).close()
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    found = inspect(engine)

    assert set(found.get_table_names()) == {*metadata.tables, "alembic_version"}
    for name, table in metadata.tables.items():
        assert [c["name"] for c in found.get_columns(name)] == [c.name for c in table.columns]
        there = {index["name"] for index in found.get_indexes(name)}
        assert there == {index.name for index in table.indexes}
        assert found.get_pk_constraint(name)["constrained_columns"] == [
            c.name for c in table.primary_key
        ]
    engine.dispose()


def test_opening_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "daemon/ledger/migrations")

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_opening_waits_for_no_writer_when_nothing_is_to_be_done(ledger: Ledger) -> None:
    address = ledger._engine.url.render_as_string(hide_password=False)
    with ledger._writing.begin():
        open_ledger(address).close()


def test_a_ledger_of_a_newer_tocsin_is_left_alone(address: str) -> None:
    open_ledger(address).close()
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    engine.dispose()

    with pytest.raises(WrongLedgerError, match="9999"):
        open_ledger(address)
