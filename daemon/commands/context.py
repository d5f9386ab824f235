"""What every command is given: the settings, and where to print."""

import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console
from rich.text import Text

from daemon.rendering import escaped
from daemon.settings import Settings

FAILED = 1
WRONG = 2
"""Exit status: 1 when the work failed, 2 when what was asked for is wrong."""


@dataclass
class Context:
    """The options before the command."""

    config: Path | None = None
    out: Console = field(default_factory=Console)
    err: Console = field(default_factory=lambda: Console(stderr=True))

    @property
    def is_terminal(self) -> bool:
        """Whether people read the output; machines get JSON lines."""
        return self.out.is_terminal

    def settings(self) -> Settings:
        """The settings in force; ends the command with status 2 and what is wrong with them."""
        try:
            return Settings.load(self.config)
        except ValidationError as error:
            self.refuse("the settings are wrong", *faults(error))
        except SettingsError as error:
            self.refuse(
                f"an environment variable is wrong: {error}",
                "lists are JSON: TOCSIN_KAFKA__BROKERS='[\"127.0.0.1:9092\"]'",
            )
        except (OSError, tomllib.TOMLDecodeError) as error:
            self.refuse(f"the settings cannot be read: {error}")
        raise AssertionError  # refuse does not return

    def refuse(self, what: str, *details: str) -> None:
        """Say what is wrong and end with status 2."""
        self.complain(what, *details)
        raise typer.Exit(WRONG)

    def fail(self, what: str, *details: str) -> None:
        """Say what failed and end with status 1."""
        self.complain(what, *details)
        raise typer.Exit(FAILED)

    def complain(self, what: str, *details: str) -> None:
        """One line of what is wrong and a line for each detail, on standard error."""
        self.err.print(Text(f"tocsin: {what}", style="bold red"))
        for detail in details:
            self.err.print(Text(f"  {detail}"))

    @contextmanager
    def broker_errors(self) -> Iterator[None]:
        """A broker that is away, or says no, is a sentence and status 1, not a traceback."""
        from kafka.errors import KafkaError

        try:
            yield
        except KafkaError as error:
            brokers = ", ".join(self.settings().kafka.brokers)
            self.fail(
                f"Kafka at {brokers} did not do it: {error}", "Is it running? Try `tocsin check`."
            )

    def write(self, line: str) -> None:
        """One line on standard output, untouched by styles and width.

        On a terminal what it would obey is escaped, which JSON may hold as well.
        """
        sys.stdout.write((escaped(line) if self.is_terminal else line) + "\n")


def faults(error: ValidationError) -> list[str]:
    """Each fault with the key it is in, without the value: that may be a secret."""
    return [
        f"{'.'.join(str(part) for part in fault['loc']) or 'tocsin.toml'}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)
    ]


def of(context: typer.Context) -> Context:
    """Our own context inside typer's."""
    found: Context = context.ensure_object(Context)
    return found


@contextmanager
def piped() -> Iterator[None]:
    """Let a reader that has seen enough (`head`) end us without a traceback."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes again at exit; standard output must not be the broken pipe then.
        sys.stdout = Path("/dev/null").open("w", encoding="utf-8")  # noqa: SIM115
        raise typer.Exit(0) from None
