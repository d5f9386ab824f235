import pytest

from tests.deploy.promql import faults, labels_by_metric, names


@pytest.mark.parametrize(
    ("expr", "found"),
    [
        ("tocsin_a", {"tocsin_a"}),
        (
            'sum by (stage, le) (rate(tocsin_a_bucket{stage="x or y"}[5m])) > 0.3',
            {"tocsin_a_bucket"},
        ),
        ("tocsin_a unless on (stage) tocsin_b offset 15m", {"tocsin_a", "tocsin_b"}),
        ("time() - max(tocsin_a) > 6 * 3600 or vector(0)", {"tocsin_a"}),
        ("increase(tocsin_a_total[$__rate_interval])", {"tocsin_a_total"}),
        ("stage:tocsin_a:sum > 1", {"stage:tocsin_a:sum"}),
        ('label_replace(vector(0), "stage", "none", "", "")', set()),
    ],
)
def test_the_series_of_a_query_are_found(expr: str, found: set[str]) -> None:
    assert names(expr) == found


@pytest.mark.parametrize(
    ("expr", "fault"),
    [
        ("tocsin_article_total", "no series is called tocsin_article_total"),
        ('tocsin_articles_total{state="usable"}', "tocsin_articles_total has no label state"),
        ("sum by (state) (tocsin_articles_total)", "nothing in the query has a label state"),
    ],
)
def test_what_nobody_exposes_is_a_fault(expr: str, fault: str) -> None:
    assert faults(expr, labels_by_metric()) == [fault]


def test_counters_and_histograms_are_known_by_the_names_they_are_scraped_under() -> None:
    known = labels_by_metric()

    assert {"tocsin_articles_total", "tocsin_step_seconds_bucket", "tocsin_alerts_firing"} <= set(
        known
    )
    assert "tocsin_articles" not in known
