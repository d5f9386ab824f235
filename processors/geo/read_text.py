"""One text while its names are read: what stands where, and what the text says of it."""

from dataclasses import dataclass, field

from processors.geo.hits import Hit
from processors.geo.resolve import Choice, Evidence
from processors.geo.votes import Votes
from schemas.place import Location


@dataclass(slots=True)
class ReadText:
    """One text while it is read."""

    text: str
    hits: list[Hit]
    votes: Votes
    evidence: dict[str, Evidence]
    chosen: dict[str, Choice] = field(default_factory=dict)
    located: dict[str, Location] = field(default_factory=dict)
    holder: dict[int, int] = field(default_factory=dict)
    """By a hit's position: the hit it is said to lie in."""
    filed_from: tuple[int, int] | None = None
    shouted: bool = False
    """Written all in capitals, so that names are less sure."""
