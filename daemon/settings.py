"""Everything an operator can change, checked before anything starts.

One file, `tocsin.toml`. An environment variable overrides a key (`TOCSIN_KAFKA__BROKERS`,
`TOCSIN_LEDGER__URL`); secrets belong in the environment or in files of their own, not there.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from processors.alerts.rules import Rule


def state_folder() -> Path:
    """Where this user's state is kept (XDG base directories)."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "tocsin"


def cache_folder() -> Path:
    """Where what can be built again is kept (XDG base directories)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tocsin"


def _in_seconds(given: object) -> object:
    """A bare number is seconds, in the environment too, where everything is a string."""
    try:
        return float(given) if isinstance(given, str) else given
    except ValueError:
        return given


Duration = Annotated[timedelta, BeforeValidator(_in_seconds)]
"""Seconds, or an ISO 8601 duration: `90`, `PT1M30S`."""


def _secret(file: Path) -> str:
    """A file's first line. Raises `OSError` if there is none."""
    lines = file.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].strip():
        raise OSError(f"{file} is empty: its first line is to be the secret")
    return lines[0].strip()


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Kafka(_Section):
    """Where the broker is, and how to be let in."""

    brokers: Annotated[
        tuple[str, ...],
        Field(
            min_length=1, description="host:port of bootstrap brokers; one that answers is enough"
        ),
    ] = ("127.0.0.1:9092",)
    group: Annotated[
        str,
        Field(min_length=1, description="workers of one group share the work and one ledger"),
    ] = "tocsin"
    partitions: Annotated[
        int,
        Field(
            ge=1, description="of topics that `tocsin topics create` makes: workers that can read"
        ),
    ] = 4
    replication: Annotated[
        int, Field(ge=1, description="copies of each topic it makes; 3 in production")
    ] = 1
    security_protocol: Annotated[
        Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"],
        Field(description="SSL encrypts; SASL asks for a user and a password"),
    ] = "PLAINTEXT"
    ssl_ca: Annotated[
        Path | None, Field(description="PEM of the authority to trust; none: the system's")
    ] = None
    ssl_cert: Annotated[Path | None, Field(description="PEM of our own certificate")] = None
    ssl_key: Annotated[Path | None, Field(description="PEM of its key")] = None
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    sasl_username: str | None = None
    sasl_password: Annotated[
        SecretStr | None, Field(description="from TOCSIN_KAFKA__SASL_PASSWORD, not from the file")
    ] = None
    sasl_password_file: Annotated[
        Path | None, Field(description="file whose first line is the password")
    ] = None
    session_timeout: Annotated[
        Duration,
        Field(description="a worker silent for so long loses its partitions to the others"),
    ] = timedelta(seconds=30)

    @model_validator(mode="after")
    def _can_log_in(self) -> Self:
        if self.security_protocol.startswith("SASL") and not (
            self.sasl_username and (self.sasl_password or self.sasl_password_file)
        ):
            raise ValueError(
                f"{self.security_protocol} needs sasl_username and a password: "
                "set TOCSIN_KAFKA__SASL_PASSWORD or sasl_password_file"
            )
        if (self.ssl_cert is None) != (self.ssl_key is None):
            raise ValueError("ssl_cert and ssl_key go together: one of them is missing")
        return self

    def password(self) -> str | None:
        """The SASL password. Raises `OSError` if its file cannot be read."""
        if self.sasl_password_file:
            return _secret(self.sasl_password_file)
        return self.sasl_password.get_secret_value() if self.sasl_password else None


class LedgerSettings(_Section):
    """Where what is true is written down."""

    url: Annotated[
        SecretStr | None,
        Field(
            description="SQLAlchemy URL, `postgresql+psycopg://…` when several machines share the "
            "work; none: SQLite in the user's state folder. May hold a password, so it is not shown"
        ),
    ] = None
    url_file: Annotated[
        Path | None, Field(description="file whose first line is the URL, instead of `url`")
    ] = None
    keep: Annotated[
        Duration,
        Field(description="claims, findings and deliveries older than this (event time) are swept"),
    ] = timedelta(days=400)

    def address(self) -> str:
        """The URL in force. Raises `OSError` if its file cannot be read."""
        if self.url_file:
            return _secret(self.url_file)
        if self.url:
            return self.url.get_secret_value()
        return f"sqlite:///{state_folder() / 'ledger.sqlite3'}"


class Web(_Section):
    """Metrics, probes and the evidence pages."""

    bind: Annotated[
        str, Field(description="address to listen on; other than loopback lets others look in")
    ] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="0: any free port")] = 9469
    public_url: Annotated[
        str | None, Field(description="how people reach the pages; links in alerts begin with it")
    ] = None


class DeadLetters(_Section):
    """When to stop refusing messages, and stop instead."""

    max_in_a_row: Annotated[
        int,
        Field(
            ge=1, description="so many refusals by one stage, and the daemon stops with status 1"
        ),
    ] = 20


class Work(_Section):
    """How messages are taken in batches."""

    batch: Annotated[int, Field(ge=1, le=10_000, description="messages a transaction at most")] = (
        200
    )
    linger: Annotated[
        Duration, Field(description="how long a batch waits for company when there is no pressure")
    ] = timedelta(milliseconds=5)
    stalled: Annotated[
        Duration,
        Field(description="a stage with work that has finished nothing for so long is not ready"),
    ] = timedelta(seconds=60)
    tick: Annotated[
        Duration | None,
        Field(description="how often time passing is told to the rules; 0: never (replays)"),
    ] = timedelta(seconds=60)

    @field_validator("tick")
    @classmethod
    def _zero_is_never(cls, tick: timedelta | None) -> timedelta | None:
        return tick or None


class Log(_Section):
    """What the daemon says of itself, on standard error."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Annotated[
        Literal["auto", "text", "json"], Field(description="auto: text on a terminal, else JSON")
    ] = "auto"


class _Channel(_Section):
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", description="rules name it")]


class LogChannel(_Channel):
    """Alerts on the daemon's own terminal."""

    kind: Literal["log"] = "log"


class FileChannel(_Channel):
    """Alerts as JSON lines at the end of a file, each delivery once."""

    kind: Literal["file"] = "file"
    path: Path


class WebhookChannel(_Channel):
    """Alerts as JSON by HTTP POST; `Idempotency-Key` is the delivery's id."""

    kind: Literal["webhook"] = "webhook"
    url: Annotated[SecretStr | None, Field(description="may hold a token, so it is not shown")] = (
        None
    )
    url_file: Annotated[Path | None, Field(description="file whose first line is the URL")] = None
    timeout: Annotated[
        Duration,
        Field(
            gt=timedelta(0),
            le=timedelta(seconds=30),
            description="per attempt; another worker may try after a minute",
        ),
    ] = timedelta(seconds=10)

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        if (self.url is None) == (self.url_file is None):
            raise ValueError(f"channel {self.name!r}: give url or url_file, one of them")
        return self

    def address(self) -> str:
        """The URL in force. Raises `OSError` if its file cannot be read."""
        if self.url_file:
            return _secret(self.url_file)
        return self.url.get_secret_value() if self.url else ""


Channel = Annotated[LogChannel | FileChannel | WebhookChannel, Field(discriminator="kind")]


class Settings(BaseSettings):
    """The whole of `tocsin.toml`; every key has a default."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix="TOCSIN_", env_nested_delimiter="__"
    )
    _file: ClassVar[Path | None] = None

    kafka: Kafka = Kafka()
    ledger: LedgerSettings = LedgerSettings()
    web: Web = Web()
    dead_letters: DeadLetters = DeadLetters()
    work: Work = Work()
    log: Log = Log()
    channels: tuple[Channel, ...] = (LogChannel(name="log"),)
    rules: tuple[Rule, ...] = ()

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        names = [channel.name for channel in self.channels]
        for kind, given in (("channel", names), ("rule", [rule.name for rule in self.rules])):
            twice = sorted({name for name in given if given.count(name) > 1})
            if twice:
                raise ValueError(f"{kind} names must differ; given twice: {', '.join(twice)}")
        for rule in self.rules:
            for name in rule.channels:
                if name not in names:
                    raise ValueError(
                        f"rule {rule.name!r} names channel {name!r}; "
                        f"there are: {', '.join(names) or 'none'}"
                    )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del dotenv_settings, file_secret_settings
        if cls._file is None:
            return init_settings, env_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, cls._file)

    @classmethod
    def load(cls, path: Path | None) -> "Settings":
        """Read a TOML file (None: defaults), then the environment over it.

        Raises `OSError`, `tomllib.TOMLDecodeError` or `pydantic.ValidationError`.
        """
        if path is not None and not path.is_file():
            raise FileNotFoundError(f"no settings file at {path}")
        loaded: Settings = type("Settings", (cls,), {"_file": path})()
        return loaded
