"""The movement lexicons say nothing twice and nothing that cannot be reached."""

from collections import Counter
from itertools import chain

import pytest

from processors.extraction.movements.vocabulary import (
    HEADS,
    LAUNCHED_NOUNS,
    NOUNS,
    SETS,
    TRIGGERS,
    VERBS,
)
from processors.text.fold import fold
from processors.text.gate import Gate
from processors.text.lexicon import load
from tests.corpus import Case, cases

PACKAGE = "processors.extraction.movements"
MOVEMENT_CASES = [case for case in cases() if any(c["kind"] == "movement" for c in case.found)]


def _lists(value: object) -> list[list[str]]:
    if isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            return [value]
        return list(chain.from_iterable(_lists(item) for item in value))
    if isinstance(value, dict):
        return list(chain.from_iterable(_lists(item) for item in value.values()))
    return []


@pytest.mark.parametrize("name", ["clauses", "forces", "ground", "nouns", "sets", "verbs"])
def test_no_list_has_a_word_twice(name: str) -> None:
    doubled = [
        [word for word, count in Counter(words).items() if count > 1]
        for words in _lists(load(PACKAGE, name))
    ]
    assert [words for words in doubled if words] == []


def test_every_word_is_folded_but_the_acronyms() -> None:
    words = (*VERBS, *HEADS, *NOUNS, *LAUNCHED_NOUNS, *chain.from_iterable(SETS.values()))
    assert [word for word in words if word != fold(word)] == []


def test_a_verb_has_no_sense_twice() -> None:
    doubled = [
        form
        for form, senses in VERBS.items()
        if len({(s.action, s.frames, str(s.needs)) for s in senses}) < len(senses)
    ]
    assert doubled == []


@pytest.mark.parametrize("case", MOVEMENT_CASES, ids=lambda case: case.name)
def test_the_gate_opens_for_every_movement_of_the_corpus(case: Case) -> None:
    assert Gate(TRIGGERS).opens(fold(case.article.text))
