from tests.builders import NOON, hours
from tests.stores import DictStore


def test_an_entry_is_gone_once_the_message_in_hand_is_younger() -> None:
    store = DictStore()
    store.put("a", b"1", expires=NOON)
    store.now = NOON
    assert store.get("a") == b"1"

    store.now = NOON + hours(1)

    assert store.get("a") is None
    assert list(store.scan("a")) == []


def test_a_scan_goes_by_name_and_prefix() -> None:
    store = DictStore()
    for slot in ("b/2", "a/1", "b/1"):
        store.put(slot, slot.encode())

    assert list(store.scan("b/")) == [("b/1", b"b/1"), ("b/2", b"b/2")]
