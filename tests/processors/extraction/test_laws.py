"""What holds of the reading of any text, sense or nonsense."""

from datetime import UTC, datetime

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from processors.extraction import extract
from processors.extraction.vocabulary import ADJECTIVES, NOUNS, PERSONS, VERBS
from schemas.article import Article, Source
from schemas.claim import CasualtyClaim, MovementClaim
from tests.corpus import cases
from tests.corpus.gazetteer import CorpusPlaces

PLACES = CorpusPlaces()
GLUE = (
    *("a", "the", "two", "12", "1,500", "at least", "dozens of", "no", "about", "some", "others"),
    *("was", "were", "have been", "had", "and", "or", ",", ",", ".", ".", "including", "of whom"),
    *("among them", "in addition to", "who", "that", "said", "in", "Aleppo", "on Monday", "since"),
    *("of", "from", "when", "after", "denied", "may", '"', "(", ")", "-", "--", "’s", "\n", "\n\n"),
    *("their", "she", "both", "third", "aged 22", "Nour", "Dr.", "U.S.", "e.g.", "…", "?", ";"),
)
"""Words and marks that hold a sentence together."""
WORDS = st.one_of(
    st.sampled_from(GLUE),
    st.sampled_from(GLUE),
    st.sampled_from(sorted(PERSONS)),
    st.sampled_from(sorted({*VERBS, *ADJECTIVES, *NOUNS})),
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
CASES = [case.article.text for case in cases()]


def claims(text: str) -> tuple[CasualtyClaim | MovementClaim, ...]:
    article = Article(
        id="made-up",
        text=text,
        source=Source(name="Test Wire"),
        published_at=datetime(2024, 3, 14, 12, tzinfo=UTC),
    )
    return extract(article, PLACES.mentions(text))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_claim_quotes_the_words_where_they_stand(text: str) -> None:
    for claim in claims(text):
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert claim.why


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("no including Nour vanish assailant")
def test_a_part_is_of_a_whole_in_the_same_article_and_no_larger(text: str) -> None:
    found = [claim for claim in claims(text) if isinstance(claim, CasualtyClaim)]
    by_id = {claim.claim_id: claim for claim in found}
    assert len(by_id) == len(found)
    for claim in found:
        if claim.part_of is not None:
            whole = by_id[claim.part_of]
            assert whole.high is None or claim.low <= whole.high


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_characters_are_read_without_an_error(text: str) -> None:
    claims(f"{text} 12 people were killed {text}")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CASES), st.sampled_from(["\U0001f6a8 ", "İ ", "é", "\u200b\n", "𝔸 \n"]))
def test_what_stands_before_a_text_moves_its_offsets_and_nothing_else(
    text: str, before: str
) -> None:
    shifted = f"{before.strip()}\n\n{text}"
    moved = len(shifted) - len(text)
    assume("\n" not in text)
    told = [(c.kind, c.quote, c.span.start) for c in claims(text)]
    told_shifted = [(c.kind, c.quote, c.span.start - moved) for c in claims(shifted)]
    assert told_shifted == told
