"""Figures that the text itself gives up for later ones: "first reported two dead, later four".

The earlier and lower figure is part of the later one; one that proved too high is denied.
"""

from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.row import Kind, Row
from processors.extraction.totals import ON_TOP
from processors.text.lexicon import words
from schemas.claim import Who

_EARLY = words("initially originally initial preliminary provisional")
_FIRST = words("first early earlier previous previously")
_TOLD = words(
    "said say says put gave give spoke reported report reports announced stated counted listed "
    "spoken figure figures toll tolls count counts statement statements estimate estimates number "
    "account "
    "accounts reporting reckoned claimed"
)
"""Beside "first" and "early": what was first is what was said."""
_WRONG = words("corrected revised wrong mistaken lowered withdrawn incorrect erroneous inflated")
_RISING = words(
    "rose risen rises climbed climbs reached jumped grew increased raised revised updated mounted"
)
_OUTGROWING = words("raising revising updating increasing replacing had")
"""Before an earlier figure: it was told before the one that stands before it."""
_RUNNING = words("since year years month months week war country nationwide campaign crisis season")
_REACH = 2
"""Sentences between the first figure and the last."""
_CLAUSE = 14
"""Words before a figure among which stands that it was the first."""
_TIMES = 5
"""A toll so many times the figure before is that of more than one event."""


def settle(context: Context, drafts: list[Draft]) -> None:
    """Take the figures that later ones stand in for out of the total."""
    for i, draft in enumerate(drafts):
        if draft.part_of is not None or draft.best is None or draft.low < 1:
            continue
        row = context.row(draft.sentence)
        last = drafts[i - 1] if i and drafts[i - 1].sentence == draft.sentence else None
        if _is_first(row, draft, last):
            later = _replacing(context, drafts, i)
            if later is not None:
                _give_up(draft, later)
            elif (told := _before(drafts, i)) is not None and (
                _is_withdrawn(context, draft) or _is_outgrown(row, draft, told)
            ):
                _give_up(draft, told)
        elif "revised" in draft.rules and (told := _before(drafts, i)) is not None:
            _give_up(told, draft)
        elif "toll" in draft.rules and _is_risen(row, draft):
            _contain(drafts, i)


def _give_up(old: Draft, new: Draft) -> None:
    if old.best is None or new.best is None or old.best > new.best:
        old.denied = True
    elif new.part_of is None:
        old.part_of = new
        old.told_apart = True


def _is_first(row: Row, draft: Draft, last: Draft | None = None) -> bool:
    """Whether the words before a figure say that it was the first: "initially spoke of 7"."""
    low = row.tokens.low
    start = max(0, draft.start - _CLAUSE, last.end if last else 0)
    if "revised" in draft.rules or (_EARLY.isdisjoint(low) and _FIRST.isdisjoint(low)):
        return False
    for chunk in row.chunks:
        if chunk.end <= draft.start and chunk.kind is Kind.BOUNDARY and low[chunk.start] in _ENDS:
            start = max(start, chunk.end)
    before = low[start : draft.end]
    if not _EARLY.isdisjoint(before):
        return True
    for k in range(start, draft.start):
        if low[k] in _FIRST and not _TOLD.isdisjoint(low[max(start, k - 1) : k + 3]):
            return True
        if low[k] == "first" and low[k - 1 : k] == ["at"]:
            return True
    return False


_ENDS = words("; but : while")
_OPEN = {Who.UNSPECIFIED, Who.MIXED}


def _replacing(context: Context, drafts: list[Draft], i: int) -> Draft | None:
    """The figure told next of the same harm, which is not one more."""
    first = drafts[i]
    for draft in drafts[i + 1 : i + 6]:
        if draft.sentence - first.sentence > _REACH:
            return None
        if draft.effect is not first.effect or draft.part_of is not None or draft.best is None:
            continue
        row = context.row(draft.sentence)
        if ON_TOP in draft.rules or draft.low < 1 or _is_first(row, draft):
            continue
        noun = draft.noun
        if noun is not None and noun.others:
            return None
        same = draft.who is first.who or not _OPEN.isdisjoint({draft.who, first.who})
        return draft if same else None
    return None


def _is_withdrawn(context: Context, draft: Draft) -> bool:
    """As in "had first put the toll at 88. This was later corrected"."""
    sentences = context.document.sentences[draft.sentence : draft.sentence + 2]
    return any(not _WRONG.isdisjoint(sentence.tokens.low) for sentence in sentences)


def _is_outgrown(row: Row, draft: Draft, told: Draft) -> bool:
    """As in "five died, raising an earlier toll of three", "early reports had spoken of three"."""
    low = row.tokens.low
    lower = draft.best is not None and told.best is not None and draft.best < told.best
    behind = low[told.end if told.sentence == draft.sentence else 0 : draft.start]
    return lower and draft.sentence - told.sentence <= 1 and not _OUTGROWING.isdisjoint(behind)


def _before(drafts: list[Draft], i: int) -> Draft | None:
    for draft in reversed(drafts[max(0, i - 6) : i]):
        if drafts[i].sentence - draft.sentence > _REACH:
            return None
        if draft.effect is drafts[i].effect and draft.part_of is None and not draft.denied:
            return draft
    return None


def _is_risen(row: Row, draft: Draft) -> bool:
    low = row.tokens.low
    verbs = (c for c in row.chunks if c.kind is Kind.VERB and draft.start <= c.start < draft.end)
    rises = any(not _RISING.isdisjoint(low[c.start : c.end]) for c in verbs)
    return rises and _RUNNING.isdisjoint(low)


def _contain(drafts: list[Draft], i: int) -> None:
    """As in "nine died on Monday. The toll rose to 14": the nine are of the 14."""
    toll = drafts[i]
    left = toll.low
    found: list[Draft] = []
    for draft in [*reversed(drafts[max(0, i - 4) : i]), *drafts[i + 1 : i + 3]]:
        near = 0 <= toll.sentence - draft.sentence <= _REACH
        if draft.effect is not toll.effect or draft.part_of is not None or not near:
            continue
        if draft.low <= left and draft.low < toll.low:
            found.append(draft)
            left -= draft.low
    if toll.low <= _TIMES * (toll.low - left + 1):
        for draft in found:
            draft.part_of = toll
            draft.told_apart = True
