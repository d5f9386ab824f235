"""Word lists, as TOML files a linguist can edit, and what reads them."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """The tables of `lexicon/NAME.toml` in `package`, read once per process."""
    folder = resources.files(package) / "lexicon"
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def words(listed: str) -> frozenset[str]:
    """The words of a short closed class, written with blanks between them."""
    return frozenset(listed.split())
