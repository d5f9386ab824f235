"""The party the victims belong to, as written: "Taliban" fighters, "Iraqi soldiers"."""

from collections.abc import Sequence
from itertools import pairwise

from processors.extraction import owners
from processors.extraction.noun_words import is_ordinal
from processors.extraction.row import Noun, Row
from processors.extraction.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    DEFINITE,
    KINDS,
    NOMINAL_PARTICIPLES,
    PARTIES,
    PEOPLES,
    PERSONS,
    REPORT,
)
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Who

FIGHTING = frozenset({Who.SOLDIER, Who.REBEL, Who.POLICE})
_NO_NAMES = ADVERBS | NOMINAL_PARTICIPLES | REPORT | DEFINITE | frozenset(ADJECTIVES) | words(
    "a an other another more former senior local top young male female - ' of some several many "
    "ex-"
)  # fmt: skip
_PEOPLES = ("i", "ian", "ean", "can", "ese", "ish", "ch", "ghan", "man")
_KIN = words("tribe clan")


def side(row: Row, noun: Noun, category: Who) -> str | None:
    """None where the phrase names no party or its people do not fight."""
    if noun.head < 0:
        return _people(row, noun)
    if category not in FIGHTING:
        if category is Who.AID_WORKER:
            return _employer(row, noun)
        return _kin(row, noun) or _people(row, noun)
    tokens = row.tokens
    end = noun.head
    pair = f"{tokens.word(end - 1)} {tokens.low[end]}"
    if noun.person is None and not _has_party(row, noun):
        return _of_group(row, noun)  # a man by his name
    while end > noun.start and noun.person and tokens.low[end - 1] in _GRADES:
        end -= 1  # "a British lance corporal"
    one = noun.person.singular if noun.person else ""
    if one in {"", *PARTIES} or tokens.low[end] in PARTIES or pair in PARTIES:
        end += 1  # "killed 12 Shabaab", "three Taliban", "the National Guard"
    return named_before(
        tokens, noun.quantity.end if noun.quantity else noun.start, end, headed=end == noun.head
    ) or _of_group(row, noun)


def named_before(tokens: Tokens, start: int, end: int, *, headed: bool = False) -> str | None:
    """The party that the words before `end` name; `headed`: a noun for its people stands there."""
    if end - 3 > start and tokens.low[end - 1] == ")" and tokens.low[end - 3] == "(":
        # A name and its letters, as in "Rapid Support Forces (RSF) fighters".
        name = named_before(tokens, start, end - 3)
        return f"{name} ({tokens.raw[end - 2]})" if name else tokens.raw[end - 2]
    first = end
    while first > start and _may_name(tokens, first - 1):
        first -= 1
    if all(_is_common(tokens, i) for i in range(first, end)):
        return None
    # A people is no party, so that "Iraqi soldiers" stays whole.
    return _spelt(tokens.raw[first : end + (headed and _is_people(tokens, end - 1))])


_GRADES = words("lance staff first second chief master warrant petty senior junior")
"""Before a rank they are part of it."""


def _may_name(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i]
    if word in _NO_NAMES:
        return word == "red" and tokens.is_capital(i) and tokens.is_capital(i + 1)
    return (word[0].isalpha() and (tokens.is_capital(i) or word in KINDS)) or (is_ordinal(word))


def _is_common(tokens: Tokens, i: int) -> bool:
    """Whether a word says a trade or a power and no name: "border" guards, "rebel" fighters."""
    word = tokens.low[i]
    person = PERSONS.get(word)
    known = word in KINDS or (person is not None and person.who in FIGHTING)
    return known and word not in PARTIES and not (person and person.singular in PARTIES)


def _is_people(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i]
    if word in KINDS or word in PERSONS:
        return False
    return "." in word or word.endswith(_PEOPLES)


def _of_group(row: Row, noun: Noun) -> str | None:
    """As in "members of the National Guard", "fighters loyal to the junta", "four of its men"."""
    owner = owners.owner(row, noun) if owners.is_owned(row, noun) else None
    if owner is not None and (state := _state_of(row, owner)) is not None:
        return state
    for group in (owners.group(row, noun), owner):
        if (
            group is not None
            and row.tokens.low[group.start] not in {"our", "my"}
            and row.tokens.low[group.start : group.end] != ["police"]
            and (
                (group.proper and (not group.place or group is owner))
                or owners.names_force(row, group)
                or _has_party(row, group)
            )
        ):
            return _named(row, group)
    return None


_ORGANS = words("ministry government army military police navy president commander premier")


def _state_of(row: Row, owner: Noun) -> str | None:
    """Whose organ it is: "Chad's defence ministry said six of its soldiers"."""
    low = row.tokens.low
    if owner.head < 0 or low[owner.head] not in _ORGANS:
        return None
    for i in range(owner.start, owner.end):
        if low[i] == "'s" and row.tokens.is_capital(i - 1):
            return row.tokens.raw[i - 1]
    return None


def _kin(row: Row, noun: Noun) -> str | None:
    """As in "70 members of the Nimr tribe": civilians of a party of their own."""
    if noun.person is None or noun.person.singular != "member":
        return None
    group = owners.group(row, noun)
    if group is None or group.head < 0 or row.tokens.low[group.head] not in _KIN:
        return None
    return _named(row, group)


def _people(row: Row, noun: Noun) -> str | None:
    """As in "two Palestinians", "an Israeli man"."""
    tokens = row.tokens
    named = (i for i in range(noun.start, noun.end) if tokens.low[i] in PEOPLES)
    return next((tokens.raw[i] for i in named), None)


def _employer(row: Row, noun: Noun) -> str | None:
    """As in "two Red Cross medics", "a medic of the Relief League": whom they work for."""
    if noun.head > noun.start and _has_party(row, noun):
        name = named_before(
            row.tokens, noun.quantity.end if noun.quantity else noun.start, noun.head
        )
        if name and name[0].isupper():
            return name
    group = owners.group(row, noun)
    named = group is not None and (group.proper or row.tokens.is_capital(group.end - 1))
    return _named(row, group) if named and group is not None and not group.place else None


def _has_party(row: Row, noun: Noun) -> bool:
    low = row.tokens.low[noun.start : noun.end]
    pairs = (f"{one} {other}" for one, other in pairwise(low))
    return not PARTIES.keys().isdisjoint(low) or not PARTIES.keys().isdisjoint(pairs)


def _named(row: Row, group: Noun) -> str | None:
    """The name of a group, without its article and without the person who speaks for it."""
    tokens = row.tokens
    begin, end = group.start, group.end
    while begin < end and tokens.low[begin] in {"the", "a", "an", "its", "their"}:
        begin += 1
    owned = begin + 1 < end and tokens.low[begin + 1] == "'s" and not tokens.is_capital(begin)
    if owned and end - begin > 3 and tokens.is_capital(begin + 2):
        begin += 2  # "the state's Civil Protection Guards"
    if group.person is not None and group.person.who is Who.OFFICIAL:
        end = group.head
    name = _spelt(tokens.raw[begin:end])
    short = tokens.word(end) == "(" and tokens.word(end + 2) == ")"
    if short and tokens.raw[end + 1].isupper():
        return f"{name} ({tokens.raw[end + 1]})"
    return name or None


def _spelt(raw: Sequence[str]) -> str:
    """Tokens of a name as it is written: "New People's Army"."""
    return " ".join(raw).replace(" 's", "'s").replace(" ’s", "’s")
