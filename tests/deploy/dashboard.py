"""The dashboard as Grafana would ask Prometheus for it."""

import json
from dataclasses import dataclass
from typing import Any

from tests.deploy.tree import DEPLOY

DASHBOARD: dict[str, Any] = json.loads(
    (DEPLOY / "grafana/dashboards/tocsin.json").read_text(encoding="utf-8")
)
ROWS = [panel for panel in DASHBOARD["panels"] if panel["type"] == "row"]
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]


@dataclass(frozen=True)
class Query:
    """One query of one panel."""

    panel: str
    ref: str
    expr: str

    def __str__(self) -> str:
        return f"{self.panel} {self.ref}"

    def filled(self, *, interval: str, within: str) -> str:
        """The query with Grafana's variables replaced: everything is chosen."""
        return (
            self.expr.replace("$__rate_interval", interval)
            .replace("$__range", within)
            .replace("$country", ".*")
        )


QUERIES = [
    Query(panel["title"], target["refId"], target["expr"])
    for panel in PANELS
    for target in panel["targets"]
]
"""Every query of every panel, in the order of the page."""
