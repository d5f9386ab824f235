"""One alert revision on its way to one channel: a row of the ledger's outbox."""

from pydantic import AwareDatetime

from schemas.alert import Alert
from schemas.base import Message


class Delivery(Message):
    """What a channel is asked to tell. Whether it has is the ledger's to know."""

    channel: str
    """Name of the channel in the user's file."""
    at: AwareDatetime
    """Event time of the alert revision."""
    alert: Alert

    @property
    def delivery_id(self) -> str:
        """Once in effect: a channel that has seen this id has been told."""
        return f"{self.alert.revision_id}/{self.channel}"
