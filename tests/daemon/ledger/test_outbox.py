"""Deliveries: each made once in effect, in order, whoever dies."""

from datetime import timedelta

from daemon.ledger import Commit, Ledger, Move
from schemas.delivery import Delivery
from tests.daemon.messages import T0, delivery

LEASE = timedelta(seconds=30)


def queue(ledger: Ledger, *deliveries: Delivery, at: int = 0) -> None:
    ledger.commit(Commit("notify", [Move("alerts", 0, at, at + 1)], results=deliveries))


def take(ledger: Ledger, worker: str = "one", *, after: int = 0, limit: int = 20) -> list[str]:
    taken = ledger.take_deliveries(
        "desk", worker, now=T0 + timedelta(seconds=after), lease=LEASE, limit=limit
    )
    return [pending.delivery.delivery_id for pending in taken]


def test_a_delivery_is_taken_by_one_worker(ledger: Ledger) -> None:
    queue(ledger, delivery())

    assert take(ledger) == ["alert/1/desk"]
    assert take(ledger, "two", after=29) == []


def test_a_dead_workers_lease_ends(ledger: Ledger) -> None:
    queue(ledger, delivery())
    take(ledger)

    assert take(ledger, "two", after=31) == ["alert/1/desk"]


def test_a_worker_that_stops_gives_back_what_it_took(ledger: Ledger) -> None:
    queue(ledger, delivery())
    take(ledger)

    assert ledger.release_deliveries("one") == 1
    assert take(ledger, "two") == ["alert/1/desk"]


def test_what_was_delivered_is_not_taken_again(ledger: Ledger) -> None:
    queue(ledger, delivery())
    take(ledger)
    ledger.delivered("alert/1/desk", at=T0)

    queue(ledger, delivery(), at=1)
    ledger.delivery_failed("alert/1/desk", "a slower worker", next_try=T0)

    assert take(ledger, after=3600) == []
    assert ledger.deliveries_pending() == {}


def test_revisions_of_one_alert_go_out_in_order(ledger: Ledger) -> None:
    queue(ledger, delivery(revision=2), delivery(revision=1), delivery("other", 5))
    assert take(ledger) == ["alert/1/desk", "other/5/desk"]

    ledger.delivered("alert/1/desk", at=T0)
    assert take(ledger) == ["alert/2/desk"]


def test_a_failure_is_tried_again_when_it_is_due(ledger: Ledger) -> None:
    queue(ledger, delivery())
    take(ledger)
    ledger.delivery_failed("alert/1/desk", "HTTP 503", next_try=T0 + timedelta(seconds=60))

    assert take(ledger, after=59) == []
    (again,) = ledger.take_deliveries(
        "desk", "one", now=T0 + timedelta(seconds=60), lease=LEASE, limit=1
    )
    assert again.attempts == 1


def test_what_was_given_up_lets_the_next_revision_pass(ledger: Ledger) -> None:
    queue(ledger, delivery(revision=1), delivery(revision=2))
    take(ledger)
    ledger.delivery_failed("alert/1/desk", "HTTP 410", next_try=None)

    assert take(ledger) == ["alert/2/desk"]


def test_channels_do_not_wait_for_each_other(ledger: Ledger) -> None:
    queue(ledger, delivery(revision=1, channel="slow"), delivery(revision=2, channel="desk"))

    assert take(ledger) == ["alert/2/desk"]
    assert ledger.deliveries_pending() == {"desk": 1, "slow": 1}


def test_no_more_are_taken_than_asked_for(ledger: Ledger) -> None:
    queue(ledger, *(delivery(f"alert{n}") for n in range(5)))

    assert len(take(ledger, limit=3)) == 3
