"""What people type, and what comes back."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import typer

from daemon import cli
from daemon.codebook import CASUALTY, COMMON, MOVEMENT
from daemon.ledger import Commit, Move, open_ledger
from tests.builders import an_article
from tests.places import gazetteer

CONFIG = """
[kafka]
brokers = ["127.0.0.1:9"]
[[rules]]
name = "killed-10"
kind = "threshold"
fire_at = 10
"""
TEXT = "At least 12 people, including three children, were killed in Kyiv on Monday, police said."


@pytest.fixture(autouse=True)
def _gazetteer_is_there() -> None:
    gazetteer()


def tocsin(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["tocsin", *words])
    # Each run assembles the commands anew, as a process does.
    monkeypatch.setattr(cli, "app", typer.Typer(callback=cli.options, no_args_is_help=True))
    return cli.main()


def lines(printed: str) -> list[Any]:
    return [json.loads(line) for line in printed.splitlines()]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(
        "\n".join(
            an_article(text, id=str(n)).encode().decode() for n, text in enumerate([TEXT, "x"])
        )
    )
    return path


def test_extract_writes_a_line_an_article_with_the_codebooks_fields(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], articles: Path
) -> None:
    assert tocsin(monkeypatch, "extract", str(articles)) == 0
    first, second = lines(capsys.readouterr().out)
    assert (first["article_id"], second) == ("0", {"article_id": "1", "claims": []})
    whole, part = first["claims"]
    assert set(whole) == {*COMMON, *CASUALTY}
    assert (whole["low"], whole["high"], part["low"], part["part_of"]) == (12, None, 3, 0)
    assert (whole["place"], whole["country"], whole["date_from"]) == ("Kyiv", "UA", "2026-03-09")


def test_extract_keeps_the_order_and_says_which_line_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], articles: Path
) -> None:
    articles.write_text('{"id": "bad"}\n' + articles.read_text())
    assert tocsin(monkeypatch, "extract", str(articles)) == 1
    printed = capsys.readouterr()
    assert [line["article_id"] for line in lines(printed.out)] == [None, "0", "1"]
    assert "line 1" in printed.err


def test_extract_shows_a_plain_text_as_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    assert tocsin(monkeypatch, "extract", str(path)) == 0
    assert "at least 12" in " ".join(capsys.readouterr().out.split())


def test_replay_rings_without_kafka(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    articles: Path,
    tmp_path: Path,
) -> None:
    config = tmp_path / "tocsin.toml"
    config.write_text(CONFIG)
    assert tocsin(monkeypatch, "-c", str(config), "replay", str(articles)) == 0
    (alert,) = lines(capsys.readouterr().out)
    assert (alert["rule"], alert["state"], alert["estimate"]["low"]) == ("killed-10", "firing", 12)
    assert tocsin(monkeypatch, "-c", str(config), "replay", str(articles), "--emit", "claims") == 0
    (reading,) = lines(capsys.readouterr().out)
    assert len(reading["claims"]) == 2


@pytest.mark.parametrize(("place", "rings"), [("Kiev", 1), ("UA", 1), ("iso:SY", 0)])
def test_a_rule_may_spell_its_places_as_people_do(  # noqa: PLR0913, PLR0917  (what pytest hands over)
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    articles: Path,
    tmp_path: Path,
    place: str,
    rings: int,
) -> None:
    config = tmp_path / "tocsin.toml"
    config.write_text(f'{CONFIG}places = ["{place}"]\n')
    assert tocsin(monkeypatch, "-c", str(config), "replay", str(articles)) == 0
    assert len(lines(capsys.readouterr().out)) == rings


def test_wrong_settings_are_named_and_end_with_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config = tmp_path / "tocsin.toml"
    config.write_text("[web]\nport = 70000\n")
    assert tocsin(monkeypatch, "-c", str(config), "check") == 2
    assert "web.port" in capsys.readouterr().err


def test_check_names_what_does_not_answer_and_places_nobody_knows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("daemon.kafka.ANSWERS_WITHIN_MS", 300)
    config = tmp_path / "tocsin.toml"
    config.write_text(CONFIG + 'places = ["Ukraine", "Atlantis Minor"]\n')
    assert tocsin(monkeypatch, "-c", str(config), "check") == 2
    printed = capsys.readouterr()
    said = " ".join(printed.err.split())
    assert "Atlantis Minor" in said
    assert "'Ukraine'" not in said
    assert "127.0.0.1:9" in said
    assert json.loads(printed.out)["kafka"]["brokers"] == ["127.0.0.1:9"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://tocsin:hunter2@127.0.0.1:9/x", "OperationalError"),
        ("mysql://tocsin:hunter2@127.0.0.1:9/x", "no ledger in mysql"),
        ("postgres//tocsin:hunter2", "ArgumentError"),
        ("", "is empty"),
    ],
)
def test_a_ledger_that_does_not_open_is_a_sentence_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    address: str,
    said: str,
) -> None:
    (tmp_path / "address").write_text(address)
    monkeypatch.setattr("daemon.service.configure_logs", lambda _: None)
    monkeypatch.setenv("TOCSIN_WEB__PORT", "0")
    monkeypatch.setenv("TOCSIN_LEDGER__URL_FILE", str(tmp_path / "address"))
    assert tocsin(monkeypatch, "run") == 1
    printed = capsys.readouterr().err
    assert said in " ".join(printed.split())
    assert "hunter2" not in printed


def test_a_broker_that_is_away_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    articles: Path,
) -> None:
    monkeypatch.setattr("daemon.kafka.ANSWERS_WITHIN_MS", 300)
    config = tmp_path / "tocsin.toml"
    config.write_text(CONFIG)
    assert tocsin(monkeypatch, "-c", str(config), "send", str(articles)) == 1
    assert "127.0.0.1:9" in capsys.readouterr().err


def test_a_topic_is_forgotten_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'ledger'}"
    monkeypatch.setenv("TOCSIN_LEDGER__URL", address)
    with closing(open_ledger(address)) as ledger:
        ledger.commit(Commit("read", [Move("tocsin.articles", 0, 0, 9)]))
        assert tocsin(monkeypatch, "topics", "forget", "tocsin.articels") == 2
        assert "tocsin.articels" in capsys.readouterr().err
        assert tocsin(monkeypatch, "topics", "forget", "tocsin.articles") == 0
        assert ledger.next_offset("read", "tocsin.articles", 0) is None


def test_schema_prints_a_message_and_names_them_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tocsin(monkeypatch, "schema", "Article") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Article"
    assert tocsin(monkeypatch, "schema") == 0
    assert "DeadLetter" in capsys.readouterr().out.split()
    assert tocsin(monkeypatch, "schema", "Rumour") == 2
    assert "Rumour" in capsys.readouterr().err


def test_the_help_fits_a_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tocsin(monkeypatch, "--help") == 0
    assert len(capsys.readouterr().out.splitlines()) <= 45


def test_every_field_of_the_codebook_is_a_field_of_a_claim() -> None:
    assert not {*CASUALTY} & {*MOVEMENT}


def test_a_wrong_environment_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TOCSIN_KAFKA__BROKERS", "127.0.0.1:9092")
    assert tocsin(monkeypatch, "check") == 2
    assert "lists are JSON" in " ".join(capsys.readouterr().err.split())
