"""When a claim's event was: the date its clause names, not the day on which somebody spoke."""

from collections.abc import Sequence

from processors.extraction import beside, parts_apart
from processors.extraction.row import Chunk, Kind, Noun, Row
from processors.extraction.vocabulary import REPORT, REPORT_PAST
from processors.text.day_words import COUNTED, Days
from processors.text.lexicon import words
from processors.text.tokens import Tokens


def may_tell(tokens: Tokens) -> bool:
    """Whether a sentence has a word of saying at all: a look that spares cutting it."""
    return not _TELLING.isdisjoint(tokens.low)


def reporting(row: Row, days: Days) -> bool:
    """Whether a date tells when something was said: "told reporters on Friday"."""
    if (known := row.of_telling.get(days.start)) is None:
        known = row.of_telling[days.start] = _reporting(row, days)
    return known


def _reporting(row: Row, days: Days) -> bool:
    chunks = row.chunks
    if days.since:
        return False  # "the toll since 7 October stands at 40"
    if _revises(row.tokens.low[max(0, days.start - _REVISION_REACH) : days.start]):
        return True
    k = next(
        (k for k, c in enumerate(chunks) if c.kind is Kind.DAYS and c.start == days.start), None
    )
    if k is None:
        return _in_said(row, days)
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if _is_of_statement(row.tokens.low, days):
        return True
    if after is not None and not _PUBLISHED.isdisjoint(row.tokens.low[after.start : after.end]):
        return True  # "the ministry on Monday published the names of 21"
    if after is not None and after.kind is Kind.REPORT:
        return True  # "the army on Friday said", "military sources today reported"
    j = k - 1
    while j >= 0 and chunks[j].kind is Kind.PREPOSITION:
        j -= 1
    steps = 0
    while j >= 0 and steps < _STEPS:
        chunk = chunks[j]
        if chunk.kind is Kind.REPORT and row.tokens.low[chunk.end - 1] == "continued":
            return False  # "the attacks continued last night"
        if chunk.kind is Kind.REPORT and _is_counted(row, j):
            return False
        if _counts_over(row, chunk, days):
            return False
        if chunk.kind is Kind.REPORT or _is_said(row, chunk):
            return steps > 0 or not isinstance(after, Noun) or after.quantity is None
        if isinstance(chunk, Noun):
            if chunk.quantity is not None or chunk.event or chunk.effect is not None:
                return False
            if row.tokens.low[chunk.head] in _SAYINGS:
                return True  # "in an updated toll on Thursday"
        elif chunk.kind is not Kind.PREPOSITION and row.tokens.low[chunk.start] != "here":
            return False
        j -= 1
        steps += 1
    return False


def _counts_over(row: Row, chunk: Chunk, days: Days) -> bool:
    """As in "five deaths were recorded between 1 and 10 March": the days of the deaths."""
    if chunk.kind not in {Kind.REPORT, Kind.VERB}:
        return False
    verb = row.tokens.low[chunk.start : chunk.end]
    is_passive = verb[0] in {"was", "were"}
    return (days.many or is_passive) and not _COUNTING.isdisjoint(verb)


def _is_of_statement(low: list[str], days: Days) -> bool:
    """As in "figures released today", "a statement read on television late on Tuesday"."""
    if low[days.end : days.end + 1] and low[days.end] in _REJECTED:
        return True  # "the spokesman on Thursday rejected the report"
    before = low[max(0, days.start - _STATEMENT_REACH) : days.start]
    made = max((k for k, word in enumerate(before) if word in _MADE), default=-1)
    if made < 0 or "," in before[made:]:
        return False
    return not _STATEMENTS.isdisjoint(before[max(0, made - 3) : made])


_REJECTED = words("rejected denied dismissed condemned refuted disputed")
_STATEMENT_REACH = 9
_MADE = words("released published issued read aired broadcast posted carried circulated")


def _is_counted(row: Row, k: int) -> bool:
    """As in "spread to two more states": a noun, though it is spelt like a verb of saying."""
    before = row.chunks[k - 1] if k > 0 else None
    return (
        isinstance(before, Noun)
        and before.quantity is not None
        and before.end == row.chunks[k].start
        and row.tokens.low[before.end].endswith("s")
    )


_STEPS = 4
"""Chunks between the verb of saying and its date: "told the agency by telephone on"."""
_SAYINGS = words(
    "statement toll report communique interview update conference briefing bulletin count tally "
    "release announcement speech"
)


_STATEMENTS = _SAYINGS | words("figures statistics data video message footage tweet post letter")
_PUBLISHED = words("published released issued named identified listed")
_TELLING = REPORT | REPORT_PAST | _STATEMENTS | _PUBLISHED | _REJECTED


def _revises(low: list[str]) -> bool:
    """As in "lowered the toll to 84 on": the day of a correction."""
    return "toll" in low and not _REVISIONS.isdisjoint(low)


_REVISIONS = words("raised lowered revised updated corrected put cut")
_REVISION_REACH = 8


def _in_said(row: Row, days: Days) -> bool:
    """As in "it was reported today that": a day within the group of its verb."""
    return any(
        chunk.kind is Kind.VERB and chunk.start < days.start < chunk.end
        and not REPORT_PAST.isdisjoint(row.tokens.low[chunk.start : days.start])
        for chunk in row.chunks
    )  # fmt: skip


def _is_said(row: Row, chunk: Chunk) -> bool:
    """As in "was reported", "was announced here"."""
    said = row.tokens.low[chunk.start : chunk.end]
    return chunk.kind is Kind.VERB and not REPORT_PAST.isdisjoint(said[-2:])


def _follows(low: list[str], last: int, days: Days) -> bool:
    """As in "two men abducted on Sunday were found dead on Monday": right behind the verb."""
    return days.start >= last and _ON.issuperset(low[last : days.start])


_ON = words("on in at early late last")


def nearest(row: Row, days: Sequence[Days], first: int, last: int) -> Days | None:
    """The date of tokens `first` up to `last`: after them in their clause, else before."""
    usable = [
        one for one in days
        if not reporting(row, one) and (one.kind != "recalled" or one.end <= first)
        and not (one.start >= last and beside.in_side_clause(row, one, last))
        and not beside.is_of_part(row, last, one)
        and not parts_apart.is_of_another(row, one.start, first)
        and not beside.is_of_next_deed(row, last, one)
        and not beside.is_of_release(row.tokens.low, last, one)
        and not beside.is_of_rank(row.tokens.low, last, one)
        and not beside.in_aside(row, one, last)
        and not (one.start >= last and beside.is_of_later(row, one, last))
        and not beside.is_compared(row.tokens.low, one, last)
    ]  # fmt: skip
    inside = [one for one in usable if one.start < last and one.end > first]
    if inside:
        return next((one for one in usable if _follows(row.tokens.low, last, one)), inside[0])
    closing = _closing(row, usable)
    after = [
        one for one in usable
        if one.start >= last and (one is closing or not _parted(row, last, one.start))
    ]  # fmt: skip
    before = [
        one for one in usable
        if one.end <= first
        and (not _said_between(row, one, first) or _runs_behind(row, one.end, first))
    ]  # fmt: skip
    if before and _runs_behind(row, before[-1].end, first):
        return before[-1]
    if after and not (before and _is_of_another(row, last, after[0])):
        return after[0]
    if before:
        return before[-1]
    later = next((one for one in usable if one.start >= last), None)
    # "…, the army said, denying that it had lost 400 men last week": those men's week.
    return None if later is None or _parted_by_harm(row, last, later.start) else later


def _counts_anew(row: Row, last: int, days: Days) -> bool:
    """As in "Since May 14 have been killed, six of them this week": the day of the six."""
    for k, chunk in enumerate(row.chunks[:-1]):
        if last <= chunk.start < days.start and chunk.kind in {Kind.COMMA, Kind.INCLUDING}:
            behind = row.chunks[k + 1]
            if isinstance(behind, Noun) and behind.quantity is not None:
                between = row.tokens.low[behind.end : days.start]
                return behind.start < days.start and "," not in between
    return False


def _runs_behind(row: Row, start: int, first: int) -> bool:
    """As in "the assault on 21 July, in which officials said 26 died": of that assault."""
    low = row.tokens.low
    behind = low[start : start + 3]
    return first - start < _BEHIND_REACH and (
        behind[-2:] == ["in", "which"] or behind[:2] in (["in", "which"], [",", "when"])
    )


_BEHIND_REACH = 12


def _said_between(row: Row, days: Days, end: int) -> bool:
    """As in "on Tuesday the army said 12 …", but not "on Tuesday, it said, 12 …"."""
    chunks = row.chunks
    start = days.end
    for k, chunk in enumerate(chunks):
        is_stretch = days.many or days.kind == "again"
        if is_stretch and row.tokens.low[chunk.start] in _COUNTING:
            continue
        if start <= chunk.start < end and chunk.kind is Kind.EFFECT:
            return False  # "on Tuesday a raid wounded three, and the rebels said two had died"
        if start <= chunk.start < end and chunk.kind is Kind.REPORT:
            if row.tokens.word(chunk.end) == "by":
                continue  # "attacks claimed by the group"
            if chunks[k - 1].kind is Kind.AND and _parted_by_harm(row, 0, days.start):
                continue  # "said two died on Monday and confirmed that a third was missing"
            after = chunks[k + 1] if k + 1 < len(chunks) else None
            return after is None or after.kind is not Kind.COMMA
    return False


_COUNTING = words("documented recorded registered counted verified logged")


def _closing(row: Row, usable: list[Days]) -> Days | None:
    """As in "Eight died while two were hurt in X on Saturday": the one day, of both clauses."""
    if len(usable) != 1:
        return None
    low, days = row.tokens.low, usable[0]
    joint = next((k for k in range(days.start) if low[k] in _JOINTS), None)
    if joint is None or not _ENDS.issuperset(low[days.end : days.end + 1]):
        return None
    told = [chunk.kind for chunk in row.chunks if joint < chunk.start < days.start]
    is_told = Kind.EFFECT in told and Kind.REPORT not in told
    return days if is_told and _PERFECT.isdisjoint(low[: days.start]) else None


_JOINTS = words("while ;")
_PERFECT = words("has have had")
_ENDS = words(". , ;")


def _parted(row: Row, last: int, at: int) -> bool:
    """Whether somebody is said to speak between."""
    low = row.tokens.low
    for chunk in row.chunks:
        if last <= chunk.start < at and (
            chunk.kind is Kind.REPORT or low[chunk.start] in {";", "while"}
        ):
            return True
    return False


def _is_of_another(row: Row, last: int, days: Days) -> bool:
    """As in "On 5 May they took Hama and lost it two days later": the day of what came then."""
    if _counts_anew(row, last, days):
        return True
    if days.kind in COUNTED and any(
        last <= chunk.start < days.start and chunk.kind is Kind.VERB for chunk in row.chunks
    ):
        return True
    return (
        _parted_by_harm(row, last, days.start)
        or _opens_clause(row, last, days)
        or _is_of_next_clause(row, last, days)
    )


def _is_of_next_clause(row: Row, last: int, days: Days) -> bool:
    """As in "a raid on Sunday killed nine, and three bodies were found on Tuesday"."""
    chunks = [chunk for chunk in row.chunks if last <= chunk.start < days.start]
    for k, chunk in enumerate(chunks[:-2]):
        if chunk.kind is Kind.AND and isinstance(chunks[k + 1], Noun):
            return any(c.kind in {Kind.VERB, Kind.EFFECT} for c in chunks[k + 2 :])
    return False


def _opens_clause(row: Row, last: int, days: Days) -> bool:
    """As in "… killed three, and a second strike on Tuesday left two dead": that of the second."""
    joined = False
    for k, chunk in enumerate(row.chunks[:-1]):
        if chunk.start < last:
            continue
        if chunk.start >= days.start:
            behind = row.chunks[k + 1].kind
            if row.chunks[k - 1].kind is Kind.PREPOSITION and row.chunks[k - 2].kind is Kind.AND:
                return True  # "…, and in January 76 were killed"
            return joined and chunk.kind is Kind.DAYS and behind in {Kind.EFFECT, Kind.VERB}
        joined = joined or chunk.kind in {Kind.AND, Kind.COMMA, Kind.BOUNDARY}
    return False


def _parted_by_harm(row: Row, last: int, at: int) -> bool:
    """Whether another word of harm stands between, so that the date may be that one's."""
    return any(last <= chunk.start < at and chunk.kind is Kind.EFFECT for chunk in row.chunks)
