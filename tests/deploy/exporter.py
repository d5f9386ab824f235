"""A stand-in for the daemon's metrics: every one of them, with every label, all growing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from itertools import product

from prometheus_client import CollectorRegistry, Histogram, start_http_server

from daemon.metrics import Metrics

VALUES = {
    "bound": ("low", "best", "high"),
    "change": ("initial", "raised"),
    "channel": ("log",),
    "country": ("SY", "UA"),
    "effect": ("killed", "wounded"),
    "error": ("ValidationError",),
    "kind": ("casualty", "movement"),
    "modality": ("reported", "planned"),
    "outcome": ("delivered", "failed"),
    "partition": ("0", "1"),
    "python": ("3.11",),
    "rule": ("mass-casualties",),
    "severity": ("Extreme", "Severe"),
    "stage": ("read", "corroborate", "judge", "notify"),
    "state": ("firing", "retracted"),
    "status": ("usable",),
    "topic": ("tocsin.articles", "tocsin.claims"),
    "version": ("1",),
    "what": ("killed", "advance"),
}


def breathe(metrics: Metrics) -> None:
    """Let every series there can be grow by one."""
    for field in fields(metrics):
        metric = getattr(metrics, field.name)
        for labels in product(*(VALUES[label] for label in metric._labelnames)):
            child = metric.labels(*labels) if labels else metric
            if isinstance(child, Histogram):
                child.observe(0.01)
            else:
                child.inc()


@contextmanager
def exporter(port: int) -> Iterator[Metrics]:
    """Serve metrics on loopback."""
    registry = CollectorRegistry()
    metrics = Metrics.create(registry)
    server, thread = start_http_server(port, "127.0.0.1", registry)
    try:
        yield metrics
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
