"""Every metric this service exposes. Dashboards and alert rules may use no other.

Names follow https://prometheus.io/docs/practices/naming: base units, `_total` for counters. Labels
take few values: stages, kinds, rules, countries; never places, articles or people.
"""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

STEP_BUCKETS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3)
DELAY_BUCKETS = (0.05, 0.1, 0.3, 1, 3, 10, 30, 60, 300, 1800, 7200, 86400)


@dataclass(frozen=True)
class Metrics:
    """One set of metrics, in one registry, so that each test can have its own."""

    articles: Counter
    claims: Counter
    findings: Counter
    alerts: Counter
    deliveries: Counter
    dead_letters: Counter
    messages: Counter
    repeats: Counter
    rewinds: Counter
    holes: Counter
    fenced: Counter
    retries: Counter
    step_seconds: Histogram
    commit_seconds: Histogram
    publication_to_alert_seconds: Histogram
    pipeline_seconds: Histogram
    consumer_lag: Gauge
    watermark: Gauge
    last_success: Gauge
    alerts_firing: Gauge
    deliveries_pending: Gauge
    toll: Gauge
    build_info: Gauge

    @classmethod
    def create(cls, registry: CollectorRegistry) -> "Metrics":
        """Register everything. Raises `ValueError` on a second call with one registry."""

        def counter(name: str, help_text: str, *labels: str) -> Counter:
            return Counter(f"tocsin_{name}", help_text, labels, registry=registry)

        def gauge(name: str, help_text: str, *labels: str) -> Gauge:
            return Gauge(f"tocsin_{name}", help_text, labels, registry=registry)

        def histogram(
            name: str, help_text: str, buckets: tuple[float, ...], *labels: str
        ) -> Histogram:
            return Histogram(
                f"tocsin_{name}", help_text, labels, registry=registry, buckets=buckets
            )

        made = cls(
            articles=counter(
                "articles_total", "Articles read, by what the publisher lets be done.", "status"
            ),
            claims=counter("claims_total", "Claims found in articles.", "kind", "what", "modality"),
            findings=counter(
                "findings_total", "Revisions of findings published.", "kind", "change"
            ),
            alerts=counter("alerts_total", "Alert revisions raised.", "rule", "severity", "state"),
            deliveries=counter(
                "deliveries_total", "Attempts to tell a channel.", "channel", "outcome"
            ),
            dead_letters=counter(
                "dead_letters_total", "Messages a stage could not read.", "stage", "error"
            ),
            messages=counter("messages_total", "Messages a stage has finished.", "stage"),
            repeats=counter("repeats_total", "Messages that came again and were known.", "stage"),
            rewinds=counter(
                "rewinds_total", "Seeks back to a message that was passed over.", "stage"
            ),
            holes=counter(
                "holes_total", "Offsets that the broker no longer has or never gave.", "stage"
            ),
            fenced=counter(
                "fenced_total", "Batches dropped because another worker had taken over.", "stage"
            ),
            retries=counter(
                "retries_total", "Batches tried again after a fault outside the step.", "stage"
            ),
            step_seconds=histogram(
                "step_seconds", "To think about one message.", STEP_BUCKETS, "stage"
            ),
            commit_seconds=histogram(
                "commit_seconds", "To write one batch into the ledger.", STEP_BUCKETS, "stage"
            ),
            publication_to_alert_seconds=histogram(
                "publication_to_alert_seconds",
                "From the newest article behind an alert to its first delivery.",
                DELAY_BUCKETS,
            ),
            pipeline_seconds=histogram(
                "pipeline_seconds",
                "From an article's arrival in Kafka to the commit of what a stage made of it.",
                DELAY_BUCKETS,
                "stage",
            ),
            consumer_lag=gauge(
                "consumer_lag_messages", "Messages not yet in the ledger.", "topic", "partition"
            ),
            watermark=gauge(
                "event_time_watermark_timestamp_seconds",
                "Newest event time a stage has seen.",
                "stage",
            ),
            last_success=gauge(
                "last_success_timestamp_seconds", "When a stage last committed.", "stage"
            ),
            alerts_firing=gauge("alerts_firing", "Alerts that are firing now.", "rule", "severity"),
            deliveries_pending=gauge("deliveries_pending", "Deliveries not yet made.", "channel"),
            toll=gauge(
                "toll_persons",
                "The largest single toll of a country's newest day with one; never a sum.",
                "country",
                "effect",
                "bound",
            ),
            build_info=gauge("build_info", "Always 1.", "version", "python"),
        )
        made.build_info.labels(installed_version(), platform.python_version()).set(1)
        return made


def installed_version() -> str:
    """As the distribution says; `source` where it is not installed."""
    try:
        return version("tocsin")
    except PackageNotFoundError:
        return "source"
