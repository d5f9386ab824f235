"""As much of PromQL as is needed to see which metrics and labels a query leans on."""

import re
from collections.abc import Mapping
from dataclasses import fields

from prometheus_client import CollectorRegistry, Counter, Histogram

from daemon.metrics import Metrics

OF_PROMETHEUS = {
    "up": {"job", "instance"},
    "ALERTS": {"alertname", "alertstate", "severity", "service", "stage", "channel", "instance"},
}
OF_EVERY_TARGET = {"job", "instance"}

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_GROUPING = re.compile(r"\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)")
_SELECTOR = re.compile(r"([a-zA-Z_:][\w:]*)\s*\{([^}]*)\}")
_NAME = re.compile(r"(?<![\w.:$])[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])")
_WORDS = {"and", "or", "unless", "offset", "bool", "by", "on", "without", "ignoring", "inf", "nan"}


def labels_by_metric() -> dict[str, set[str]]:
    """Every series name that `daemon/metrics.py` exposes, with the labels it carries."""
    metrics = Metrics.create(CollectorRegistry())
    known: dict[str, set[str]] = {}
    for field in fields(metrics):
        metric = getattr(metrics, field.name)
        name, labels = metric._name, {*metric._labelnames, *OF_EVERY_TARGET}
        match metric:
            case Counter():
                known[f"{name}_total"] = labels
            case Histogram():
                known[f"{name}_bucket"] = labels | {"le"}
                known[f"{name}_sum"] = known[f"{name}_count"] = labels
            case _:
                known[name] = labels
    return known


def names(expr: str) -> set[str]:
    """The series a query selects."""
    bare = re.sub(r"\[[^]]*\]", "", re.sub(r"\{[^}]*\}", "", _STRING.sub('""', expr)))
    return set(_NAME.findall(_GROUPING.sub("", bare))) - _WORDS


def faults(expr: str, known: Mapping[str, set[str]]) -> list[str]:
    """What a query asks for that nobody exposes: series, and labels to match or group by."""
    bare = _STRING.sub('""', expr)
    used = names(expr)
    found = [f"no series is called {name}" for name in sorted(used - known.keys())]
    for name, matchers in _SELECTOR.findall(bare):
        found += [
            f"{name} has no label {label}"
            for label in re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", matchers)
            if label not in known.get(name, {label})
        ]
    there = set[str]().union(*(known.get(name, set()) for name in used))
    there |= set(re.findall(r'label_replace\(.*?, "(\w+)"', expr))
    for _, grouped in _GROUPING.findall(bare):
        found += [
            f"nothing in the query has a label {label}"
            for label in re.findall(r"\w+", grouped)
            if label not in there
        ]
    return found
