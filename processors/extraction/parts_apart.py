"""Where and when a part alone was: "including 40 in Goma", "30 of them on Friday"."""

from processors.extraction.row import Chunk, Kind, Noun, Predicate, Row
from processors.text.lexicon import words

OCCURRED = words("occurred happened came fell")
_WERE = words("were was")
OPENERS = words("including incl them whom")
"""Without one of these no part stands apart."""


def span_of(row: Row, i: int) -> tuple[int, int] | None:
    """The tokens from a share to the last word of its own place or day, if `i` is one of them."""
    return next((span for span in spans(row) if span[0] <= i < span[1]), None)


def is_of_another(row: Row, at: int, first: int) -> bool:
    """Whether the place or day at token `at` is that of a part, and what begins at `first` not."""
    span = span_of(row, at)
    return span is not None and not span[0] <= first < span[1]


def spans(row: Row) -> list[tuple[int, int]]:
    """Of every share that has a place or a day of its own, worked out once."""
    if row.parts_apart is None:
        row.parts_apart = _found(row)
    return row.parts_apart


def _found(row: Row) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    low = row.tokens.low
    if low[0] == "of" and not (OCCURRED | _WERE).isdisjoint(low):
        comma = next((k for k, c in enumerate(row.chunks[:-3]) if c.kind is Kind.COMMA), None)
        end = _end(row, comma + 1) if comma is not None else None
        if comma is not None and end is not None:
            # "of the 42 deaths, 23 occurred in Herat"
            found.append((row.chunks[comma + 1].start, row.chunks[end - 1].end))
    for k, chunk in enumerate(row.chunks[:-2]):
        if chunk.kind is not Kind.INCLUDING or (found and chunk.start < found[-1][1]):
            continue
        j = k + 1
        while (end := _end(row, j)) is not None:
            found.append((row.chunks[j].start, row.chunks[end - 1].end))
            # "12 of them in Rafah and nine in Jabalia"
            if end >= len(row.chunks) or row.chunks[end].kind not in {Kind.AND, Kind.COMMA}:
                break
            j = end + 1
    return found


def _end(row: Row, j: int) -> int | None:
    """The index behind the place or day that the share at chunk `j` has to itself."""
    chunks = row.chunks
    share = chunks[j] if j < len(chunks) else None
    if not isinstance(share, Noun) or share.quantity is None:
        return None
    end = j + 1
    alone = share.head < 0
    verb = chunks[end] if end < len(chunks) else None
    if isinstance(verb, Predicate) and not (verb.be or verb.have or verb.modal):
        end, alone = end + 1, True  # "including 30 people killed on Friday"
    elif verb is not None and row.tokens.low[verb.start] in OCCURRED | _WERE:
        end += 1
    told = False
    while end < len(chunks):
        step = _step(chunks, end)
        if step is None:
            break
        what = chunks[end + step - 1]
        if what.kind is Kind.DAYS or (isinstance(what, Noun) and what.place):
            told = told or alone or _is_told_before(chunks[: j - 1], what)
        end += step
    return end if told else None


def _step(chunks: list[Chunk], k: int) -> int | None:
    """How many chunks the next day, place or adverb takes; None if something else comes."""
    if chunks[k].kind in {Kind.DAYS, Kind.ADVERB}:
        return 1
    is_joint = chunks[k].kind is Kind.PREPOSITION and k + 1 < len(chunks)
    if is_joint and (chunks[k + 1].kind is Kind.DAYS or isinstance(chunks[k + 1], Noun)):
        return 2
    return None


def _is_told_before(chunks: list[Chunk], what: Chunk) -> bool:
    """Whether a place, or a day, was told of the whole as well."""
    if what.kind is Kind.DAYS:
        return any(chunk.kind is Kind.DAYS for chunk in chunks)
    return any(isinstance(chunk, Noun) and chunk.place for chunk in chunks)
