"""A share of a whole, told as a sentence: "Of the dead, seven were children", "four of them were".

The whole may stand in this sentence or in one before; without one the share is a claim by itself.
"""

from processors.extraction import counts, later
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked, past_object
from processors.extraction.parts_apart import OCCURRED
from processors.extraction.people import people
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.shared_fates import WHOLES
from processors.extraction.vocabulary import PERSONS
from processors.text import numbers
from processors.text.lexicon import words
from schemas.claim import Effect

_WERE = words("were was are is")
_BEFORE_WHOLE = words("the those these all its")
_PASSED = words("people persons who were had been")
"""Words between a determiner and the word that names the whole: "the 12 people who were killed"."""
_BEFORE_COUNT = {Kind.COMMA, Kind.DAYS, Kind.PREPOSITION}
"""As in "of the 31 killed in Homs this week, 19 were women"."""
_LONGEST = 8
"""Words of what names the whole."""


def read(reader: Reader) -> list[Draft]:
    """The shares told in a sentence, not yet tied to their wholes."""
    low = reader.row.tokens.low
    if "of" not in low or (_WERE.isdisjoint(low) and OCCURRED.isdisjoint(low)):
        return []
    for i, word in enumerate(low):
        if word == "of" and (named := _whole_at(low, i + 1)) is not None:
            found = _shares(reader, i, *named)
            if found:
                return found
    return []


def tie(reader: Reader, shares: list[Draft]) -> None:
    """Make each share a part of the whole that was counted last and can hold it."""
    for share in shares:
        share.part_of = reader.whole_of(share)
    reader.drafts += shares


def _whole_at(low: list[str], i: int) -> tuple[Effect, int] | None:
    """What befell the whole that is named from token `i` on, and the index after its name."""
    if low[i : i + 1] == [] or low[i] not in _BEFORE_WHOLE:
        return None
    for k in range(i + 1, min(i + _LONGEST, len(low))):
        word = low[k]
        if word in WHOLES:
            return WHOLES[word], k + 1
        known = word in _PASSED or word in PERSONS or word[0].isdigit()
        if not (known or numbers.is_number_word(word)):
            return None
    return None


def _shares(reader: Reader, of: int, effect: Effect, end: int) -> list[Draft]:
    row = reader.row
    chunks = row.chunks
    counted = next(
        (k for k, c in enumerate(chunks) if isinstance(c, Noun) and c.start < of < c.end), None
    )
    if counted is None:
        # "Of the dead, seven were children": the counts come after a comma.
        k = next((k for k, c in enumerate(chunks) if c.start >= end), len(chunks))
        if of > 0 and chunks[0].end <= of and chunks[0].kind is not Kind.AND:
            return []
        while k < len(chunks) and chunks[k].kind in _BEFORE_COUNT:
            k = past_object(row, k) if chunks[k].kind is Kind.PREPOSITION else k + 1
        counted = k
    found: list[Draft] = []
    k = counted
    while k < len(chunks):
        share = _share(row, k, end if k == counted else 0)
        if share is None:
            return found
        draft = _draft(reader, chunks[k], share[0], effect)
        k = share[1]
        if draft is not None:
            found.append(draft)
            _parts(reader, k - 1, draft)
        while k < len(chunks) and chunks[k].kind in {Kind.AND, Kind.COMMA}:
            k += 1
    return found


def _parts(reader: Reader, k: int, whole: Draft) -> None:
    """As in "51 of the dead were soldiers, including a colonel"."""
    linked = Linked()
    later.add_later_parts(reader.row, k, linked)
    at = whole.predicate_at
    predicate = Predicate(Kind.EFFECT, at, at + 1, whole.effect, None, at)
    for noun in linked.parts:
        if (part := reader.draft(noun, predicate, rule="part")) is not None:
            part.join(whole)
            reader.drafts.append(part)


def _share(row: Row, k: int, end: int) -> tuple[Noun, int] | None:
    """The noun that says of what kind the count at chunk `k` is, and the index after it."""
    chunks = row.chunks
    count = chunks[k]
    if not isinstance(count, Noun) or count.quantity is None:
        return None
    j = k + 1
    while j < len(chunks):
        if chunks[j].kind is Kind.PREPOSITION:
            j = past_object(row, j)  # "two of those killed in the raid were teachers"
        elif chunks[j].start < end or chunks[j].kind in {Kind.ADVERB, Kind.DAYS}:
            j += 1
        else:
            break
    if j + 1 >= len(chunks) or row.tokens.low[chunks[j].start] not in _WERE | OCCURRED:
        return None
    kind = chunks[j + 1]
    if chunks[j + 1].kind is Kind.PREPOSITION and j + 2 < len(chunks):
        where = chunks[j + 2]  # "of the 42 deaths, 23 were in Herat"
        return (count, j + 3) if isinstance(where, Noun) and where.place else None
    if not isinstance(kind, Noun) or kind.person is None or kind.quantity is not None:
        return None
    return kind, j + 2


def _draft(reader: Reader, count: object, kind: Noun, effect: Effect) -> Draft | None:
    if not isinstance(count, Noun) or (count.start, effect) in reader.used:
        return None
    said = counts.of(reader.row.tokens, count)
    if said is None or said[0] == 0:
        return None
    reader.used.add((count.start, effect))
    return Draft(
        reader.index, effect, *said, count.start, kind.end, ["share"], kind,
        *people(reader.row, kind), predicate_at=count.start,
    )  # fmt: skip
