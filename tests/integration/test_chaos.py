"""Whatever is killed, stopped or broken: every article is counted, and none twice.

Run on both brokers. `weighed` is the sum of running totals in the ledger, so one message lost or
done twice shows.
"""

import signal
import time
from functools import partial
from itertools import islice

from schemas.article import Article
from tests.daemon import toys
from tests.integration.crew import Crew

MANY = 3000
MANY_ENOUGH = 2000


def sent(crew: Crew, many: int = MANY) -> int:
    return crew.send(islice(toys.articles(), many))


def has_read(crew: Crew, goal: float) -> bool:
    return crew.read() >= goal


def counted(crew: Crew, many: int) -> bool:
    """Wait until all are counted, then a moment longer for those that would be too many."""
    if not crew.until(lambda: crew.weighed() >= many):
        return False
    time.sleep(0.5)
    return crew.weighed() == many


def test_every_article_is_counted_once(crew: Crew) -> None:
    many = sent(crew)
    worker = crew.start()

    assert counted(crew, many), crew.logs()
    assert crew.ledger.counts()["claims"] == many
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(10) == 0


def test_articles_sent_again_count_once(crew: Crew) -> None:
    crew.start()
    many = sent(crew, 500)
    assert crew.until(lambda: crew.weighed() == many), crew.logs()

    again = sent(crew, 500)
    assert crew.until(lambda: crew.read() == many + again), crew.logs()
    assert counted(crew, many), crew.logs()


def test_what_a_step_refuses_is_a_dead_letter_and_no_more(crew: Crew) -> None:
    poisoned = {700, 701, 1500}
    crew.start()
    crew.send(
        toys.article(number, title=toys.POISON if number in poisoned else "")
        for number in range(MANY_ENOUGH)
    )

    assert counted(crew, MANY_ENOUGH - len(poisoned)), crew.logs()
    letters = crew.ledger.dead_letters()
    assert {Article.decode(letter.value).id for letter in letters} == {
        f"a{number}" for number in poisoned
    }
    assert crew.read() == MANY_ENOUGH


def test_a_message_almost_too_large_is_a_dead_letter_too(crew: Crew) -> None:
    large = toys.article(0, title=toys.POISON).model_copy(update={"text": "x" * 1_000_000})
    crew.start()
    crew.send([large, toys.article(1)])

    assert counted(crew, 1), crew.logs()
    (letter,) = crew.ledger.dead_letters()
    assert Article.decode(letter.value) == large
    assert crew.metric("retries") == 0, crew.logs()


def test_too_many_refusals_in_a_row_stop_the_worker_after_their_dead_letters(crew: Crew) -> None:
    worker = crew.start(TOCSIN_DEAD_LETTERS__MAX_IN_A_ROW="5")
    crew.send(toys.article(number, title=toys.POISON) for number in range(20))

    assert worker.wait(30) == 1, crew.logs()
    assert len(crew.ledger.dead_letters()) == 5
    assert crew.read() == 5


def test_faults_of_the_ledger_are_tried_again(crew: Crew) -> None:
    many = sent(crew, 1000)
    crew.start(TOY_FAULTS="0.15", TOCSIN_WORK__BATCH="20")

    assert counted(crew, many), crew.logs()
    assert crew.metric("retries") > 0


def test_a_worker_killed_again_and_again_loses_nothing(crew: Crew) -> None:
    many = sent(crew)
    for goal in (many * 0.2, many * 0.6):
        worker = crew.start(TOCSIN_WORK__BATCH="20")
        assert crew.until(partial(has_read, crew, goal)), crew.logs()
        worker.kill()
        worker.wait()
    crew.start()

    assert counted(crew, many), crew.logs()


def test_workers_that_join_and_leave_lose_nothing(crew: Crew) -> None:
    wire = iter(range(MANY))
    crew.start(TOCSIN_WORK__BATCH="20")
    crew.send(toys.article(number) for number in islice(wire, MANY // 3))
    assert crew.until(partial(has_read, crew, 100)), crew.logs()
    second = crew.start(TOCSIN_WORK__BATCH="20")
    assert crew.until(lambda: crew.is_ready(1)), crew.logs()
    crew.send(toys.article(number) for number in islice(wire, MANY // 3))
    assert crew.until(partial(has_read, crew, MANY * 0.5)), crew.logs()
    second.send_signal(signal.SIGTERM)
    crew.send(toys.article(number) for number in wire)

    assert second.wait(15) == 0, crew.logs()
    assert counted(crew, MANY), crew.logs()
    assert crew.metric("messages", worker=1) > 0


def test_a_worker_stopped_past_its_session_is_fenced(crew: Crew) -> None:
    sleeper = crew.start(TOCSIN_WORK__BATCH="5")
    first = sent(crew, MANY)
    assert crew.until(lambda: crew.read() >= first * 0.1), crew.logs()
    # Not in the middle of a transaction: SQLite would make everyone wait for it.
    while not crew.pause(sleeper):
        sleeper.send_signal(signal.SIGCONT)
    crew.start()
    others = crew.until(lambda: crew.weighed() > first * 0.9)
    sleeper.send_signal(signal.SIGCONT)

    assert others, crew.logs()
    assert counted(crew, first), crew.logs()


def test_an_idle_worker_takes_up_what_comes_later(crew: Crew) -> None:
    crew.start()
    crew.send(toys.article(number) for number in range(500))
    assert counted(crew, 500), crew.logs()

    crew.send(toys.article(number) for number in range(500, 1000))
    assert counted(crew, 1000), crew.logs()
