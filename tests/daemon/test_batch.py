"""What follows from a batch: own writes first, nothing of what was refused."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from daemon.batch import LARGEST, REASON, Arrival, Outcome, think
from daemon.ledger import Entry, Ledger, LedgerFaultError, Move, open_ledger
from daemon.stages import Map, Reduce, Stage
from daemon.topics import ARTICLES, CLAIMS, DEAD_LETTERS
from processors.shapes import Store
from schemas.article import Article
from schemas.base import Message
from schemas.dead_letter import DeadLetter
from schemas.reading import Reading
from tests.daemon import toys

Remember = Callable[[Store, Article], Iterable[Message]]


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with closing(open_ledger()) as opened:
        yield opened


def arrivals(*articles: Article | bytes | None, first: int = 0) -> list[Arrival]:
    return [
        Arrival(
            ARTICLES.name,
            0,
            offset,
            offset,
            1_770_000_000.0 + offset,
            b"key",
            article.encode() if isinstance(article, Article) else article,
        )
        for offset, article in enumerate(articles, first)
    ]


def remembering(step: Remember) -> Stage:
    return Reduce("remember", ARTICLES, CLAIMS, step)


def slots(outcome: Outcome) -> dict[str, bytes | None]:
    return {
        slot: entry.value if entry else None for (_, slot), entry in outcome.commit.writes.items()
    }


def test_what_follows_is_sent_under_its_own_key(ledger: Ledger) -> None:
    outcome = think(toys.READ, ledger, arrivals(toys.article(1)))

    (sent,) = outcome.outgoing
    assert (sent.topic, sent.key) == (CLAIMS.name, b"UA")
    assert Reading.decode(sent.value) == outcome.commit.results[0]
    assert outcome.commit.inputs == [toys.article(1)]


def test_progress_is_made_per_partition(ledger: Ledger) -> None:
    value = toys.article(1).encode()
    came = [
        Arrival("t", 0, 5, 5, 0.0, None, value),
        Arrival("t", 1, 9, 7, 0.0, None, value),
        Arrival("t", 0, 6, 6, 0.0, None, value),
    ]
    assert think(toys.READ, ledger, came).commit.moves == (
        Move("t", 0, 5, 7),
        Move("t", 1, 7, 10),
    )


def test_a_step_sees_what_earlier_ones_of_its_batch_wrote(ledger: Ledger) -> None:
    def step(store: Store, message: Article) -> Iterable[Message]:
        store.put("seen", (store.get("seen") or b"") + str(message.version).encode())
        return ()

    ledger.commit(think(remembering(step), ledger, arrivals(toys.article(1))).commit)
    came = arrivals(toys.article(1, version=2), toys.article(1, version=3), first=1)

    assert slots(think(remembering(step), ledger, came)) == {"seen": b"123"}


def test_a_step_sees_nothing_of_another_key(ledger: Ledger) -> None:
    def step(store: Store, message: Article) -> Iterable[Message]:
        assert list(store.scan("")) == []
        store.put("seen", message.id.encode())
        return ()

    outcome = think(remembering(step), ledger, arrivals(toys.article(1), toys.article(2)))
    assert outcome.commit.writes == {("a1", "seen"): Entry(b"a1"), ("a2", "seen"): Entry(b"a2")}


def test_a_scan_joins_what_is_stored_and_what_was_written(ledger: Ledger) -> None:
    found: list[list[str]] = []

    def first(store: Store, message: Article) -> Iterable[Message]:
        del message
        for slot in ("x:1", "x:2", "x:4", "y"):
            store.put(slot, b"")
        return ()

    def second(store: Store, message: Article) -> Iterable[Message]:
        store.drop("x:2")
        store.put(f"x:{message.version}", b"")
        found.append([slot for slot, _ in store.scan("x:")])
        return ()

    ledger.commit(think(remembering(first), ledger, arrivals(toys.article(1))).commit)
    came = arrivals(toys.article(1, version=3), toys.article(1, version=5), first=1)
    think(remembering(second), ledger, came)

    assert found == [["x:1", "x:3", "x:4"], ["x:1", "x:3", "x:4", "x:5"]]


@pytest.mark.parametrize(("seconds", "there"), [(-1, False), (0, True), (1, True)])
def test_an_entry_is_gone_once_the_message_is_younger(
    ledger: Ledger, seconds: int, *, there: bool
) -> None:
    seen: list[bool] = []

    def step(store: Store, message: Article) -> Iterable[Message]:
        if message.version == 1:
            store.put("x", b"", expires=message.published_at + timedelta(seconds=seconds))
        seen.extend((store.get("x") is not None, bool(list(store.scan("x")))))
        return ()

    think(remembering(step), ledger, arrivals(toys.article(1)))
    assert seen == [there, there]


def test_what_is_refused_has_no_effect_but_its_dead_letter(ledger: Ledger) -> None:
    def step(store: Store, message: Article) -> Iterable[Message]:
        store.put(f"v{message.version}", b"")
        if message.version == 2:
            raise KeyError("x")
        return ()

    came = arrivals(*(toys.article(1, version=version) for version in (1, 2, 3)))
    outcome = think(remembering(step), ledger, came)

    assert slots(outcome) == {"v1": b"", "v3": b""}
    (letter,) = outcome.commit.results
    assert isinstance(letter, DeadLetter)
    assert (letter.error, letter.offset, letter.value) == ("KeyError", 1, came[1].value)
    assert [sent.topic for sent in outcome.outgoing] == [DEAD_LETTERS.name]
    assert outcome.commit.moves == (Move(ARTICLES.name, 0, 0, 3),)


def test_a_step_that_fails_late_is_refused_whole(ledger: Ledger) -> None:
    def step(store: Store, message: Article) -> Iterator[Message]:
        store.put("x", b"")
        yield from toys.read(message)
        raise RuntimeError("after the first")

    outcome = think(remembering(step), ledger, arrivals(toys.article(1)))
    assert slots(outcome) == {}
    assert [type(said) for said in outcome.commit.results] == [DeadLetter]


@pytest.mark.parametrize(
    ("raw", "error"),
    [(b"\xff", "ValidationError"), (b"{}", "ValidationError"), (None, "Refused")],
)
def test_what_cannot_be_decoded_is_a_dead_letter(
    ledger: Ledger, raw: bytes | None, error: str
) -> None:
    (letter,) = think(toys.READ, ledger, arrivals(raw)).commit.results

    assert isinstance(letter, DeadLetter)
    assert (letter.error, letter.value) == (error, raw or b"")


def test_a_reason_quotes_no_article_and_is_short(ledger: Ledger) -> None:
    raw = toys.article(1).encode().replace(b'"version":1', b'"version":"unmistakable"')
    many = arrivals(raw, toys.article(2, title=toys.POISON))

    broken, poisoned = think(toys.READ, ledger, many).commit.results
    assert isinstance(broken, DeadLetter)
    assert broken.reason == "version: Input should be a valid integer"
    assert isinstance(poisoned, DeadLetter)
    assert len(poisoned.reason) <= REASON


def test_a_refusal_is_the_same_bytes_every_time(ledger: Ledger) -> None:
    came = arrivals(b"no")

    assert think(toys.READ, ledger, came).outgoing == think(toys.READ, ledger, came).outgoing


@pytest.mark.parametrize("slot", ["a\0b", "\ud800"])
def test_a_name_that_no_database_holds_is_refused(ledger: Ledger, slot: str) -> None:
    def step(store: Store, message: Article) -> Iterable[Message]:
        del message
        store.put(slot, b"")
        return ()

    (letter,) = think(remembering(step), ledger, arrivals(toys.article(1))).commit.results
    assert isinstance(letter, DeadLetter)


def test_a_message_too_large_to_send_is_refused(ledger: Ledger) -> None:
    def step(message: Article) -> Iterable[Message]:
        return (message.model_copy(update={"text": "x" * (LARGEST + 1)}),)

    stage = Map("copy", ARTICLES, ARTICLES, step)
    (letter,) = think(stage, ledger, arrivals(toys.article(1))).commit.results
    assert isinstance(letter, DeadLetter)
    assert "more than Kafka takes" in letter.reason


def test_what_the_database_cannot_take_is_refused(ledger: Ledger) -> None:
    outcome = think(
        toys.READ, ledger, arrivals(toys.article(1), toys.article(2)), unfit={(0, 1): "too long"}
    )
    read, refused = outcome.commit.results

    assert isinstance(read, Reading)
    assert isinstance(refused, DeadLetter)
    assert refused.reason == "too long"


def test_a_fault_of_the_ledger_is_no_refusal(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise LedgerFaultError("gone")

    monkeypatch.setattr("daemon.ledger.Reader.get", gone)

    with pytest.raises(LedgerFaultError):
        think(toys.WEIGH, ledger, [_claimed()])


def _claimed() -> Arrival:
    (said,) = toys.read(toys.article(1))
    return Arrival(CLAIMS.name, 0, 0, 0, 0.0, b"UA", said.encode())


def test_too_many_refusals_in_a_row_end_the_batch(ledger: Ledger) -> None:
    came = arrivals(b"1", toys.article(1), b"2", b"3", b"4", toys.article(2))
    outcome = think(toys.READ, ledger, came, in_a_row=2, limit=3)
    assert (outcome.done, outcome.in_a_row) == (1, 3)
    assert outcome.commit.moves == (Move(ARTICLES.name, 0, 0, 1),)

    outcome = think(toys.READ, ledger, came, in_a_row=0, limit=3)
    assert (outcome.done, outcome.in_a_row) == (5, 3)
    assert len(outcome.outgoing) == 5


def test_one_that_is_read_ends_the_row(ledger: Ledger) -> None:
    came = arrivals(b"1", b"2", toys.article(1), b"3")

    assert think(toys.READ, ledger, came, limit=3).in_a_row == 1


def test_the_newest_event_time_is_the_watermark(ledger: Ledger) -> None:
    outcome = think(toys.READ, ledger, arrivals(toys.article(9), toys.article(3)))

    assert outcome.newest == toys.article(9).published_at
