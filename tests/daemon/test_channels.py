"""Alerts leave once, whole, and with nothing that a terminal would obey."""

import io
import json
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr
from rich.console import Console

from daemon.channels import DeliveryError, JsonLines, Terminal, Webhook
from daemon.settings import WebhookChannel
from schemas.delivery import Delivery

WIRE = Path(__file__).parents[1] / "schemas" / "wire"


def a_delivery(**alert: object) -> Delivery:
    delivery = Delivery.decode((WIRE / "Delivery.v1.good.json").read_bytes())
    return delivery.model_copy(update={"alert": delivery.alert.model_copy(update=alert)})


def lines(path: Path) -> list[str]:
    return [json.loads(line)["delivery_id"] for line in path.read_text().splitlines()]


async def test_a_file_takes_each_delivery_once(tmp_path: Path) -> None:
    channel = JsonLines("desk", tmp_path / "new" / "alerts.jsonl")
    for revision in (1, 2, 1, 2):
        await channel.tell(a_delivery(revision=revision))
    assert lines(tmp_path / "new" / "alerts.jsonl") == ["a1/1/desk", "a1/2/desk"]


async def test_a_line_torn_by_a_crash_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    await JsonLines("desk", path).tell(a_delivery(revision=1))
    path.write_bytes(path.read_bytes() + b'{"delivery_id":"a1/2/desk","chan')
    await JsonLines("desk", path).tell(a_delivery(revision=2))
    assert lines(path) == ["a1/1/desk", "a1/2/desk"]


async def test_a_terminal_never_obeys_an_article() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, color_system=None, width=80)
    await Terminal("log", console).tell(a_delivery(title="12 \x1b[2Jkilled [red]in\u202e Gulu"))
    shown = screen.getvalue()
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
    assert "[red]in" in shown, "what looks like markup is shown, not obeyed"


async def test_a_pipe_gets_json_lines() -> None:
    screen = io.StringIO()
    await Terminal("log", Console(file=screen), "http://127.0.0.1:1").tell(a_delivery())
    told = json.loads(screen.getvalue())
    assert told["alert"]["alert_id"] == "a1"
    assert told["link"] == "http://127.0.0.1:1/alerts/a1"


async def test_a_webhook_is_told_with_its_id() -> None:
    told: list[tuple[str, object]] = []

    async def take(request: web.Request) -> web.Response:
        told.append((request.headers["Idempotency-Key"], await request.json()))
        return web.Response(status=204)

    app = web.Application()
    app.router.add_post("/hook", take)
    async with TestServer(app) as server:
        settings = WebhookChannel(name="desk", url=SecretStr(str(server.make_url("/hook"))))
        channel = Webhook(settings)
        await channel.tell(a_delivery())
        await channel.close()
    ((key, body),) = told
    assert key == "a1/1/desk"
    assert isinstance(body, dict)
    assert body["alert"]["title"] == a_delivery().alert.title


async def test_a_webhook_that_refuses_is_not_told_and_keeps_its_secret() -> None:
    app = web.Application()
    async with TestServer(app) as server:
        address = str(server.make_url("/hook?token=hunter2"))
        channel = Webhook(WebhookChannel(name="desk", url=SecretStr(address)))
        with pytest.raises(DeliveryError, match="answered 404") as refusal:
            await channel.tell(a_delivery())
        await channel.close()
    gone = Webhook(WebhookChannel(name="desk", url=SecretStr(address)))
    with pytest.raises(DeliveryError, match="not reached") as unreached:
        await gone.tell(a_delivery())
    await gone.close()
    assert "hunter2" not in str(refusal.value) + str(unreached.value)
