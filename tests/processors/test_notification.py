from processors.notification import notify
from tests.builders import an_alert

CHANNELS = ("log", "desk", "phone")


def told(*named: str) -> list[str]:
    return [delivery.channel for delivery in notify(CHANNELS, an_alert(channels=named))]


def test_an_alert_that_names_no_channel_goes_to_all() -> None:
    assert told() == ["log", "desk", "phone"]


def test_an_alert_goes_to_the_channels_it_names() -> None:
    assert told("phone", "log") == ["log", "phone"]


def test_a_channel_that_is_no_longer_there_is_passed_over() -> None:
    assert told("pigeon", "desk") == ["desk"]


def test_each_revision_and_channel_is_a_delivery_of_its_own() -> None:
    ids = {
        delivery.delivery_id
        for revision in (1, 2)
        for delivery in notify(CHANNELS, an_alert(revision=revision))
    }

    assert len(ids) == 6
