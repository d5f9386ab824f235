"""Questions that a noun phrase asks about one of its words."""

from processors.extraction.row import Noun
from processors.extraction.verb_groups import parted_end, verb_at
from processors.extraction.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    BE,
    BOUNDARIES,
    COLLECTIVES,
    CONJUNCTIONS,
    DEFINITE,
    EVENTS,
    FINITE,
    HAVE,
    MODALS,
    NOMINAL_PARTICIPLES,
    NOUNS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    REPORT,
    THINGS,
    VERBS,
    Form,
    Person,
)
from processors.text import numbers, quantities
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Effect

MORE = words("more additional further")


PARTICLES = words("is us al bin ibn abu de la del van von el da dos di bint ben ould")
"""Closed words that may belong to a name."""


STOP = (
    PREPOSITIONS | CONJUNCTIONS | BOUNDARIES | BE | HAVE | MODALS | PRONOUNS | FINITE
    | words(", . ! ? \" / not never n't also reportedly allegedly apparently")
    | words("then there here to the a an")
)  # fmt: skip


KNOWN = frozenset(
    (
        *STOP, *PERSONS, *NOUNS, *VERBS, *ADJECTIVES, *REPORT, *THINGS, *ADVERBS, *MORE, "'s",
        *numbers.WORDS, *FINITE, "wound", "wounds", *EVENTS,
        *COLLECTIVES,
    )
)  # fmt: skip
"""Every word that a noun phrase asks about."""


_RANKS = words("private general major")


def is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal in figures: "62nd"."""
    return word[0].isdigit() and word.endswith(("st", "nd", "rd", "th", "3d", "2d"))


def is_adjective(tokens: Tokens, k: int) -> bool:
    """Whether a rank is none here: "a private station", "a major road"."""
    following = tokens.word(k + 1)
    if tokens.low[k] == "human":
        return following == "rights"
    return tokens.low[k] in _RANKS and (
        following in THINGS
        or (
            following[:1].isalpha()
            and following not in KNOWN
            and not following.endswith((*VERBAL_ENDINGS, "ly"))
            and not tokens.is_capital(k + 1)
        )
    )


def past_acronym(tokens: Tokens, k: int) -> int | None:
    """Index after "(FMLN)" if the noun phrase goes on."""
    if tokens.word(k + 2) == ")" and tokens.raw[k + 1].isupper():
        following = tokens.word(k + 3)
        return k + 3 if following in PERSONS else None
    return None


VERBAL_ENDINGS = ("ed", "ing")


_CAPITALS = words("is us")
"""Closed words that spelt in capitals are names of states and parties."""


def is_particle(tokens: Tokens, k: int, word: str) -> bool:
    """Whether a closed word belongs to a name here: "Osama bin Laden", "IS militants"."""
    if word in _CAPITALS and tokens.raw[k].isupper():
        # "IS militants", "US soldiers", "US army officers"
        ahead = k + 1 if tokens.word(k + 1) in PERSONS else k + 2
        return tokens.word(ahead) in PERSONS and tokens.word(k + 1)[:1].isalpha()
    return word in PARTICLES and tokens.raw[k + 1 : k + 2] != [] and tokens.is_capital(k + 1)


def may_be_name(word: str) -> bool:
    """Whether a word of upper-case copy can be part of a name."""
    return (
        word not in STOP and word not in ADVERBS and word not in VERBS and word not in ADJECTIVES
        and word not in REPORT and not word.endswith(("ed", "ing", "ly"))
    )  # fmt: skip


def inner_effect(tokens: Tokens, k: int) -> Effect | None:
    """The effect of "dead" or "wounded" before the person it is said of."""
    word = tokens.low[k]
    effect = ADJECTIVES.get(word)
    if effect is None:
        verb = verb_at(tokens, k)
        if verb is None or len(verb.words) > 1 or verb.form not in {Form.PAST, Form.PARTICIPLE}:
            return None
        effect = verb.effect
    for ahead in (k + 1, k + 2, k + 3):
        word = tokens.word(ahead)
        if word in PERSONS:
            return effect
        if not word or word in STOP or not word[0].isalpha() or word in VERBS:
            return None
        if numbers.is_number_word(word):
            return None
    return None


_PUT = words("put puts putting raised raises brought bringing estimated estimates")


def is_put_at(tokens: Tokens, start: int, k: int) -> bool:
    """As in "put the rebel dead at 90": whether the harmed at `k` are given a figure."""
    is_given = tokens.low[k] in {"dead", "wounded", "injured"} and tokens.word(k + 1) in {
        "at",
        "to",
    }
    return is_given and tokens.word(start - 1) in _PUT


def is_noun_use(tokens: Tokens, noun: Noun, k: int, j: int) -> bool:
    """Whether "dead", "wounded" or "killing" is a noun here: "12 wounded", "the dead"."""
    word = tokens.low[k]
    if word in EVENTS:
        if word.endswith("ing") and tokens.word(k + 1) != "of":
            after = tokens.word(k + 1)
            if after[:1].isdigit() or after in quantities.STARTERS or after in PERSONS:
                return False
        return k > j or noun.definite or noun.indefinite or tokens.word(k + 1) == "of"
    return k == j and (noun.definite or noun.quantity is not None)


_OF_THE_DEAD = words("include includes number ranged range came come")
"""Verbs that "the dead" may open, unlike other words after "dead"."""
_TIMES = words("last late early each every next")
"""After "nine injured" they open a time, not a noun that is injured."""


def belongs_to_a_thing(tokens: Tokens, k: int) -> bool:
    """As in "two dead elm trees": what comes after is a noun, and none for persons."""
    word = tokens.word(k + 1)
    return (
        word[:1].isalpha()
        and (word in THINGS or word not in KNOWN)
        and word not in _OF_THE_DEAD
        and word not in DEFINITE
        and word not in _TIMES
        and not tokens.is_capital(k + 1)
        and not word.endswith((*VERBAL_ENDINGS, "ly"))
        and tokens.word(k + 2) != "'s"
    )


def is_verb(tokens: Tokens, k: int, word: str, *, capital: bool) -> bool:
    """Whether a word in -ed or -ing ends the phrase."""
    if not capital and parted_end(tokens, k) is not None:
        return True
    if capital or word in NOMINAL_PARTICIPLES:
        return False
    if (word.endswith("ed") and len(word) > 4) or (word.endswith("ing") and len(word) > 5):
        return not leads_to_person(tokens, k)
    return False


_OPENING = words("no any some")


def leads_to_person(tokens: Tokens, k: int) -> bool:
    """Whether the words after `k` lead to a noun for persons without leaving the phrase."""
    for ahead in range(k + 1, k + 5):
        word = tokens.word(ahead)
        if word in PERSONS:
            return True
        if not word or word in STOP or not word[0].isalpha() or numbers.is_number_word(word):
            return False
        if word in DEFINITE or word in _OPENING:
            return False  # "suffered no casualties"
    return False


def is_owned(person: Person, word: str) -> bool:
    """Whether a thing is named after persons: "a police station", "civilian clothes"."""
    return (
        word in THINGS
        and word not in _ASIDE
        and (not person.plural or person.singular in _ATTRIBUTIVE)
    )


def is_made_up(person: Person, word: str) -> bool:
    """Whether many are named after those in it: "the vigilante group", "a militant cell"."""
    return word in COLLECTIVES and not person.plural


def is_possessor(tokens: Tokens, k: int) -> bool:
    """Whether the mark at `k` makes the plural before it own what follows: "the nurses' union"."""
    if not tokens.word(k - 1).endswith("s") or tokens.end[k - 1] != tokens.start[k]:
        return False
    following = tokens.word(k + 1)
    return following in PERSONS or following in COLLECTIVES or following in THINGS


_ATTRIBUTIVE = words("police military paramilitary")
"""Said of all who serve, and of what they own."""

_ASIDE = words("home time side case place hour hours")
"""Things that stand straight behind a person without being his: "a guard home on leave"."""


def leads_to_harm(tokens: Tokens, k: int) -> bool:
    """Whether an adverb stands before a word of harm that no noun follows."""
    word = tokens.word(k + 1)
    return (word in ADJECTIVES or word in VERBS) and inner_effect(tokens, k + 1) is None
