"""Who is lost: "the loss of 11 men", "lost two tanks and ten men", "lost his wife and two sons"."""

from processors.extraction import lists
from processors.extraction.people import UNKNOWN, People, people
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.who import who
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_FIGHTING = {Who.REBEL, Who.SOLDIER, Who.POLICE, Who.ATTACKER}
_MEN = words("men man")
_KIN = words(
    "wife husband son sons daughter daughters brother brothers sister sisters mother father child "
    "children parents grandson granddaughter nephew niece cousin cousins uncle aunt grandmother "
    "grandfather fiance fiancee relatives"
)
_HIS = words("his her their my our")
_OTHERWISE = words(
    "custody divorce cancer illness disease covid coronavirus age touch contact sight trust crowd"
)
"""Who loses somebody to or of these tells of no harm that is coded."""


def lost(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the loss of five soldiers": they are dead."""
    low = reader.row.tokens.low
    linked = lists.list_at(reader.row, k + 2)
    linked.nouns = [
        n
        for n in linked.nouns
        if n.quantity is not None
        and (who(reader.row, n) in _FIGHTING or low[max(n.head, 0)] in {"men", "lives"})
    ]
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, Effect.KILLED, None, noun.start)
    reader.said_of(linked, predicate, rule="nominal")


def loser_before(row: Row, count: Noun) -> People:
    """As in "the army lost five men and the rebels 30": who lost the count that has no verb."""
    k = next(k for k, chunk in enumerate(row.chunks) if chunk is count) - 1
    while k > 0 and not (isinstance(row.chunks[k], Noun) and row.chunks[k - 1].kind in _CLAUSES):
        k -= 1
    loser = row.chunks[k]
    return people(row, loser) if isinstance(loser, Noun) else UNKNOWN


_CLAUSES = {Kind.AND, Kind.COMMA, Kind.BOUNDARY}


def lost_ones(row: Row, k: int, nouns: list[Noun]) -> list[Noun]:
    """Who is dead of what the verb at chunk `k` says was lost, `nouns` or a list behind things.

    Men under arms if they are counted, and somebody's kin: others may be lost to a rival.
    """
    if _is_of_contact(row.tokens.low):
        return []
    after = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    if not nouns and isinstance(after, Noun) and after.thing:
        nouns = lists.list_at(row, k + 1).nouns
    of_kin = _OTHERWISE.isdisjoint(row.tokens.low)
    return [n for n in nouns if _is_of_force(row, n) or (of_kin and _is_kin(row, n))]


def _is_of_contact(low: list[str]) -> bool:
    """As in "contact with four of the soldiers was lost": nobody knows how they are."""
    return any(
        word in _CONTACT and low[i + 1 : i + 2] == ["with"] and low[i - 1 : i] != ["in"]
        for i, word in enumerate(low)
    )


_CONTACT = words("contact touch communication communications")


def _is_of_force(row: Row, noun: Noun) -> bool:
    """As in "lost seven men", said of the dead, "lost 12 members" of anybody."""
    head = row.tokens.low[noun.head] if noun.head >= 0 else ""
    return noun.quantity is not None and (who(row, noun) in _FIGHTING or head in _MEN)


def _is_kin(row: Row, noun: Noun) -> bool:
    """As in "his wife", "two sons", "my parents"."""
    low = row.tokens.low
    if noun.head < 0 or low[noun.head] not in _KIN:
        return False
    one = noun.person is not None and not noun.person.plural and low[noun.start] in _HIS
    return noun.quantity is not None or one or low[noun.head] == "parents"
