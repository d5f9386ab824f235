"""A broker of each kind, and a crew of workers on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from daemon.broker import BrokerUnavailableError, embedded_broker
from tests.integration.apache_kafka import ApacheKafka, MissingError
from tests.integration.crew import Crew


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    try:
        with embedded_broker(tmp_path_factory.mktemp("embedded")) as address:
            yield address
    except BrokerUnavailableError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def kafka_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApacheKafka]:
    try:
        broker = ApacheKafka(tmp_path_factory.mktemp("kafka"))
    except MissingError as missing:
        pytest.skip(str(missing))
    try:
        broker.start()
        yield broker
    finally:
        broker.stop()


@pytest.fixture(
    params=[
        pytest.param("embedded", marks=pytest.mark.broker),
        pytest.param("kafka", marks=pytest.mark.kafka),
    ]
)
def broker(request: pytest.FixtureRequest) -> str:
    if request.param == "embedded":
        return cast("str", request.getfixturevalue("embedded"))
    return cast("ApacheKafka", request.getfixturevalue("kafka_broker")).address


@pytest.fixture
def crew(broker: str, tmp_path: Path) -> Iterator[Crew]:
    with Crew.on(broker, f"sqlite:///{tmp_path / 'ledger.sqlite3'}", tmp_path) as made:
        yield made


@pytest.fixture
def kafka_crew(kafka_broker: ApacheKafka, tmp_path: Path) -> Iterator[Crew]:
    """On Apache Kafka only: for what the embedded broker does not have."""
    address = f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
    with Crew.on(kafka_broker.address, address, tmp_path) as made:
        yield made
