"""What the daemon shows on its web port: metrics, probes, and the evidence behind each alert.

Everything that comes from an article goes through jinja2's autoescape, and the pages run no script.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from daemon.health import Health
from daemon.ledger import Ledger
from daemon.rendering import figure, how_many, moment, what, when

SHOWN = 200
"""Rows of a list."""
SECURITY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Pages:
    """The web application and what it reads from.

    The ledger is asked off the loop: one that hangs must not keep the probes from answering.
    """

    ledger: Ledger
    registry: CollectorRegistry
    health: Health
    attribution: str
    refresh: Callable[[], Awaitable[None]] | None = None
    """Called before each scrape, for gauges that are read rather than counted."""

    def application(self) -> web.Application:
        """An aiohttp application; start it with `web.AppRunner`."""
        app = web.Application(middlewares=[_secure])
        app.add_routes(
            [
                web.get("/", self.alerts),
                web.get("/alerts/{id}", self.alert),
                web.get("/findings", self.findings),
                web.get("/findings/{id}", self.finding),
                web.get("/metrics", self.metrics),
                web.get("/livez", self.live),
                web.get("/readyz", self.ready),
                web.get("/style.css", _style),
            ]
        )
        return app

    async def metrics(self, request: web.Request) -> web.Response:
        """What Prometheus scrapes."""
        del request
        if self.refresh:
            await self.refresh()
        body = generate_latest(self.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def live(self, request: web.Request) -> web.Response:
        """200 until the process has begun to stop."""
        del request
        live = self.health.live()
        return web.json_response({"live": live}, status=200 if live else 503)

    async def ready(self, request: web.Request) -> web.Response:
        """200 while work is being done; 503 with the reasons otherwise."""
        del request
        reasons = self.health.reasons()
        return web.json_response(
            {"ready": not reasons, "reasons": list(reasons)}, status=503 if reasons else 200
        )

    async def alerts(self, request: web.Request) -> web.Response:
        """Alerts as they stand, newest first."""
        del request
        rows = await asyncio.to_thread(self.ledger.alerts, limit=SHOWN + 1)
        return self._page("alerts.html", alerts=rows[:SHOWN], more=len(rows) > SHOWN)

    async def alert(self, request: web.Request) -> web.Response:
        """One alert with its evidence and its life."""
        revisions = await asyncio.to_thread(self.ledger.alert, request.match_info["id"])
        if not revisions:
            raise web.HTTPNotFound(text="There is no such alert.")
        newest = revisions[-1]
        return self._page(
            "alert.html", alert=newest, revisions=revisions, runbook=weblink(newest.runbook)
        )

    async def findings(self, request: web.Request) -> web.Response:
        """Findings as they stand, newest first."""
        del request
        rows = await asyncio.to_thread(self.ledger.findings, limit=SHOWN + 1)
        return self._page("findings.html", findings=rows[:SHOWN], more=len(rows) > SHOWN)

    async def finding(self, request: web.Request) -> web.Response:
        """One finding with its evidence and its revisions."""
        revisions = await asyncio.to_thread(self.ledger.finding, request.match_info["id"])
        if not revisions:
            raise web.HTTPNotFound(text="There is no such finding.")
        return self._page("finding.html", finding=revisions[-1], revisions=revisions)

    def _page(self, template: str, **values: object) -> web.Response:
        text = _ENVIRONMENT.get_template(template).render(attribution=self.attribution, **values)
        return web.Response(text=text, content_type="text/html")


def weblink(url: str | None) -> str | None:
    """`url` if it is one that a browser may be given, else None (`javascript:` and the like)."""
    if not url:
        return None
    try:
        return url if urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _environment(filters: Sequence[Callable[..., object]]) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({function.__name__: function for function in filters})
    return made


_ENVIRONMENT = _environment((figure, what, how_many, when, moment, weblink))


@web.middleware
async def _secure(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    answer = await handler(request)
    answer.headers.update(SECURITY)
    return answer


async def _style(request: web.Request) -> web.FileResponse:
    del request
    return web.FileResponse(_TEMPLATES / "style.css")
