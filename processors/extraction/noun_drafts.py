"""What all nouns of harm share: a draft, whose harm it is, the parts told after it."""

from processors.extraction import counts, gapping, later, owners, subjects
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked
from processors.extraction.people import UNKNOWN, People, people
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.who import apposition
from processors.text.lexicon import words
from schemas.claim import Effect, Who

SUFFER = words("suffered suffer suffering sustained sustaining received receiving with")


def add(
    reader: Reader, noun: Noun, effect: Effect, count: counts.Count, rule: str,
    *, start: int | None = None, end: int | None = None, kind: People = UNKNOWN,
) -> Draft:  # fmt: skip
    """Draft what a noun of harm counts, and mark its phrase as used."""
    rules = [rule]
    if noun.quantity is not None and noun.quantity.hedge and rule != "zero":
        rules.append(noun.quantity.hedge)
    draft = Draft(
        reader.index, effect, *count, noun.start if start is None else start,
        noun.end if end is None else end, rules, noun, *kind, predicate_at=noun.start,
    )  # fmt: skip
    reader.used.add((noun.start, effect))
    reader.drafts.append(draft)
    return draft


def later_parts(reader: Reader, k: int, whole: Draft) -> None:
    """As in "13 bodies were seen, including four soldiers and a child"."""
    noun = reader.row.chunks[k]
    linked = Linked()
    later.add_later_parts(reader.row, k, linked)
    if not linked.parts and whole.best == whole.high:
        linked.parts = later.breakdown(reader.row, k, whole.low)
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, whole.effect, None, noun.start)
    for inner in linked.parts:
        if inner.quantity is None and not inner.indefinite:
            continue
        part = reader.draft(inner, predicate, rule="part")
        if part:
            part.join(reader.nearest(whole, part, inner))
            reader.drafts.append(part)
    kinds = {d.who for d in reader.drafts if d.part_of is whole} - {Who.UNSPECIFIED}
    if len(kinds) > 1 and whole.who is Who.UNSPECIFIED:
        whole.who = Who.MIXED


def gaps(reader: Reader, k: int, whole: Draft) -> None:
    """As in "four dead in the first village, two in the second": the noun is not repeated."""
    drafts: list[Draft] = []
    for noun in gapping.gapped(reader.row, k):
        if noun.quantity is None or reader.is_used(noun):
            continue
        number = noun.quantity
        count = (number.low, number.best, number.high)
        kind = People(whole.who, whole.side)
        drafts.append(add(reader, noun, whole.effect, count, "gapped", kind=kind))
    if len(drafts) > 1 and sum(draft.low for draft in drafts) == whole.best:
        for draft in drafts:
            draft.part_of = whole


def sharing(reader: Reader, k: int, effect: Effect) -> None:
    """As in "14 ISIS and nine rebel fatalities": a kind before "and" that shares the noun."""
    row = reader.row
    if k < _SHARED or row.chunks[k - 1].kind is not Kind.AND:
        return
    one = row.chunks[k - 2]
    if not isinstance(one, Noun) or one.quantity is None or one.effect is not None or one.thing:
        return
    quantity = one.quantity
    is_kind = one.person is not None and not one.person.plural and quantity.high != 1
    if is_kind or (one.person is None and row.tokens.raw[one.end - 1].isupper()):
        count = (quantity.low, quantity.best, quantity.high)
        add(reader, one, effect, count, "nominal", kind=people(row, one))


_SHARED = 2
"""Chunks of "14 ISIS and"."""


def _named_before(row: Row, begin: int, noun: Noun) -> People | None:
    """Whose harm the words from `begin` up to the head say it is: "civilian deaths"."""
    known = people(row, Noun(Kind.NOUN, begin, noun.head, head=noun.head - 1))
    if known.who is not Who.UNSPECIFIED:
        return known
    return People(Who.CIVILIAN) if "civilian" in row.tokens.low[begin : noun.head] else None


def of_own_ranks(row: Row, noun: Noun) -> People:
    """As in "the army reported no casualties in its own ranks": of whoever reports.

    "No civilian casualties" are of civilians.
    """
    told = _named_before(row, noun.quantity.end if noun.quantity else noun.start, noun)
    if told is not None:
        return told
    after = row.tokens.low[noun.end : noun.end + _OWN_REACH]
    if after[:1] == [] or after[0] not in _AMONG or _OWN.isdisjoint(after[1:2]):
        return UNKNOWN
    if _RANKS.isdisjoint(after[2:]):
        return UNKNOWN
    owner = owners.owner(row, noun)
    return UNKNOWN if owner is None else people(row, owner)


_OWN_REACH = 5
_AMONG = words("in among within on")
_OWN = words("its their")
_RANKS = words("ranks side forces men troops personnel fighters soldiers")


def kind_of(reader: Reader, begin: int, noun: Noun, k: int) -> People:
    """Whose casualties: "12 civilian deaths", "30 wounded rebels", "six dead, all soldiers"."""
    if (known := _named_before(reader.row, begin, noun)) is not None:
        return known
    tokens = reader.row.tokens
    if noun.others or tokens.word(noun.head) in {"wounded", "injured", "dead"}:
        earlier = [d for d in reader.drafts if d.part_of is None and d.start < noun.start]
        if earlier:
            last = max(earlier, key=lambda d: d.start)
            return People(last.who, last.side)
    if (kind := apposition(reader.row, noun)) is not Who.UNSPECIFIED:
        return People(kind)
    verb = reader.row.chunks[k - 1] if k > 0 else None
    if verb is not None and verb.kind is Kind.VERB and tokens.low[verb.end - 1] in SUFFER:
        linked = subjects.subjects_before(reader.row, k - 1)
        if linked.nouns:
            return people(reader.row, linked.nouns[-1])
    return reader.aboard(noun.start)
