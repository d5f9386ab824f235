import subprocess
from typing import Any, cast

import pytest

from daemon.pipeline import pipeline
from processors.geo import Places
from tests.deploy.promql import OF_PROMETHEUS, faults, labels_by_metric
from tests.deploy.tree import DEPLOY, program, read_yaml

FOLDER = DEPLOY / "prometheus"
RULES: list[dict[str, Any]] = [
    rule for group in read_yaml("prometheus/rules/tocsin.yml")["groups"] for rule in group["rules"]
]
ALERTS = {rule["alert"]: rule for rule in RULES if "alert" in rule}
each_alert = pytest.mark.parametrize("name", ALERTS)


@pytest.mark.prometheus
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "config", "prometheus.yml"),
        ("check", "rules", "rules/tocsin.yml"),
        ("test", "rules", "tests/tocsin_test.yml"),
    ],
    ids=" ".join,
)
def test_promtool_agrees(arguments: tuple[str, ...]) -> None:
    promtool = program("promtool", "prometheus")

    done = subprocess.run(
        [promtool, *arguments], cwd=FOLDER, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.get("alert") or rule["record"])
def test_a_rule_asks_for_what_the_daemon_exposes(rule: dict[str, Any]) -> None:
    recorded = {one["record"]: {"stage"} for one in RULES if "record" in one}

    assert not faults(rule["expr"], labels_by_metric() | OF_PROMETHEUS | recorded)


def test_a_stages_lag_is_that_of_the_topic_it_reads() -> None:
    lag = next(rule["expr"] for rule in RULES if "record" in rule)

    for stage in pipeline(cast("Places", None), rules=(), channels=()):
        assert f'{{topic="{stage.source.name}"}})), "stage", "{stage.name}", "", "")' in lag


@each_alert
def test_an_alert_says_how_bad_it_is_and_what_to_do(name: str) -> None:
    alert = ALERTS[name]

    assert alert["labels"]["severity"] in {"critical", "warning"}
    assert alert["labels"]["service"] == "tocsin"
    assert alert["annotations"].keys() >= {"summary", "description"}


@each_alert
def test_an_alert_has_been_made_to_ring(name: str) -> None:
    assert name in (FOLDER / "tests/tocsin_test.yml").read_text(encoding="utf-8")
