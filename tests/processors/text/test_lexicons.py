"""Word lists hold no word twice and none that cannot be reached."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from processors.extraction.vocabulary import KINDS, NOUNS, PERSONS
from processors.text.tokens import Tokens

ROOT = Path(__file__).parents[3] / "processors"
FILES = sorted([*ROOT.glob("text/lexicon/*.toml"), *ROOT.glob("extraction/lexicon/*.toml")])


def lists(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[Any]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}.{key}")
        elif isinstance(value, list):
            yield f"{path}.{key}", [tuple(v) if isinstance(v, list) else v for v in value]
        elif isinstance(value, str) and "\n" in value:
            yield f"{path}.{key}", list(value.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_list_holds_an_entry_twice(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    doubles = {
        f"{name}: {entry}"
        for name, entries in lists(table)
        for entry, times in Counter(entries).items()
        if times > 1
    }
    assert doubles == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_can_come_out_of_the_tokens(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, entries in lists(table):
        for entry in entries:
            phrase = entry[1] if isinstance(entry, tuple) else entry
            for word in str(phrase).split():
                if "*" in word or not re.search(r"\w", word):
                    continue
                low = Tokens(word, word.lower(), 0, len(word)).low
                assert len(low) == 1 or path.stem == "abbreviations", f"{name}: {word} is {low}"


def test_every_kind_of_person_can_be_asked_for() -> None:
    assert {"people", "soldiers", "policemen", "children", "gunmen"} <= set(PERSONS)
    assert "police officer" in KINDS
    assert "deaths" in NOUNS
