"""Counts behind a label and a colon: "Killed: 5; wounded: 3"."""

from processors.extraction.dashes import DASHES
from processors.extraction.joints import Linked
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.who import who


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
