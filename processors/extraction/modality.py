"""Whether it is said to have happened."""

from itertools import pairwise

from processors.text.lexicon import words
from processors.text.tokens import Tokens

_DENIED = words("denied denies deny denying refuted rejected dismissed")


_PART = words("involvement responsibility after when role involved link links")
"""Denied are these, not the harm."""


def is_denied(tokens: Tokens, first: int, end: int = 0) -> bool:
    """Whether somebody rejects what begins at token `first`: "denied that 12 had been killed"."""
    low = tokens.low
    if not _DENIED.isdisjoint(low):
        before = low[max(0, first - 8) : first]
        last = max((k for k, word in enumerate(before) if word in _DENIED), default=-1)
        if last >= 0 and _PART.isdisjoint(before[last:]) and "said" not in before[last:]:
            return True
        if end and _is_denied_after(low, end):
            return True
    if is_of_a_tale_rejected(low, first, end):
        return True
    if _TALES.isdisjoint(low[max(0, first - _TALE_REACH) : first]):
        return False
    told = low[first : first + _VERDICT_REACH]
    return not _FALSE.isdisjoint(told) or ("not", "true") in pairwise(told)


def is_of_a_tale_rejected(low: list[str], first: int, end: int) -> bool:
    """As in "dismissed as propaganda the claim that 12 had been killed", "there is no truth in"."""
    for k in range(first - 1, max(-1, first - _TOLD_REACH), -1):
        if low[k] in {",", ";", "."}:
            return False
        if (low[k - 1], low[k]) == ("not", "true"):
            return True
        if low[k] not in _STATEMENTS:
            continue
        before = low[max(0, k - _REJECTION_REACH) : k]
        if _THAT.isdisjoint(low[k + 1 : first + 1]):
            return False  # "according to a report nine died"
        starts = [at for at, word in enumerate(before) if word in _BREAKS]
        before = before[starts[-1] + 1 :] if starts else before
        if not _REJECTING.isdisjoint(before) or ("no", "truth") in pairwise(before):
            return True
        return end > 0 and not _NONSENSE.isdisjoint(low[end : end + _NONSENSE_REACH])
    return False


_THAT = words("that of about")
_BREAKS = words("; . after said says")
_TOLD_REACH = 8
_REJECTION_REACH = 8
_NONSENSE_REACH = 6


def is_feared(low: list[str], first: int) -> bool:
    """As in "there are fears that 30 have died": what begins at token `first` may not be so."""
    before = low[max(0, first - _TALE_REACH) : first]
    return _FALSE.isdisjoint(low) and any(
        word in _FEARS and after == "that" for word, after in pairwise(before)
    )


_FEARS = words("fear fears worries concern concerns suspicion suspicions")


def doubt(low: list[str], first: int) -> str:
    """What the clause over "that" says of what begins at token `first`.

    "denied": "there is no evidence that 20 were killed", "he doubts that"; "conditional": "could
    not confirm that"; else "".
    """
    that = next((k for k in range(first - 1, max(-1, first - _THAT_REACH), -1)
                 if low[k] == "that"), -1)  # fmt: skip
    if that < 1:
        return ""
    before = low[max(0, that - _DOUBT_REACH) : that]
    if before[-1] in _DOUBTING:
        return "denied"
    pairs = pairwise(before)
    if any(word == "no" and after in _EVIDENCE for word, after in pairs):
        return "denied"
    if _NOT.isdisjoint(before):
        return ""
    return "denied" if before[-1] in _BELIEVING else "conditional" if before[-1] in _PROVING else ""


_THAT_REACH = 5
_DOUBT_REACH = 6
_DOUBTING = words("doubt doubts doubted doubting")
_EVIDENCE = words("evidence proof sign signs indication indications suggestion confirmation")
_NOT = words("not n't cannot can't couldn't never unable refused declined hasn't haven't didn't")
_BELIEVING = words("believe think accept")
_PROVING = words("confirm confirmed verify verified prove proved proven establish established")


def rejects_a_tale(low: list[str]) -> bool:
    """As in "dismissed the allegation": nobody hurt, said next, denies it."""
    return any(
        word in _DENIED and not _CHARGES.isdisjoint(low[k + 1 : k + 1 + _TALE_REACH])
        for k, word in enumerate(low)
    )


def _is_denied_after(low: list[str], end: int) -> bool:
    """As in "…, a claim the government dismissed as false", "…; this was denied by the army"."""
    for k in range(end, min(end + _VERDICT_REACH, len(low))):
        if low[k] not in _DENIED:
            continue
        before = low[max(end, k - 5) : k]
        if "which" in before or not _TALES.isdisjoint(before):
            return True
        passive = not _BEEN.isdisjoint(before[-2:])
        if passive and not _IT.isdisjoint(before):
            return True
        told = low[k + 1 : k + 4]
        said = next((at for at, word in enumerate(told) if word in _TALES or word in _IT), None)
        return said is not None and low[k + 2 + said : k + 3 + said] in ([], ["."], [","], [";"])
    return False


def denies_last(tokens: Tokens) -> bool:
    """Whether a sentence rejects the one before: "The army denied it."."""
    low = tokens.low
    if len(low) > _SHORT:
        return False
    for k, word in enumerate(low):
        if word not in _DENIED:
            continue
        told = low[k + 1 : k + 4]
        alone = told[1:2] in ([], ["."], [","], [";"])
        active = bool(told) and (
            (told[0] in _POINTED and alone) or (told[0] in _THE and not _TALES.isdisjoint(told))
        )
        passive = low[:1] in (["this"], ["that"], ["it"]) or not _TALES.isdisjoint(low[:2])
        return active or (passive and not _BEEN.isdisjoint(low[max(0, k - 2) : k]))
    return False


_SHORT = 14
"""Words of a sentence that only rejects."""
_POINTED = words("it this that")
_THE = words("the this that these those such its their")
_BEEN = words("was were been")
_IT = words("this that it figure figures toll")
"""What is denied, after it was told."""
_TALES = words(
    "report reports claim claims rumours rumors allegation allegations suggestion fear fears"
)
_STATEMENTS = _TALES | words("statement statements account accounts")
_CHARGES = _TALES | words("accusation accusations charge charges")
_FALSE = words("untrue false baseless unfounded fabricated")
_NONSENSE = _FALSE | words("fantasy propaganda lie lies fabrication fabrications nonsense")
_REJECTING = (
    _DENIED
    | _NONSENSE
    | words("rejecting dismissing denying refuting contradicting rejects dismisses contradicted")
)
_TALE_REACH = 3
_VERDICT_REACH = 16
"""Tokens between a tale and what is said of it: "reports that 60 had died … were not true"."""
