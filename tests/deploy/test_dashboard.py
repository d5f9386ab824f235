import json
import re
from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.deploy.dashboard import DASHBOARD, PANELS, QUERIES, ROWS, Query
from tests.deploy.promql import OF_PROMETHEUS, faults, labels_by_metric
from tests.deploy.tree import read_yaml, shared

COLUMNS = 24
each_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel["title"])


def schema(name: str) -> dict[str, Any]:
    path = shared("grafana-schemas") / f"{name}.jsonschema.json"
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def complaints(name: str, value: object, definition: str | None = None) -> list[str]:
    whole = schema(name)
    if definition is not None:
        whole = {"definitions": whole["definitions"], "$ref": f"#/definitions/{definition}"}
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft7Validator(whole).iter_errors(value)
    ]


def test_the_dashboard_is_one_by_grafanas_schema() -> None:
    assert not complaints("dashboard", DASHBOARD)


@each_panel
def test_a_panels_options_are_of_its_type(panel: dict[str, Any]) -> None:
    custom = panel["fieldConfig"]["defaults"].get("custom", {})

    assert not complaints(panel["type"], panel["options"], "Options")
    if "FieldConfig" in schema(panel["type"])["definitions"]:
        assert not complaints(panel["type"], custom, "FieldConfig")
    else:
        assert not custom


@each_panel
def test_a_panels_queries_are_prometheus_queries(panel: dict[str, Any]) -> None:
    assert not [fault for query in panel["targets"] for fault in complaints("prometheus", query)]


@each_panel
def test_a_panels_unit_is_one_that_grafana_knows(panel: dict[str, Any]) -> None:
    units = {one["const"] for one in schema("units")["definitions"].values()}

    assert panel["fieldConfig"]["defaults"]["unit"] in units


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_query_asks_for_what_the_daemon_exposes(query: Query) -> None:
    assert not faults(query.expr, labels_by_metric() | OF_PROMETHEUS)


def test_every_variable_in_a_query_is_defined() -> None:
    defined = {variable["name"] for variable in DASHBOARD["templating"]["list"]}
    used = {name for query in QUERIES for name in re.findall(r"\$\{?(\w+)", query.expr)}

    assert used <= defined | {"__rate_interval", "__range"}


@each_panel
def test_a_panel_says_what_it_means(panel: dict[str, Any]) -> None:
    assert panel["description"].endswith(".")
    assert panel["datasource"]["uid"] == "${datasource}"
    assert all(query.get("legendFormat") for query in panel["targets"])


def test_no_two_panels_share_an_id() -> None:
    ids = Counter(panel["id"] for panel in (*PANELS, *ROWS))

    assert set(ids.values()) == {1}


def test_no_two_panels_lie_over_each_other() -> None:
    def cells(panel: dict[str, Any]) -> set[tuple[int, int]]:
        at = panel["gridPos"]
        return {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }

    over = [
        (one["title"], other["title"])
        for one, other in combinations((*PANELS, *ROWS), 2)
        if cells(one) & cells(other)
    ]
    assert not over
    assert all(x < COLUMNS for panel in PANELS for x, _ in cells(panel))


def test_alerts_and_tolls_come_before_the_pipelines_health() -> None:
    titles = [row["title"] for row in sorted(ROWS, key=lambda row: row["gridPos"]["y"])]

    assert titles == ["Alerts", "Tolls", "What is read", "Pipeline health"]


def test_the_provisioned_source_is_the_one_the_dashboard_opens_with() -> None:
    sources = read_yaml("grafana/provisioning/datasources/tocsin.yaml")["datasources"]
    variables = {one["name"]: one for one in DASHBOARD["templating"]["list"]}

    assert variables["datasource"]["current"]["value"] in {source["uid"] for source in sources}
