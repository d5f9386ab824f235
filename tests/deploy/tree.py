"""Where the files under test are."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def program(name: str, package: str) -> str:
    """Path of a program; skips the test where the machine lacks it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} on this machine (Debian: {package})")
    return found


def shared(folder: str) -> Path:
    """A folder of reference material that is not part of the project; skips where it is absent."""
    base = Path(os.environ.get("TOCSIN_SHARED") or ROOT.parent / "shared")
    if not (base / folder).is_dir():
        pytest.skip(f"no {folder} in {base}; set TOCSIN_SHARED")
    return base / folder


def read_yaml(path: str) -> Any:
    """A YAML file below `deploy/`."""
    return yaml.safe_load((DEPLOY / path).read_text(encoding="utf-8"))
