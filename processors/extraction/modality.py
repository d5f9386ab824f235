"""Whether it is said to have happened."""

from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Modality

_PLANNED = words(
    "will shall plan plans planned planning prepare prepares prepared preparing intends intend "
    "intended ordered order expected expect expects scheduled agreed pledged vowed threatened "
    "imminent upcoming forthcoming poised ready set going"
)
_CONDITIONAL = words("would could may might if unless whether considering possibly should")
_DENIED = words("denied denies deny denying refuted rejected dismissed")


def of(tokens: Tokens, first: int, last: int) -> Modality:
    """The modality that cue words in tokens `first` up to `last` and just before give."""
    before = tokens.low[max(0, first - 8) : first]
    if not _DENIED.isdisjoint(before):
        return Modality.DENIED
    inside = set(tokens.low[first:last])
    if inside & _CONDITIONAL:
        return Modality.CONDITIONAL
    if inside & _PLANNED:
        return Modality.PLANNED
    return Modality.REPORTED


def is_denied(tokens: Tokens, first: int) -> bool:
    """Whether somebody rejects what begins at token `first`: "denied that 12 had been killed"."""
    return not _DENIED.isdisjoint(tokens.low[max(0, first - 8) : first])
