"""What no unit test sees: names, layers, generated files."""

from importlib.metadata import packages_distributions

import pytest

from schemas import export
from schemas.base import Message


@pytest.mark.parametrize("name", ["daemon", "processors", "schemas"])
def test_no_other_distribution_claims_our_import_names(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"tocsin"}


@pytest.mark.parametrize("message", export.PUBLISHED, ids=lambda m: m.__name__)
def test_the_checked_in_schema_is_current(message: type[Message]) -> None:
    checked_in = export.FOLDER / f"{message.__name__}.schema.json"
    assert checked_in.read_text(encoding="utf-8") == export.render(message), (
        "run `python -m schemas.export`"
    )
