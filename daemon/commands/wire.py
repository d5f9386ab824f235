"""What touches Kafka from outside the daemon: `send`, `tail`, `topics`, `redrive`."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from daemon import kafka
from daemon.commands.context import of, piped
from daemon.intake import IntakeError, articles_of_file, articles_of_stdin
from daemon.ledger import open_ledger
from daemon.progress import progress_bar
from daemon.rendering import alert_line, claim_line, finding_line
from daemon.topics import ALERTS, ARTICLES, CLAIMS, FINDINGS, TOPICS
from schemas.alert import Alert
from schemas.article import Article
from schemas.base import Message
from schemas.dead_letter import DeadLetter
from schemas.finding import FirstSeen, Movement, Toll
from schemas.reading import Reading

topics = typer.Typer(no_args_is_help=True, help="Make and list the topics.")


class Tailed(StrEnum):
    """What can be watched."""

    CLAIMS = "claims"
    FINDINGS = "findings"
    ALERTS = "alerts"


_TOPIC = {Tailed.CLAIMS: CLAIMS, Tailed.FINDINGS: FINDINGS, Tailed.ALERTS: ALERTS}


def send(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help="JSON lines, ninjs or plain text; - is standard input.")
    ],
) -> None:
    """Send articles to Kafka; ends only when the broker has every one of them."""
    ours = of(context)
    settings = ours.settings()
    wrong: list[IntakeError] = []

    def articles() -> Iterator[Article]:
        for file in files:
            if str(file) != "-" and not file.is_file():
                ours.refuse(f"no file at {file}")
            lines = articles_of_stdin() if str(file) == "-" else articles_of_file(file)
            for _, article in lines:
                if isinstance(article, IntakeError):
                    wrong.append(article)
                    ours.complain(f"{file}: {article}")
                else:
                    yield article

    with progress_bar(ours.err) as bar, ours.broker_errors():
        task = bar.add_task("articles sent", total=None)
        sent = kafka.send(
            settings.kafka, ARTICLES, articles(), lambda n: bar.update(task, completed=n)
        )
    ours.err.print(f"{sent} articles sent to {ARTICLES.name}")
    if wrong:
        ours.fail(f"not sent, for they are no articles: {len(wrong)}")


def tail(
    context: typer.Context,
    what: Annotated[Tailed, typer.Argument(help="claims, findings or alerts")],
    *,
    from_beginning: Annotated[bool, typer.Option(help="All there is, then what comes.")] = False,
    limit: Annotated[int | None, typer.Option("-n", help="End after so many messages.")] = None,
) -> None:
    """Watch messages as they come: a line each for people, JSON lines when piped."""
    ours = of(context)
    settings = ours.settings()
    with piped(), ours.broker_errors():
        messages = kafka.tail(settings.kafka, _TOPIC[what], from_beginning=from_beginning)
        for seen, message in enumerate(messages, start=1):
            for line in _lines(message) if ours.is_terminal else [message.encode().decode()]:
                ours.write(line)
            sys.stdout.flush()
            if seen == limit:
                return


def redrive(
    context: typer.Context,
    stage: Annotated[
        str | None, typer.Option(help="Only what this stage refused: read, corroborate, …")
    ] = None,
) -> None:
    """Put dead letters back on the topics they came from, each once."""
    ours = of(context)
    settings = ours.settings()
    with (
        closing(open_ledger(settings.ledger.address())) as ledger,
        progress_bar(ours.err) as bar,
        ours.broker_errors(),
    ):
        task = bar.add_task("redriven", total=None)

        def told(letter: DeadLetter) -> None:
            ledger.mark_redriven(letter.letter_id, now=datetime.now(UTC))
            bar.advance(task)

        count = kafka.redrive(settings.kafka, stage, told)
    ours.err.print(f"{count} dead letters redriven")


@topics.command("create")
def create(context: typer.Context) -> None:
    """Make the topics that are not there yet; what is there is left as it is."""
    ours = of(context)
    settings = ours.settings()
    with ours.broker_errors():
        made = kafka.create_topics(settings.kafka)
    for name in made:
        ours.write(name)
    ours.err.print(f"{len(made)} topics made")


@topics.command("list")
def list_(context: typer.Context) -> None:
    """The topics, their partitions, and how much is in them."""
    ours = of(context)
    settings = ours.settings()
    with ours.broker_errors():
        rows = kafka.describe_topics(settings.kafka)
    if not ours.is_terminal:
        for row in rows:
            ours.write(json.dumps(row))
        return
    table = Table(header_style="bold")
    for column in ("topic", "partitions", "messages"):
        table.add_column(column, justify="left" if column == "topic" else "right")
    for row in rows:
        there = row["partitions"] is not None
        table.add_row(
            row["topic"],
            str(row["partitions"]) if there else Text("missing", style="red"),
            str(row["messages"]) if there else "",
        )
    ours.out.print(table)


@topics.command("forget")
def forget(
    context: typer.Context,
    topic: Annotated[str, typer.Argument(help="As `tocsin topics list` writes it.")],
) -> None:
    """Read a topic that was made anew from its start. Stop all workers first."""
    ours = of(context)
    if topic not in {each.name for each in TOPICS}:
        ours.refuse(f"no topic is called {topic!r}", "see `tocsin topics list`")
    with closing(open_ledger(ours.settings().ledger.address())) as ledger:
        partitions = ledger.forget_topic(topic)
    ours.err.print(f"progress on {partitions} partitions of {topic} forgotten")


def _lines(message: Message) -> list[str]:
    match message:
        case Reading():
            return [claim_line(claim, message) for claim in message.claims]
        case Toll() | Movement() | FirstSeen():
            return [finding_line(message)]
        case Alert():
            return [alert_line(message)]
        case _:
            return []
