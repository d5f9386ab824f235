"""Counting what was committed, and gauging what is there."""

from daemon.batch import Outcome
from daemon.ledger import Ledger
from daemon.metrics import Metrics
from schemas.alert import Alert
from schemas.article import Article
from schemas.base import Message
from schemas.claim import CasualtyClaim
from schemas.dead_letter import DeadLetter
from schemas.finding import FirstSeen, Movement, Toll
from schemas.reading import Reading


def observe(
    metrics: Metrics, stage: str, outcome: Outcome, *, now: float, commit_seconds: float
) -> None:
    """Count a batch that the ledger has; nothing is counted that it has not."""
    metrics.messages.labels(stage).inc(outcome.done)
    metrics.commit_seconds.labels(stage).observe(commit_seconds)
    metrics.last_success.labels(stage).set(now)
    if outcome.oldest_arrival:
        metrics.pipeline_seconds.labels(stage).observe(max(0.0, now - outcome.oldest_arrival))
    if outcome.newest:
        metrics.watermark.labels(stage).set(outcome.newest.timestamp())
    step = metrics.step_seconds.labels(stage)
    for seconds in outcome.step_seconds:
        step.observe(seconds)
    for message in outcome.commit.inputs:
        if isinstance(message, Article):
            metrics.articles.labels(message.status.value).inc()
    for message in outcome.commit.results:
        _count(metrics, message)


def gauge(metrics: Metrics, ledger: Ledger) -> None:
    """Set the gauges that show what the ledger holds. Asks the database."""
    # Asked first: a scrape meanwhile, or a fault, must not find the gauges empty.
    firing, pending = ledger.firing(), ledger.deliveries_pending()
    tolls = ledger.newest_tolls()
    metrics.alerts_firing.clear()
    for (rule, severity), count in firing.items():
        metrics.alerts_firing.labels(rule, severity).set(count)
    metrics.deliveries_pending.clear()
    for channel, count in pending.items():
        metrics.deliveries_pending.labels(channel).set(count)
    metrics.toll.clear()
    for line in tolls:
        for bound, persons in (("low", line.low), ("best", line.best), ("high", line.high)):
            if persons is not None:
                metrics.toll.labels(line.country, line.effect, bound).set(persons)


def _count(metrics: Metrics, message: Message) -> None:
    match message:
        case Reading():
            for claim in message.claims:
                what = claim.effect if isinstance(claim, CasualtyClaim) else claim.action
                metrics.claims.labels(claim.kind, what.value, claim.modality.value).inc()
        case Toll() | Movement() | FirstSeen():
            metrics.findings.labels(message.kind, message.change.value).inc()
        case Alert():
            metrics.alerts.labels(message.rule, message.severity.value, message.state.value).inc()
        case DeadLetter():
            metrics.dead_letters.labels(message.stage, message.error).inc()
        case _:
            pass
