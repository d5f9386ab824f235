"""Laws of the movement rules, whatever the words."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from processors.extraction import extract
from processors.extraction.context import Context
from processors.extraction.movements import find
from processors.extraction.movements.vocabulary import HEADS, NOUNS, VERBS
from schemas.article import Article, Source
from tests.corpus.gazetteer import CorpusPlaces

PLACES = CorpusPlaces()
SMALL = [
    "the",
    "a",
    "its",
    "their",
    "of",
    "from",
    "to",
    "into",
    "in",
    "by",
    "and",
    "who",
    "which",
    "that",
    "not",
    "will",
    "would",
    "had",
    "been",
    "were",
    "was",
    ",",
    ".",
    ";",
    "“",
    "”",
    "(",
    ")",
    "'s",
    "-",
    "2,000",
    "about",
    "at",
    "least",
    "dozens",
    "Aleppo",
    "Goma",
    "Syria",
    "Syrian",
    "the",
    "Russians",
    "they",
    "ordered",
    "refused",
    "said",
    "after",
    "before",
    "including",
    "?",
    ";",
    "\n",
]
WORDS = st.sampled_from([*SMALL, *SMALL, *sorted(VERBS), *sorted(HEADS), *sorted(NOUNS)])
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def an_article(text: str) -> Article:
    return Article(
        id="made-up",
        text=text,
        source=Source(name="Test Wire"),
        published_at=datetime(2024, 3, 14, 12, tzinfo=UTC),
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_words_are_read_without_an_error_and_quoted_where_they_stand(text: str) -> None:
    article = an_article(text)
    for claim in find(Context(article, PLACES.mentions(text))):
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert claim.actor in text
        assert claim.destination is None or claim.destination in text
        assert claim.origin_place is None or claim.origin_place in text


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_reading_again_gives_the_same_claims(text: str) -> None:
    article = an_article(text)
    assert find(Context(article, PLACES.mentions(text))) == find(
        Context(article, PLACES.mentions(text))
    )


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_capitals_raise_no_error(text: str) -> None:
    shouted = an_article(text.upper())
    extract(shouted, PLACES.mentions(shouted.text))
