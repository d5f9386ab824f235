"""Reprints are told from other texts."""

from hypothesis import given
from hypothesis import strategies as st

from processors.text.shingles import BANDS, bands

STORY = (
    "Shells fell on the market of the river town shortly after nine in the morning, when farmers from "
    "the villages around had brought their maize and goats to sell. Doctors at the mission hospital "
    "counted twelve bodies and said that forty people had been brought in with wounds, some of them "
    "children. The council blamed the front, which did not answer calls. Shops stayed shut all day and "
    "the bridge was closed to traffic, while a column of smoke could be seen from the ridge road."
)
OTHER = (
    "The parliament voted late on Tuesday to postpone the budget debate until after the harvest holiday. "
    "Members of the smaller parties walked out, saying that the finance minister had not published the "
    "figures that he had promised in January. The speaker said that a special sitting would be called "
    "within ten days, and that the hospital building programme would be the first item to be discussed."
)


def alike(one: str, other: str) -> bool:
    return not set(bands(one)).isdisjoint(bands(other))


def test_a_reprint_with_a_line_before_it_shares_a_band() -> None:
    assert alike(STORY, "RIVER TOWN (Hill Post) — " + STORY + "\n— via Lakeshore Wire")


def test_two_stories_share_none() -> None:
    assert not alike(STORY, OTHER)


def test_case_and_punctuation_do_not_matter() -> None:
    assert bands(STORY) == bands(STORY.upper().replace(",", " ;"))


def test_a_text_too_short_is_like_nothing() -> None:
    assert bands("Two words") == ()


@given(st.text())
def test_any_text_has_all_bands_or_none(text: str) -> None:
    found = bands(text)
    assert len(found) in {0, BANDS}
    assert all(0 <= band < 2**52 for band in found)
