"""The dead told as bodies found or lives lost: "the bodies of 70 civilians"."""

from processors.extraction import counts, lists
from processors.extraction.modality import is_denied
from processors.extraction.noun_drafts import add, gaps, later_parts
from processors.extraction.people import People, people
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import PERSONS
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_LOST = words(
    "claim claims claimed claiming claims lost cost costing took taken taking loss losing"
)


def bodies(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the bodies of 70 civilians", "three bodies were found"."""
    row = reader.row
    chunks = row.chunks
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, Effect.KILLED, None, noun.start)
    count = counts.of(row.tokens, noun)
    if k + 2 < len(chunks) and row.tokens.low[chunks[k + 1].start] == "of":
        if row.tokens.low[chunks[k + 2].start] in _NO_CORPSES:
            return
        linked = lists.list_at(row, k + 2)
        for at in range(k + 3, len(chunks) - 2):
            said = row.tokens.low[chunks[at].start : chunks[at + 1].end]
            if said in (["those", "of"], ["that", "of"]) and chunks[at - 1].kind is Kind.AND:
                linked.nouns += lists.list_at(row, at + 2).nouns  # "and those of nine clerks"
        if linked.nouns and noun.quantity is not None and linked.nouns[0].quantity is None:
            kind = people(row, linked.nouns[0])
            counted = (noun.quantity.low, noun.quantity.best, noun.quantity.high)
            add(reader, noun, Effect.KILLED, counted, "bodies", kind=kind, end=linked.nouns[0].end)
            return
        linked.nouns = [
            n
            for n in linked.nouns
            if not n.definite or n.quantity or (n.person and not n.person.plural)
        ]
        if reader.said_of(linked, predicate, rule="bodies"):
            return
    if noun.quantity is None and noun.definite and _is_found(row, noun):
        _of_known(reader, k, noun)
        return
    if noun.quantity is None and not (noun.indefinite and _is_found(row, noun)):
        return
    if count is None or count[2] == 0:
        return  # "no bodies were found" is not that nobody died
    draft = add(reader, noun, Effect.KILLED, count, "bodies")
    later_parts(reader, k, draft)
    if k + 1 < len(chunks) and chunks[k + 1].kind in {Kind.VERB, Kind.PREPOSITION}:
        gaps(reader, k + 1, draft)  # "three bodies were found on Monday and two on Tuesday"
    if len({d.who for d in reader.drafts if d.part_of is draft}) > 1:
        draft.who = Who.MIXED


_WHOSE = words("his her their")


def _of_known(reader: Reader, k: int, noun: Noun) -> None:
    """As in "their bodies were found", "the mayor's body was found": those spoken of are dead."""
    tokens = reader.row.tokens
    owner = noun.start
    if tokens.low[owner] not in _WHOSE:
        if "'s" not in tokens.low[noun.start : noun.head]:
            return
        owner = noun.start + tokens.low[noun.start : noun.head].index("'s") - 1
        person = PERSONS.get(tokens.low[owner])
        if reader.is_named(tokens.low[owner]) or (person is None) is not tokens.is_capital(owner):
            return
        if person is None or not person.plural:
            known = People(person.who if person else Who.UNSPECIFIED)
            add(reader, noun, Effect.KILLED, (1, 1, 1), "bodies", kind=known)
        return
    del k
    asked = Noun(Kind.NOUN, owner, owner + 1, pronoun=True)
    spoken_of = reader.context.antecedent(reader.index, reader.row, asked)
    if spoken_of is None:
        return
    count, meant = spoken_of
    if count[2] and not reader.is_told(Effect.KILLED, count, meant.who):
        add(reader, noun, Effect.KILLED, count, "bodies", kind=meant)


_NO_CORPSES = words("water work works law literature knowledge evidence research opinion")
"""What there are bodies of that nobody died of."""
_FOUND = words(
    "found discovered located recovered retrieved unearthed pulled exhumed dumped seen lay lying "
    "washed"
)


def _is_found(row: Row, noun: Noun) -> bool:
    low = row.tokens.low
    end = noun.end
    if low[end : end + 1] == [","] and "," in low[end + 1 : end + _ASIDE]:
        end = low.index(",", end + 1)  # "a 13th body, believed to be the bomber's, was found"
    around = low[max(0, noun.start - 5) : noun.end + 6] + low[end : end + 4]
    return any(word in _FOUND for word in around)


_ASIDE = 14
"""Words of an aside between a body and the finding of it."""


def lives(reader: Reader, noun: Noun) -> None:
    """As in "claimed 12 lives", "12 lives were lost"."""
    if noun.quantity is None:
        before = reader.row.tokens.low[max(0, noun.start - 3) : noun.start]
        if before[1:] == ["loss", "of"] and before[0] in {"no", "without"}:
            add(reader, noun, Effect.KILLED, (0, 0, 0), "zero", start=noun.start - 3)
        elif before == ["any", "loss", "of"] and is_denied(reader.row.tokens, noun.start - 3):
            add(reader, noun, Effect.KILLED, (1, None, None), "nominal", start=noun.start - 3)
        return
    around = reader.row.tokens.low[max(0, noun.start - 4) : noun.end + 4]
    if any(word in _LOST for word in around):
        quantity = noun.quantity
        count = (quantity.low, quantity.best, quantity.high)
        kind = people(reader.row, Noun(Kind.NOUN, quantity.end, noun.head))
        draft = add(reader, noun, Effect.KILLED, count, "lives", kind=kind)
        later_parts(reader, reader.row.chunks.index(noun), draft)
