"""Two effects of the same people: "30 were killed and wounded", "dozens of dead and wounded"."""

from dataclasses import replace

from processors.extraction import voice
from processors.extraction.draft import Draft
from processors.extraction.noun_drafts import SUFFER, add
from processors.extraction.people import UNKNOWN, People, people
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from schemas.claim import Effect

_PAIRS = ({Effect.KILLED, Effect.WOUNDED}, {Effect.KILLED, Effect.MISSING})


def joint_effect(reader: Reader, k: int, predicate: Predicate) -> Effect | None:
    """As in "were killed and wounded", "killed or wounded 30": the second effect of the same."""
    row = reader.row
    other = _joined(row, k, predicate.effect)
    if other is None:
        return None
    passive = voice.is_passive(row, k, predicate)
    if passive is not voice.is_passive(row, k + 2, other):
        return None
    if passive or (not other.be and not other.have and voice.objects(row, k).nouns):
        return other.effect
    return None


def in_aside(reader: Reader, heads: list[Draft]) -> Effect | None:
    """As in "lost 20 men, dead and wounded": the second effect, said behind a comma."""
    row = reader.row
    if not heads or heads[-1].noun is None or heads[-1].low < _MANY:
        return None
    last = heads[-1].noun
    k = next((k for k, chunk in enumerate(row.chunks) if chunk is last), len(row.chunks)) + 2
    first = row.chunks[k] if k < len(row.chunks) else None
    if not isinstance(first, Predicate) or row.chunks[k - 1].kind is not Kind.COMMA:
        return None
    other = _joined(row, k, first.effect)
    return other.effect if other is not None and voice.is_bare(first) else None


_MANY = 2


def _joined(row: Row, k: int, effect: Effect | None) -> Predicate | None:
    """The bare word of harm that "and" or "or" joins to the chunk at `k`."""
    chunks = row.chunks
    if k + 2 >= len(chunks) or not (chunks[k + 1].kind is Kind.AND or _are_three(row, k)):
        return None
    other = chunks[k + 2]
    if not isinstance(other, Predicate) or not voice.is_bare(other):
        return None
    return other if {effect, other.effect} in _PAIRS else None


def _are_three(row: Row, k: int) -> bool:
    """As in "30 killed, wounded or missing": a comma before the second of three."""
    kinds = [chunk.kind for chunk in row.chunks[k + 1 : k + 5]]
    return kinds == [Kind.COMMA, Kind.EFFECT, Kind.AND, Kind.EFFECT]


def share(reader: Reader, k: int, heads: list[Draft], effect: Effect) -> None:
    """Split "30 were killed and wounded": of each at least one; "or" does not say which."""
    joint, other = reader.row.chunks[k + 1].start, reader.row.chunks[k + 2]
    for head in heads:
        if head.noun is not None:
            reader.used.add((head.noun.start, effect))
        if head.high == 0:
            reader.drafts.append(replace(head, effect=effect, rules=[*head.rules, "shared"]))
            continue
        if reader.row.tokens.low[joint] == "or" and effect is Effect.WOUNDED:
            head.effect = Effect.CASUALTIES
            head.end = max(head.end, other.end)
            continue
        plural = head.low > 1
        low, best, top = _of_each(head.low, head.high)
        head.low, head.best, head.high = low, (best if plural else head.best), top
        reader.drafts.append(
            Draft(
                head.sentence, effect, head.low, head.best, head.high, head.start,
                max(head.end, other.end),
                [*head.rules, "shared"], head.noun, head.who, head.side, running=head.running,
                conditional=head.conditional, predicate_at=head.predicate_at,
            )
        )  # fmt: skip


def _of_each(low: int, high: int | None) -> tuple[int, int | None, int | None]:
    """Of so many killed and wounded at least one is killed, and at least one is not."""
    del low
    return 1, None, high - 1 if high and high > 1 else None


def counted_together(reader: Reader, k: int, noun: Noun, kind: People) -> bool:
    """Read "dozens of dead and wounded", one count for two nouns of harm; whether it is one."""
    row = reader.row
    other = _joined(row, k, noun.effect)
    if other is None or noun.quantity is None or noun.effect is None:
        return False
    after = row.chunks[k + 3] if k + 3 < len(row.chunks) else None
    if isinstance(after, Noun) or noun.quantity.high == 0:
        return False  # "left 12 dead and wounded 30"
    number = noun.quantity
    if row.tokens.low[row.chunks[k + 1].start] == "or" and other.effect is Effect.WOUNDED:
        count = (number.low, number.best, number.high)
        add(reader, noun, Effect.CASUALTIES, count, "nominal", end=other.end, kind=kind)
        return True
    for effect in (noun.effect, other.effect):
        count = _of_each(number.low, number.high)
        add(reader, noun, effect, count, "divided", end=other.end, kind=kind)
    return True


def uncounted(reader: Reader, k: int, predicate: Predicate) -> bool:
    """Read "suffered dead and wounded", "there were dead and wounded"; whether it is that."""
    row = reader.row
    other = _joined(row, k, predicate.effect)
    before = row.tokens.low[max(0, predicate.start - 2) : predicate.start]
    suffered = not SUFFER.isdisjoint(before[-1:])
    if other is None or not (suffered or before in _THERE) or not voice.is_bare(predicate):
        return False
    if k + 3 < len(row.chunks) and isinstance(row.chunks[k + 3], Noun):
        return False
    whose = row.chunks[k - 2] if suffered and k > 1 else None
    kind = people(row, whose) if isinstance(whose, Noun) else UNKNOWN
    for one in (predicate, other):
        phrase = Noun(Kind.NOUN, one.start, one.end, head=one.start)
        start, end = predicate.start, other.end
        count = (1, None, None)
        add(reader, phrase, one.effect, count, "divided", start=start, end=end, kind=kind)
    return True


_THERE = (["there", "were"], ["there", "are"])
