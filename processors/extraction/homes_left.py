"""The place that the displaced left: "3,000 fled Homs", "were evacuated from Homs"."""

from collections.abc import Sequence

from processors.extraction.place_paths import KINDS_BEFORE
from processors.extraction.roles import Named
from processors.geo.mention import PlaceMention
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_LEAVING = words(
    "fled flee flees fleeing left leave leaving abandoned abandoning escaped escape escaping"
)
_DRIVEN = _LEAVING | words(
    "evacuated relocated resettled driven drove driving forced forcing chased expelled evicted "
    "displaced uprooted arrived streamed streaming poured pouring crossed"
)
_REACH = 9
"""Tokens from the verb to "from"."""


def of(tokens: Tokens, named: Sequence[Named], first: int) -> PlaceMention | None:
    """The place named as left by those whom tokens from `first` on tell displaced."""
    low = tokens.low
    for start, _, mention in named:
        if start <= first:
            continue
        at = start - 1
        while at > first and low[at] in KINDS_BEFORE and low[at] != "from":
            at -= 1
        if low[at] in _LEAVING:
            return mention  # "fled the town of X"
        is_out = low[at] == "from" or low[at : at + 2] == ["out", "of"]
        if is_out and not _DRIVEN.isdisjoint(low[max(first, at - _REACH) : at]):
            return mention
    return None
