"""Articles from files: our own JSON lines, ninjs, plain text."""

import codecs
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from daemon import ninjs
from schemas.article import Article

PLAIN_TEXT = "text:"
"""How the id of an article made from a plain text begins."""


class IntakeError(ValueError):
    """A line or file is no article. Says which, why, and what to do."""


def article_of(fields: Mapping[str, Any]) -> Article:
    """One JSON object as an article.

    `source` may be a bare name. A time without a zone is read as UTC, a bare day as its first
    minute there; unknown fields are passed over. Raises `IntakeError`.
    """
    try:
        given = ninjs.article_fields(fields) if ninjs.is_ninjs(fields) else dict(fields)
        if isinstance(given.get("source"), str):
            given["source"] = {"name": given["source"] or "unknown"}
        if isinstance(given.get("published_at"), str):
            given["published_at"] = _zoned(given["published_at"])
        if given.get("title") is None:
            given.pop("title", None)
        return Article.decode(json.dumps(given).encode())
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'article'}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_input=False)
        )
        raise IntakeError(faults) from None
    except (KeyError, TypeError, ValueError) as error:
        raise IntakeError(str(error)) from None


_BOMS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Marks that a file may begin with; the longer ones first, for they begin with the shorter."""
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of a byte that is not UTF-8."""
_CONVERT = "convert it first, as in: iconv -f WINDOWS-1252 -t UTF-8"


def articles_of_stdin() -> Iterator[tuple[int, Article | IntakeError]]:
    """Standard input's articles, as `articles_of_file` reads a file; JSON lines as they come."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        yield from _articles_in(sys.stdin, "standard input", datetime.now(UTC))
    except IntakeError as error:
        yield 1, IntakeError(f"standard input: {error}")


def articles_of_lines(lines: Iterable[str]) -> Iterator[tuple[int, Article | IntakeError]]:
    """Each non-empty line of JSON, with its number from 1: an article, or what is wrong with it."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            _check_readable(line)
            yield number, article_of(_object(json.loads(line)))
        except json.JSONDecodeError as error:
            yield number, IntakeError(f"line {number}: {_no_json(error)}")
        except IntakeError as error:
            yield number, IntakeError(f"line {number}: {error}")


def articles_of_file(path: Path) -> Iterator[tuple[int, Article | IntakeError]]:
    """A file's articles: JSON lines, one JSON object or a list of them, or a plain text.

    Which it is, is told from its beginning: a brace is JSON. A byte order mark of UTF-16 or UTF-32
    is believed; everything else has to be UTF-8.
    """
    with path.open("rb") as file:
        start = file.read(4)
    encoding = next((e for mark, e in _BOMS.items() if start.startswith(mark)), "utf-8-sig")
    errors = "surrogateescape" if encoding == "utf-8-sig" else "strict"
    changed = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    try:
        with path.open(encoding=encoding, errors=errors) as file:
            yield from _articles_in(file, path.stem, changed)
    except (UnicodeError, IntakeError) as error:
        yield 1, IntakeError(f"{path}: {error}")


def _check_readable(text: str) -> None:
    """Raise `IntakeError` for a text that was not UTF-8, or that holds bytes of no text at all."""
    if foreign := _NOT_UTF8.search(text):
        byte = ord(foreign.group()) - 0xDC00
        raise IntakeError(
            f"not UTF-8: byte 0x{byte:02x} at character {foreign.start()}; {_CONVERT}"
        )
    if (at := text.find("\0")) >= 0:
        raise IntakeError(f"no text: a NUL at character {at}; only text and JSON are read")


def plain_text(text: str, name: str, at: datetime) -> Article:
    """A text as an article from the source `name`, published `at`.

    The id is from the words, so that the same text sent twice is one article. Raises `IntakeError`.
    """
    _check_readable(text)
    if not text.strip():
        raise IntakeError("it is empty: a text, JSON lines or ninjs is wanted")
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return article_of(
        {
            "id": f"{PLAIN_TEXT}{digest}",
            "text": text,
            "source": name,
            "published_at": at.isoformat(timespec="seconds"),
        }
    )


_LIST = re.compile(r"\[\s*(?:\{|$)")
"""How a list of JSON objects begins; a text may begin with a word in brackets."""


def _articles_in(
    file: TextIO, name: str, at: datetime
) -> Iterator[tuple[int, Article | IntakeError]]:
    lead = ""
    for line in file:
        lead += line
        if line.strip():
            break
    begins = lead.lstrip()
    if begins.startswith("{"):
        yield from _json_articles(lead, file)
    elif _LIST.match(begins):
        yield from _listed(lead + file.read())
    else:
        yield 1, plain_text(lead + file.read(), name, at)


def _json_articles(first: str, rest: TextIO) -> Iterator[tuple[int, Article | IntakeError]]:
    """JSON lines; or, where the first line is no whole object, all of it as one object."""
    try:
        json.loads(first)
    except json.JSONDecodeError:
        whole = first + rest.read()
        try:
            fields = json.loads(whole)
        except json.JSONDecodeError:
            # Neither one object nor all lines whole: say which lines are wrong.
            yield from articles_of_lines(whole.splitlines())
            return
        yield from articles_of_lines([json.dumps(fields)])
        return
    yield from articles_of_lines(chain(first.splitlines(), rest))


def _listed(whole: str) -> Iterator[tuple[int, Article | IntakeError]]:
    """The articles of one JSON list, each with its number in it from 1. Raises `IntakeError`."""
    _check_readable(whole)
    try:
        entries = json.loads(whole)
    except json.JSONDecodeError as error:
        raise IntakeError(_no_json(error)) from None
    for number, fields in enumerate(entries, start=1):
        try:
            yield number, article_of(_object(fields))
        except IntakeError as error:
            yield number, IntakeError(f"article {number} of the list: {error}")


def _object(value: object) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise IntakeError(f"a JSON object is wanted, not a {type(value).__name__}")


def _no_json(error: json.JSONDecodeError) -> str:
    spot = f"line {error.lineno}, " if error.lineno > 1 else ""
    return f"no JSON ({error.msg.lower()}, {spot}column {error.colno}); a line is an article"


def _zoned(written: str) -> str:
    """An ISO time with its zone; UTC where it has none."""
    moment = datetime.fromisoformat(written)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
