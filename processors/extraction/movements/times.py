"""Times that stand between a subject and its verb: "The fleet last year left Malta"."""

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import (
    BE,
    FUTURE,
    HAVE,
    MIGHT,
    NEGATIVE,
    SETS,
    TIMES,
    WOULD,
)

_WHICH = SETS["which_time"]
_SOONER = SETS["sooner_or_later"]
_SOME = SETS["some_time"]
_FIRST = 1
"""Where the year stands that leads a sentence: "In 2014 deployed soldiers were told"."""
_ASIDE = 7
"""Tokens of a time at most: "in the past two or three weeks"."""
_OPENING = frozenset({"in", "of", "since", "by", "early", "late", "mid", "during"}) | TIMES


def is_time(scene: Scene, i: int) -> bool:
    """As in "last week", "the next day", "earlier this month": whether a time begins at `i`."""
    if scene.word(i) in _SOONER or scene.word(i) == "the":
        i += 1
    if scene.word(i) in _WHICH:
        return scene.word(i + 1) in TIMES
    stop = i + _ASIDE
    while i < stop and (scene.word(i) in _SOME or i in scene.counted):
        i += 1
    return scene.word(i) in TIMES and scene.word(i + 1) in _SOONER  # "a week ago"


def is_year(scene: Scene, i: int) -> bool:
    """As in "in 1998", "in March 1998": a year, and no count of what follows."""
    word = scene.word(i)
    is_number = len(word) == len("1998") and word.isdigit()
    return is_number and i > _FIRST and scene.word(i - 1) in _OPENING


def after_auxiliary(scene: Scene, i: int) -> int | None:
    """As in "have in recent weeks captured": the auxiliary before the time that ends at `i`."""
    if scene.word(i) not in TIMES and not scene.word(i).isdigit():
        return None
    for at in range(i - 1, max(-1, i - _ASIDE), -1):
        word = scene.word(at)
        if word in _AUXILIARY:
            return at
        if not (
            word in _WHICH
            or word in _SOME
            or word in TIMES
            or word in _WITHIN
            or word.isdigit()
            or at in scene.counted
        ):
            return None
    return None


_AUXILIARY = HAVE | BE | FUTURE | WOULD | MIGHT | NEGATIVE
_WITHIN = frozenset({"in", "on", "since", "over", "during", "within", "recent", "early", "late"})


def before_time(scene: Scene, i: int) -> int:
    """The last token before the time that ends at `i`, `i` itself where none does."""
    if scene.word(i) in _SOONER and scene.word(i - 1) in TIMES:
        at = i - 2
        while at >= max(0, i - _ASIDE) and (at in scene.counted or scene.word(at) in _SOME):
            at -= 1
        return at
    at = i
    while at > i - _ASIDE and scene.word(at) in TIMES and not scene.is_place(at):
        at -= 1
    if at == i or scene.word(at) not in _WHICH:
        return i
    at -= 1
    return at - 1 if scene.word(at) in _SOONER or scene.word(at) == "the" else at
