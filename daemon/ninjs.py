"""IPTC ninjs 2.x and 3.x to articles (https://iptc.org/standards/ninjs/).

3.0 renamed `versioncreated` to `versionCreated` and so on; names are compared without case, so both
are read by the same code.
"""

from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from typing import Any

_BLOCKS = {
    "p",
    "div",
    "section",
    "li",
    "tr",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
}
_SILENT = {"script", "style"}


def is_ninjs(fields: Mapping[str, Any]) -> bool:
    """Whether a JSON object looks like a ninjs item rather than one of our articles."""
    return "uri" in fields and "text" not in fields


def article_fields(item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an `Article`, still unchecked: what is missing is left out.

    Raises `ValueError` if the item is not a text, or has no body.
    """
    fields = {key.casefold(): value for key, value in item.items()}
    if fields.get("type", "text") not in {"text", "composite"}:
        raise ValueError(f"ninjs item {fields['uri']!r} is of type {fields['type']!r}, not text")
    published = fields.get("versioncreated") or fields.get("contentcreated")
    source = _first(fields.get("infosources"), "name") or fields.get("copyrightholder")
    made = {
        "id": fields["uri"],
        "version": _version(fields.get("version")),
        "title": _by_role(fields.get("headlines"), "main") or fields.get("title", ""),
        "text": _body(fields),
        "source": {"name": source or fields.get("by") or "unknown"},
        "published_at": published or fields.get("firstcreated"),
        "language": fields.get("language", "en"),
        "byline": fields.get("by"),
        "status": fields.get("pubstatus", "usable"),
    }
    return {key: value for key, value in made.items() if value is not None}


def _version(written: object) -> int:
    """A version may be any string in ninjs; one that is no number counts as the first."""
    return int(written) if isinstance(written, int | str) and str(written).isdigit() else 1


def _body(fields: Mapping[str, Any]) -> str:
    bodies = [_folded(body) for body in fields.get("bodies") or ()]
    for kind in ("text/plain", "text/html"):
        for body in bodies:
            value = body.get("value")
            if isinstance(value, str) and body.get("contenttype", "text/plain") == kind:
                return text_of(value) if kind == "text/html" else value
    if fields.get("pubstatus") in {"canceled", "withheld"}:
        return ""  # a kill notice need not repeat what it kills
    raise ValueError(f"ninjs item {fields['uri']!r} has no body in text/plain or text/html")


def _by_role(entries: object, role: str) -> str | None:
    """The value with that role, else the first one."""
    known = [_folded(entry) for entry in entries] if isinstance(entries, list) else []
    ordered = sorted(known, key=lambda entry: entry.get("role") != role)
    return _text(text_of(str(entry["value"])) for entry in ordered if entry.get("value"))


def _first(entries: object, key: str) -> str | None:
    known = [_folded(entry) for entry in entries] if isinstance(entries, list) else []
    return _text(str(entry[key]) for entry in known if entry.get(key))


def _text(values: Iterable[str]) -> str | None:
    return next(iter(values), None)


def _folded(entry: object) -> dict[str, Any]:
    return {k.casefold(): v for k, v in entry.items()} if isinstance(entry, dict) else {}


class _Reader(HTMLParser):
    """Keeps the words and where a block ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))


def text_of(html: str) -> str:
    """The words of an HTML fragment, a block a line, entities resolved."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = ("".join(reader.pieces)).split("\n")
    return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)
