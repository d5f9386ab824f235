"""The service as it runs: places, ledger, pipeline, outbox and pages around one worker."""

import asyncio
import os
import socket

from aiohttp import web
from prometheus_client import CollectorRegistry
from rich.console import Console

from daemon.app import run_worker
from daemon.channels import tellers
from daemon.delivery import Deliverer
from daemon.health import Health
from daemon.ledger import open_ledger
from daemon.logs import configure_logs
from daemon.metrics import Metrics
from daemon.pages import Pages
from daemon.pipeline import pipeline
from daemon.progress import gazetteer
from daemon.settings import Settings
from processors.geo import ATTRIBUTION


def serve(settings: Settings, out: Console, err: Console) -> int:
    """Run one worker until it is told to stop; the return value is the exit status.

    Raises `OSError` if the web port cannot be had, before anything is read.
    """
    configure_logs(settings.log)
    listener = _listener(settings.web.bind, settings.web.port)
    places = gazetteer(err)
    ledger = open_ledger(settings.ledger.address())
    registry = CollectorRegistry()
    metrics = Metrics.create(registry)
    health = Health(settings.work.stalled)
    worker = f"{socket.gethostname()}:{os.getpid()}"
    public_url = settings.web.public_url or address_of(listener)
    deliverer = Deliverer(ledger, tellers(settings.channels, out, public_url), metrics, worker)
    pages = Pages(ledger, registry, health, ATTRIBUTION)

    async def show() -> None:
        await _serve_pages(pages.application(), listener)

    try:
        return run_worker(
            settings,
            pipeline(places, settings.rules, [channel.name for channel in settings.channels]),
            ledger,
            metrics,
            health=health,
            background=(deliverer.run, show),
            on_commit=deliverer.wake,
        )
    finally:
        ledger.close()
        listener.close()


def address_of(listener: socket.socket) -> str:
    """How a browser on this machine reaches a listening socket."""
    host, port = listener.getsockname()[:2]
    host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  (compared, not bound)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listener(bind: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    try:
        return socket.create_server((bind, port), family=family)
    except OSError as error:
        raise OSError(
            f"web.bind {bind!r}, web.port {port}: {error.strerror}; is another tocsin running? "
            "Set TOCSIN_WEB__PORT=0 for any free port"
        ) from error


async def _serve_pages(app: web.Application, listener: socket.socket) -> None:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.SockSite(runner, listener).start()
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
