"""Which channels are told of an alert revision."""

from collections.abc import Iterable

from schemas.alert import Alert
from schemas.delivery import Delivery


def notify(channels: tuple[str, ...], alert: Alert, /) -> Iterable[Delivery]:
    """One delivery for each of `channels` that the alert names; for all of them if it names none.

    A channel that a rule names and that is no longer there is passed over: a replay of old alerts
    must not fail because the settings have changed.
    """
    named = [name for name in channels if not alert.channels or name in alert.channels]
    return [Delivery(channel=name, at=alert.at, alert=alert) for name in named]
