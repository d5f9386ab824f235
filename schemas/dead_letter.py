"""What a stage could not read, and everything needed to try again."""

from typing import Annotated

from pydantic import AwareDatetime, ConfigDict, Field

from schemas.base import Message


class DeadLetter(Message):
    """A message that a stage refused, byte for byte."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    stage: str
    topic: str
    partition: Annotated[int, Field(ge=0)]
    offset: Annotated[int, Field(ge=0)]
    error: str
    """Name of the exception."""
    reason: str
    """What was wrong, in its words."""
    refused_at: AwareDatetime
    key: bytes
    value: bytes

    @property
    def letter_id(self) -> str:
        """The same however often the message is refused."""
        return f"{self.stage}/{self.topic}/{self.partition}/{self.offset}"
