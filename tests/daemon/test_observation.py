"""Only what was committed is counted."""

from contextlib import closing
from datetime import date

import pytest
from prometheus_client import CollectorRegistry

from daemon.batch import Arrival, think
from daemon.ledger import Commit, LedgerFaultError, Move, open_ledger
from daemon.metrics import Metrics
from daemon.observation import gauge, observe
from daemon.topics import ARTICLES
from tests.daemon import toys
from tests.daemon.messages import alert, delivery, reading


def test_a_batch_is_counted_by_what_it_read_and_said() -> None:
    registry = CollectorRegistry()
    metrics = Metrics.create(registry)
    came = [
        Arrival(ARTICLES.name, 0, 0, 0, 100.0, None, toys.article(1).encode()),
        Arrival(ARTICLES.name, 0, 1, 1, 101.0, None, b"no"),
    ]
    with closing(open_ledger()) as ledger:
        outcome = think(toys.READ, ledger, came)

    observe(metrics, "read", outcome, now=103.0, commit_seconds=0.01)

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(f"tocsin_{name}", labels)

    assert value("messages_total", stage="read") == 2
    assert value("articles_total", status="usable") == 1
    assert value("claims_total", kind="casualty", what="killed", modality="reported") == 1
    assert value("dead_letters_total", stage="read", error="ValidationError") == 1
    assert value("pipeline_seconds_sum", stage="read") == 3.0
    assert value("step_seconds_count", stage="read") == 2
    assert (
        value("event_time_watermark_timestamp_seconds", stage="read")
        == toys.article(1).published_at.timestamp()
    )


def test_the_gauges_show_what_the_ledger_holds() -> None:
    registry = CollectorRegistry()
    metrics = Metrics.create(registry)
    day = date(2026, 3, 1)
    toll = toys.toll(reading(), 5).model_copy(update={"date_from": day, "date_to": day})
    with closing(open_ledger()) as ledger:
        said = [alert(), delivery(), toll]
        ledger.commit(Commit("any", [Move("t", 0, 0, 1)], results=said))
        gauge(metrics, ledger)

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(f"tocsin_{name}", labels)

    assert value("alerts_firing", rule="many dead", severity="Severe") == 1
    assert value("deliveries_pending", channel="desk") == 1
    assert value("toll_persons", country="SY", effect="killed", bound="low") == 5


def test_the_gauges_stand_while_the_ledger_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = CollectorRegistry()
    metrics = Metrics.create(registry)

    def away() -> None:
        raise LedgerFaultError

    with closing(open_ledger()) as ledger:
        ledger.commit(Commit("any", [Move("t", 0, 0, 1)], results=[alert(), delivery()]))
        gauge(metrics, ledger)
        monkeypatch.setattr(ledger, "newest_tolls", away)
        with pytest.raises(LedgerFaultError):
            gauge(metrics, ledger)

    assert registry.get_sample_value("tocsin_deliveries_pending", {"channel": "desk"}) == 1
