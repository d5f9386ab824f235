"""Noun phrases: where one begins, and what its first words say of number and kind."""

from processors.extraction.noun_scan import scan
from processors.extraction.noun_words import (
    PARTICLES,
    STOP,
    is_ordinal,
    is_particle,
)
from processors.extraction.row import Kind, Noun
from processors.extraction.vocabulary import (
    BOUNDARIES,
    CONJUNCTIONS,
    DEFINITE,
    FINITE,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    THINGS,
)
from processors.text import quantities
from processors.text.lexicon import words
from processors.text.quantities import Quantity
from processors.text.tokens import Tokens

_NOBODY = words("nobody none no-one noone neither")


_ONLY_VERBS = FINITE - (
    quantities.STARTERS | PRONOUNS | THINGS | _NOBODY | DEFINITE | PARTICLES
    | words("no a an another some any each every such is all both")
)  # fmt: skip
"""Verbs that no noun phrase can open: the first look, because every verb of a sentence is asked."""
_ONLY_COUNTED = quantities.STARTERS & (PREPOSITIONS | CONJUNCTIONS | BOUNDARIES)
"""As in "in excess of 20": these open a noun phrase with its count or not at all."""
_WHOLES = DEFINITE | {"them", "us", "whom"}
"""After "two of"."""


def noun_phrase(
    tokens: Tokens, i: int, covered: dict[int, int], places: dict[int, int], *, shouts: bool
) -> Noun | None:
    """The noun phrase that begins at `i`, if one does."""
    low = tokens.low
    word = low[i]
    if word in _ONLY_VERBS:
        return None
    if word in PRONOUNS and not (
        (word == "her" and _goes_on(tokens, i + 1)) or is_particle(tokens, i, word)
    ):
        return Noun(Kind.NOUN, i, i + 1, pronoun=True) if word != "who" else None
    if word in _NOBODY or (word == "no" and tokens.word(i + 1) == "one"):
        end = i + 1 if word in _NOBODY else i + 2
        if tokens.word(end) == "else":
            return Noun(Kind.NOUN, i, end + 1, thing=True)  # says nothing of those told before
        if tokens.word(end) == "of" and tokens.word(end + 1) in DEFINITE:
            end += 3
        elif word == "neither" and tokens.word(end) in PERSONS:
            end += 1
        return Noun(Kind.NOUN, i, end, quantity=Quantity(i, end, 0, 0, 0, "zero"))
    if word == "her" and low[i + 1 : i + 2] == ["dead"] and tokens.word(i - 1) in _LEAVING_DEAD:
        return Noun(Kind.NOUN, i, i + 1, pronoun=True)  # "shot her dead"
    if word in _AS_MANY and low[i + 1 : i + 3] == ["that", "number"]:
        return Noun(Kind.NOUN, i, i + 3)
    quantity = None
    if word in quantities.STARTERS or word[0].isdigit() or "-" in word:
        quantity = quantities.read(tokens, i)
        if quantity is None and word in _ONLY_COUNTED:
            return None
        if quantity is not None and tokens.word(quantity.end) == "-":
            quantity = None  # "the 12-member crew": the size of what follows
    if word == "the" and low[i + 1 : i + 3] == ["one", "of"]:
        return Noun(Kind.NOUN, i, i + 2, definite=True)  # "higher than the one of the ministry"
    noun = Noun(Kind.NOUN, i, i, quantity=quantity)
    j = i
    if quantity is not None:
        j = quantity.end
        noun.definite, noun.others = quantity.definite, quantity.others
        if tokens.word(j) == "of" and tokens.word(j + 1) in _WHOLES:
            after = quantities.read(tokens, j + 1)
            j = after.end if after else j + 2
            noun.definite = True
            if tokens.word(j - 1) in {"them", "us", "whom"}:
                noun.end = j
                return noun
    elif word in {"a", "an"}:
        noun.indefinite, j = True, i + 1
    elif word == "another":
        noun.indefinite = noun.others = True
        j = i + 1
    elif word == "that" and not _is_demonstrative(tokens, i):
        return None
    elif word in DEFINITE:
        noun.definite, j = True, i + 1
        if word in {"all", "both"} and tokens.word(j) == "of" and tokens.word(j + 1) in DEFINITE:
            j += 2  # "all of the assailants"
    elif word == "some" or word in {"any", "each", "every", "such"}:
        j = i + 1
    scan(tokens, noun, j, covered, places, shouts=shouts)
    if noun.end == i:
        return None
    if noun.end == j and quantity is None and not noun.indefinite:
        return None if word not in {"all", "both", "this", "these", "those"} else noun
    if noun.end == i + 1 and noun.indefinite and word in {"a", "an"}:
        return None
    if noun.end > i + 1 and low[noun.end - 1] == "alive":
        noun.end -= 1  # "burned a third alive", "burned two alive"
        if noun.head == noun.end:
            noun.head = -1 if noun.end == j else noun.end - 1
    is_next = noun.end == i + 2 and (low[i + 1] in _ORDINALS or is_ordinal(low[i + 1]))
    if is_next and word in {"a", "an", "the", "another"}:
        if tokens.word(i + 2) == "of":
            return None  # "a third of the guards"
        # "injured a third", "and the third was injured"
        noun.definite, noun.indefinite, noun.others, noun.head = False, True, True, -1
    return noun


_LEAVING_DEAD = words("shot shoot shooting found find left struck cut strike")
_AS_MANY = words("double twice triple times")
"""As in "and double that number wounded"."""
_ORDINALS = words(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)


def _goes_on(tokens: Tokens, i: int) -> bool:
    word = tokens.word(i)
    return word[:1].isalpha() and word not in STOP


def _is_demonstrative(tokens: Tokens, i: int) -> bool:
    """Whether "that" points ("during that ambush") and opens no clause."""
    return tokens.word(i - 1) in PREPOSITIONS and tokens.word(i + 1) not in PERSONS
