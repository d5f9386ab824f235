"""What is wrong with well-formed settings: names nobody knows, parts that do not answer."""

from collections.abc import Iterator
from pathlib import Path

from kafka.errors import KafkaError
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from daemon import kafka
from daemon.ledger import WrongLedgerError, open_ledger
from daemon.progress import gazetteer
from daemon.settings import FileChannel, Settings, WebhookChannel
from daemon.topics import TOPICS


def problems(settings: Settings, err: Console) -> list[str]:
    """One sentence for each: what is wrong, and what to do. Empty if all is well."""
    return [
        *_unknown_places(settings, err),
        *_unreadable_files(settings),
        *_silent_ledger(settings),
        *_silent_broker(settings),
    ]


def _unknown_places(settings: Settings, err: Console) -> Iterator[str]:
    places = gazetteer(err)
    for rule in settings.rules:
        for name in rule.places:
            if not places.named(name):
                yield (
                    f"rule {rule.name!r}: no place is called {name!r}, so it would never ring "
                    "there; see `tocsin places show`"
                )


def _unreadable_files(settings: Settings) -> Iterator[str]:
    named: list[tuple[str, Path | None]] = [
        ("kafka.ssl_ca", settings.kafka.ssl_ca),
        ("kafka.ssl_cert", settings.kafka.ssl_cert),
        ("kafka.ssl_key", settings.kafka.ssl_key),
        ("kafka.sasl_password_file", settings.kafka.sasl_password_file),
        ("ledger.url_file", settings.ledger.url_file),
    ]
    for channel in settings.channels:
        if isinstance(channel, WebhookChannel):
            named.append((f"channels.{channel.name}.url_file", channel.url_file))
        if isinstance(channel, FileChannel) and channel.path.is_dir():
            yield f"channels.{channel.name}.path: {channel.path} is a folder; name a file"
    for key, path in named:
        if path is None:
            continue
        try:
            path.read_bytes()
        except OSError as error:
            yield f"{key}: {path} cannot be read: {error.strerror}"


def _silent_ledger(settings: Settings) -> Iterator[str]:
    try:
        open_ledger(settings.ledger.address()).close()
    except WrongLedgerError as error:
        yield f"ledger.url: {error}"
    except OSError as error:
        yield f"ledger.url_file: {error}"
    except SQLAlchemyError as error:
        # Not the error's own words: a driver's may hold the address with its password.
        yield f"ledger.url: the database does not open: {type(error).__name__}"


def _silent_broker(settings: Settings) -> Iterator[str]:
    try:
        rows = kafka.describe_topics(settings.kafka)
    except (KafkaError, OSError) as error:
        brokers = ", ".join(settings.kafka.brokers)
        yield f"kafka.brokers: none of {brokers} answers: {error}"
        return
    known = {topic.name for topic in TOPICS}
    missing = sorted(
        str(row["topic"]) for row in rows if row["topic"] in known and row["partitions"] is None
    )
    if missing:
        yield f"kafka: topics are missing: {', '.join(missing)}; run `tocsin topics create`"
