"""The reference article end to end: one day's toll, a city's, a running one, and never their sum.

Its text is not ours to keep; the test reads it where it lies and skips where it is absent.
"""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from daemon.intake import article_of
from daemon.offline import replay
from daemon.pipeline import pipeline
from processors.alerts.rules.movement import MovementRule
from processors.alerts.rules.new_location import NewLocationRule
from processors.alerts.rules.threshold import ThresholdRule
from schemas.alert import Alert
from schemas.article import Article, Source
from schemas.claim import Effect, Scope
from schemas.finding import Toll
from tests.places import gazetteer
from tests.shared import records, why_absent

RULES = (
    ThresholdRule(name="killed-20", kind="threshold", fire_at=20),
    ThresholdRule(name="killed-200", kind="threshold", fire_at=200),
    NewLocationRule(name="new", kind="new_location"),
    MovementRule(name="moves", kind="movement"),
)


@pytest.fixture(scope="module")
def reference() -> Article:
    if reason := why_absent("gold", "articles.jsonl"):
        pytest.skip(reason)
    gold = next(records("gold", "articles.jsonl"))
    return article_of(
        {"id": gold["id"], "text": gold["text"], "source": "AFP", "published_at": gold["published"]}
    )


def run(articles: Sequence[Article]) -> tuple[dict[str, Toll], dict[str, Alert]]:
    """The tolls and the alerts that stand at the end."""
    tolls: dict[str, Toll] = {}
    alerts: dict[str, Alert] = {}
    for _, message in replay(articles, pipeline(gazetteer(), RULES, ["log"])):
        if isinstance(message, Toll):
            tolls[message.finding_id] = message
        elif isinstance(message, Alert):
            alerts[message.alert_id] = message
    return tolls, alerts


def test_what_overlaps_is_never_added(reference: Article) -> None:
    tolls, alerts = run([reference])
    killed = [toll for toll in tolls.values() if toll.effect is Effect.KILLED]
    country = [t for t in killed if t.place == "Syria" and t.scope is Scope.PERIOD]
    assert [toll.estimate.low for toll in country] == [143]
    assert {line.who: line.estimate.low for line in country[0].lines} == {
        "civilian": 75,
        "soldier": 41,
        "rebel": 27,
    }
    running = [toll.estimate.low for toll in killed if toll.scope is Scope.CUMULATIVE]
    assert running == [19_001]
    assert max(t.estimate.low for t in killed if t.scope is not Scope.CUMULATIVE) == 143
    assert not [alert for alert in alerts.values() if alert.rule == "killed-200"]


def test_the_city_is_inside_the_country_and_bounded_by_it(reference: Article) -> None:
    tolls, _ = run([reference])
    (city,) = [
        toll
        for toll in tolls.values()
        if toll.effect is Effect.KILLED and toll.place == "Aleppo" and toll.estimate.low >= 10
    ]
    assert city.estimate.low == 22
    assert city.estimate.high is None or city.estimate.high <= 143
    inside = {tolls[finding].place for finding in city.contained_in}
    assert "Syria" in inside


def test_sent_twice_or_reprinted_ten_times_it_rings_as_once(reference: Article) -> None:
    once, again = run([reference])[1], run([reference, reference])[1]
    assert again == once
    reprints = [
        reference.model_copy(
            update={
                "id": f"reprint-{number}",
                "text": f"From our wire service, edition {number}.\n{reference.text}",
                "source": Source(name=f"Paper {number}", domain=f"paper{number}.example"),
                "published_at": reference.published_at + timedelta(minutes=number),
            }
        )
        for number in range(1, 11)
    ]
    reprinted = run([reference, *reprints])[1]
    assert reprinted.keys() == once.keys()
    for alert_id, alert in reprinted.items():
        assert alert.estimate == once[alert_id].estimate
        assert alert.origins == once[alert_id].origins
