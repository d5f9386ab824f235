"""Whom it befell: the codebook's categories, from the words of a noun phrase."""

from processors.extraction.row import Kind, Noun, Row
from processors.extraction.vocabulary import KINDS, OPEN_HEADS, PERSONS
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Who

_TOP = {
    Who.SOLDIER, Who.POLICE, Who.REBEL, Who.ATTACKER, Who.AID_WORKER, Who.JOURNALIST, Who.OFFICIAL,
}  # fmt: skip


def who(row: Row, noun: Noun) -> Who:
    """The category of a phrase; `unspecified` where its words do not tell."""
    tokens = row.tokens
    start = noun.quantity.end if noun.quantity else noun.start
    if noun.person is None:
        kind = _kind(tokens, start, noun.end)
        return kind or apposition(row, noun)
    head = noun.person
    if head.singular in OPEN_HEADS:
        kind = _kind(tokens, start, noun.head) or _kind_of_complement(row, noun)
        if kind is not None:
            return kind
        if head.singular == "officer":
            return _force_before(tokens, noun.start)
    if head.who is Who.CIVILIAN and (kind := _person_before(tokens, start, noun.head)) is not None:
        return kind
    if head.who is Who.UNSPECIFIED:
        return apposition(row, noun)
    return head.who


_POLICE = words("police policemen policeman")
_ARMY = words("army military soldiers troops battalion brigade navy")


def _force_before(tokens: Tokens, at: int) -> Who:
    """As in "ambushed a police truck, killing four officers": the force last spoken of."""
    for word in reversed(tokens.low[:at]):
        if word in {"officer", "officers"}:
            break  # other officers, of whom the text may say more
        if word in _POLICE:
            return Who.POLICE
        if word in _ARMY:
            return Who.SOLDIER
    return Who.UNSPECIFIED


_ALL = words("all both")
_MOST = words("mostly mainly most many some several")


def apposition(row: Row, noun: Noun) -> Who:
    """What is said between commas: "Ahmed Nour, a journalist", "17 people, all civilians"."""
    chunks = row.chunks
    k = next((k for k, chunk in enumerate(chunks) if chunk is noun), None)
    if k is None or k + 2 >= len(chunks) or chunks[k + 1].kind is not Kind.COMMA:
        return Who.UNSPECIFIED
    aside = chunks[k + 2]
    low = row.tokens.low
    if aside.kind is Kind.ADVERB and k + 3 < len(chunks):
        opening, aside = low[aside.start], chunks[k + 3]
    else:
        opening = low[aside.start]
    if not isinstance(aside, Noun) or aside.person is None:
        return Who.UNSPECIFIED
    if opening in _MOST and noun.quantity is not None:
        return Who.MIXED
    plural = noun.quantity is not None and noun.quantity.low > 1
    if plural != aside.person.plural or aside.quantity is not None:
        return Who.UNSPECIFIED
    return who(row, aside) if opening in _ALL or not plural else Who.UNSPECIFIED


_RANKS = words("private general major")


def _singular(word: str) -> str:
    person = PERSONS.get(word)
    return person.singular if person else word


def _kind(tokens: Tokens, start: int, end: int) -> Who | None:
    """What the words before a head say: "police" officers, "Islamic State" fighters."""
    for i in range(end - 1, start - 1, -1):
        word = tokens.low[i]
        if word == "'s":
            break  # the minister's guard is no minister
        if word in _RANKS and i + 1 < end and tokens.raw[i].islower():
            continue  # "a private firm"
        pair = f"{word} {tokens.word(i + 1)}"
        if pair in KINDS and i + 1 < end:
            return KINDS[pair]
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


def _kind_of_complement(row: Row, noun: Noun) -> Who | None:
    """As in "members of the security forces"."""
    chunks = row.chunks
    for k, chunk in enumerate(chunks):
        if chunk is noun and k + 2 < len(chunks):
            joint, complement = chunks[k + 1], chunks[k + 2]
            if (
                joint.kind is Kind.PREPOSITION and row.tokens.low[joint.start] in {"of", "from"}
                and isinstance(complement, Noun)
            ):  # fmt: skip
                return _kind(row.tokens, complement.start, complement.end)
    return None


def merged(found: list[Who]) -> Who:
    """One category for several kinds of people counted together."""
    kinds = {kind for kind in found if kind is not Who.UNSPECIFIED}
    if not kinds:
        return Who.UNSPECIFIED
    return kinds.pop() if len(kinds) == 1 else Who.MIXED
