"""Whether the harm comes from organised or political violence."""

from collections.abc import Iterable
from itertools import chain

from processors.text.lexicon import load

_CUES = load("processors.extraction", "conflict")
_VIOLENT = frozenset(_CUES["violence"]["words"])
_OTHER = frozenset(_CUES["accident"]["words"]) | frozenset(_CUES["nature"]["words"]) | frozenset(
    _CUES["disease"]["words"]
) | frozenset(_CUES["crime"]["words"])  # fmt: skip
CUES = _VIOLENT | _OTHER
"""Words of violence, accident, weather and disease."""
_PARTIES = frozenset(_CUES["violence"]["parties"])
"""Of the words of violence, those that name who bears arms: soldiers die on the road too."""
_MISHAPS = frozenset(_CUES["accident"]["mishaps"])
"""Of the words of accident, those that tell what happened, whoever was aboard."""
_BEFORE_GUNS = frozenset(_CUES["violence"]["before_fire"])
"""Words before "fire" that make it gunfire."""


def is_conflict(low: list[str], around: Iterable[list[str]]) -> bool:
    """`low` are the words of the claim's sentence, `around` those of its neighbours and the lead.

    The nearest words decide; where nothing tells, violence is taken for granted, since the
    sentence has a word of harm.
    """
    if "non-combat" in low or ("non" in low and "combat" in low):
        return False
    for words in chain((low,), around):
        acts = _VIOLENT.intersection(words)
        harmless = _OTHER.intersection(words)
        if "fire" in harmless and _is_gunfire(words):
            harmless, acts = harmless - {"fire"}, acts | {"fire"}
        if acts <= _PARTIES and not harmless.isdisjoint(_MISHAPS):
            return False
        violent, other = len(acts), len(harmless)
        if violent != other:
            return violent > other
    return True


def _is_gunfire(low: list[str]) -> bool:
    """As in "opened fire", "killed by our fire", "an exchange of fire"."""
    at = low.index("fire")
    before = low[at - 1] if at else ""
    if before == "of":
        return low[at - 2] in {"exchange", "line", "hail", "burst", "exchanges", "volley"}
    return before in _BEFORE_GUNS
