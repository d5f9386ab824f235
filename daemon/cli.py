"""The command line."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from daemon.commands.context import Context

app = typer.Typer(
    name="tocsin",
    help="Weighs what the news says of casualties and troop movements; rings when a rule is met.",
    epilog="Exit status: 0 done, 1 failed, 2 wrong settings or arguments, 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(asked: bool) -> None:  # noqa: FBT001  (as typer calls it)
    if asked:
        from daemon.metrics import installed_version

        typer.echo(installed_version())
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option("--config", "-c", envvar="TOCSIN_CONFIG", help="The settings: tocsin.toml."),
    ] = None,
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Print it and end."),
    ] = False,
) -> None:
    """What every command takes."""
    del version  # told before we come here
    context.obj = Context(config=config)


def main() -> int:
    """Run one command; the return value is the exit status."""
    from daemon.commands import reading, service, wire
    from daemon.places_cli import places

    commands: tuple[Callable[..., None], ...] = (
        service.demo,
        service.run,
        wire.send,
        wire.tail,
        reading.extract,
        reading.replay,
        wire.redrive,
        service.check,
        service.schema,
    )
    for command in commands:
        app.command()(command)
    app.add_typer(wire.topics, name="topics")
    app.add_typer(places, name="places")
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # its errors are raised, and told by us
    try:
        app()
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
