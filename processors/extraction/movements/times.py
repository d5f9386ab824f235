"""Times that stand between a subject and its verb: "The fleet last year left Malta"."""

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import SETS, TIMES

_WHICH = SETS["which_time"]
_SOONER = SETS["sooner_or_later"]
_SOME = SETS["some_time"]
_FIRST = 1
"""Where the year stands that leads a sentence: "In 2014 deployed soldiers were told"."""
_OPENING = frozenset({"in", "of", "since", "by", "early", "late", "mid", "during"}) | TIMES


def is_time(scene: Scene, i: int) -> bool:
    """As in "last week", "the next day", "earlier this month": whether a time begins at `i`."""
    if scene.word(i) in _SOONER or scene.word(i) == "the":
        i += 1
    return scene.word(i) in _WHICH and scene.word(i + 1) in TIMES


def is_year(scene: Scene, i: int) -> bool:
    """As in "in 1998", "in March 1998": a year, and no count of what follows."""
    word = scene.word(i)
    is_number = len(word) == len("1998") and word.isdigit()
    return is_number and i > _FIRST and scene.word(i - 1) in _OPENING


def before_time(scene: Scene, i: int) -> int:
    """The last token before the time that ends at `i`, `i` itself where none does."""
    if scene.word(i) in _SOONER and scene.word(i - 1) in TIMES:
        at = i - 2
        while at >= 0 and (at in scene.counted or scene.word(at) in _SOME):
            at -= 1
        return at if at < i - 2 else i
    at = i
    while scene.word(at) in TIMES and not scene.is_place(at):
        at -= 1
    if at == i or scene.word(at) not in _WHICH:
        return i
    at -= 1
    return at - 1 if scene.word(at) in _SOONER or scene.word(at) == "the" else at
