"""Names, geohashes and distances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processors.geo.geohash import geohash
from processors.geo.names import folded, skeleton
from processors.geo.nearness import nearness
from processors.geo.sphere import distance_km, moved


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salaheddin", "Salah al-Din"),
        ("Salaheddin", "Salah ad-Dīn"),
        ("Hodeidah", "al-Hudaydah"),
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Qamishli", "Kamishly"),
        ("Tadamun", "Tadamon"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Maarat al-Numan", "Ma'arrat an-Nu'man"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text())
def test_a_skeleton_is_plain_letters(name: str) -> None:
    assert skeleton(name).isascii()


def test_a_geohash_is_the_published_one() -> None:
    assert geohash(57.64911, 10.40744, 11) == "u4pruydqqvj"


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 359), st.floats(0.1, 500))
def test_what_is_moved_is_so_far_away(lat: float, lon: float, way: float, km: float) -> None:
    there = moved((lat, lon), way, km)
    assert distance_km((lat, lon), there) == pytest.approx(km, rel=0.01)


def test_twenty_kilometres_north_is_read_with_its_bearing() -> None:
    text = "troops 20 km north of Homs"
    near = nearness(text, text.index("Homs"))
    assert near is not None
    assert (near.km, near.bearing) == (20.0, 0)


def test_in_a_town_is_not_near_it() -> None:
    text = "fighting in Homs"
    assert nearness(text, text.index("Homs")) is None
