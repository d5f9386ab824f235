"""Tolls and what they rise to: "the death toll rose to 25 from 20"."""

from itertools import pairwise

from processors.extraction import counts
from processors.extraction.joints import past_object
from processors.extraction.noun_drafts import add, later_parts
from processors.extraction.people import UNKNOWN, People, people
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.who import kind_before
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Effect, Who

_HURT = words("injured wounded injuries")
NUMBERED = words("dead killed deaths fatalities victims displaced uprooted missing") | _HURT
"""After "the number of": what it numbers."""
NAMED_WITHIN = 6
"""Tokens after "the number" in which that word may stand: "of its confirmed army fatalities"."""
RISES = words(
    "rose risen rises rising climbed climbs climbing stands stood reached reaches hit jumped grew "
    "increased is was now passed topped exceeded doubled tripled swelled swollen mounted surged "
    "soared fell fallen dropped declined decreased"
)


BRINGING = words(
    "take bring raise put push lift lower revise taking bringing raising pushing lifting putting "
    "takes brings raises pushes puts took brought raised pushed gave gives giving lowered lowers "
    "lowering revised revises revising cut cuts corrected correcting"
)
_DEATHS = words("death deaths fatalities")
THE_HARMED = words("dead injured wounded losses")
_REACH = 18
"""Chunks between a toll and its figure, for asides."""
_BEFORE_FIGURE = words("of at to as")


def is_put_at(reader: Reader, k: int) -> bool:
    """As in "put the dead at 29": those harmed, definite, behind a verb that gives a figure."""
    row = reader.row
    noun = row.chunks[k]
    return (
        k > 0
        and isinstance(noun, Noun)
        and noun.quantity is None
        and row.tokens.low[noun.end - 1] in THE_HARMED
        and _is_brought(row, k)
    )


def _is_brought(row: Row, k: int) -> bool:
    """As in "put the dead at 34 and the injured at 60": right behind the verb, or joined to it."""
    chunks, low = row.chunks, row.tokens.low
    while k > _JOINED and chunks[k - 1].kind is Kind.AND and low[chunks[k - 3].start] in _AT:
        k -= _JOINED
    return k > 0 and low[chunks[k - 1].end - 1] in BRINGING


_JOINED = 4
"""Chunks of "the dead at 34 and"."""
_AT = words("at to")


def is_risen(row: Row, k: int) -> bool:
    """As in "army deaths have reached 300": the harmed, uncounted, behind which a figure comes."""
    noun = row.chunks[k]
    if not isinstance(noun, Noun) or noun.quantity is not None or noun.indefinite:
        return False
    low = row.tokens.low
    if low[noun.end - 1] not in _HARMED or _REACHES.isdisjoint(low):
        return False
    chunks = row.chunks
    at = k + 1
    while at < len(chunks) and chunks[at].kind is Kind.PREPOSITION:
        at = past_object(row, at)  # "army deaths in the war"
    if at >= len(chunks) or chunks[at].kind is not Kind.VERB:
        return False
    return low[chunks[at].end - 1] in _REACHES


_HARMED = NUMBERED | {"casualties"}
_REACHES = RISES - words("is was now")


def _is_aside(row: Row, k: int) -> bool:
    """Whether a verb of saying stands between commas, and so within what it says."""
    chunks = row.chunks
    after = chunks[k + 1].kind if k + 1 < len(chunks) else None
    return after is Kind.COMMA and any(c.kind is Kind.COMMA for c in chunks[max(0, k - 3) : k])


_RANGING = words("run runs ran range ranges ranged ranging vary varies varied varying go goes went")
_COUNTED = words("dead killed deaths died fatalities toll tolls victims")


def ranges(reader: Reader) -> None:
    """Read "estimates of the dead run from 60 to 140", before the verbs of harm are."""
    row = reader.row
    low = row.tokens.low
    if _RANGING.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks):
        if (
            not isinstance(chunk, Noun)
            or chunk.head >= 0
            or chunk.quantity is None
            or k < _SHORTEST
        ):
            continue
        if low[chunk.start] not in {"from", "between"} or low[chunk.start - 1] not in _RANGING:
            continue
        before = low[: chunk.start]
        wounded = not _HURT.isdisjoint(before)
        if _ESTIMATES.isdisjoint(before) or (_COUNTED.isdisjoint(before) and not wounded):
            continue
        effect = Effect.KILLED if not _COUNTED.isdisjoint(before) else Effect.WOUNDED
        for other in row.chunks[:k]:
            if isinstance(other, Noun) and other.quantity is None:
                reader.used.add((other.start, effect))
        quantity = chunk.quantity
        add(reader, chunk, effect, (quantity.low, quantity.best, quantity.high), "toll")
        return


_SHORTEST = 3
_ESTIMATES = words(
    "estimate estimates report reports figure figures count counts number numbers toll tolls "
    "accounts sources tallies reported estimated"
)


_OTHERS = {
    "casualties": Effect.CASUALTIES, "displaced": Effect.DISPLACED,
    "uprooted": Effect.DISPLACED, "missing": Effect.MISSING,
}  # fmt: skip
"""What else may be numbered than the dead and the wounded."""


def _numbered(row: Row, k: int) -> People:
    """As in "the number of military deaths", "of soldiers killed": whose number it is."""
    named = row.chunks[k + 2] if k + 2 < len(row.chunks) else None
    if row.tokens.low[row.chunks[k + 1].start] != "of" or not isinstance(named, Noun):
        return People(Who.UNSPECIFIED)
    known = people(row, named)
    if known.who is Who.UNSPECIFIED and named.head > named.start:
        return People(kind_before(row.tokens, named.start, named.head) or Who.UNSPECIFIED)
    return known


def _figure_before(row: Row, k: int) -> Noun | None:
    """As in "brings to 212 the number of people killed": the figure stands before its noun."""
    chunks, low = row.chunks, row.tokens.low
    if k < _SHORTEST or low[chunks[k - 2].start : chunks[k - 2].end] != ["to"]:
        return None
    figure = chunks[k - 1]
    verb = low[chunks[k - 3].end - 1]
    bare = isinstance(figure, Noun) and figure.quantity is not None and figure.head < 0
    return figure if bare and isinstance(figure, Noun) and verb in BRINGING else None


def _is_made_up(tokens: Tokens, end: int) -> bool:
    """As in "the toll of 14 does not include the attackers": of people, whatever it is called."""
    return tokens.word(end) == "of" and not _INCLUDES.isdisjoint(tokens.low[end : end + _SOON])


_INCLUDES = words("include includes included excludes")
_SOON = 6
_OWN_DEAD = ("its", "dead")


def _losers(reader: Reader, at: int) -> People:
    """As in "lost 940 troops, bringing total losses to": of those whom the clause before tells."""
    told = [d for d in reader.drafts if d.start < at and d.who in _UNDER_ARMS]
    return People(told[-1].who, told[-1].side) if told else UNKNOWN


_UNDER_ARMS = {Who.SOLDIER, Who.REBEL, Who.POLICE}


def _past_former(row: Row, k: int) -> int:
    """Behind an aside that opens at chunk `k` with a figure given up: ", first put at 12,"."""
    low = row.tokens.low
    chunks = row.chunks
    if k + 1 >= len(chunks) or chunks[k].kind is not Kind.COMMA:
        return k
    if low[chunks[k + 1].start] not in _FORMERLY:
        return k
    return next((j for j in range(k + 2, len(chunks)) if chunks[j].kind is Kind.COMMA), k)


_FORMERLY = words("first initially originally earlier previously at once")


def toll(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the death toll rose to 25 from 20", "a toll of 12 dead"."""
    row = reader.row
    tokens = row.tokens
    numbered = tokens.low[noun.head] == "number"
    is_death = numbered or not _DEATHS.isdisjoint(tokens.low[noun.start : noun.end])
    within = tokens.low[noun.end : noun.end + NAMED_WITHIN] if numbered else ()
    named = {tokens.low[noun.end - 1], *within}
    effect = Effect.KILLED if _HURT.isdisjoint(named) else Effect.WOUNDED
    effect = next((_OTHERS[word] for word in _OTHERS if word in named), effect)
    if (figure := _figure_before(row, k)) is not None:
        quantity = figure.quantity
        if quantity is not None and not reader.is_used(figure):
            count = (quantity.low, quantity.best, quantity.high)
            kind = _numbered(row, k) if numbered and k + 2 < len(row.chunks) else UNKNOWN
            if kind.who is Who.UNSPECIFIED and _OWN_DEAD in pairwise(tokens.low[noun.end :]):
                kind = _losers(reader, noun.start)
            add(reader, figure, effect, count, "toll", end=noun.end, kind=kind)
        return
    rises = False
    is_death = is_death or _is_made_up(tokens, noun.end)
    brought = _is_brought(row, k)
    begin = _past_former(row, k + 1)
    for at, chunk in enumerate(row.chunks[begin : k + _REACH], begin):
        if isinstance(chunk, Predicate) and numbered:
            numbered = False  # "the number of people killed"
            continue
        if brought and tokens.low[chunk.start] == "since":
            continue  # "taking the toll since the war began to 30,000"
        if chunk.kind is Kind.REPORT and _is_aside(row, at):
            continue  # "the toll, the ministry says, stands at 40"
        if at == k + 1 and tokens.low[chunk.start] == ":":
            rises = True  # "Final toll: 15"
            continue
        if rises and chunk.kind is Kind.REPORT and tokens.word(chunk.end) in {"at", "as"}:
            continue  # "the number of wounded was put at 14"
        if isinstance(chunk, Predicate) or chunk.kind in {Kind.BOUNDARY, Kind.REPORT}:
            return
        if chunk.kind is Kind.VERB:
            rises = rises or any(w in RISES for w in tokens.low[chunk.start : chunk.end])
        if not isinstance(chunk, Noun) or chunk.quantity is None or reader.is_used(chunk):
            continue
        if chunk.effect is not None:
            return
        if tokens.word(chunk.start - 1) in {"from", "by"}:
            continue
        if chunk.head >= 0 and not counts.is_person(tokens, chunk):
            continue
        labelled = at == k + 1 and chunk.head < 0 and not noun.definite  # "initial toll 63"
        if not (
            rises
            or labelled
            or ((is_death or brought) and tokens.word(chunk.start - 1) in _BEFORE_FIGURE)
        ):
            continue
        quantity = chunk.quantity
        count = (quantity.low, quantity.best, quantity.high)
        if rises and tokens.low[chunk.start] == "from" and quantity.high is not None:
            count = (quantity.high, quantity.high, quantity.high)  # "rose from nine to 12"
        kind = people(row, chunk)
        if kind.who is Who.UNSPECIFIED and (whose := kind_before(tokens, noun.start, noun.head)):
            kind = People(whose)  # "put the rebel dead at 90"
        if kind.who is Who.UNSPECIFIED and tokens.low[noun.head] == "number":
            kind = _numbered(row, k)
        if kind.who is Who.UNSPECIFIED and tokens.low[noun.end - 1] == "losses":
            kind = _losers(reader, noun.start)
        draft = add(reader, chunk, effect, count, "toll", start=noun.start, kind=kind)
        later_parts(reader, at, draft)
        return
