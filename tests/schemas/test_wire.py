"""Every version of every message that was ever on the wire can still be read, or is refused."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from schemas.base import Message
from schemas.export import PUBLISHED

WIRE = Path(__file__).parent / "wire"
BY_NAME = {message.__name__: message for message in PUBLISHED}


def samples(outcome: str) -> list[Path]:
    return sorted(WIRE.glob(f"*.{outcome}.json"))


def of(sample: Path) -> type[Message]:
    return BY_NAME[sample.name.split(".")[0]]


@pytest.mark.parametrize("outcome", ["good", "bad"])
def test_every_message_has_a_sample_of_its_newest_version(outcome: str) -> None:
    newest = {f"{m.__name__}.v{m.model_fields['schema_version'].default}" for m in PUBLISHED}
    assert newest <= {path.name.removesuffix(f".{outcome}.json") for path in samples(outcome)}


@pytest.mark.parametrize("sample", samples("good"), ids=lambda path: path.name)
def test_a_good_sample_is_read_and_written_again(sample: Path) -> None:
    raw = sample.read_bytes()
    message = of(sample).decode(raw)
    assert of(sample).decode(message.encode()) == message
    assert set(json.loads(raw)) <= set(json.loads(message.encode()))


@pytest.mark.parametrize("sample", samples("bad"), ids=lambda path: path.name)
def test_a_bad_sample_is_refused(sample: Path) -> None:
    case = json.loads(sample.read_bytes())
    with pytest.raises(ValidationError):
        of(sample).decode(json.dumps(case["message"]).encode())


@pytest.mark.parametrize("sample", samples("good"), ids=lambda path: path.name)
def test_a_reader_passes_over_what_a_newer_writer_added(sample: Path) -> None:
    fields = json.loads(sample.read_bytes())
    newer = json.dumps({**fields, "added_later": {"deep": [1]}}).encode()
    assert of(sample).decode(newer) == of(sample).decode(sample.read_bytes())


@pytest.mark.parametrize("sample", samples("good"), ids=lambda path: path.name)
def test_a_newer_schema_version_is_refused_with_advice(sample: Path) -> None:
    fields = json.loads(sample.read_bytes())
    newer = json.dumps({**fields, "schema_version": fields["schema_version"] + 1}).encode()
    with pytest.raises(ValidationError, match="upgrade it before the one that writes"):
        of(sample).decode(newer)


@pytest.mark.parametrize("sample", samples("good"), ids=lambda path: path.name)
def test_a_writer_cannot_misspell_a_field(sample: Path) -> None:
    fields = json.loads(sample.read_bytes())
    with pytest.raises(ValidationError, match="Extra inputs"):
        of(sample).model_validate_json(json.dumps({**fields, "titel": "x"}))


def test_a_message_cannot_be_changed() -> None:
    message = BY_NAME["Article"].decode((WIRE / "Article.v1.good.json").read_bytes())
    with pytest.raises(ValidationError, match="frozen"):
        message.schema_version = 2  # type: ignore[misc]  # the point of the test
