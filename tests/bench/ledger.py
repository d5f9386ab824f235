"""What the ledger costs: `python -m tests.bench.ledger [URL]`; without one, SQLite in a folder.

In microseconds: a read by one slot, the same through SQLAlchemy, a scan of ten slots, and a commit
of one entry and of a hundred.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime

from daemon.ledger import Commit, Entry, Ledger, Move, open_ledger
from daemon.ledger.reader import GET

EXPIRES = datetime(2030, 1, 1, tzinfo=UTC)
READS = 3000


def microseconds(times: int, call: Callable[[int], object]) -> float:
    """Of the processor and the database, on average."""
    began = time.perf_counter()
    for number in range(times):
        call(number)
    return round((time.perf_counter() - began) / times * 1e6, 1)


def measure(ledger: Ledger) -> dict[str, float]:
    """Each figure by name."""
    at = ledger.next_offset("bench", "t", 0) or 0

    def commit(many: int) -> None:
        nonlocal at
        writes = {
            ("key", f"{n % 1000:04}"): Entry(b"x" * 100, EXPIRES) for n in range(at, at + many)
        }
        ledger.commit(Commit("bench", [Move("t", 0, at, at + many)], writes))
        at += many

    found = {
        "commit_100": microseconds(100, lambda _: commit(100)),
        "commit_1": microseconds(300, lambda _: commit(1)),
    }
    with ledger.reading() as reader:
        found["get"] = microseconds(READS, lambda n: reader.get("bench", "key", f"{n % 1000:04}"))
        found["scan_10"] = microseconds(
            READS, lambda n: reader.scan("bench", "key", f"{n % 100:03}")
        )
    with ledger._engine.connect() as connection:

        def through_sqlalchemy(number: int) -> None:
            connection.execute(
                GET, {"stage_": "bench", "key_": "key", "slot_": f"{number % 1000:04}"}
            ).one_or_none()

        found["get_through_sqlalchemy"] = microseconds(READS, through_sqlalchemy)
    return found


def main() -> None:
    """Measure and print one line of JSON."""
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as folder:
        given = sys.argv[1:] or [f"sqlite:///{folder}/ledger.sqlite3"]
        ledger = open_ledger(given[0])
        print(json.dumps({"ledger": given[0].partition(":")[0], **measure(ledger)}))
        ledger.close()


if __name__ == "__main__":
    main()
