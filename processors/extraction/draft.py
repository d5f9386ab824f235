"""A casualty as it stands in its sentence, before place, date and source are known."""

from dataclasses import dataclass, field

from processors.extraction.row import Noun
from schemas.claim import Effect, Who


@dataclass(slots=True, eq=False)
class Draft:
    """Tokens `start` up to `end` of sentence `sentence` carry it."""

    sentence: int
    effect: Effect
    low: int
    best: int | None
    high: int | None
    start: int
    end: int
    rules: list[str]
    noun: Noun | None = None
    who: Who = Who.UNSPECIFIED
    side: str | None = None
    conditional: bool = False
    denied: bool = False
    running: bool = False
    """Said in the perfect or of a toll: may be a running count."""
    part_of: "Draft | None" = None
    told_apart: bool = False
    """A part told by a clause of its own: its place and day are not its whole's."""
    parts: list["Draft"] = field(default_factory=list)
    name: str = ""
    """Folded words of a single named person, so that he is counted once."""
    predicate_at: int = -1
    """Token of the word of harm."""

    def wholes(self) -> "list[Draft]":
        """What it is part of, what that is part of, and so on."""
        found: list[Draft] = []
        whole = self.part_of
        while whole is not None and whole not in found:
            found.append(whole)
            whole = whole.part_of
        return found

    @property
    def has_own_clause(self) -> bool:
        """Whether its place and day are its own: a part told before its whole looks back on it."""
        whole = self.part_of
        return whole is None or self.told_apart or self.sentence < whole.sentence

    def teller(self) -> "Draft":
        """The draft in whose clause it is told: itself, or the whole whose place and day it has."""
        for draft in [self, *self.wholes()]:
            if draft.has_own_clause:
                return draft
        return self

    def join(self, whole: "Draft") -> None:
        """Become a part of `whole`, and what it is where nothing else is known."""
        self.part_of = whole
        if self.who is Who.UNSPECIFIED and whole.who is not Who.MIXED:
            self.who = whole.who
        if self.side is None and self.who is whole.who:
            self.side = whole.side
