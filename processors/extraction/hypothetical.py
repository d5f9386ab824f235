"""Harm that a noun tells and that has not come: "could cause 300 deaths"."""

from enum import Enum
from itertools import pairwise

from processors.extraction.row import Noun, Row
from processors.text.lexicon import words


class Reality(Enum):
    """Whether what a phrase counts is told as having happened."""

    REAL = "real"
    POSSIBLE = "possible"
    """It may have happened: "could have caused 300 deaths", "300 deaths are feared"."""
    UNREAL = "unreal"
    """It is only expected, feared to come, threatened or prevented."""


_CLAUSE_ENDS = words(", ; : . that which who where when while after because but and said")
_REACH = 9
"""Tokens between an auxiliary and the phrase that its verb governs."""
_MAY = words("could may might")
_MODAL = _MAY | words("would will can should shall 'll")
_CAUSING = words(
    "cause lead result leave mean bring produce inflict suffer sustain see face entail trigger "
    "cost claim add caused led resulted left meant brought produced inflicted suffered sustained "
    "seen faced entailed triggered claimed added"
)
_EXPECTING = words(
    "expect expects expected expecting predict predicts predicted predicting forecast forecasts "
    "projected anticipate anticipates anticipated envisaged risk risks risked risking avoid avoids "
    "avoided avoiding prevent prevents prevented preventing avert averts averted averting"
)
"""Whose object has not happened."""
_NEAR = 3
"""Tokens from such a verb to the number that it governs: "predicted at least 300 deaths"."""
_OF_WHAT_MAY_COME = {
    (word, "of")
    for word in (
        *("threat", "threats", "risk", "risks", "danger", "possibility", "prospect", "warned"),
        *("warning", "warns", "warn", "chance", "likelihood", "fear"),
    )
} | {
    (word, "for")
    for word in (
        *("allow", "allows", "allowed", "prepare", "prepares", "prepared", "preparing", "ready"),
        *("braced", "bracing", "brace", "beds", "room", "capacity", "space", "places", "planned"),
    )
}
_AHEAD = {
    (word, "to")
    for word in ("likely", "expected", "set", "bound", "threatens", "threatened", "about", "sure")
}
_EXPECTED = words("expected predicted forecast projected likely possible inevitable anticipated")
_BE = words("are is were was be")


def of(row: Row, noun: Noun) -> Reality:
    """Whether the harm that a noun phrase counts has come."""
    low = row.tokens.low
    after = low[noun.end : noun.end + 3]
    if after[:1] and after[0] in _MODAL and "be" in after[1:]:
        return Reality.UNREAL  # "300 lives could be lost"
    if after[:1] and after[0] in _BE and not _EXPECTED.isdisjoint(after[1:]):
        return Reality.UNREAL
    if after[:1] and after[0] in _BE and "feared" in after[1:]:
        return Reality.POSSIBLE
    start = noun.start
    for at in range(noun.start - 1, max(-1, noun.start - _REACH), -1):
        if low[at] in _CLAUSE_ENDS:
            break
        start = at
    before = low[start : noun.start]
    if not before:
        return Reality.REAL
    pairs = set(pairwise(before[-_NEAR - 1 :]))
    if not _EXPECTING.isdisjoint(before[-_NEAR:]) or not _OF_WHAT_MAY_COME.isdisjoint(pairs):
        return Reality.UNREAL
    if not _FEARING.isdisjoint(before[-_NEAR:]):
        return Reality.POSSIBLE
    return _behind_auxiliary(before)


_FEARING = words("fear fears feared fearing")


def _behind_auxiliary(before: list[str]) -> Reality:
    """What the words before a phrase make of it: "might lead to the", "could have caused"."""
    ahead = any(pair in _AHEAD for pair in pairwise(before))
    if ahead and not _CAUSING.isdisjoint(before):
        return Reality.UNREAL
    at = max((i for i, word in enumerate(before) if word in _MODAL), default=-1)
    if at < 0 or _CAUSING.isdisjoint(before[at:]):
        return Reality.REAL
    has = "have" in before[at : at + 3]
    return Reality.POSSIBLE if has and before[at] in _MAY else Reality.UNREAL
