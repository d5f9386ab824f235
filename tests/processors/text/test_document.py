"""Sentences, tokens and offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processors.text.document import Document
from processors.text.fold import fold
from processors.text.gate import Gate
from processors.text.structure import dateline_end


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Karim Nour spoke. He left.", 2),
        ("Lt. Col. J. Smith of the U.S. Army was there.", 1),
        ("It began at 7 a.m. on Friday.", 1),
        ("“We are here.” He paused.", 2),
        ("One line\nand another", 2),
        ("A shell that fell at noon\nupon the market of the old town killed\nfour.", 3),
        (
            "The shells that fell on the market killed\nfour people and wounded nine, among whom\nwas a doctor.",
            1,
        ),
        (
            "Four dead in blast at market of old town\nStrike at port\nRain until Saturday\nResults",
            4,
        ),
        ("About 3.5 km away. No. 4 is next.", 2),
        ("They live in the U.S. They like it.", 2),
        ("", 0),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_one_ends(text: str, count: int) -> None:
    assert len(Document.of(text).sentences) == count


@given(st.text(max_size=400))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=400))
def test_sentences_are_in_order_and_do_not_overlap(text: str) -> None:
    sentences = Document.of(text).sentences
    ends = [0, *(sentence.end for sentence in sentences)]
    assert all(s.start >= end for s, end in zip(sentences, ends, strict=False))
    assert all(s.start < s.end <= len(text) for s in sentences)


@given(st.text(max_size=400))
def test_a_token_is_the_text_at_its_offsets(text: str) -> None:
    for sentence in Document.of(text).sentences:
        tokens = sentence.tokens
        for raw, start, end in zip(tokens.raw, tokens.start, tokens.end, strict=True):
            assert text[start:end] == raw


def test_a_sentence_without_an_end_is_cut() -> None:
    sentences = Document.of("word " * 2000).sentences
    assert max(s.end - s.start for s in sentences) <= 2000


def test_the_genitive_is_a_word_of_its_own_and_a_name_is_one() -> None:
    tokens = Document.of("Abu Qais Al-Shami’s T-72 didn’t move").sentences[0].tokens
    assert tokens.low == ["abu", "qais", "al-shami", "'s", "t-72", "didn't", "move"]


def test_the_gate_finds_whole_words_and_stems() -> None:
    gate = Gate(["dead", "wound*"])
    assert gate.offsets("dead deadline wounded undead") == [0, 14]


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("ALEPPO, Syria: Troops moved.", "Troops moved."),
        ("KYIV, March 3 (Wire) - Troops moved.", "Troops moved."),
        ("LIMA, 3 JAN 90 (WIRE) -- [TEXT] TROOPS MOVED.", "TROOPS MOVED."),
        ("Troops moved on Friday.", "Troops moved on Friday."),
        ("Breaking: Troops moved.", "Breaking: Troops moved."),
    ],
)
def test_a_dateline_is_told_from_the_story(text: str, story: str) -> None:
    assert text[dateline_end(text) :] == story
