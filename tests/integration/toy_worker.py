"""A worker of toy stages, for tests to start, stop, pause and kill: `python -m …toy_worker`.

Settings come from the environment. `TOY_FAULTS` is the share of batches whose transaction fails,
before or after it was made. Once a second it writes a line of its metrics.
"""

import asyncio
import os
import random
import sys
from collections.abc import Callable

from prometheus_client import CollectorRegistry
from sqlalchemy.exc import OperationalError

from daemon.app import run_worker
from daemon.health import Health
from daemon.ledger import Commit, Ledger, open_ledger
from daemon.logs import configure_logs
from daemon.metrics import Metrics
from daemon.settings import Settings
from tests.daemon.toys import toy_stages

SHOWN = (
    "messages",
    "repeats",
    "rewinds",
    "holes",
    "fenced",
    "retries",
    "dead_letters",
    "pipeline_seconds",
)


def failing(commit: Callable[[Commit], None], share: float) -> Callable[[Commit], None]:
    chance = random.Random(7)  # noqa: S311  no secret

    def maybe(batch: Commit) -> None:
        fate = chance.random()
        if fate < share / 2:
            raise OperationalError("commit", {}, Exception("injected before"))
        commit(batch)
        if fate < share:
            raise OperationalError("commit", {}, Exception("injected after"))

    return maybe


def line(registry: CollectorRegistry, health: Health) -> str:
    parts = [
        f"{sample.name.removeprefix('tocsin_')}{{{','.join(sample.labels.values())}}}={sample.value:g}"
        for metric in registry.collect()
        if metric.name.removeprefix("tocsin_") in SHOWN
        for sample in metric.samples
        if sample.value and not sample.name.endswith(("_created", "_bucket"))
    ]
    return f"toy ready={health.ready()} " + " ".join(parts)


def main() -> int:
    settings = Settings.load(None)
    configure_logs(settings.log)
    registry = CollectorRegistry()
    metrics = Metrics.create(registry)
    health = Health(settings.work.stalled)
    ledger: Ledger = open_ledger(settings.ledger.address())
    if share := float(os.environ.get("TOY_FAULTS", "0")):
        setattr(ledger, "commit", failing(ledger.commit, share))  # noqa: B010  for mypy

    async def say() -> None:
        while True:
            await asyncio.sleep(1)
            sys.stderr.write(line(registry, health) + "\n")

    status = run_worker(
        settings, toy_stages(settings.kafka.group), ledger, metrics, health=health, background=[say]
    )
    sys.stderr.write(line(registry, health) + "\n")
    ledger.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
