"""How many persons a noun phrase speaks of, by the codebook's table."""

from processors.extraction.row import Noun
from processors.extraction.vocabulary import NOUNS, PERSONS
from processors.text import numbers
from processors.text.lexicon import words
from processors.text.tokens import Tokens

Count = tuple[int, int | None, int | None]

_FRACTIONS = ("-fifths", "-thirds", "-quarters", "-tenths", "-fifth", "-third", "-quarter")
_GROUPS = words("family group team crew party squad patrol contingent unit couple pair trio clan")
_PAIRS = words("couple pair duo")
_SINGLES = words("he she him her himself herself")
_NOT_PERSONS = words(
    "it this that these those there what everything something nothing which monday tuesday"
)


def of(tokens: Tokens, noun: Noun, *, single_verb: bool | None = None) -> Count | None:
    """Low, best, high; None if it speaks of no person or does not say how many.

    `single_verb`: what the verb's number says, None if it does not tell.
    """
    if noun.quantity is not None:
        quantity = noun.quantity
        return quantity.low, quantity.best, quantity.high
    if noun.pronoun:
        return (1, 1, 1) if tokens.low[noun.start] in _SINGLES else None
    if noun.thing or noun.place or tokens.low[noun.start].endswith(_FRACTIONS):
        return None
    head = tokens.low[noun.head] if noun.head >= 0 else ""
    if noun.indefinite and head in _PAIRS:
        return 2, 2, 2  # "a Buddhist couple"
    if head in _GROUPS and (size := _size(tokens, noun)):
        return size, size, size
    if noun.indefinite:
        return None if head in _GROUPS and head != "crew" else (1, 1, 1)
    if head in _NOT_PERSONS:
        return None
    if noun.person is not None:
        if not noun.person.plural:
            is_any = tokens.low[noun.start] == "any"  # "denied that any civilian had been killed"
            return (1, None, None) if is_any else (1, 1, 1)
        return 2, None, None
    if is_somebodys(tokens, noun):
        return 1, 1, 1
    if noun.effect is not None and head in NOUNS:
        return 1, None, None
    if tokens.low[noun.start] == "some":
        return 2, None, None
    if noun.proper:
        return (1, 1, 1) if single_verb is not False else None
    return None


def _size(tokens: Tokens, group: Noun) -> int:
    """As in "a five-member family", "the 12-strong crew": of how many a group is; 0 if not said."""
    for i in range(group.start, group.head):
        number, _, ending = tokens.low[i].partition("-")
        if ending in _SIZED:
            return numbers.units(number)
        if tokens.low[i + 1] == "-" and tokens.word(i + 2) in _SIZED and number.isdigit():
            return int(number)
    return 0


_SIZED = words("member strong man person")


def is_person(tokens: Tokens, noun: Noun) -> bool:
    """Whether the phrase is known to speak of persons, not only not known to speak of things."""
    if noun.thing or noun.place:
        return False
    if noun.person is not None or noun.pronoun or is_somebodys(tokens, noun):
        return True
    if noun.quantity is not None and noun.head < 0:
        return True
    if noun.others and noun.head < 0:
        return True
    head = tokens.low[noun.head] if noun.head >= 0 else ""
    if head in _PAIRS and noun.indefinite:
        return tokens.word(noun.end) != "of"
    return head in PERSONS or (noun.proper and noun.end - noun.start > 0)


def is_somebodys(tokens: Tokens, noun: Noun) -> bool:
    """As in "his assistant": one of somebody's, whatever the noun, if it is no known thing."""
    return (
        tokens.low[noun.start] in {"his", "her", "their"}
        and noun.head >= 0 and not noun.thing and not noun.place and noun.effect is None
        and tokens.low[noun.head] not in _NOT_SOMEBODY
        and tokens.low[noun.head].endswith(("er", "or", "ant", "ist", "man", "ian", "ee", "ess"))
    )  # fmt: skip


_NOT_SOMEBODY = words(
    "tower helicopter computer tractor trailer container transformer generator reactor plant "
    "restaurant panther spider order power car wonder offer letter paper matter water answer"
)


def may_be_person(tokens: Tokens, noun: Noun) -> bool:
    """Whether it may be persons although the noun is not known: "three Hazaras"."""
    if is_person(tokens, noun):
        return True
    if noun.indefinite and not noun.thing and not noun.place and _has_age(tokens, noun):
        return True
    if noun.thing or noun.place or noun.head < 0:
        return False
    head = tokens.raw[noun.head]
    if noun.indefinite and head[0].isupper() and not head.isupper():
        return True  # "an Israeli"
    return noun.quantity is not None and (
        (tokens.low[noun.head] == "militia" and noun.quantity.low > 1)  # "six militia"
        or tokens.raw[noun.head][0].isupper()
        or tokens.low[noun.head].endswith(_PERSON_ENDINGS)
    )


def sounds_like_person(tokens: Tokens, noun: Noun) -> bool:
    """As in "killed a warder": an ending of persons, which a few things share."""
    if noun.thing or noun.place or noun.head < 0:
        return False
    head = tokens.low[noun.head]
    return head not in _NOT_SOMEBODY and head.endswith(
        ("er", "or", "ist", "ian", "man", "eer", "woman", "ant", "ee")
    )


def _has_age(tokens: Tokens, noun: Noun) -> bool:
    """As in "a 55-year-old rickshaw puller": whoever has an age and is no thing."""
    said = tokens.low[noun.start : noun.end]
    return "year-old" in said or ("year" in said and "old" in said)


_PERSON_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "ians",
    "ees",
    "men",
    "er",
    "or",
    "ist",
    "ian",
    "is",
    "man",
)


def of_group(tokens: Tokens, noun: Noun) -> bool:
    """Whether the head is a group that "of" may count: "a family of five"."""
    return noun.head >= 0 and tokens.low[noun.head] in _GROUPS
