"""What an operator writes is checked before anything starts."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from daemon.settings import Settings

Env = pytest.MonkeyPatch


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "tocsin.toml"
    path.write_text(text)
    return Settings.load(path)


def test_every_key_has_a_default() -> None:
    settings = Settings.load(None)
    assert settings.web.bind == "127.0.0.1"
    assert settings.ledger.address().startswith("sqlite:///")


def test_the_environment_overrides_the_file(tmp_path: Path, monkeypatch: Env) -> None:
    monkeypatch.setenv("TOCSIN_KAFKA__BROKERS", '["b:2"]')
    monkeypatch.setenv("TOCSIN_WEB__PORT", "0")
    settings = load(tmp_path, '[kafka]\nbrokers = ["a:1"]\ngroup = "desk"\n')
    assert settings.kafka.brokers == ("b:2",)
    assert (settings.kafka.group, settings.web.port) == ("desk", 0)


@pytest.mark.parametrize("written", ["90", "PT1M30S", "90.0"])
def test_a_duration_is_seconds_or_iso(monkeypatch: Env, written: str) -> None:
    monkeypatch.setenv("TOCSIN_WORK__STALLED", written)
    assert Settings.load(None).work.stalled == timedelta(seconds=90)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[kafka]\nbroker = ["a:1"]', "kafka.broker"),
        ("[web]\nport = 70000", "web.port"),
        ('[[rules]]\nname = "x"\nkind = "treshold"\nfire_at = 3', "threshold"),
        ('[[rules]]\nname = "x"\nkind = "threshold"\nfire_at = 0', "fire_at"),
        ('[[channels]]\nname = "desk"\nkind = "webhook"', "url or url_file"),
        ('[kafka]\nsecurity_protocol = "SASL_SSL"', "sasl_username"),
        ('[kafka]\nssl_cert = "/x.pem"', "ssl_key"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        load(tmp_path, text)
    assert named in str(refusal.value)


def test_a_rule_must_name_a_channel_that_is_there(tmp_path: Path) -> None:
    rule = '[[rules]]\nname = "x"\nkind = "threshold"\nfire_at = 3\nchannels = ["pager"]\n'
    with pytest.raises(ValidationError, match="names channel 'pager'; there are: log"):
        load(tmp_path, rule)


def test_two_rules_may_not_share_a_name(tmp_path: Path) -> None:
    rule = '[[rules]]\nname = "x"\nkind = "threshold"\nfire_at = 3\n'
    with pytest.raises(ValidationError, match="given twice: x"):
        load(tmp_path, rule + rule)


def test_secrets_are_read_and_never_shown(tmp_path: Path, monkeypatch: Env) -> None:
    secret = tmp_path / "url"
    secret.write_text("postgresql+psycopg://tocsin:hunter2@db/tocsin\n")
    monkeypatch.setenv("TOCSIN_KAFKA__SASL_PASSWORD", "hunter3")
    settings = load(
        tmp_path,
        f'[ledger]\nurl_file = "{secret}"\n[kafka]\nsecurity_protocol = "SASL_SSL"\n'
        'sasl_username = "tocsin"\n',
    )
    assert settings.ledger.address() == "postgresql+psycopg://tocsin:hunter2@db/tocsin"
    assert settings.kafka.password() == "hunter3"
    assert "hunter" not in settings.model_dump_json() + repr(settings)


def test_a_tick_of_zero_is_never(tmp_path: Path) -> None:
    assert load(tmp_path, "[work]\ntick = 0").work.tick is None
    assert load(tmp_path, "").work.tick == timedelta(seconds=60)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.toml"):
        Settings.load(tmp_path / "nowhere.toml")
