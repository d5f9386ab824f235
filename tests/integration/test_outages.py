"""The broker or the database goes away and comes back: nothing is lost, nothing is done twice."""

import signal
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests import postgres
from tests.daemon import toys
from tests.integration.apache_kafka import ApacheKafka, MissingError
from tests.integration.crew import Crew

pytestmark = pytest.mark.kafka
MANY = 2000


@pytest.fixture
def own_broker(tmp_path: Path) -> Iterator[ApacheKafka]:
    """One that a test may kill."""
    try:
        broker = ApacheKafka(tmp_path)
    except MissingError as missing:
        pytest.skip(str(missing))
    broker.start()
    try:
        yield broker
    finally:
        broker.stop()


def test_a_broker_that_is_killed_and_comes_back_costs_nothing(
    own_broker: ApacheKafka, tmp_path: Path
) -> None:
    ledger = f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
    with Crew.on(own_broker.address, ledger, tmp_path) as crew:
        crew.start(TOCSIN_WORK__BATCH="20")
        crew.send(islice(toys.articles(), MANY))
        assert crew.until(lambda: crew.read() >= MANY * 0.2), crew.logs()
        own_broker.stop(signal.SIGKILL)
        own_broker.start()

        assert crew.until(lambda: crew.weighed() == MANY, within=90), crew.logs()
        assert crew.workers[0].poll() is None


@pytest.mark.postgres
def test_on_postgresql_all_are_counted_whatever_is_killed(
    kafka_broker: ApacheKafka, postgres_url: str, tmp_path: Path
) -> None:
    with Crew.on(kafka_broker.address, postgres_url, tmp_path) as crew:
        crew.send(islice(toys.articles(), MANY))
        first = crew.start(TOCSIN_WORK__BATCH="20")
        assert crew.until(lambda: crew.read() >= MANY * 0.1), crew.logs()
        crew.start(TOCSIN_WORK__BATCH="20")
        assert crew.until(lambda: crew.read() >= MANY * 0.4), crew.logs()
        first.kill()

        assert crew.until(lambda: crew.weighed() == MANY), crew.logs()


@pytest.mark.postgres
def test_a_database_that_stops_and_comes_back_costs_nothing(
    kafka_broker: ApacheKafka, tmp_path: Path
) -> None:
    try:
        server = postgres.Server()
    except postgres.MissingError as missing:
        pytest.skip(str(missing))
    with server, Crew.on(kafka_broker.address, server.url, tmp_path) as crew:
        crew.start(TOCSIN_WORK__BATCH="20")
        crew.send(islice(toys.articles(), MANY))
        assert crew.until(lambda: crew.read() >= MANY * 0.2), crew.logs()
        server.stop()
        assert crew.until(lambda: not crew.is_ready(0)), crew.logs()
        server.start()
        crew.ledger.close()  # its connections went with the server; it makes new ones

        assert crew.until(lambda: crew.weighed() == MANY), crew.logs()
        assert crew.metric("retries") > 0
