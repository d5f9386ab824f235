"""What every message on the wire has in common."""

from typing import Self

from pydantic import BaseModel, ConfigDict, field_validator


class Part(BaseModel):
    """A piece of a message: frozen, strictly typed, and closed to misspelt fields."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Message(Part):
    """Something that travels on a topic of its own, or lies in the ledger.

    Adding a field with a default keeps `schema_version`; any other change adds one to it, and the
    samples of the old version in `tests/schemas/wire` stay, for old messages stay in Kafka.
    """

    schema_version: int = 1

    @classmethod
    def decode(cls, raw: bytes) -> Self:
        """Parse one Kafka value, passing over fields that a newer writer added.

        Raises `pydantic.ValidationError`.
        """
        return cls.model_validate_json(raw, extra="ignore")

    def encode(self) -> bytes:
        """Render as compact UTF-8 JSON, the same bytes for equal messages."""
        return self.model_dump_json().encode()

    @field_validator("schema_version")
    @classmethod
    def _is_known(cls, written: int) -> int:
        known: int = cls.model_fields["schema_version"].default
        if written > known:
            raise ValueError(
                f"{cls.__name__} of schema_version {written}: this tocsin knows {known}; "
                "upgrade it before the one that writes"
            )
        return written
