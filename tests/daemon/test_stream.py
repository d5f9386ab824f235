"""The bundled stream is what its README says, and its truth speaks of articles that are there."""

import itertools
import re
import tomllib
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from daemon.settings import FileChannel, Settings
from schemas.article import Article, ArticleStatus

STREAM = Path(__file__).parents[2] / "daemon/stream"
TRUTH = Path(__file__).with_name("stream_truth.toml")
LOCAL = timedelta(hours=1)
"""Norway and Sweden in the first half of March: central European winter time."""


def read_stream() -> list[Article]:
    return [Article.decode(line) for line in (STREAM / "articles.jsonl").read_bytes().splitlines()]


ARTICLES = read_stream()
TEXTS = [article.text for article in ARTICLES if article.status is ArticleStatus.USABLE]


def truth() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(TRUTH.read_text(encoding="utf-8"))


def local_day(moment: datetime) -> date:
    offset = moment.utcoffset()
    assert offset is not None
    return (moment - offset + LOCAL).date()


def test_there_are_at_least_forty_articles_from_eight_outlets() -> None:
    assert len({article.id for article in ARTICLES}) >= 40
    assert len({article.source.domain for article in ARTICLES}) == 8


def test_outlets_are_plainly_invented_and_two_share_a_family() -> None:
    outlets = {(article.source.name, article.source.family) for article in ARTICLES}
    assert all((article.source.domain or "").endswith(".example") for article in ARTICLES)
    assert sorted(Counter(family for _, family in outlets).values()) == [1] * 6 + [2]


def test_no_version_of_an_article_comes_twice_or_out_of_turn() -> None:
    seen: Counter[str] = Counter()
    for article in ARTICLES:
        seen[article.id] += 1
        assert article.version == seen[article.id], article.id


def test_articles_come_in_order_within_two_weeks() -> None:
    times = [article.published_at for article in ARTICLES]
    assert times == sorted(times)
    days = {local_day(time) for time in times}
    assert (min(days), max(days)) == (date(2031, 3, 3), date(2031, 3, 16))
    assert len(days) == 14


def test_everything_is_in_english_and_nothing_is_over_long() -> None:
    assert {article.language for article in ARTICLES} == {"en"}
    assert max(len(text.split()) for text in TEXTS) <= 800
    assert sum(len(text.split()) >= 400 for text in TEXTS) >= 2


def test_one_flash_is_reprinted_ten_times_before_it_is_revised() -> None:
    flash = ARTICLES[0].text.split("— ", 1)[1]
    revised = next(a for a in ARTICLES if (a.id, a.version) == (ARTICLES[0].id, 2))
    reprints = [a for a in ARTICLES[1:] if flash in a.text]
    assert len(reprints) >= 10
    assert all(a.published_at < revised.published_at for a in reprints)
    assert all(a.text != ARTICLES[0].text for a in reprints)


def test_an_article_is_killed_one_is_withheld_and_one_is_corrected_downwards() -> None:
    assert [a.version for a in ARTICLES if a.status is ArticleStatus.CANCELED] == [2]
    assert [a.version for a in ARTICLES if a.status is ArticleStatus.WITHHELD] == [1]
    assert any(a.version == 3 and a.text.startswith("CORRECTION") for a in ARTICLES)


@pytest.mark.parametrize(
    "kind",
    [
        r"COMMUNIQUÉ No\. \d+",
        r"The Lakeshore Army (states|regrets|confirms)",
        r"(?m)^\d\d:\d\d — ",
        r"\[Translated from the broadcast\]",
        r"SITUATION BULLETIN",
        r"KILL|WHAT WE KNOW|groaned the coach",
        r"[Ss]ince 3 March more than",
        r"[Bb]etween \d+ and \d+ people",
        r"[Aa]t least \d+",
        r"Dozens were",
        r", including \d+ civilians",
        r"will launch an offensive",
        r"would send .* if",
        r"denied .* had entered",
        r"plans to withdraw",
        r"with 12 tanks",
        r"withdrew from",
        r"captured",
        r"missing",
        r"displaced",
        r"in the accident",
        r"in the flood",
        r"first shot",
        r"went to the polls",
        r"Shipping shares",
        r"1868",
    ],
)
def test_every_kind_of_news_is_there(kind: str) -> None:
    assert any(re.search(kind, text) for text in TEXTS)


def test_datelines_bear_the_day_on_which_they_are_published() -> None:
    lines = [(a, re.search(r"March (\d+) (?:\(|—)", a.text)) for a in ARTICLES]
    dated = [(a, int(found[1])) for a, found in lines if found]
    assert len(dated) >= 10
    for article, day in dated:
        assert local_day(article.published_at).day == day, article.id


def test_weekdays_are_today_or_yesterday_unless_they_are_said_to_be_otherwise() -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for article in ARTICLES:
        today = local_day(article.published_at)
        for name in re.findall(rf"\bon ({'|'.join(names)})\b", article.text):
            ago = (today.weekday() - names.index(name)) % 7
            ahead = re.search(rf"(?:plans|will|live)[^.]* on {name}", article.text)
            assert ago <= 1 or ahead, (article.id, name)


def test_the_demos_rules_and_channels_are_in_force_as_written() -> None:
    settings = Settings.load(STREAM / "tocsin.toml")
    assert {rule.kind for rule in settings.rules} == {"threshold", "new_location", "movement"}
    assert [c.path for c in settings.channels if isinstance(c, FileChannel)] == [
        Path("alerts.jsonl")
    ]


def test_the_truth_names_rules_articles_and_places_that_are_there() -> None:
    rules = {rule.name for rule in Settings.load(STREAM / "tocsin.toml").rules}
    versions = {f"{a.id}@{a.version}": a.text for a in ARTICLES}
    told = truth()
    assert len(told["event"]) >= 12
    for ring in told["ring"]:
        assert ring["rule"] in rules
        assert ring["place"] in versions[ring["by"]]
    for entry in itertools.chain(told["silent"], told["event"]):
        assert entry["why"]
        assert entry.get("rule") in {*rules, None}
        assert any(entry.get("place", "").lower() in a.text.lower() for a in ARTICLES)


def test_the_truth_does_not_contradict_itself() -> None:
    told = truth()
    rings = {(ring["rule"], ring["place"]) for ring in told["ring"]}
    assert len(rings) == len(told["ring"])
    assert rings.isdisjoint((s["rule"], s.get("place")) for s in told["silent"])
    for event in told["event"]:
        known = [event[k] for k in ("low", "best", "high") if k in event]
        assert known == sorted(known), event["id"]


def test_an_alert_rings_within_the_first_three_articles() -> None:
    first = {f"{a.id}@{a.version}" for a in ARTICLES[:3]}
    assert any(ring["by"] in first for ring in truth()["ring"])
