"""Days told beside an event: of an aside, of what is compared, of what came later."""

from itertools import pairwise

from processors.extraction.noun_words import is_ordinal
from processors.extraction.row import Kind, Noun, Row
from processors.text.day_words import COUNTED, Days
from processors.text.lexicon import words


def is_compared(low: list[str], days: Days, start: int = 0) -> bool:
    """As in "up from 101 in November": a day that others are compared with."""
    before = low[max(start, days.start - _COMPARED) : days.start]
    if before[-1:] in (["on"], ["from"], ["over"]) and not _PER_CENT.isdisjoint(before[-3:]):
        return True  # "a rise of 12 per cent on February"
    return not _COMPARING.isdisjoint(before)


_COMPARING = words("compared than versus against up down")
_PER_CENT = words("cent percent %")
_COMPARED = 6
"""Tokens between a word of comparing and its day."""


def in_aside(row: Row, days: Days, last: int) -> bool:
    """As in "The rebels, who took it in June 2022, moved on": a month or year of the aside."""
    low = row.tokens.low
    is_old = days.kind in {"month", "year"}
    if not is_old or last <= days.end or low[days.end : days.end + 1] != [","]:
        return False
    if "ended" in low[max(0, days.start - 3) : days.start]:
        return False  # "the war, which ended in 2022, killed"
    opened = [c.start for c in row.chunks if c.start < days.start and c.kind is Kind.RELATIVE]
    return bool(opened) and low[opened[-1] - 1] == ","


def is_of_later(row: Row, days: Days, start: int = 0) -> bool:
    """As in "killed ten before a truce was agreed on Thursday": the day of what came then."""
    chunks = row.chunks
    for k, chunk in enumerate(chunks[:-2]):
        if not start <= chunk.start < days.start or row.tokens.low[chunk.start] not in _THEN:
            continue
        if isinstance(chunks[k + 1], Noun) and chunks[k + 1].start < days.start:
            return any(
                c.kind in {Kind.VERB, Kind.EFFECT} for c in chunks[k + 2 :] if c.start < days.start
            )
    return False


_THEN = words("before until")


def is_of_part(row: Row, last: int, days: Days) -> bool:
    """As in "has displaced a million, 135,000 of them this month": the month of these."""
    k = next((k for k, c in enumerate(row.chunks) if c.start == days.start), 0)
    before = row.chunks[k - 1] if k > 0 else None
    return (
        days.start >= last
        and isinstance(before, Noun)
        and before.quantity is not None
        and before.end == days.start
        and before.start > last
        and not _OF_THEM.isdisjoint(row.tokens.low[before.start : before.end])
    )


def is_of_next_deed(row: Row, last: int, days: Days) -> bool:
    """As in "were abducted and released two days later": the day of the second."""
    if days.kind not in COUNTED:
        return False
    for one, other in pairwise(row.chunks):
        is_joined = one.kind is Kind.AND and last <= one.start and other.start < days.start
        if is_joined and other.kind in {Kind.VERB, Kind.EFFECT}:
            return True
    return False


def is_of_release(low: list[str], last: int, days: Days) -> bool:
    """As in "kidnapped two men; both were released on 9 May": the day of what came of it."""
    between = low[last : days.start]
    freed = next((k for k, word in enumerate(between) if word in _FREED), None)
    return freed is not None and not _PARTING.isdisjoint(between[:freed])


_FREED = words("released freed rescued liberated ransomed escaped buried arrested sentenced")
_PARTING = words("; , and but who")


def is_of_rank(low: list[str], last: int, days: Days) -> bool:
    """As in "for the third time this month": the month only says what is counted."""
    before = low[max(0, days.start - 3) : days.start]
    if before[-1:] in (["time"], ["times"]) and before[:1] != ["at"]:
        return True
    # "the 14th death in the West Bank this week"
    for k in range(days.start - 1, max(last, days.start - _RANK_REACH), -1):
        if low[k] in {",", ";"} or low[k] in _CLAUSES:
            return False
        if low[k - 1] == "the" and (low[k] in _ORDINALS or is_ordinal(low[k])):
            return k < days.start - 1
    return False


_RANK_REACH = 10
_CLAUSES = words("and but when after before as while was were")
_ORDINALS = words("second third fourth fifth sixth seventh eighth ninth tenth")


_OF_THEM = words("them whom")


def in_side_clause(row: Row, days: Days, last: int) -> bool:
    """As in "a group that swore loyalty in 2019": a month or year told of somebody else."""
    low = row.tokens.low
    is_old = days.kind in {"month", "year"}
    if not is_old and _TO_COME.isdisjoint(low[max(0, days.start - 3) : days.start]):
        return False
    for k, chunk in enumerate(row.chunks[:-1]):
        if not last <= chunk.start < days.start:
            continue
        if chunk.kind is Kind.RELATIVE or low[chunk.start] in _SIDE:
            told = row.chunks[k + 1].kind is not Kind.EFFECT
            return told and _HAPPENING.isdisjoint(low[chunk.end : days.start])
    return False


_TO_COME = words("begins starts ends opens expires falls closes")
_SIDE = words("where whose")
_HAPPENING = words(
    "began begun erupted started broke happened occurred took hit struck exploded lasted ended went"
)
