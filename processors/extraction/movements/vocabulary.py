"""The movement lexicons, as tables that are quick to ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from processors.text.lexicon import load
from schemas.claim import Action, EquipmentType

_PACKAGE = "processors.extraction.movements"
_FORCES = load(_PACKAGE, "forces")
_VERBS = load(_PACKAGE, "verbs")
_NOUNS = load(_PACKAGE, "nouns")
_CLAUSES = load(_PACKAGE, "clauses")
_GROUND = load(_PACKAGE, "ground")

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, longest first, each without it."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One way a verb can tell of a movement."""

    action: Action
    frames: frozenset[str]
    needs: Phrases | None
    of: str | None = None
    """The only kind of force that it is said of; None for any."""
    planned: bool = False
    """Whether it says by itself that the movement is to come."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the last word of a force's noun group says of it."""

    kind: str
    """persons, formations, equipment or named"""
    strong: bool
    """Whether it needs no other sign of war."""
    equipment: EquipmentType | None = None


def phrases(written: Iterable[str]) -> Phrases:
    """Index phrases by first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in written:
        first, *rest = phrase.split()
        table.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in table.items()}


def _senses() -> dict[str, tuple[Sense, ...]]:
    table: dict[str, list[Sense]] = {}
    for verb in _VERBS["verb"]:
        needs = phrases(verb["needs"]) if "needs" in verb else None
        sense = Sense(
            Action(verb["action"]),
            frozenset(verb["frames"]),
            needs,
            verb.get("of"),
            verb.get("planned", False),
        )
        for form in verb["forms"]:
            table.setdefault(form, []).append(sense)
    return {form: tuple(senses) for form, senses in table.items()}


def _heads() -> dict[str, Head]:
    heads = {}
    for kind in ("persons", "formations"):
        for degree in ("weak", "strong"):
            for word in _FORCES[kind][degree]:
                heads[word] = Head(kind, degree == "strong")
    for degree in ("weak", "strong"):
        for word, equipment in _FORCES["equipment"][degree].items():
            heads[word] = Head("equipment", degree == "strong", EquipmentType(equipment))
    for word in _FORCES["named"]["groups"]:
        heads[word] = Head("named", strong=True)
    return heads


def _nouns(*, launched: bool) -> dict[str, Action]:
    return {
        form: Action(noun["action"])
        for noun in _NOUNS["noun"]
        if noun.get("launched", False) == launched
        for form in noun["forms"]
    }


VERBS = _senses()
BARE_FORMS = frozenset(
    verb
    for verb in VERBS
    if not verb.endswith(("ed", "ing"))
    and any(verb.removesuffix("e") + ending in VERBS for ending in ("s", "es", "ed", "ing"))
)
"""Forms without an ending: "withdraw", not "withdrew"."""
HEADS = _heads()
HEAD_PHRASES = phrases(HEADS)
NOUNS = _nouns(launched=False)
BOUND_NOUNS = frozenset(
    form for noun in _NOUNS["noun"] if noun.get("bound", False) for form in noun["forms"]
)
LAUNCHED_NOUNS = _nouns(launched=True)
STRENGTHENING = frozenset(_NOUNS["strength"]["verbs"])
ESTABLISHING = frozenset(_NOUNS["strength"]["first"])
STRENGTH = phrases(_NOUNS["strength"]["nouns"])
LAUNCHING = frozenset(_NOUNS["launching"]["verbs"])
MODIFIERS = frozenset(_FORCES["modifiers"]["words"])
MODIFIER_ENDINGS = tuple(_FORCES["modifiers"]["suffixes"])
TWO_PEOPLES = tuple(_FORCES["modifiers"]["two_peoples"])
"""As in "an Anglo-French force": what one people makes of a weak head, two do as well."""
MEASURES = frozenset(_FORCES["measures"]["words"])
FALSE_FORCES = phrases(_FORCES["false"]["phrases"])
NOT_GROUPS = frozenset(_FORCES["not_groups"]["acronyms"])

BE = frozenset(_CLAUSES["auxiliaries"]["be"])
HAVE = frozenset(_CLAUSES["auxiliaries"]["have"])
FUTURE = frozenset(_CLAUSES["auxiliaries"]["future"])
WOULD = frozenset(_CLAUSES["auxiliaries"]["would"])
MIGHT = frozenset(_CLAUSES["auxiliaries"]["might"])
SHOULD = frozenset(_CLAUSES["auxiliaries"]["should"])
NEGATIVE = frozenset(_CLAUSES["auxiliaries"]["negative"])
AUXILIARIES = frozenset().union(*_CLAUSES["auxiliaries"].values())
ADVERBS = frozenset(_CLAUSES["adverbs"]["words"])
GOVERNORS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in _CLAUSES["governors"].items()
}
CONDITIONS = frozenset(_CLAUSES["conditions"]["words"])
IDLE = frozenset(_CLAUSES["idle"]["words"])
PREPOSITIONS = frozenset(_CLAUSES["prepositions"]["words"])
STOPS = frozenset(_CLAUSES["prepositions"]["stops"])
PRONOUNS = frozenset(_CLAUSES["prepositions"]["pronouns"])
GROUND = frozenset(_GROUND["words"])
CONTROL = frozenset(_GROUND["control"])
TIMES = frozenset(_GROUND["weekdays"])

SETS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in load(_PACKAGE, "sets").items()
}
"""Small sets of words, by their names in `lexicon/sets.toml`."""

FORMER_PEOPLES = SETS["former_peoples"]
"""As "Yugoslav": adjectives that no gazetteer of today has."""

TELLING = (
    frozenset((*VERBS, *NOUNS, *LAUNCHED_NOUNS))
    | (STRENGTHENING | ESTABLISHING | SETS["stationed"] | SETS["capturing"] | SETS["estimating"])
    | {
        "keep",
        "keeps",
        "kept",
        "maintain",
        "maintains",
        "grew",
        "rose",
        "swelled",
        "convoy",
        "convoys",
        "there",
        "has",
        "have",
        "had",
        "are",
        "is",
    }
)
"""A sentence without one of these tells of no movement, whatever forces it names."""
_STRONG_HEADS = frozenset(word for word, head in HEADS.items() if head.strong) - {"is"}
_PLURALS = frozenset(f"{head}s" for head in _STRONG_HEADS if " " in head)
"""The gate takes the longest match: "peacekeeping force" would hide "forces" in its plural."""
TRIGGERS = _STRONG_HEADS | _PLURALS | SETS["triggers"]
"""A text without one of these tells of no movement. Folded, "IS" the group is "is" the verb."""
