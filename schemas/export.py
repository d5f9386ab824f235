"""Write each message's JSON Schema to schemas/json: `python -m schemas.export`."""

import json
from pathlib import Path

from schemas.alert import Alert
from schemas.article import Article
from schemas.base import Message
from schemas.claim import CasualtyClaim, MovementClaim
from schemas.dead_letter import DeadLetter
from schemas.delivery import Delivery
from schemas.finding import FirstSeen, Movement, Tick, Toll
from schemas.reading import Reading

PUBLISHED: tuple[type[Message], ...] = (
    Article,
    CasualtyClaim,
    MovementClaim,
    Reading,
    Toll,
    Movement,
    FirstSeen,
    Tick,
    Alert,
    Delivery,
    DeadLetter,
)
"""In the order of the flow."""

FOLDER = Path(__file__).parent / "json"


def render(message: type[Message]) -> str:
    """The schema as it is checked in: indented, fields in model order, ending in a newline."""
    return json.dumps(message.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Overwrite every file in `FOLDER`."""
    FOLDER.mkdir(exist_ok=True)
    for message in PUBLISHED:
        (FOLDER / f"{message.__name__}.schema.json").write_text(render(message), encoding="utf-8")


if __name__ == "__main__":
    main()
