"""The ways an alert leaves: the terminal, a file, a webhook.

A channel that raises has not told; it will be asked again with the same delivery id. A file takes
each id once; a webhook is sent the id as `Idempotency-Key`, for an answer may get lost on its way.
"""

import asyncio
import fcntl
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import aiohttp
from rich.console import Console

from daemon.rendering import alert_panel
from daemon.settings import Channel, FileChannel, LogChannel, WebhookChannel
from schemas.alert import Alert
from schemas.delivery import Delivery

TAIL = 1 << 20
"""Bytes at the end of a file that are searched for a delivery's id: what a crash can leave told but
not written down is only ever the newest."""


class DeliveryError(Exception):
    """A channel could not be told. Says why without a secret: it is logged."""


class Teller(Protocol):
    """One channel, ready to be told."""

    name: str

    async def tell(self, delivery: Delivery) -> None:
        """Tell one delivery. Raises `DeliveryError` or `OSError`: not told."""

    async def close(self) -> None:
        """Let go of connections."""


class Terminal:
    """Alerts drawn on a terminal, or as JSON lines where the output is piped."""

    def __init__(self, name: str, console: Console, public_url: str | None = None) -> None:
        self.name = name
        self._console = console
        self._public_url = public_url

    async def tell(self, delivery: Delivery) -> None:
        if self._console.is_terminal:
            self._console.print(alert_panel(delivery.alert, link(self._public_url, delivery.alert)))
        else:
            self._console.file.write(_line(delivery, self._public_url))
            self._console.file.flush()

    async def close(self) -> None:
        """Nothing is held."""


class JsonLines:
    """Alerts at the end of a file, each id once, whoever else writes there."""

    def __init__(self, name: str, path: Path, public_url: str | None = None) -> None:
        self.name = name
        self._path = path
        self._public_url = public_url

    async def tell(self, delivery: Delivery) -> None:
        await asyncio.to_thread(self._append, delivery)

    def _append(self, delivery: Delivery) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - TAIL))
            tail = file.read()
            whole, _, torn = tail.rpartition(b"\n")
            if torn:  # a crash in mid-line: its delivery is not marked as made and comes again
                file.truncate(end - len(torn))
            needle = f'"delivery_id":{json.dumps(delivery.delivery_id)}'.encode()
            if needle in whole:
                return
            file.write(_line(delivery, self._public_url).encode())
            file.flush()
            os.fsync(file.fileno())

    async def close(self) -> None:
        """Nothing is held."""


class Webhook:
    """Alerts as JSON by HTTP POST. Any answer but 2xx is not told."""

    def __init__(self, channel: WebhookChannel, public_url: str | None = None) -> None:
        self.name = channel.name
        self._channel = channel
        self._public_url = public_url
        self._session: aiohttp.ClientSession | None = None

    async def tell(self, delivery: Delivery) -> None:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=self._channel.timeout.total_seconds())
            self._session = aiohttp.ClientSession(timeout=timeout)
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": delivery.delivery_id,
            "User-Agent": "tocsin",
        }
        body = _line(delivery, self._public_url).encode()
        try:
            async with self._session.post(
                self._channel.address(), data=body, headers=headers, allow_redirects=False
            ) as answer:
                if not 200 <= answer.status < 300:  # noqa: PLR2004  (HTTP's own numbers)
                    raise DeliveryError(f"the webhook answered {answer.status}")
        except (aiohttp.ClientError, TimeoutError) as error:
            # Not its message: that holds the address, and an address may hold a token.
            raise DeliveryError(f"the webhook was not reached: {type(error).__name__}") from None

    async def close(self) -> None:
        """Close the connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None


def tellers(
    channels: Sequence[Channel], console: Console, public_url: str | None = None
) -> tuple[Teller, ...]:
    """One teller a channel of the settings, in their order."""

    def teller(channel: Channel) -> Teller:
        match channel:
            case LogChannel():
                return Terminal(channel.name, console, public_url)
            case FileChannel():
                return JsonLines(channel.name, channel.path, public_url)
            case WebhookChannel():
                return Webhook(channel, public_url)

    return tuple(teller(channel) for channel in channels)


def link(public_url: str | None, alert: Alert) -> str | None:
    """The evidence page of an alert; None where pages have no address."""
    return f"{public_url.rstrip('/')}/alerts/{alert.alert_id}" if public_url else None


def _line(delivery: Delivery, public_url: str | None) -> str:
    """What every machine is told: the delivery's id, the channel, the alert, its page."""
    told = {
        "delivery_id": delivery.delivery_id,
        "channel": delivery.channel,
        "link": link(public_url, delivery.alert),
        "alert": delivery.alert.model_dump(mode="json"),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
