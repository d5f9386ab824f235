"""The specification of reading: short texts, and the claims a careful coder writes down for each.

Every `*.toml` here, but those of `OTHERS`, holds `[[case]]` tables of

- `text`, and where it matters `title`, `source` and `published`;
- `found`: all claims of the text, in any order. An entry names the fields it is about, in the
  codebook's words; "none" stands for null, which TOML does not have. Short forms: `killed = 12`
  (or another effect) for low, best and high alike, `killed = "12/12/-"` for the three of them with
  "-" for null; `size = 2000` or `size = "1600/2400"`; `part_of` is an index into `found`;
- `why`: what the case is there to teach.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from schemas.article import Article, Source
from schemas.claim import Effect
from tests.codebook import Coded

HERE = Path(__file__).parent
OTHERS = ("places",)
"""How the names of files begin that hold cases of another form, for other tests."""
PUBLISHED = datetime(2024, 3, 14, 12, tzinfo=UTC)
"""When a case is published that does not say: a Thursday."""


@dataclass(frozen=True)
class Case:
    """One text and what is to be read from it."""

    name: str
    """File and number in it."""
    article: Article
    found: tuple[Coded, ...]
    """Each names only the fields it is about."""
    why: str

    def missed(self, claims: Sequence[Coded]) -> list[str]:
        """What is wrong with `claims`, in words; empty if they are what the case asks for."""
        pairs = assigned(self.found, claims)
        wrong = [
            f"not found: {_brief(want)}" for n, want in enumerate(self.found) if n not in pairs
        ]
        taken = set(pairs.values())
        wrong += [f"too many: {_brief(c)}" for n, c in enumerate(claims) if n not in taken]
        for number, other in pairs.items():
            want, claim = self.found[number], claims[other]
            for field in want:
                right = want[field]
                if field == "part_of" and right is not None:
                    right = pairs.get(right)
                if claim.get(field) != right:
                    wrong.append(f"{field} is {claim.get(field)!r}, not {right!r}: {_brief(want)}")
        return wrong


def assigned(wanted: Sequence[Coded], claims: Sequence[Coded]) -> dict[int, int]:
    """Index of wanted to index of claim: same kind, the pairs most alike first."""
    alike = sorted(
        (
            (-_agreement(want, claim), n, m)
            for n, want in enumerate(wanted)
            for m, claim in enumerate(claims)
            if want["kind"] == claim["kind"]
        ),
    )
    pairs: dict[int, int] = {}
    for _, n, m in alike:
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


_TELLING = {"effect": 4, "low": 3, "action": 4, "actor": 2, "quote": 2}


def _agreement(want: Coded, claim: Coded) -> int:
    return sum(
        _TELLING.get(field, 1)
        for field in want
        if field != "part_of" and claim.get(field) == want[field]
    )


def _brief(claim: Coded) -> str:
    shown = ("kind", "effect", "low", "best", "high", "who", "actor", "action", "quote")
    return ", ".join(f"{field}={claim[field]!r}" for field in shown if field in claim)


def cases() -> list[Case]:
    """All cases of all files, by file name and order in it."""
    found = []
    for path in sorted(HERE.glob("*.toml")):
        if path.stem.startswith(OTHERS):
            continue
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        found += [_case(f"{path.stem}-{n}", table) for n, table in enumerate(tables, 1)]
    return found


def _case(name: str, table: dict[str, Any]) -> Case:
    unknown = set(table) - {"text", "title", "source", "published", "found", "why"}
    if unknown or not table.get("why"):
        raise ValueError(f"{name}: needs a why, and knows no {sorted(unknown)}")
    published = table.get("published", PUBLISHED)
    if isinstance(published, date) and not isinstance(published, datetime):
        published = datetime(published.year, published.month, published.day, 12, tzinfo=UTC)
    article = Article(
        id=name,
        title=table.get("title", ""),
        text=table["text"],
        source=Source(name=table.get("source", "Test Wire")),
        published_at=published,
    )
    return Case(name, article, tuple(_wanted(entry) for entry in table["found"]), table["why"])


def _wanted(entry: dict[str, Any]) -> Coded:
    want: Coded = {}
    for field, value in entry.items():
        if field in {effect.value for effect in Effect}:
            want |= {"kind": "casualty", "effect": field}
            want |= zip_counts(("low", "best", "high"), value)
        elif field == "size":
            want |= {"kind": "movement"} | zip_counts(("size_low", "size_high"), value)
        else:
            want[field] = None if value == "none" else _plain(value)
    want.setdefault("kind", "movement" if "action" in want else "casualty")
    return want


def zip_counts(fields: tuple[str, ...], written: int | str) -> Coded:
    """`12` for each field, or "12/12/-" one by one.

    Raises `ValueError` where the parts do not fit the fields.
    """
    if isinstance(written, int):
        return dict.fromkeys(fields, written)
    parts = [None if part == "-" else int(part) for part in written.split("/")]
    return dict(zip(fields, parts, strict=True))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: None if part == "none" else part for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value
