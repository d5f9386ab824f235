"""What is true: state, results and offsets, in one database and one transaction.

SQLite on one machine, PostgreSQL when several share the work; the tables are the same, and people
can read them.
"""

from daemon.ledger.archive import Line, PlainClaim
from daemon.ledger.commit import Commit, Entry, FencedError, LedgerFaultError, Move, UnfitError
from daemon.ledger.ledger import Ledger, open_ledger
from daemon.ledger.opening import WrongLedgerError
from daemon.ledger.outbox import Pending
from daemon.ledger.reader import Reader

__all__ = [
    "Commit",
    "Entry",
    "FencedError",
    "Ledger",
    "LedgerFaultError",
    "Line",
    "Move",
    "Pending",
    "PlainClaim",
    "Reader",
    "UnfitError",
    "WrongLedgerError",
    "open_ledger",
]
