"""The data beside the project: gold claims and other people's texts, never part of it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[2] / "shared"))
"""Beside the project's root, or where the environment says."""


def records(*parts: str) -> Iterator[dict[str, Any]]:
    """The JSON lines of one file under `data`; nothing if it is not there."""
    path = FOLDER.joinpath("data", *parts)
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def why_absent(*parts: str) -> str | None:
    """The reason to skip a test that needs this file, or None if it is there."""
    path = FOLDER.joinpath("data", *parts)
    return None if path.exists() else f"no {'/'.join(parts)} in the shared data"
