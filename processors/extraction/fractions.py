"""A fraction of those just counted: "30 people, half of them children", "a third of whom were"."""

from processors.extraction.draft import Draft
from processors.extraction.noun_phrases import noun_phrase
from processors.extraction.people import people
from processors.extraction.reading import Reader
from processors.text.lexicon import words
from processors.text.quantities import Hedge, bounds

_FRACTIONS = {
    ("half",): (1, 2), ("a", "third"): (1, 3), ("one", "third"): (1, 3), ("two", "thirds"): (2, 3),
    ("a", "quarter"): (1, 4), ("one", "quarter"): (1, 4), ("three", "quarters"): (3, 4),
    ("two-thirds",): (2, 3), ("one-third",): (1, 3), ("three-quarters",): (3, 4),
}  # fmt: skip
_HEDGES = {
    ("more", "than"): Hedge.MORE_THAN, ("at", "least"): Hedge.AT_LEAST, ("about",): Hedge.ABOUT,
    ("around",): Hedge.ABOUT, ("nearly",): Hedge.NEARLY, ("almost",): Hedge.NEARLY,
    ("roughly",): Hedge.ABOUT,
}  # fmt: skip
_OF_THEM = words("them whom those")
_WERE = words("were was are being")


def read(reader: Reader) -> None:
    """Read the kind that some part of those counted last before it is of."""
    low = reader.row.tokens.low
    if _OF_THEM.isdisjoint(low):
        return
    for i in range(2, len(low) - 1):
        if low[i] in _OF_THEM and low[i - 1] == "of":
            _read_at(reader, i)


def _read_at(reader: Reader, i: int) -> None:
    row = reader.row
    low = row.tokens.low
    of = i - 1
    found = next((f for n in (1, 2) if (f := tuple(low[max(0, of - n) : of])) in _FRACTIONS), None)
    if found is None:
        return
    start = of - len(found)
    at = i + 1 + (low[i + 1] in _WERE)
    kind = noun_phrase(row.tokens, at, {}, {}, shouts=False) if at < len(low) else None
    if kind is None or kind.person is None or kind.quantity is not None:
        return
    whole = max(
        (d for d in reader.drafts if d.start < start and d.part_of is None and d.low > 1),
        key=lambda d: d.start,
        default=None,
    )
    if whole is None or (kind.start, whole.effect) in reader.used:
        return
    before = (tuple(low[max(0, start - n) : start]) for n in (2, 1))
    hedge = next((_HEDGES[said] for said in before if said in _HEDGES), None)
    part = Draft(
        reader.index, whole.effect, *_share(whole, *_FRACTIONS[found], hedge), start, kind.end,
        ["fraction"], kind, *people(row, kind), predicate_at=start,
    )  # fmt: skip
    if part.low < 1:
        return
    reader.used.add((kind.start, whole.effect))
    part.join(whole)
    reader.drafts.append(part)


def _share(
    whole: Draft, some: int, of: int, hedge: Hedge | None
) -> tuple[int, int | None, int | None]:
    """Low, best and high of so many parts of the whole, rounded down."""
    low, best, high = (
        None if n is None else n * some // of for n in (whole.low, whole.best, whole.high)
    )
    if hedge is None or low is None or not low == best == high:
        return low or 0, best, high
    return bounds(low, hedge)
