"""Whether it is said to have happened."""

from itertools import pairwise

from processors.text.lexicon import words
from processors.text.tokens import Tokens

_DENIED = words("denied denies deny denying refuted rejected dismissed")


def is_denied(tokens: Tokens, first: int) -> bool:
    """Whether somebody rejects what begins at token `first`: "denied that 12 had been killed"."""
    low = tokens.low
    if not _DENIED.isdisjoint(low[max(0, first - 8) : first]):
        return True
    if _TALES.isdisjoint(low[max(0, first - _TALE_REACH) : first]):
        return False
    told = low[first : first + _VERDICT_REACH]
    return not _FALSE.isdisjoint(told) or ("not", "true") in pairwise(told)


_TALES = words("report reports claim claims rumours rumors allegation allegations suggestion")
_FALSE = words("untrue false baseless unfounded fabricated")
_TALE_REACH = 3
_VERDICT_REACH = 16
"""Tokens between a tale and what is said of it: "reports that 60 had died … were not true"."""
