"""No engine is asked: what can be read off the file."""

import re
import tomllib
from typing import Any
from urllib.parse import urlsplit

import pytest

from daemon.settings import Settings
from tests.deploy.tree import DEPLOY, ROOT, read_yaml

STACK = read_yaml("compose/compose.yaml")
SERVICES: dict[str, Any] = STACK["services"]
HERE = DEPLOY / "compose"
each_service = pytest.mark.parametrize("name", SERVICES)


@each_service
def test_a_port_is_published_on_loopback_alone(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))


@each_service
def test_an_image_is_pinned_to_a_version(name: str) -> None:
    assert re.fullmatch(r"[\w/.-]+:v?\d+\.\d+\.\d+", SERVICES[name]["image"])


@each_service
def test_what_is_mounted_is_there_or_declared(name: str) -> None:
    for mount in SERVICES[name]["volumes"]:
        source, _, rest = mount.partition(":")
        if source.startswith("."):
            assert (HERE / source).exists(), source
            assert rest.endswith(":ro"), "the stack changes no file of ours"
        else:
            assert source in STACK["volumes"]


@each_service
def test_a_service_says_how_it_is(name: str) -> None:
    service = SERVICES[name]

    assert "healthcheck" in service or "build" in service  # our own image brings its check


@each_service
def test_what_is_waited_for_can_happen(name: str) -> None:
    for other, how in SERVICES[name].get("depends_on", {}).items():
        assert other in SERVICES
        ends = SERVICES[other].get("restart") == "no"
        assert ends == (how["condition"] == "service_completed_successfully")


@each_service
def test_a_secret_comes_from_outside(name: str) -> None:
    secret = re.compile("PASSWORD|SECRET|TOKEN")
    environment = SERVICES[name].get("environment", {})

    assert all(key.endswith("__FILE") for key in environment if secret.search(key))
    assert all("environment" in one for one in STACK["secrets"].values())


@each_service
def test_a_container_gains_no_privilege(name: str) -> None:
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]


def test_tocsin_is_told_an_address_that_the_broker_gives_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for key, value in SERVICES["tocsin"]["environment"].items():
        monkeypatch.setenv(key, value)

    settings = Settings.load(DEPLOY / "tocsin.toml")

    advertised = SERVICES["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"].split(",")
    assert settings.kafka.brokers == ("kafka:19092",)
    assert "STACK://kafka:19092" in advertised
    assert settings.rules


def test_the_image_is_tagged_with_the_version_it_holds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert SERVICES["tocsin"]["image"] == f"tocsin:{project['version']}"


def test_every_address_in_the_stack_is_one_of_its_services() -> None:
    prometheus = read_yaml("prometheus/prometheus.yml")
    sources = read_yaml("grafana/provisioning/datasources/tocsin.yaml")["datasources"]
    targets = [
        target
        for part in (*prometheus["scrape_configs"], *prometheus["alerting"]["alertmanagers"])
        for config in part["static_configs"]
        for target in config["targets"]
    ]
    addresses = [*targets, *(urlsplit(source["url"]).netloc for source in sources)]

    published = {f"{name}:{port.rsplit(':', 1)[1]}" for name in SERVICES for port in ports(name)}
    assert set(addresses) <= published


def test_the_dashboards_are_mounted_where_grafana_looks() -> None:
    provider = read_yaml("grafana/provisioning/dashboards/tocsin.yaml")["providers"][0]
    mounted = dict(mount.split(":")[:2] for mount in SERVICES["grafana"]["volumes"])

    assert mounted["../grafana/dashboards"] == provider["options"]["path"]


def ports(name: str) -> list[str]:
    found: list[str] = SERVICES[name].get("ports", [])
    return found
