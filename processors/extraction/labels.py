"""Counts behind a label and a colon: "Killed: 5; wounded: 3"."""

from processors.extraction.dashes import DASHES
from processors.extraction.joints import Linked
from processors.extraction.noun_drafts import add, kind_of
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.who import who
from processors.text.quantities import Quantity
from schemas.claim import Effect


def is_label(reader: Reader, k: int, predicate: Predicate) -> bool:
    """Read "Killed: 5; wounded: 3", a label and its count; whether it is one."""
    chunks = reader.row.chunks
    if predicate.end != predicate.start + 1 or k + 2 >= len(chunks):
        return False
    number = chunks[k + 2]
    mark = reader.row.tokens.low[predicate.end]
    tokens = reader.row.tokens
    spaced = mark == "-" and tokens.start[predicate.end] > tokens.end[predicate.end - 1]
    opens = k == 0 or chunks[k - 1].kind in {Kind.COMMA, Kind.BOUNDARY}
    if not (mark == ":" or ((spaced or mark in DASHES) and opens)) or not isinstance(number, Noun):
        return False
    subject = chunks[k - 1] if k and mark == ":" else None
    if number.quantity is not None and number.person is not None and subject is None:
        reader.said_of(_labelled(reader.row, k + 2), predicate, rule="label")
        return True
    if number.quantity is None or number.head >= 0:
        return False
    if isinstance(subject, Noun) and subject.quantity is not None:
        return False
    known = reader.is_counted(predicate.effect, number.quantity.low)
    draft = None if known else reader.draft(number, predicate, rule="label")
    if draft is not None:
        draft.who = who(reader.row, subject) if isinstance(subject, Noun) else draft.who
        reader.drafts.append(draft)
        reader.sum_up(draft)
    return True


def _labelled(row: Row, k: int) -> Linked:
    """As in "Dead: two soldiers, five rebels": counts by kind, joined by commas alone."""
    linked = Linked()
    for chunk in row.chunks[k:]:
        if isinstance(chunk, Noun) and chunk.person is not None and chunk.effect is None:
            linked.nouns.append(chunk)
        elif chunk.kind not in {Kind.COMMA, Kind.AND}:
            break
    return linked


def is_noun_label(reader: Reader, k: int, noun: Noun) -> bool:
    """Read "Fatalities: 3", "Dead in the raid: 5", a noun and its count; whether it is one."""
    if noun.quantity is not None or noun.thing or noun.effect is None:
        return False
    number = _count_behind(reader.row, k)
    if number is None:
        return _is_list_label(reader, k, noun, noun.effect)
    if not reader.is_counted(noun.effect, number.low):
        count = (number.low, number.best, number.high)
        kind = kind_of(reader, noun.start, noun, k)
        reader.sum_up(add(reader, noun, noun.effect, count, "label", end=number.end, kind=kind))
    return True


def _is_list_label(reader: Reader, k: int, noun: Noun, effect: Effect) -> bool:
    """Read "The dead: 14 men, six women and three children"; whether it is one."""
    chunks = reader.row.chunks
    colon = chunks[k + 1] if k + 2 < len(chunks) else None
    if colon is None or k > 0 or reader.row.tokens.low[colon.start] != ":":
        return False
    linked = _labelled(reader.row, k + 2)
    if not linked.nouns or any(one.quantity is None for one in linked.nouns):
        return False
    told = linked.nouns[-1].end
    if any(isinstance(chunk, Predicate) and chunk.start >= told for chunk in chunks):
        return False  # "Casualties: 14 men were hurt"
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, effect, None, noun.start)
    reader.said_of(linked, predicate, rule="label")
    return True


def _count_behind(row: Row, k: int) -> Quantity | None:
    chunks = row.chunks
    while k + 2 < len(chunks):
        k += 1
        if row.tokens.low[chunks[k].start] == ":":
            number = chunks[k + 1]
            told = k + 2 < len(chunks) and isinstance(chunks[k + 2], Predicate)
            if not isinstance(number, Noun) or number.head >= 0 or told:
                return None  # "Casualties: 4 killed, 7 wounded"
            return number.quantity
        if chunks[k].kind is Kind.REPORT:
            return _estimated(row, k)
        if chunks[k].kind not in {Kind.PREPOSITION, Kind.NOUN, Kind.DAYS}:
            return None
    return None


def _estimated(row: Row, k: int) -> Quantity | None:
    """As in "Fatalities estimated at 90": the count behind a verb at `k` that has no subject."""
    if row.tokens.low[row.chunks[k].start : row.chunks[k].end + 1] not in _PUT_AT:
        return None
    number = row.chunks[k + 2] if k + 2 < len(row.chunks) else None
    return number.quantity if isinstance(number, Noun) and number.head < 0 else None


_PUT_AT = (["estimated", "at"], ["put", "at"], ["placed", "at"])
