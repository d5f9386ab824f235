from typing import Any

from processors.alerts.rules.new_location import check
from schemas.finding import FirstSeen
from tests.builders import COUNTRY, REGION, a_first_seen, a_location
from tests.processors.alerts.ringing import a_new_location_rule


def is_met(seen: FirstSeen, **rule: Any) -> bool:
    found = check(a_new_location_rule(**rule), seen)
    return found is not None and found.met


def test_a_place_seen_for_the_first_time_rings() -> None:
    assert is_met(a_first_seen())


def test_a_place_coarser_than_the_rule_wants_does_not_ring() -> None:
    region = a_first_seen(location=a_location(REGION, COUNTRY))

    assert is_met(region)
    assert not is_met(region, max_precision=3)


def test_only_the_named_harm_rings() -> None:
    assert is_met(a_first_seen(what="killed"), what=("killed", "advance"))
    assert not is_met(a_first_seen(what="captured"), what=("killed", "advance"))


def test_an_unknown_place_does_not_ring() -> None:
    assert not is_met(a_first_seen(location=None))
