"""The daemon itself: `demo`, `run`, `check`, `schema`."""

import json
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from daemon.commands.context import of
from daemon.settings import Settings
from schemas import export


def demo(
    context: typer.Context,
    *,
    once: Annotated[
        bool, typer.Option("--once", help="End when the stream is read and the last alert told.")
    ] = False,
    pace: Annotated[float, typer.Option(min=0.0, help="Seconds between articles.")] = 0.5,
    web_port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="For pages and metrics; else 9469 if free.")
    ] = None,
) -> None:
    """See it work: the real daemon, an embedded broker, a bundled fictional war."""
    from daemon.broker import BrokerUnavailableError
    from daemon.demo import Demo, DemoError, as_json

    ours = of(context)
    try:
        counts = Demo(ours, pace=pace, port=web_port).run(once=once)
    except DemoError as error:
        ours.fail(str(error), *error.details)
    except BrokerUnavailableError as error:
        ours.fail(str(error))
    if ours.is_terminal:
        for name, value in json.loads(as_json(counts)).items():
            ours.out.print(f"{name.replace('_', ' '):>24}  {value}")
    else:
        ours.write(as_json(counts))


def run(context: typer.Context) -> None:
    """Run the service until it is told to stop (SIGTERM, Ctrl-C)."""
    from sqlalchemy.exc import SQLAlchemyError

    from daemon.ledger import WrongLedgerError
    from daemon.service import serve

    ours = of(context)
    settings = ours.settings()
    try:
        status = serve(settings, ours.out, ours.err)
    except (OSError, WrongLedgerError) as error:
        ours.fail(str(error))
    except SQLAlchemyError as error:
        # Not the error's own words: a driver's may hold the address with its password.
        ours.fail(f"the ledger does not open: {type(error).__name__}", "See `tocsin check`.")
    raise typer.Exit(status)


def check(context: typer.Context) -> None:
    """Print the settings in force, and what is wrong with them."""
    from daemon.checking import problems

    ours = of(context)
    settings = ours.settings()
    if ours.is_terminal:
        ours.out.print(_in_force(settings))
    else:
        ours.write(settings.model_dump_json(indent=2))
    found = problems(settings, ours.err)
    if found:
        ours.refuse(f"{len(found)} things are wrong", *found)
    ours.err.print(Text("nothing is wrong", style="green"))


def schema(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="A message: Article, Toll, Alert …")] = None,
) -> None:
    """Print the JSON Schema of a message; without a name, the names."""
    ours = of(context)
    by_name = {message.__name__.casefold(): message for message in export.PUBLISHED}
    if name is None:
        for message in export.PUBLISHED:
            ours.write(message.__name__)
        return
    if name.casefold() not in by_name:
        ours.refuse(
            f"no message is called {name!r}",
            "there are: " + ", ".join(message.__name__ for message in export.PUBLISHED),
        )
    ours.write(export.render(by_name[name.casefold()]).rstrip())


def _in_force(settings: Settings) -> Table:
    """Every key, what it is, and what follows from it."""
    table = Table(header_style="bold", show_lines=False)
    for column in ("key", "value", "what follows"):
        table.add_column(column, overflow="fold")
    for section, value in settings:
        described = type(value).model_fields if hasattr(type(value), "model_fields") else {}
        for key, field in described.items():
            shown = json.loads(settings.model_dump_json(include={section: {key}}))[section][key]
            cell = shown if isinstance(shown, str) else json.dumps(shown)
            table.add_row(
                f"{section}.{key}", Text(cell), Text(field.description or "", style="dim")
            )
    for channel in settings.channels:
        table.add_row(f"channels.{channel.name}", Text(channel.kind))
    for rule in settings.rules:
        table.add_row(f"rules.{rule.name}", Text(rule.model_dump_json(exclude_defaults=True)))
    return table
