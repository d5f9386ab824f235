"""The reader reads the corpus as a careful coder does."""

import pytest

from tests.corpus import Case, cases
from tests.corpus.gazetteer import CorpusPlaces
from tests.reading import claims_of

CASES = cases()
PLACES = CorpusPlaces()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_claims_of_each_case_are_those_a_coder_writes(case: Case) -> None:
    assert case.missed(claims_of(PLACES, case.article)) == [], case.why


def test_no_text_stands_in_the_corpus_twice() -> None:
    texts = [(case.article.title, case.article.text) for case in CASES]
    assert len(texts) == len(set(texts))
