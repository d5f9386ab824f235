"""A sentence as a row of chunks: who, what befell them, and the joints between."""

from dataclasses import dataclass, field
from typing import ClassVar

from processors.extraction.vocabulary import EffectVerb, Person
from processors.text.label import Label
from processors.text.quantities import Quantity
from processors.text.tokens import Tokens
from schemas.claim import Effect


class Kind(Label):
    """What a chunk is."""

    NOUN: ClassVar["Kind"]
    EFFECT: ClassVar["Kind"]
    """A verb or predicate of harm with its auxiliaries."""
    VERB: ClassVar["Kind"]
    """Any other verb."""
    REPORT: ClassVar["Kind"]
    """A verb of saying."""
    PREPOSITION: ClassVar["Kind"]
    AND: ClassVar["Kind"]
    COMMA: ClassVar["Kind"]
    INCLUDING: ClassVar["Kind"]
    """What follows is part of what precedes."""
    BESIDES: ClassVar["Kind"]
    """"in addition to", "apart from": what follows comes on top."""
    RELATIVE: ClassVar["Kind"]
    """who, which, that."""
    BOUNDARY: ClassVar["Kind"]
    DAYS: ClassVar["Kind"]
    """A date: looked through."""
    ADVERB: ClassVar["Kind"]


@dataclass(slots=True)
class Chunk:
    """Tokens `start` up to `end`."""

    kind: Kind
    start: int
    end: int


@dataclass(slots=True)
class Noun(Chunk):
    """A noun phrase."""

    quantity: Quantity | None = None
    head: int = -1
    """Token of its head; -1 if it is a bare count."""
    person: Person | None = None
    definite: bool = False
    indefinite: bool = False
    """Begins with a, an, another: one."""
    pronoun: bool = False
    proper: bool = False
    """A name and nothing else."""
    thing: bool = False
    place: bool = False
    others: bool = False
    also: list["Noun"] = field(default_factory=list)
    """Further kinds under the same count: "13 women and children"."""
    effect: Effect | None = None
    """"two dead soldiers", "12 deaths": harm inside the phrase."""
    effect_at: int = -1
    event: bool = False
    """Its head names what happened: "the killing", "death"."""


@dataclass(slots=True)
class Predicate(Chunk):
    """A verb group of harm."""

    effect: Effect = Effect.KILLED
    verb: EffectVerb | None = None
    """None for an adjective: "dead", "missing"."""
    at: int = -1
    """Token where the verb itself begins."""
    be: bool = False
    have: bool = False
    modal: str = ""
    negated: bool = False
    infinitive: bool = False
    hedged: bool = False
    """"feared dead", "may have been killed"."""


@dataclass(slots=True)
class Row:
    """The chunks of a sentence, and its tokens."""

    tokens: Tokens
    chunks: list[Chunk] = field(default_factory=list)
    of_telling: dict[int, bool] = field(default_factory=dict)
    """Whether the date at a token tells when something was said, once that was asked."""
    parts_apart: list[tuple[int, int]] | None = None
    """Tokens of the shares that have a place or a day to themselves, once that was asked."""
