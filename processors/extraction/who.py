"""Whom it befell: the codebook's categories, from the words of a noun phrase."""

from processors.extraction import owners
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.vocabulary import (
    CIVIL_HEADS,
    CIVIL_KINDS,
    KINDS,
    OPEN_HEADS,
    PARTIES,
    PERSONS,
)
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Who

_UNDER_ARMS = {Who.SOLDIER, Who.POLICE, Who.REBEL, Who.ATTACKER}


def who(row: Row, noun: Noun) -> Who:
    """The category of a phrase; `unspecified` where its words do not tell."""
    tokens = row.tokens
    start = noun.quantity.end if noun.quantity else noun.start
    if noun.person is None:
        if tokens.low[noun.end - 1] == "couple":
            return Who.CIVILIAN
        kind = kind_before(tokens, start, noun.end)
        return kind or apposition(row, noun)
    head = noun.person
    if head.singular in {"fighter", "combatant"} and _is_of_both_sides(row, noun):
        return Who.MIXED
    if head.singular in OPEN_HEADS:
        kind = (
            kind_before(tokens, start, noun.head, head.singular)
            or _kind_of_group(row, noun)
            or (None if head.who in _UNDER_ARMS else _kind_of_owner(row, noun))
        )
        if kind is Who.CIVILIAN and head.who not in {Who.CIVILIAN, Who.UNSPECIFIED}:
            return head.who  # women fighters, tribal gunmen, medics of a health committee
        if kind is not None:
            return kind
        if head.singular == "officer":
            return _force_before(tokens, noun.start)
    if head.who is Who.CIVILIAN and (kind := _person_before(tokens, start, noun.head)) is not None:
        return kind
    if head.who is Who.UNSPECIFIED:
        return apposition(row, noun)
    return Who.MIXED if apposition(row, noun) is Who.MIXED else head.who


def _is_of_both_sides(row: Row, noun: Noun) -> bool:
    """As in "60 fighters on both sides": those who fight each other are of several kinds."""
    low = row.tokens.low[noun.end : noun.end + 3]
    return low in (["on", "both", "sides"], ["from", "both", "sides"])


_POLICE = words("police policemen policeman")
_ARMY = words("army military soldiers troops battalion brigade navy")


def _force_before(tokens: Tokens, at: int) -> Who:
    """As in "ambushed a police truck, killing four officers": the force last spoken of."""
    for word in reversed(tokens.low[:at]):
        if word in {"officer", "officers"}:
            break  # other officers, of whom the text may say more
        person = PERSONS.get(word)
        if person is not None and person.who in {Who.POLICE, Who.SOLDIER}:
            return person.who
        if word in _POLICE:
            return Who.POLICE
        if word in _ARMY:
            return Who.SOLDIER
    return Who.UNSPECIFIED


_ALL = words("all both")
_MOSTLY = words("mostly mainly most")
_MOST = _MOSTLY | words("many some several")


def apposition(row: Row, noun: Noun) -> Who:
    """What is said between commas: "Ahmed Nour, a journalist", "17 people, all civilians"."""
    chunks = row.chunks
    k = owners.index_of(row, noun)
    if k is not None and noun.quantity is not None and noun.quantity.low > 1:
        k = _comma_before_share(row, k)
    if k is None or k + 2 >= len(chunks) or chunks[k + 1].kind is not Kind.COMMA:
        return Who.UNSPECIFIED
    aside = chunks[k + 2]
    low = row.tokens.low
    at = k + 2
    if low[aside.start] == "also" and at + 1 < len(chunks):
        at += 1  # "also mostly civilians"
    opening = low[chunks[at].start]
    if chunks[at].kind is Kind.ADVERB and at + 1 < len(chunks):
        at += 1
    aside = chunks[at]
    if not isinstance(aside, Noun) or aside.person is None:
        return Who.UNSPECIFIED
    if opening in _MOST and noun.quantity is not None:
        kind = who(row, aside)
        return kind if noun.person is not None and noun.person.who is kind else Who.MIXED
    plural = noun.quantity is not None and noun.quantity.low > 1
    if plural != aside.person.plural or aside.quantity is not None:
        return Who.UNSPECIFIED
    return who(row, aside) if opening in _ALL or not plural else Who.UNSPECIFIED


def _comma_before_share(row: Row, k: int) -> int:
    """Where an aside of all begins, past the verb: "20 people died in Goma, all of them women".

    One of most may stand only past where and when. The index before its comma; `k` itself if
    there is none.
    """
    chunks = row.chunks
    low = row.tokens.low
    past_verb = False
    for j in range(k + 1, min(k + _ASIDE_REACH, len(chunks) - 2)):
        if chunks[j].kind in {Kind.BOUNDARY, Kind.AND, Kind.REPORT, Kind.INCLUDING}:
            return k
        if chunks[j].kind is Kind.COMMA and chunks[j + 1].kind is Kind.ADVERB:
            also = low[chunks[j + 1].start] == "also"
            opening = low[chunks[j + 1].start + also]
            if opening in _ALL or (opening in _MOSTLY and not past_verb):
                return j - 1
        past_verb |= chunks[j].kind in {Kind.VERB, Kind.EFFECT}
        if isinstance(found := chunks[j], Noun) and found.quantity is not None:
            return k
    return k


_ASIDE_REACH = 9
"""Chunks between a count and the aside that says who they were."""


_RANKS = words("private general major")
_OF_STATE = words("pro-government pro-regime progovernment loyalist government-backed state-backed")
_ARMED = words("fighter militiaman gunman combatant tribesman volunteer militia")


def _singular(word: str) -> str:
    person = PERSONS.get(word)
    return person.singular if person else word


def kind_before(tokens: Tokens, start: int, end: int, head: str = "") -> Who | None:
    """What the words before a head say: "police" officers, "Islamic State" fighters."""
    is_civil = head in CIVIL_HEADS
    if not _OF_STATE.isdisjoint(tokens.low[start:end]) and head in _ARMED:
        return Who.SOLDIER  # "pro-government tribal fighters"
    for i in range(start, end - 1):
        if (pair := f"{tokens.low[i]} {tokens.low[i + 1]}") in PARTIES:
            return PARTIES[pair]  # the Free Syrian Army is no army
    for i in range(end - 1, start - 1, -1):
        word = tokens.low[i]
        if word == "'s":
            break  # the minister's guard is no minister
        if word in _RANKS and i + 1 < end and tokens.raw[i].islower():
            continue  # "a private firm"
        following = head if i + 1 == end else tokens.low[i + 1]
        pair = f"{word} {following}"
        if pair in KINDS and i + (not head) < end:
            return KINDS[pair]
        if is_civil and word in CIVIL_KINDS:
            continue
        if word in KINDS:
            return KINDS[word]
        single = _singular(word)
        if single in KINDS:
            return KINDS[single]
        person = PERSONS.get(word)
        if person is not None and person.who is not Who.UNSPECIFIED:
            return person.who
    return None


def _person_before(tokens: Tokens, start: int, end: int) -> Who | None:
    """As in "rebel farmers" stay rebels; "police recruits" police."""
    for i in range(start, end):
        person = PERSONS.get(tokens.low[i])
        if person is not None and person.who in {Who.REBEL, Who.JOURNALIST}:
            return person.who
    return None


def _kind_of_group(row: Row, noun: Noun) -> Who | None:
    """As in "members of the security forces", "fighters loyal to the junta"."""
    found = owners.group(row, noun)
    if found is None:
        return None
    head = noun.person.singular if noun.person else ""
    kind = kind_before(row.tokens, found.start, found.end, head)
    is_ours = row.tokens.raw[found.end - 1] == "forces" and found.definite
    return Who.SOLDIER if kind is None and is_ours else kind  # "members of our brave forces"


def _kind_of_owner(row: Row, noun: Noun) -> Who | None:
    """As in "the army said four of its men had fallen"."""
    if not owners.is_owned(row, noun) or (owner := owners.owner(row, noun)) is None:
        return None
    speaks = owner.person is not None and owner.person.who is Who.OFFICIAL
    return kind_before(row.tokens, owner.start, owner.head if speaks else owner.end)


def merged(found: list[Who]) -> Who:
    """One category for several kinds of people counted together."""
    kinds = {kind for kind in found if kind is not Who.UNSPECIFIED}
    if not kinds:
        return Who.UNSPECIFIED
    return kinds.pop() if len(kinds) == 1 else Who.MIXED
