"""Events of death named by a noun: "the killing of two men", "the mayor's murder"."""

from processors.extraction import lists
from processors.extraction.casualty_nouns import is_unreported
from processors.extraction.noun_drafts import add, gaps, kind_of
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate
from processors.extraction.vocabulary import PERSONS, THINGS
from processors.extraction.who import who
from processors.text.lexicon import words


def event(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the killing of two men", "the death of General Nour", "12 deaths"."""
    row = reader.row
    tokens = row.tokens
    chunks = row.chunks
    if noun.effect is None:
        return
    if noun.quantity is None and is_unreported(tokens, noun.start):
        add(reader, noun, noun.effect, (0, 0, 0), "zero")
        return
    if noun.quantity is not None:
        quantity = noun.quantity
        plural = tokens.low[noun.head].endswith("s")
        if plural or quantity.low == 1 or quantity.high == 0:
            kind = kind_of(reader, quantity.end, noun, k)
            count = (quantity.low, quantity.best, quantity.high)
            if quantity.hedge == "vague" and quantity.low == _SOME:
                count = (1, None, None)  # "an unknown number of deaths"
            recalled = noun.definite and count[0] == count[2]
            if recalled and reader.is_counted(noun.effect, count[0]):
                return
            draft = add(reader, noun, noun.effect, count, "nominal", kind=kind)
            gaps(reader, k, draft)
            if recalled:
                reader.sum_up(draft)  # "nine rebels and five soldiers died. The 14 deaths"
        return
    if _is_of_one(reader, noun):
        add(reader, noun, noun.effect, (1, 1, 1), "nominal")
        return
    if k + 2 >= len(chunks) or tokens.low[chunks[k + 1].start] != "of":
        return
    if any(tokens.word(noun.start - n) in _UNREAL for n in (1, 2, 3)):
        return
    if not _UNREAL.isdisjoint(tokens.low[noun.start : noun.head]):
        return  # "an attempted murder of a clerk"
    linked = lists.list_at(row, k + 2)
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, noun.effect, None, noun.start)
    if tokens.low[noun.head] in _SLAIN:
        for inner in linked.nouns:
            _name(reader, inner)
    linked.nouns = [
        inner for inner in linked.nouns if _is_told_of(inner) and not _is_known(reader, noun, inner)
    ]
    if not _USUAL.isdisjoint(tokens.low):
        linked.nouns = [inner for inner in linked.nouns if inner.quantity or inner.indefinite]
    reader.said_of(linked, predicate, rule="nominal")


_SOME = 2


def _name(reader: Reader, noun: Noun) -> None:
    """As in "the murder of analyst Edgar Rios": who is murdered is a person, named here."""
    tokens = reader.row.tokens
    if noun.person is None and noun.quantity is None and noun.head >= 0 and not noun.thing:
        noun.proper = noun.proper or tokens.is_capital(noun.end - 1)
        noun.place = False


def _is_told_of(noun: Noun) -> bool:
    """Whether a death "of" somebody tells of it: not "the death of the men" known already."""
    one = noun.person is not None and not noun.person.plural
    return not noun.definite or noun.quantity is not None or one


def _is_known(reader: Reader, event: Noun, noun: Noun) -> bool:
    """As in "the deaths of the two nurses", after two nurses have been told dead."""
    number = noun.quantity
    if event.effect is None or number is None or not noun.definite:
        return False
    count = (number.low, number.best, number.high)
    known = reader.is_told(event.effect, count, who(reader.row, noun))
    if known:
        reader.used.add((noun.start, event.effect))
    return known


_USUAL = words("common commonplace frequent rife routine widespread rampant usual")
"""As in "the abduction of children is common": nobody in particular."""
_SLAIN = words("murder assassination killing execution beheading lynching slaughter slaying")


def _is_of_one(reader: Reader, noun: Noun) -> bool:
    """As in "the mayor's murder", "after Karim Nour's assassination", not told before."""
    tokens = reader.row.tokens
    if tokens.low[noun.head] not in _SLAIN or "'s" not in tokens.low[noun.start : noun.head]:
        return False
    owner = noun.start + tokens.low[noun.start : noun.head].index("'s") - 1
    if owner < noun.start or tokens.low[owner] in THINGS:
        return False
    person = PERSONS.get(tokens.low[owner])
    if person is None and (reader.context.document.shouts or not tokens.is_capital(owner)):
        return False
    return not (person and person.plural) and not reader.is_named(tokens.low[owner])


_UNREAL = words(
    "sentenced convicted charged jailed acquitted fear fears risk threat prevent preventing "
    "avoid against planned possible attempted"
)
