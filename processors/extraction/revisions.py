"""Figures that a text corrects: "first said five had died, later raised to eight"."""

from processors.extraction.draft import Draft
from processors.extraction.noun_drafts import add
from processors.extraction.people import People
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Row
from processors.text.lexicon import words

_REVISING = words(
    "raised raising revised revising lowered lowering corrected increased reduced upped updated "
    "changed put putting brought bringing rose risen rising climbed climbing grew growing"
)
_BY_ITSELF = words("rising climbing growing")
"""Behind a comma these speak of the figure before it: "12 dead, rising to 15"."""
_FIGURES = words("figure figures number count estimate it this that total")
_TO = words("to at")


def read(reader: Reader) -> None:
    """Read the new figure of what was counted last, here or in the sentence before."""
    row = reader.row
    low = row.tokens.low
    _read_later(reader)
    if _REVISING.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks[:-2]):
        if chunk.kind not in {Kind.VERB, Kind.REPORT} or low[chunk.end - 1] not in _REVISING:
            continue
        at = k + 1
        figure = row.chunks[at]
        if figure.kind is Kind.RELATIVE and low[figure.start] == "that":
            at += 1  # "later revised that to four"
        elif isinstance(figure, Noun):
            if low[figure.end - 1] not in _FIGURES:
                continue
            at += 1
        elif low[chunk.start - 1] != "later" or row.chunks[k - 2].kind is not Kind.COMMA:
            told = k - 1
            while told > 0 and row.chunks[told].kind in {Kind.VERB, Kind.RELATIVE}:
                told -= 1  # "the number was later put at", "a figure that rose to"
            subject = row.chunks[told]
            alone = low[chunk.start] in _BY_ITSELF and subject.kind is Kind.COMMA
            named = isinstance(subject, Noun) and low[subject.end - 1] in _FIGURES
            if not (alone or named):
                continue  # "the limit was lowered to 30"
        at += row.chunks[at].kind is Kind.ADVERB
        if at + 1 >= len(row.chunks) or low[row.chunks[at].start] not in _TO:
            continue
        number = row.chunks[at + 1]
        if isinstance(number, Noun) and number.head < 0 and number.quantity is not None:
            before = _last(reader, chunk.start)
            if before is not None and not reader.is_used(number):
                quantity = number.quantity
                count = (quantity.low, quantity.best, quantity.high)
                rule = "toll" if _is_of_another(row, k) else "revised"
                kind = People(before.who, before.side)
                add(reader, number, before.effect, count, rule, kind=kind)


def _is_of_another(row: Row, k: int) -> bool:
    """As in "while rebels put the figure at 40": another's count, which gives up nobody's."""
    who = row.chunks[k - 1] if k else None
    named = isinstance(who, Noun) and not who.pronoun
    return named and row.tokens.low[row.chunks[k].end - 1] == "put" and row.chunks[k].end == (
        row.chunks[k].start + 1
    )  # fmt: skip


def _read_later(reader: Reader) -> None:
    """As in "officials gave 11 dead on the night and later 17": the second figure is bare."""
    row = reader.row
    low = row.tokens.low
    if _LATER.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks):
        if k < _SHORTEST or not isinstance(chunk, Noun) or chunk.quantity is None:
            continue
        if chunk.head >= 0 or reader.is_used(chunk):
            continue
        said = row.chunks[k - 1].kind is Kind.REPORT  # "but later said ten"
        if low[row.chunks[k - 1 - said].start] not in _LATER:
            continue
        if row.chunks[k - 2 - said].kind not in {Kind.AND, Kind.COMMA, Kind.BOUNDARY}:
            continue
        told = _last(reader, chunk.start)
        if told is None or told.sentence != reader.index or told.noun is None:
            continue
        verb = next((c for c in reversed(row.chunks) if c.end <= told.noun.start), None)
        if verb is None or _FIGURING.isdisjoint(low[max(0, verb.end - 2) : verb.end]):
            continue
        quantity = chunk.quantity
        count = (quantity.low, quantity.best, quantity.high)
        add(reader, chunk, told.effect, count, "revised", kind=People(told.who, told.side))


_SHORTEST = 4
_LATER = words("later then subsequently eventually finally afterwards")
_FIGURING = words(
    "gave give put reported counted spoke listed announced cited mentioned estimated confirmed"
)
"""Verbs that give a figure and harm nobody."""


def _last(reader: Reader, at: int) -> Draft | None:
    """What was counted last before token `at`, here or in the sentence before."""
    here = [draft for draft in reader.drafts if draft.start < at]
    if here:
        return max(here, key=lambda draft: draft.start)
    last = reader.earlier[-1] if reader.earlier else None
    return last if last is not None and reader.index - last.sentence <= 1 else None
