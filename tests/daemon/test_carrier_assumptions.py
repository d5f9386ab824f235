"""What `daemon/carrier.py` takes for granted in faust-streaming 0.15.3, one test for each.

When one fails after an upgrade, read the carrier again before anything else.
"""

import inspect
from importlib.metadata import version
from pathlib import Path
from threading import Thread, get_ident
from typing import Any, cast

import faust
import pytest
from faust.transport.consumer import Consumer, ThreadDelegateConsumer
from faust.transport.drivers import aiokafka as driver
from faust.types import TP

from daemon.app import build_app
from daemon.carrier import (
    FaustCarrier,
    LedgerConsumer,
    LedgerConsumerThread,
    LedgerTransport,
    broker_urls,
    credentials,
)
from daemon.settings import Kafka, Settings

HERE = TP("articles", 0)


@pytest.fixture
async def app(tmp_path: Path) -> faust.App:
    return build_app(Settings(), tmp_path)


async def ledger_at(_: TP) -> int | None:
    return 40


@pytest.fixture
async def consumer(app: faust.App) -> LedgerConsumer:
    FaustCarrier(app, ledger_at)
    return cast("LedgerConsumer", app.consumer)


def source(of: object) -> str:
    return inspect.getsource(cast("Any", of))


def test_the_library_is_the_one_that_was_read() -> None:
    assert version("faust-streaming") == "0.15.3"


async def test_setting_the_transport_makes_faust_use_our_consumer(
    app: faust.App, consumer: LedgerConsumer
) -> None:
    assert isinstance(consumer, LedgerConsumer)
    assert isinstance(app.transport, LedgerTransport)
    assert isinstance(consumer._thread, LedgerConsumerThread)


async def test_faust_commits_what_its_consumer_names_and_no_more(
    consumer: LedgerConsumer,
) -> None:
    cast("LedgerTransport", consumer.transport).done[HERE] = 12

    assert consumer._filter_committable_offsets(consumer._filter_tps_with_pending_acks()) == {
        HERE: 12
    }
    assert list(consumer._filter_tps_with_pending_acks({"claims"})) == []
    assert list(consumer._filter_tps_with_pending_acks({"articles"})) == [HERE]


async def test_an_acknowledged_message_is_not_committed(consumer: LedgerConsumer) -> None:
    class Message:
        tp, topic, offset, acked = HERE, "articles", 5, False

    message = Message()
    assert consumer.ack(message)

    assert message.acked
    assert list(consumer._filter_tps_with_pending_acks()) == []


async def test_faust_would_drop_messages_older_than_the_newest_it_read(
    consumer: LedgerConsumer,
) -> None:
    assert "if r_offset is None or offset >= r_offset" in source(Consumer._drain_messages)

    consumer._read_offset[HERE] = 100
    assert consumer._read_offset[HERE] is None


async def test_after_a_rebalance_faust_asks_the_consumer_where_to_begin(
    consumer: LedgerConsumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from faust.tables import recovery  # noqa: PLC0415  an inside that only this test looks at

    assert "perform_seek" in source(recovery.Recovery)
    sought: dict[TP, int] = {}

    async def committed() -> dict[TP, int]:
        return {HERE: 7}

    async def seek(tp: TP, offset: int) -> None:
        sought[tp] = offset

    monkeypatch.setattr(consumer, "seek_to_committed", committed)
    monkeypatch.setattr(consumer, "assignment", lambda: {HERE})
    monkeypatch.setattr(consumer, "seek", seek)

    await consumer.perform_seek()
    assert sought == {HERE: 40}


async def test_partitions_never_read_are_looked_up_while_nothing_is_fetched(
    consumer: LedgerConsumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(_: TP) -> int | None:
        return None

    async def committed() -> dict[TP, int]:
        return {}

    async def earliest(*tps: TP) -> dict[TP, int]:
        return dict.fromkeys(tps, 3)

    transport = cast("LedgerTransport", consumer.transport)
    monkeypatch.setattr(transport, "start_at", nothing)
    monkeypatch.setattr(consumer, "seek_to_committed", committed)
    monkeypatch.setattr(consumer, "earliest_offsets", earliest)
    monkeypatch.setattr(consumer, "assignment", lambda: {HERE})

    await consumer.perform_seek()
    assert transport.earliest == {HERE: 3}


async def test_gaps_are_kept_nowhere_else(consumer: LedgerConsumer) -> None:
    await consumer._add_gap(HERE, 3, 9)

    assert not consumer._gap


async def test_a_commit_that_fails_would_crash_the_worker(
    consumer: LedgerConsumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "await self.crash(exc)" in source(driver.AIOKafkaConsumerThread._commit)

    class Refusing:
        async def commit(self, _: object) -> None:
            raise ConnectionError("away")

    thread = cast("LedgerConsumerThread", consumer._thread)
    monkeypatch.setattr(thread, "_ensure_consumer", Refusing)
    monkeypatch.setattr(thread, "assignment", lambda: {HERE})

    assert await thread._commit({HERE: 5}) is False
    assert not thread.crashed


async def test_a_seek_is_done_in_the_clients_own_thread(
    consumer: LedgerConsumer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not from another, as Faust does, nor by Faust's queue, where a fetch may wait for 1 s."""
    assert "self._thread.seek(partition, offset)" in source(ThreadDelegateConsumer._seek)
    sought: list[tuple[TP, int, int]] = []
    monkeypatch.setattr(
        consumer._thread, "seek", lambda tp, offset: sought.append((tp, offset, get_ident()))
    )
    loop = consumer._thread.thread_loop
    thread = Thread(target=loop.run_forever)
    thread.start()

    await consumer.seek(HERE, 5)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
    assert sought == [(HERE, 5, thread.ident)]


async def test_sending_returns_before_the_broker_has_it() -> None:
    """So all of a batch is on its way before the first is waited for."""
    assert "Awaitable[RecordMetadata]" in source(driver.Producer.send)
    assert "send_and_wait" not in source(driver.Producer.send)
    assert list(inspect.signature(driver.Producer.send).parameters)[1:7] == [
        "topic",
        "key",
        "value",
        "partition",
        "timestamp",
        "headers",
    ]


async def test_timestamps_are_seconds_to_faust_and_milliseconds_to_kafka() -> None:
    assert "timestamp * 1000" in source(driver.Producer.send)
    assert "timestamp / 1000.0" in source(driver.Consumer._to_message)


def test_an_agent_that_raises_would_be_started_again_in_silence() -> None:
    """So what an agent of ours cannot bear stops the worker, by other means."""
    from faust.agents.agent import Agent  # noqa: PLC0415  an inside that only this test looks at

    executing = source(Agent._execute_actor)
    assert "except Exception as exc:" in executing
    assert "self.supervisor.wakeup()" in executing.partition("except Exception as exc:")[2]


async def test_the_harmful_defaults_are_changed(app: faust.App) -> None:
    conf: Any = app.conf  # Faust types `autodiscover` as a method

    assert conf.autodiscover is False
    assert conf.consumer_auto_offset_reset == "earliest"
    assert conf.producer_acks == -1
    assert conf.stream_wait_empty is False
    assert conf.topic_allow_declare is False
    assert conf.topic_disable_leader is True
    assert conf.web_enabled is False
    assert str(conf.store) == "memory:"


def test_several_brokers_are_all_used() -> None:
    urls = broker_urls(Kafka(brokers=("a.example:9092", "[::1]:9093")))

    assert driver.server_list(urls, 9092) == ["a.example:9092", "[::1]:9093"]


def sasl(protocol: str) -> Kafka:
    return Kafka.model_validate(
        {
            "security_protocol": protocol,
            "sasl_username": "tocsin",
            "sasl_password": "secret",
            "sasl_mechanism": "SCRAM-SHA-256",
        }
    )


@pytest.mark.parametrize("protocol", ["SASL_PLAINTEXT", "SASL_SSL"])
def test_passwords_reach_the_client(protocol: str) -> None:
    given = driver.credentials_to_aiokafka_auth(credentials(sasl(protocol)))

    assert given["security_protocol"] == protocol
    assert given["sasl_mechanism"] == "SCRAM-SHA-256"
    assert (given["sasl_plain_username"], given["sasl_plain_password"]) == ("tocsin", "secret")
    assert (given["ssl_context"] is not None) == (protocol == "SASL_SSL")


def test_tls_alone_reaches_the_client() -> None:
    kafka = Kafka(security_protocol="SSL")
    given = driver.credentials_to_aiokafka_auth(credentials(kafka))

    assert given["security_protocol"] == "SSL"
    assert given["ssl_context"].check_hostname
    assert credentials(Kafka()) is None
