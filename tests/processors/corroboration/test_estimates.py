from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from processors.corroboration.estimates import Voice, added, agreed
from schemas.finding import Estimate
from tests.builders import NOON, an_estimate, exactly, hours


@st.composite
def voices(draw: st.DrawFn) -> Voice:
    low = draw(st.integers(0, 60))
    high = draw(st.one_of(st.none(), st.integers(low, low + 30)))
    best = draw(st.one_of(st.none(), st.integers(low, low + 30 if high is None else high)))
    return Voice(
        key=f"voice {draw(st.integers(0, 10**6))}",
        letter=draw(st.sampled_from("ABCDEF")),
        estimate=Estimate(low=low, best=best, high=high),
        spoken_at=NOON + timedelta(hours=draw(st.integers(0, 30))),
    )


SOME = st.lists(voices(), min_size=1, max_size=8)


def said(estimate: Estimate, at: float = 0, letter: str = "F") -> Voice:
    return Voice(f"{estimate} {at}", letter, estimate, NOON + hours(at))


@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_voices_does_not_matter(known: list[Voice], chance: object) -> None:
    shuffled = sorted(known, key=lambda _: chance.random())  # type: ignore[attr-defined] # Random

    assert agreed(shuffled) == agreed(known)


@given(SOME)
def test_what_is_certain_is_what_somebody_says_is_certain(known: list[Voice]) -> None:
    estimate, _ = agreed(known)

    assert estimate.low in {one.estimate.low for one in known}


@given(SOME)
def test_nothing_is_possible_that_nobody_says(known: list[Voice]) -> None:
    estimate, _ = agreed(known)
    figures = {
        n
        for one in known
        for n in (one.estimate.low, one.estimate.best, one.estimate.high)
        if n is not None
    }

    assert estimate.high is None or estimate.high in figures


@given(SOME)
def test_voices_that_can_all_be_right_are_not_in_conflict(known: list[Voice]) -> None:
    most_certain = max(one.estimate.low for one in known)
    least_possible = min(
        (one.estimate.high for one in known if one.estimate.high is not None), default=most_certain
    )

    estimate, conflict = agreed(known)

    if most_certain <= least_possible:
        assert not conflict
        assert estimate.low == most_certain


@given(SOME)
def test_the_same_voices_twice_are_no_more_certain(known: list[Voice]) -> None:
    highest = max(one.estimate.low for one in known)

    assert agreed(known)[0].low <= highest


def test_a_top_left_open_stays_open_while_it_is_fresh() -> None:
    assert agreed([said(an_estimate(24, 24)), said(exactly(27), 3)])[0].high is None


def test_a_top_left_open_yesterday_is_closed_by_a_figure_no_lower() -> None:
    assert agreed([said(an_estimate(24, 24)), said(exactly(27), 22)])[0] == exactly(27)


def test_a_lower_figure_does_not_close_a_top() -> None:
    assert agreed([said(an_estimate(24, 24)), said(exactly(20), 22)])[0].high is None


def test_best_is_what_most_commit_to() -> None:
    known = [said(exactly(8), 1), said(exactly(6), 2), said(exactly(6), 3)]

    assert agreed(known)[0].best == 6


def test_best_between_two_is_the_one_nobody_challenges() -> None:
    assert agreed([said(exactly(8), 0), said(exactly(6), 5)])[0] == an_estimate(6, 6, 8)


def test_best_is_not_a_figure_that_two_others_bring_down() -> None:
    known = [said(exactly(5000), 2), said(exactly(12), 1), said(exactly(13), 1)]

    assert agreed(known, one_incident=True)[0] == an_estimate(13, 13, 5000)


def test_vague_words_are_not_added_and_leave_the_sum_open() -> None:
    assert added([exactly(19), exactly(3), an_estimate(2)]) == an_estimate(22)


def test_ranges_are_added_end_by_end() -> None:
    assert added([an_estimate(1, 2, 3), an_estimate(10, 20, 30)]) == an_estimate(11, 22, 33)
