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


def is_conflict(low: list[str], around: Iterable[list[str]]) -> bool:
    """`low` are the words of the claim's sentence, `around` those of its neighbours and the lead.

    The nearest words decide; where nothing tells, violence is taken for granted, since the
    sentence has a word of harm.
    """
    if "non-combat" in low or ("non" in low and "combat" in low):
        return False
    for words in chain((low,), around):
        violent = len(_VIOLENT.intersection(words))
        other = len(_OTHER.intersection(words))
        if violent != other:
            return violent > other
    return True
