"""What the daemon says of itself: a constant sentence and fields, on standard error.

Text for people on a terminal, a JSON object a line for machines. Never an article's text.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from daemon.settings import Log

QUIET_FOR = 30.0
"""Seconds between two lines of a library that say the same."""
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
QUIET = ("faust", "aiokafka", "kafka", "mode", "alembic", "sqlalchemy", "aiohttp", "asyncio")
"""Libraries that talk a lot: only their warnings."""


def configure_logs(settings: Log) -> None:
    """Send every log record to standard error, once, in the settings' format."""
    text = settings.format == "text" or (settings.format == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler()
    handler.setFormatter(TextLines() if text else JsonLines())
    handler.addFilter(Repeats())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


class Repeats(logging.Filter):
    """Lets a sentence through once in `QUIET_FOR`, and says how often it was held back.

    A client whose broker is away says so some fifty times a second.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._said: dict[tuple[str, int, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this record is written."""
        if record.name.partition(".")[0] not in QUIET:
            return True  # our own are each worth a line
        what = (record.name, record.levelno, str(record.msg))
        since, held = self._said.get(what, (-QUIET_FOR, 0))
        now = self._clock()
        if now - since < QUIET_FOR:
            self._said[what] = (since, held + 1)
            return False
        self._said[what] = (now, 0)
        if held:
            record.repeated = held
        return True


class JsonLines(logging.Formatter):
    """One JSON object a record: time, level, logger, message, then the record's own fields."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


class TextLines(logging.Formatter):
    """`12:03:04 warning  sentence  field=value …`."""

    def format(self, record: logging.LogRecord) -> str:
        clock = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        fields = " ".join(f"{key}={value}" for key, value in _fields(record).items())
        line = f"{clock} {record.levelname.lower():<8} {record.getMessage()}  {fields}".rstrip()
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD}
