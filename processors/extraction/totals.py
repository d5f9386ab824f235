"""Totals and what they are made up of, wherever both are told: nobody is counted twice.

"Gunmen killed three farmers and two herders. Five people died in all." "Five people were killed.
Two guards died at the gate and three clerks in the yard." The figures must come to the total.
"""

from collections.abc import Iterable

from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.row import Kind, Noun, Row
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_PEOPLE = words(
    "people persons dead deaths fatalities lives victims killed wounded injured hostages injuries"
)
"""Words for those whom a total counts, of whatever kind they are."""
_MORE = words("more another others other also further additional fellow separate second later")
_IN_ALL = words("all total altogether overall")
_SINGLE = words("fatality death")
_AGAIN = words(
    "attack attacks bombing bomb strike strikes airstrike killings massacre violence fighting "
    "clash clashes blast blasts explosion incident raid shooting assault ambush"
)
_FEWEST = 3
"""Of fewer, what comes to them may be so by chance."""
ON_TOP = "on top"
"""The rule of figures that add to what was told: no repeat of it, though the number be the same."""
_BEFORE, _AFTER = 3, 2
"""Sentences before and after a total in which its parts may stand."""
_ITEMS = 12
"""Figures among which they are looked for."""


def settle(context: Context, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each part tied to the total that it helps to make up, and no total told twice."""
    told_again: set[int] = set()
    for i, total in enumerate(drafts):
        if (
            total.part_of is not None
            or total.low == 0
            or total.best is None
            or total.high not in {total.low, None}
            or total.low != total.best
        ):
            continue
        is_open = total.high is None  # "at least 23: 15 in the first blast and eight in the second"
        row = context.row(total.sentence)
        if i and _is_of_them(row, total, drafts[i - 1]):
            total.part_of = drafts[i - 1]
            continue
        if _comes_on_top(row, total):
            total.rules.append(ON_TOP)
            continue
        before = _near(drafts, range(i - 1, -1, -1), total, _BEFORE)
        if not is_open and (
            _is_recalled(row, total, before)
            or _is_one_again(row, total, before)
            or (_is_general(row, total) and _is_plain(row, total) and _is_again(before, total))
        ):
            told_again.add(i)
            continue
        if not _is_general(row, total) or total.low < _FEWEST:
            continue
        if (parts := _adding_up(context, total, before, row)) or (
            parts := _running_on(context, drafts, i, row)
        ):
            for part in parts:
                part.part_of = total
                part.told_apart = True
    return [draft for i, draft in enumerate(drafts) if i not in told_again]


def _is_of_them(row: Row, draft: Draft, last: Draft) -> bool:
    """As in "14 were hurt, one of whom lost a leg": of those counted just before."""
    noun = draft.noun
    return (
        noun is not None
        and row.tokens.low[noun.end - 1] in {"whom", "them"}
        and last.sentence == draft.sentence
        and last.effect is draft.effect
        and last.low > draft.low
        and last.part_of is None
    )


def _comes_on_top(row: Row, draft: Draft) -> bool:
    """As in "three more died", "two others", "three of the wounded died": not told before."""
    noun = draft.noun
    if noun is None:
        return False
    low = row.tokens.low
    said = low[draft.start : draft.end]
    dies = draft.effect is Effect.KILLED
    of_the_hurt = dies and "of" in said and not _HURT.isdisjoint(said[said.index("of") :])
    return noun.others or of_the_hurt or not _MORE.isdisjoint(said)


_HURT = words("wounded injured hurt survivors")


def _near(drafts: list[Draft], order: Iterable[int], total: Draft, reach: int) -> list[Draft]:
    """The figures of the same harm told beside a total, nearest first."""
    found: list[Draft] = []
    for k in order:
        draft = drafts[k]
        if abs(draft.sentence - total.sentence) > reach or len(found) == _ITEMS:
            break
        if draft.effect is total.effect and draft.part_of is None and not draft.conditional:
            found.append(draft)
    return found


def _is_general(row: Row, draft: Draft) -> bool:
    noun = draft.noun
    if noun is None or noun.definite or (noun.quantity is None and noun.head >= 0):
        return False
    return noun.head < 0 or row.tokens.low[noun.head] in _PEOPLE


def _is_plain(row: Row, total: Draft) -> bool:
    """Whether a sentence tells a total and no event of its own: "Six people died in the attack"."""
    low = row.tokens.low
    if not _IN_ALL.isdisjoint(low):
        return True
    for chunk in row.chunks:
        if isinstance(chunk, Noun):
            again = chunk.definite and low[chunk.end - 1] in _AGAIN and chunk.quantity is None
            if chunk is not total.noun and not (again or total.start <= chunk.start < total.end):
                return False
        elif chunk.kind not in {Kind.EFFECT, Kind.PREPOSITION, Kind.ADVERB, Kind.INCLUDING}:
            return False
    return True


def _is_again(before: list[Draft], total: Draft) -> bool:
    """Whether the one figure told before is this one."""
    items = [draft for draft in before if draft.sentence < total.sentence]
    return len(items) == 1 and (items[0].low, items[0].high) == (total.low, total.high)


def _is_recalled(row: Row, total: Draft, before: list[Draft]) -> bool:
    """As in "the attack that killed eight soldiers", after the eight have been told."""
    k = next((k for k, c in enumerate(row.chunks) if c.end > total.predicate_at), 0)
    if k < _EVENT_BEFORE or row.chunks[k - 1].kind is not Kind.RELATIVE:
        return False
    event = row.chunks[k - 1 - (row.chunks[k - 2].kind is Kind.COMMA) - 1]
    known = isinstance(event, Noun) and event.definite and event.quantity is None
    return (
        known
        and row.tokens.low[event.end - 1] in _AGAIN
        and any(
            (d.low, d.high) == (total.low, total.high)
            for d in before
            if d.who in _FITTING or total.who in _FITTING or d.who is total.who
        )
    )


_EVENT_BEFORE = 2
_FITTING = {Who.UNSPECIFIED, Who.MIXED, Who.CIVILIAN}


def _is_one_again(row: Row, total: Draft, before: list[Draft]) -> bool:
    """As in "There was one fatality", after a single death."""
    noun = total.noun
    if noun is None or total.low != 1 or noun.head < 0 or row.tokens.low[noun.head] not in _SINGLE:
        return False
    lone = len(before) == 1 and before[0].high == 1 and before[0].sentence < total.sentence
    return lone and not _has_place(row) and noun.quantity is not None


def _has_place(row: Row) -> bool:
    return any(isinstance(chunk, Noun) and chunk.place for chunk in row.chunks)


def _adding_up(context: Context, total: Draft, before: list[Draft], row: Row) -> list[Draft]:
    """The figures told just before that come to the total."""
    marked = not _IN_ALL.isdisjoint(row.tokens.low)
    if _has_place(row) and not marked and not _same_place(context, total, before):
        return []
    found: list[Draft] = []
    left = total.low
    for draft in before:
        if draft.sentence == total.sentence and not marked:
            return []
        found.append(draft)
        left -= draft.low
        if left <= 0 or draft.low != draft.high:
            break
    return found if left == 0 and len(found) > 1 else []


def _same_place(context: Context, total: Draft, before: list[Draft]) -> bool:
    named = _places(context.row(total.sentence))
    return any(named <= _places(context.row(draft.sentence)) for draft in before)


def _places(row: Row) -> set[str]:
    low = row.tokens.low
    return {" ".join(low[c.start : c.end]) for c in row.chunks if isinstance(c, Noun) and c.place}


def _running_on(context: Context, drafts: list[Draft], i: int, row: Row) -> list[Draft]:
    """The figures told right after a total that come to it."""
    total = drafts[i]
    found: list[Draft] = []
    left = total.low
    for draft in _near(drafts, range(i + 1, len(drafts)), total, _AFTER):
        here = context.row(draft.sentence)
        listed = ":" in here.tokens.low[total.end : draft.start]
        if (draft.sentence == total.sentence and not listed) or draft.low != draft.high:
            return []
        if draft.noun is None or draft.noun.definite:
            return []
        if _comes_on_top(here, draft) or any(c.kind is Kind.DAYS for c in here.chunks):
            return []
        if _has_place(here) and _has_place(row) and not _places(here) <= _places(row):
            return []
        found.append(draft)
        left -= draft.low
        if left <= 0:
            break
    return found if left == 0 and len(found) > 1 else []
