"""Whether a count is that of a war its clause names: "2,593 dead in the year-long conflict"."""

from processors.extraction.beginnings import is_rank
from processors.text.lexicon import words

_WARS = words("war conflict uprising insurgency")
_ARTICLES = words("the this 's ’s its")
_ADJECTIVES = 3
"""Words between the article and the war: "the country's long civil war"."""
_STOPS = words("of in on at to from by with and or for after before that which , . ; -- – —")
_COMPOUNDS = words(
    "memorial memorials monument museum cemetery graves veteran veterans crime crimes correspondent"
    " effort games zone zones tribunal reporter criminals hero heroes film bulletin bulletins"
    " communique minister ministry department cabinet council room plane planes ship ships widow"
    " widows chest monitor monitors photographer resolution affected torn"
)
"""Behind "war": what is named is no war."""
_IN = words("in of during from by throughout")
_TOLLS = words("toll tolls death deaths dead number losses casualties fatalities killed died")
_PERFECT = words("has have had")


def is_toll_of_war(low: list[str], first: int, last: int, end: int, *, has_day: bool) -> bool:
    """Whether a war near the tokens `first` up to `last` is what they count the dead of.

    `has_day`: their clause names a single day, as that of "one of the bloodiest of the war".
    """
    if _WARS.isdisjoint(low):
        return False
    if _is_subject(low, first):
        return True
    start, end = max(0, first - _BEFORE), min(end, last + _BEHIND)
    if has_day and "toll" not in low[start:last] and _PERFECT.isdisjoint(low[start:last]):
        return False
    for k in range(start, end):
        if low[k] not in _WARS or (k + 1 < len(low) and low[k + 1] in _COMPOUNDS):
            continue
        if (article := _article(low, k)) is not None and _counts(low, article, first, last):
            return True
    return False


def _is_subject(low: list[str], first: int) -> bool:
    """As in "The Bosnian war, which ended in 1995, killed": it stands first, and a clause next."""
    war = next((k for k, word in enumerate(low[:_SUBJECT]) if word in _WARS), None)
    if war is None or low[0] != "the" or war >= first:
        return False
    return not _WHICH.isdisjoint(low[war + 1 : war + 3])


_SUBJECT = 5
_WHICH = words("which that")
_BEFORE = 6
_BEHIND = 14


def _article(low: list[str], war: int) -> int | None:
    """Where the phrase of a war begins, if it is a known one."""
    for k in range(war - 1, max(-1, war - _ADJECTIVES - 2), -1):
        if low[k] in _ARTICLES:
            return k
        if low[k] in _STOPS:
            return None
        if low[k] == "civil" and k == war - 1 and low[k - 1 : k] in (["in"], ["of"]):
            return k
    return None


def _counts(low: list[str], article: int, first: int, last: int) -> bool:
    if is_rank(low, article):
        return False  # "one of the bloodiest days of the war"
    before = low[max(0, article - 1) : article]
    if low[article] in _OWNERS:
        before = low[max(0, article - _OWNER_REACH) : article]
    if not _OUTSIDE.isdisjoint(before) or not _LEFT.isdisjoint(low[max(0, article - 3) : article]):
        return False  # "years after the war", "a mine left over from the war"
    if article < first:
        told = low[max(0, article - _TOLL_REACH) : article]
        return "from" not in before or not _TOLLS.isdisjoint(told)
    return not _IN.isdisjoint(before) and _NEXT.isdisjoint(low[last:article])


_OUTSIDE = words("after before until despite")
_LEFT = words("left leftover relic relics remnants mine mines legacy")
_NEXT = words("when toll that")
"""What stands behind them is of another clause: "and that the toll in the war"."""
_OWNERS = words("'s ’s")
_OWNER_REACH = 3
_TOLL_REACH = 4
