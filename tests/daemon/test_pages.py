"""The pages show what is true, and obey nothing that an article says."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client import CollectorRegistry

from daemon.health import Health
from daemon.ledger import Commit, Ledger, open_ledger
from daemon.metrics import Metrics
from daemon.pages import Pages, weblink
from schemas.alert import Alert
from schemas.finding import Movement, Toll

Client = TestClient[Any, Any]
WIRE = Path(__file__).parents[1] / "schemas" / "wire"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with contextlib.closing(open_ledger()) as opened:
        yield opened


@pytest.fixture
async def client(ledger: Ledger) -> AsyncIterator[Client]:
    registry = CollectorRegistry()
    Metrics.create(registry)
    pages = Pages(ledger, registry, Health(timedelta(seconds=60)), "Place names: GeoNames")
    async with TestClient(TestServer(pages.application())) as made:
        yield made


def alert(**changes: object) -> Alert:
    sample = Alert.decode((WIRE / "Alert.v1.good.json").read_bytes())
    return sample.model_copy(update=changes)


def put(ledger: Ledger, *messages: Alert | Toll | Movement) -> None:
    ledger.commit(Commit(stage="judge", moves=(), results=messages))


async def page(client: Client, path: str, status: int = 200) -> str:
    async with client.get(path) as answer:
        assert answer.status == status
        assert "script" not in answer.headers["Content-Security-Policy"]
        return await answer.text()


async def test_an_empty_ledger_says_so(client: Client) -> None:
    assert "No alert has rung yet" in await page(client, "/")


async def test_an_alert_is_shown_with_its_words_and_its_life(
    client: Client, ledger: Ledger
) -> None:
    put(ledger, alert(revision=1, title="12 killed"), alert(revision=2, title="15 killed"))
    assert "15 killed" in await page(client, "/")
    shown = await page(client, "/alerts/a1")
    assert alert().evidence[0].quote in shown
    assert "12 killed" in shown


async def test_a_finding_is_shown_with_its_revisions(client: Client, ledger: Ledger) -> None:
    toll = Toll.decode((WIRE / "Toll.v1.good.json").read_bytes())
    move = Movement.decode((WIRE / "Movement.v1.good.json").read_bytes())
    put(ledger, toll, move)
    assert "at least 12" in await page(client, "/findings")
    assert "killed" in await page(client, f"/findings/{toll.finding_id}")
    assert "advance" in await page(client, f"/findings/{move.finding_id}")


async def test_what_an_article_says_is_shown_and_not_obeyed(client: Client, ledger: Ledger) -> None:
    hostile = (
        alert()
        .evidence[0]
        .model_copy(update={"quote": HOSTILE, "title": HOSTILE, "url": "javascript:alert(1)"})
    )
    put(ledger, alert(title=HOSTILE, evidence=(hostile,), runbook="javascript:alert(2)"))
    for path in ("/", "/alerts/a1"):
        shown = await page(client, path)
        assert HOSTILE not in shown
        assert "javascript:" not in shown


@pytest.mark.parametrize("path", ["/alerts/nobody", "/findings/nobody", "/nowhere"])
async def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    async with client.get(path) as answer:
        assert answer.status == 404


async def test_metrics_are_prometheus_text(client: Client) -> None:
    assert "tocsin_build_info{" in await page(client, "/metrics")


async def test_probes_tell_alive_from_ready(client: Client) -> None:
    assert "true" in await page(client, "/livez")
    assert "reasons" in await page(client, "/readyz", status=503)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://hillpost.example/1", True),
        ("http://hillpost.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//[broken", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, *, kept: bool) -> None:
    assert (weblink(url) is not None) == kept
