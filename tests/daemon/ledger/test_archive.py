"""What was committed can be read back as it was said."""

from datetime import timedelta

from daemon.ledger import Commit, Ledger, Line, Move
from schemas.alert import AlertState
from schemas.base import Message
from tests.daemon import toys
from tests.daemon.messages import T0, alert, dead_letter, reading


def say(
    ledger: Ledger, *said: Message, inputs: tuple[Message, ...] = (), stage: str = "any"
) -> None:
    at = ledger.next_offset(stage, "t", 0) or 0
    ledger.commit(Commit(stage, [Move("t", 0, at, at + 1)], inputs=inputs, results=said))


def test_a_new_version_replaces_the_claims_of_the_old_one(ledger: Ledger) -> None:
    say(ledger, reading(version=1, claims=3))
    say(ledger, reading(version=2, claims=1))

    assert ledger.counts()["claims"] == 1
    old, new = sorted(
        ledger.claims(["a1/1/0", "a1/2/0"]), key=lambda found: found.claim.article_version
    )
    assert (old.standing, new.standing) == (False, True)


def test_an_empty_reading_takes_all_back(ledger: Ledger) -> None:
    say(ledger, reading(version=1, claims=3), reading(version=2, claims=0))

    assert ledger.counts()["claims"] == 0


def test_saying_the_same_again_adds_nothing(ledger: Ledger) -> None:
    found = toys.toll(reading(), 1)
    for _ in range(2):
        say(ledger, reading(), found, alert(), dead_letter(), inputs=(toys.article(1),))

    assert set(ledger.counts().values()) == {1}
    assert ledger.finding("toll-SY") == [found]


def test_an_older_revision_does_not_come_back_on_top(ledger: Ledger) -> None:
    newer = toys.toll(reading(2), 2)
    say(ledger, newer)
    say(ledger, toys.toll(reading(1), 1))

    assert ledger.findings() == [newer]
    assert [found.revision for found in ledger.finding("toll-SY")] == [1, 2]


def test_a_claim_comes_with_its_article(ledger: Ledger) -> None:
    article = toys.article(1, title="Shelling").model_copy(update={"url": "https://a.example/1"})
    said = reading()
    say(ledger, said, toys.toll(said, 1), inputs=(article,))

    (found,) = ledger.claims_behind("toll-SY")
    assert (found.claim, found.title, found.url, found.publisher) == (
        said.claims[0],
        "Shelling",
        "https://a.example/1",
        "The Wire",
    )


def test_an_article_leaves_no_text(ledger: Ledger) -> None:
    article = toys.article(1).model_copy(update={"text": "unmistakable"})
    say(ledger, inputs=(article,))

    with ledger._engine.connect() as connection:
        rows = connection.exec_driver_sql("select * from articles").all()
    assert len(rows) == 1
    assert "unmistakable" not in repr(rows)


def test_alerts_are_listed_by_their_newest_revision(ledger: Ledger) -> None:
    say(ledger, alert("a", 1), alert("b", 1), alert("a", 2, AlertState.RESOLVED))

    assert [(a.alert_id, a.revision) for a in ledger.alerts()] == [("a", 2), ("b", 1)]
    assert [a.alert_id for a in ledger.alerts(state="firing")] == ["b"]
    assert ledger.alerts(country="UA") == []
    assert [a.revision for a in ledger.alert("a")] == [1, 2]
    assert ledger.firing() == {("many dead", "Severe"): 1}


def test_the_newest_days_largest_toll_is_no_sum(ledger: Ledger) -> None:
    day = T0.date()
    tolls = [
        toys.toll(reading(n), n).model_copy(
            update={"finding_id": f"f{n}", "date_from": on, "date_to": on}
        )
        for n, on in ((9, day - timedelta(days=1)), (3, day), (5, day))
    ]
    say(ledger, *tolls)

    assert ledger.newest_tolls() == [Line("SY", "killed", 5, 5, 5)]


def test_a_dead_letter_is_put_back_once(ledger: Ledger) -> None:
    letter = dead_letter()
    say(ledger, letter, dead_letter(3))

    assert [found.offset for found in ledger.dead_letters()] == [3, 7]
    assert ledger.dead_letters(stage="other") == []
    assert ledger.dead_letters()[1] == letter
    assert ledger.mark_redriven(letter.letter_id, now=T0)
    assert not ledger.mark_redriven(letter.letter_id, now=T0)
    assert [found.offset for found in ledger.dead_letters()] == [3]
