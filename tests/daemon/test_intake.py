"""What people have becomes articles, or a clear word of what is wrong."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from daemon.intake import (
    IntakeError,
    article_of,
    articles_of_file,
    articles_of_lines,
    articles_of_stdin,
)
from schemas.article import Article, ArticleStatus

OURS: dict[str, Any] = {
    "id": "a1",
    "title": "Flood",
    "text": "Water rose.",
    "source": "Hill Post",
    "published_at": "2031-03-04T09:30:00+03:00",
}


def read(path: Path) -> list[Article | IntakeError]:
    return [article for _, article in articles_of_file(path)]


def test_a_bare_name_is_a_source() -> None:
    assert article_of(OURS).source.name == "Hill Post"


def test_a_time_without_a_zone_is_utc() -> None:
    article = article_of({**OURS, "published_at": "2031-03-04T09:30:00"})
    assert article.published_at == datetime(2031, 3, 4, 9, 30, tzinfo=UTC)


def test_a_bare_day_is_read() -> None:
    article = article_of({**OURS, "published_at": "2031-03-04"})
    assert article.published_at == datetime(2031, 3, 4, tzinfo=UTC)


def test_a_missing_field_is_named() -> None:
    fields = {key: value for key, value in OURS.items() if key != "text"}
    with pytest.raises(IntakeError, match="text: Field required"):
        article_of(fields)


def test_a_time_that_is_none_is_refused_with_its_words() -> None:
    with pytest.raises(IntakeError, match="last Tuesday"):
        article_of({**OURS, "published_at": "last Tuesday"})


def test_unknown_fields_are_passed_over() -> None:
    assert article_of({**OURS, "mood": "grim"}) == article_of(OURS)


def test_a_bad_line_does_not_stop_the_others() -> None:
    lines = [json.dumps(OURS), "", "{", json.dumps({**OURS, "id": "a2"}), "[1]"]
    outcomes = list(articles_of_lines(lines))
    assert [number for number, _ in outcomes] == [1, 3, 4, 5]
    assert [isinstance(article, Article) for _, article in outcomes] == [True, False, True, False]
    assert "line 5" in str(outcomes[3][1])


def test_a_file_of_json_lines_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps(OURS) + "\n" + json.dumps({**OURS, "id": "a2"}) + "\n")
    assert [article.id for article in read(path) if isinstance(article, Article)] == ["a1", "a2"]


def test_a_file_of_one_indented_object_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(OURS, indent=2))
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.id == "a1"


def test_a_plain_text_is_one_article_however_often_it_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "hill-post.txt"
    path.write_text("Water rose.\nPeople fled.\n")
    (first,), (again,) = read(path), read(path)
    assert isinstance(first, Article)
    assert first == again
    assert (first.text, first.source.name) == ("Water rose.\nPeople fled.\n", "hill-post")


def ninjs(version: str) -> dict[str, Any]:
    created, kind, status = (
        ("versioncreated", "contenttype", "pubstatus")
        if version == "2"
        else ("versionCreated", "contentType", "pubStatus")
    )
    return {
        "uri": "urn:example:7",
        "version": "3",
        created: "2031-03-04T09:30:00+03:00",
        status: "usable",
        "language": "en-GB",
        "headlines": [
            {"role": "short", "value": "No"},
            {"role": "main", "value": "Blast &amp; fire"},
        ],
        "bodies": [
            {
                "role": "main",
                kind: "text/html",
                "value": "<p>Two people&nbsp;died.</p><p>Five <b>were</b> hurt.<script>x()</script></p>",
            }
        ],
        "by": "Our correspondent",
        "infosources": [{"name": "Hill Post"}],
    }


@pytest.mark.parametrize("version", ["2", "3"])
def test_ninjs_is_read(version: str) -> None:
    article = article_of(ninjs(version))
    assert article.text == "Two people died.\nFive were hurt."
    assert (article.id, article.version, article.title) == ("urn:example:7", 3, "Blast & fire")
    assert (article.source.name, article.byline) == ("Hill Post", "Our correspondent")
    assert article.published_at.utcoffset() is not None


def test_a_ninjs_kill_notice_needs_no_body() -> None:
    killed = {**ninjs("2"), "pubstatus": "canceled", "bodies": []}
    assert article_of(killed).status is ArticleStatus.CANCELED


def test_a_ninjs_picture_is_refused() -> None:
    with pytest.raises(IntakeError, match="'picture', not text"):
        article_of({**ninjs("2"), "type": "picture"})


def test_a_ninjs_text_without_a_body_is_refused() -> None:
    with pytest.raises(IntakeError, match="no body"):
        article_of({**ninjs("3"), "bodies": []})


def test_a_time_at_the_end_of_time_is_refused() -> None:
    with pytest.raises(IntakeError, match="published in 9999"):
        article_of({**OURS, "published_at": "9999-12-31T23:59:59-12:00"})


def test_a_text_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text("Water rose in Moss.", encoding="utf-16")
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.text == "Water rose in Moss."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Caf\xe9 hit, 12 dead.", "byte 0xe9 at character 3; convert it first"),
        (b"\x00\x01\x02\x03", "a NUL at character 0"),
        (b"\xff\xfeW\x00a", "truncated data"),
        (b" \n\n", "it is empty"),
        (b'[{"id": "a1"', "no JSON"),
    ],
    ids=["another encoding", "no text", "half a character", "nothing", "half a list"],
)
def test_what_is_no_text_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "wire.txt"
    path.write_bytes(content)
    (refused,) = read(path)
    assert isinstance(refused, IntakeError)
    assert said in str(refused)


def test_a_line_in_another_encoding_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    good = json.dumps(OURS).encode()
    path.write_bytes(good + b'\n{"id": "caf\xe9"}\n' + good + b"\n")
    first, second, third = read(path)
    assert isinstance(first, Article)
    assert "line 2: not UTF-8: byte 0xe9" in str(second)
    assert isinstance(third, Article)


def test_a_list_of_articles_is_read_each_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "wire.json"
    path.write_text(json.dumps([OURS, 7, {**OURS, "id": "a2"}], indent=1))
    first, second, third = read(path)
    assert isinstance(first, Article)
    assert "article 2 of the list: a JSON object is wanted" in str(second)
    assert isinstance(third, Article)


def test_a_text_that_begins_with_a_bracket_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text("[Update] Water rose in Moss.")
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.text == "[Update] Water rose in Moss."


def test_a_text_on_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\nWater rose.\nPeople fled.\n"))
    ((_, article),) = articles_of_stdin()
    assert isinstance(article, Article)
    assert article.text == "\nWater rose.\nPeople fled.\n"


def test_json_lines_on_standard_input_are_read_as_they_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = "\n" + json.dumps(OURS) + "\n" + json.dumps({**OURS, "id": "a2"}) + "\n"
    given = io.StringIO(lines)
    monkeypatch.setattr("sys.stdin", given)
    number, article = next(articles_of_stdin())
    assert (number, isinstance(article, Article)) == (2, True)
    assert given.read() == json.dumps({**OURS, "id": "a2"}) + "\n"  # still to come


def test_a_line_that_is_no_json_is_told_where(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps(OURS) + "\n{no}\n")
    _, wrong = read(path)
    assert "line 2: no JSON" in str(wrong)
    assert "column 2" in str(wrong)
