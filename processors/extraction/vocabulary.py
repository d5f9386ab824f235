"""What each word can be, compiled once from the lexicon."""

from dataclasses import dataclass
from itertools import product
from typing import ClassVar, Final

from processors.text.label import Label
from processors.text.lexicon import load
from schemas.claim import Effect, Who

_PACKAGE = "processors.extraction"
EFFECTS = load(_PACKAGE, "effects")
_PERSONS = load(_PACKAGE, "persons")
_KINDS = load(_PACKAGE, "kinds")
_GRAMMAR = load(_PACKAGE, "grammar")
_THINGS = load(_PACKAGE, "things")


class Form(Label):
    """Shape of an effect verb."""

    BASE: ClassVar["Form"]
    S: ClassVar["Form"]
    ING: ClassVar["Form"]
    PAST: ClassVar["Form"]
    """Past tense and participle, where both look alike."""
    PARTICIPLE: ClassVar["Form"]
    """Only a participle: "slain", "taken hostage"."""
    PRETERITE: ClassVar["Form"]
    """Only a past tense: "slew", "took hostage"."""


@dataclass(frozen=True, slots=True)
class EffectVerb:
    """One form of a verb of harm, of one or more words."""

    words: tuple[str, ...]
    effect: Effect
    form: Form
    transitive: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A noun for persons."""

    who: Who
    plural: bool
    singular: str


def _compile_verbs() -> dict[str, list[EffectVerb]]:
    verbs: list[EffectVerb] = []
    for transitive, table in ((True, "transitive"), (False, "intransitive")):
        for effect, lines in EFFECTS[table].items():
            for line in lines:
                base, s, ing, past, part = line.split()
                forms = {base: Form.BASE, s: Form.S, ing: Form.ING}
                if past == part:
                    # "hurt" is its own past; the past is by far the commoner in news.
                    forms[past] = Form.PAST
                else:
                    forms[past] = Form.PRETERITE
                    forms[part] = Form.PARTICIPLE
                verbs += [
                    EffectVerb((word,), Effect(effect), form, transitive)
                    for word, form in forms.items()
                ]
        shapes = {"past": Form.PAST, "part": Form.PARTICIPLE, "ing": Form.ING, "base": Form.BASE,
                  "s": Form.S}  # fmt: skip
        for effect, phrases in EFFECTS["phrases"][table].items():
            verbs += [
                EffectVerb(tuple(phrase.split()), Effect(effect), shapes[shape], transitive)
                for shape, phrase in phrases
            ]
    hurt = EFFECTS["hurt_in"]
    verbs += [
        EffectVerb((verb, *before.split(), part), Effect.WOUNDED, Form.PARTICIPLE, transitive=True)
        for verb, before, part in product(hurt["verbs"], hurt["before"], hurt["parts"])
    ]
    for composed in EFFECTS["composed"].values():
        verbs += [
            EffectVerb(
                tuple(" ".join(chosen).split()),
                Effect(composed["effect"]),
                shapes[composed["form"]],
                composed["transitive"],
            )
            for chosen in product(composed["verbs"], composed["before"], composed["things"])
        ]
    by_first: dict[str, list[EffectVerb]] = {}
    for verb in verbs:
        by_first.setdefault(verb.words[0], []).append(verb)
    for choices in by_first.values():
        choices.sort(key=lambda verb: -len(verb.words))
    return by_first


def _by_two_words(
    verbs: dict[str, list[EffectVerb]],
) -> dict[tuple[str, str], list[EffectVerb]]:
    by_two: dict[tuple[str, str], list[EffectVerb]] = {}
    for choices in verbs.values():
        for verb in choices:
            if len(verb.words) > 1:
                by_two.setdefault((verb.words[0], verb.words[1]), []).append(verb)
    return by_two


def _compile_parted() -> dict[str, dict[str, list[tuple[tuple[str, ...], Effect]]]]:
    """Of each verb, by the first word of an end, the ends it can have and what they mean."""
    listed = [
        (entry["verbs"], entry["ends"], Effect(entry["effect"]))
        for entry in EFFECTS["parted"].values()
    ]
    parted: dict[str, dict[str, list[tuple[tuple[str, ...], Effect]]]] = {}
    for verbs, ends, effect in (*listed, (EFFECTS["hurt_in"]["verbs"], WOUNDS, Effect.WOUNDED)):
        for verb, end in product(verbs, ends):
            split = tuple(end.split())
            parted.setdefault(verb, {}).setdefault(split[0], []).append((split, effect))
    return parted


_CHANGED = (("man", "men"), ("child", "children"), ("wife", "wives"))
"""Endings that a plural changes."""


def _plural(word: str) -> str:
    for ending, changed in _CHANGED:
        if word.endswith(ending) and word != "human":
            return word.removesuffix(ending) + changed
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _compile_persons() -> dict[str, Person]:
    persons: dict[str, Person] = {}
    irregular: dict[str, str] = _PERSONS["irregular"]
    has_irregular = set(irregular.values())
    plural_only = set(_PERSONS["plural"]["words"])
    for who in Who:
        for word in _PERSONS.get(who.value, {}).get("words", ()):
            persons.setdefault(word, Person(who, word in plural_only, word))
            if word not in has_irregular and word not in plural_only:
                persons.setdefault(_plural(word), Person(who, plural=True, singular=word))
    for plural, singular in irregular.items():
        known = persons.get(singular)
        persons[plural] = Person(
            known.who if known else Who.UNSPECIFIED, plural=True, singular=singular
        )
    return persons


VERBS: Final = _compile_verbs()
PHRASES: Final = _by_two_words(VERBS)
"""Verbs of several words by their first two, the longest first."""
WOUNDS: Final = tuple(
    f"{before} {part}"
    for before, part in product(EFFECTS["hurt_in"]["before"], EFFECTS["hurt_in"]["parts"])
)
"""Where the hurt are hit: "in the leg"."""
PARTED: Final = _compile_parted()
HURLED: Final = frozenset(EFFECTS["composed"]["hurled"]["things"])
"""What flies and hurts."""
ARRESTS: Final = frozenset(
    ["arrest", "arrests", "arresting", "arrested", "detain", "detains", "detaining", "detained"]
)
PERSONS: Final = _compile_persons()
ADJECTIVES: Final = {word: Effect(e) for word, e in EFFECTS["adjectives"].items()}
NOUNS: Final = {word.lower(): Effect(e) for word, e in EFFECTS["nouns"].items()}
EVENTS: Final = frozenset(EFFECTS["events"]["words"])
BODIES: Final = frozenset(EFFECTS["bodies"]["words"])
LIVES: Final = frozenset(EFFECTS["lives"]["words"])
TOLLS: Final = frozenset(EFFECTS["tolls"]["words"])
THINGS: Final = frozenset(_THINGS["things"]["words"]) | frozenset(_THINGS["animals"]["words"])
PARTIES: Final = {word: Who(who) for who, said in _KINDS["parties"].items() for word in said}
"""Words that name the force or group to which people belong."""
KINDS: Final = PARTIES | {word: Who(who) for who, said in _KINDS["common"].items() for word in said}
PEOPLES: Final = frozenset(_KINDS["peoples"]["words"])
"""Peoples whose civilians have a side."""
CIVIL_KINDS: Final = frozenset(_KINDS["civil"]["kinds"])
"""Kinds that say of none of `CIVIL_HEADS` that they fight."""
CIVIL_HEADS: Final = frozenset(_KINDS["civil"]["heads"])
COLLECTIVES: Final = frozenset(_PERSONS["collectives"]["words"])
"""What persons make up and lend their name to."""
OPEN_HEADS: Final = frozenset(_PERSONS["open_heads"]["words"])
NOMINAL_PARTICIPLES: Final = frozenset(_GRAMMAR["adjectives"]["words"])
REPORT_PAST: Final = frozenset(_GRAMMAR["report"]["past"])
REPORT: Final = REPORT_PAST | frozenset(_GRAMMAR["report"]["present"])


def _class(name: str) -> frozenset[str]:
    return frozenset(_GRAMMAR["classes"][name].split())


PREPOSITIONS: Final = _class("preposition")
CONJUNCTIONS: Final = _class("conjunction")
BOUNDARIES: Final = _class("boundary")
BE: Final = _class("be")
HAVE: Final = _class("have")
MODALS: Final = _class("modal")
NEGATIONS: Final = _class("negation")
DETERMINERS: Final = _class("determiner")
DEFINITE: Final = _class("definite")
PRONOUNS: Final = _class("pronoun")
ADVERBS: Final = _class("adverb")
FINITE: Final = _class("verb")
