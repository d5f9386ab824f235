"""The pipeline: which processor reads which topic and writes which.

Read it top to bottom; that is the way the data flows. `daemon/app.py` runs it on Kafka,
`daemon/offline.py` in one process; there is no other difference between them.
"""

from collections.abc import Sequence
from functools import partial

from daemon.stages import Map, Reduce, Stage
from daemon.topics import ALERTS, ARTICLES, CLAIMS, FINDINGS
from processors.alerts.judge import judge
from processors.alerts.rules import Rule
from processors.corroboration import corroborate
from processors.geo import Places
from processors.notification import notify
from processors.reading import read


def pipeline(places: Places, rules: Sequence[Rule], channels: Sequence[str]) -> tuple[Stage, ...]:
    """The stages, in the order of the flow.

    A stage without a sink ends in the ledger: what `notify` says are deliveries, and those lie in
    its outbox until `daemon/delivery.py` has made them.
    """
    return (
        Reduce("read", ARTICLES, CLAIMS, partial(read, places)),
        Reduce("corroborate", CLAIMS, FINDINGS, corroborate),
        Reduce("judge", FINDINGS, ALERTS, partial(judge, located(rules, places))),
        Map("notify", ALERTS, None, partial(notify, tuple(channels))),
    )


def located(rules: Sequence[Rule], places: Places) -> tuple[Rule, ...]:
    """The rules, with the ids of the places that they name in any spelling.

    A name shared by several places (Georgia) means all of them; an id means one.
    """
    return tuple(
        rule.model_copy(
            update={
                "places": (
                    *rule.places,
                    *(id_ for name in rule.places for id_ in _ids(name, places)),
                )
            }
        )
        for rule in rules
    )


def _ids(name: str, places: Places) -> list[str]:
    """Of every place called so, or called as the likeliest of them is called today."""
    found = places.named(name)
    if not found:
        return []
    names = {name.casefold(), found[0].name.casefold()}
    called = [*found, *places.named(found[0].name)]
    alike = [ref.id for ref in called if ref.name.casefold() in names]
    return list(dict.fromkeys(alike or [found[0].id]))
