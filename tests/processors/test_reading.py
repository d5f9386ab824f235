"""An article is read once; a new version replaces what it said, wherever it said it."""

from datetime import timedelta
from typing import Any

import pytest

from processors.reading import read
from schemas.article import Article, ArticleStatus
from schemas.reading import Reading
from tests.builders import NOON, an_article
from tests.places import gazetteer
from tests.stores import DictStore

KYIV = "At least 12 people were killed in Kyiv on Wednesday, officials said."
BAGHDAD = "At least 12 people were killed in Baghdad on Wednesday, officials said."


def readings(*articles: Article) -> list[Reading]:
    store = DictStore()
    made: list[Reading] = []
    for article in articles:
        store.now = article.published_at
        made.extend(read(gazetteer(), store, article))
    return made


def told(made: list[Reading]) -> list[tuple[str, int, int]]:
    return [(each.country, each.article_version, len(each.claims)) for each in made]


def later(text: str, minutes: int, **fields: Any) -> Article:
    return an_article(text, published_at=NOON + timedelta(minutes=minutes), **fields)


def test_the_same_article_again_says_nothing() -> None:
    article = an_article(KYIV)
    assert told(readings(article, article)) == [("UA", 1, 1)]


def test_an_article_without_a_claim_says_nothing() -> None:
    assert readings(an_article("The museum in Kyiv opened in 1998.")) == []


def test_a_new_version_takes_back_what_the_old_one_said_elsewhere() -> None:
    made = readings(an_article(KYIV), later(BAGHDAD, 5, version=2))
    assert told(made) == [("UA", 1, 1), ("IQ", 2, 1), ("UA", 2, 0)]


def test_an_old_version_that_comes_late_says_nothing() -> None:
    made = readings(later(BAGHDAD, 5, version=2), an_article(KYIV))
    assert told(made) == [("IQ", 2, 1)]


def test_a_text_changed_under_its_old_number_counts() -> None:
    made = readings(an_article(KYIV), later(KYIV.replace("12", "15"), 5))
    assert told(made) == [("UA", 1, 1), ("UA", 2, 1)]


@pytest.mark.parametrize("status", [ArticleStatus.CANCELED, ArticleStatus.WITHHELD])
def test_an_article_taken_back_takes_its_claims_back(status: ArticleStatus) -> None:
    made = readings(an_article(KYIV), later("", 5, version=2, status=status))
    assert told(made) == [("UA", 1, 1), ("UA", 2, 0)]


@pytest.mark.parametrize("dead", range(12, 20))  # by the texts' digests alone half would be lost
def test_a_kill_notice_counts_under_the_number_and_time_of_what_it_kills(dead: int) -> None:
    article = an_article(KYIV.replace("12", str(dead)))
    killed = an_article("", status=ArticleStatus.CANCELED)
    assert told(readings(article, killed)) == [("UA", 1, 1), ("UA", 2, 0)]
    assert told(readings(killed, article)) == []


def test_a_withheld_article_may_come_back() -> None:
    withheld = later("", 5, version=2, status=ArticleStatus.WITHHELD)
    made = readings(an_article(KYIV), withheld, later(KYIV, 9, version=3))
    assert told(made)[-1] == ("UA", 3, 1)


def test_another_language_says_nothing_rather_than_something_wrong() -> None:
    assert readings(an_article(KYIV, language="de-DE")) == []


def test_outlets_with_the_same_long_sentence_share_a_mark() -> None:
    (one,) = readings(an_article(KYIV))
    (other,) = readings(an_article(f"From our wire service.\n{KYIV}\nMore follows.", id="a2"))
    assert set(one.shingles) & set(other.shingles)
