"""Places of an event that only dates the one told: "killed nine in X, a day after a raid on Y"."""

from itertools import pairwise

from processors.extraction.roles import Named
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_SPANS = words("minutes hour hours day days week weeks month months year years fortnight")
_APART = words("after before")
_ANOTHER = words("another similar")
_VICTIMS = words("killed kidnapped abducted injured wounded died seized taken captured executed")


def is_apart(tokens: Tokens, last: int, at: int) -> bool:
    """Whether the name at token `at` is told behind "a day after", and that behind `last`."""
    between = tokens.low[last:at]
    if any(between[k : k + 3] == _SAME_DAY for k in range(len(between))):
        return True
    return any(span in _SPANS and word in _APART for span, word in pairwise(between))


_SAME_DAY = ["same", "day", "as"]


def is_of_a_second(tokens: Tokens, last: int, name: Named, here: int) -> bool:
    """As in "killed four, and another in X killed two": a second event, behind token `last`.

    `here`: the first place of the sentence. Without another place before it the second victim
    may have been hurt at the same spot: "one was killed and another wounded in X".
    """
    at, end, _ = name
    low = tokens.low
    for k in range(last, at - 1):
        second = k + 2 if low[k + 1] in _ARTICLES else k + 1
        if low[k] not in _JOINTS or low[second] not in _SECOND:
            continue
        goes_on = tokens.word(end)[:1].isalnum() and tokens.word(end) not in _ENDING
        is_beside = at - second <= _BESIDE
        return (is_beside and goes_on) or here <= k
    return False


_BESIDE = 4
"""Tokens from "another" to the name of its place: "another bomb in X"."""
_ENDING = words("on in at near and or but while after before during when as that which who where")
_JOINTS = words("and , ; while but whereas")
_ARTICLES = words("a the one")
_SECOND = words("another second third fourth separate similar")


def is_another(tokens: Tokens, last: int, at: int) -> bool:
    """The same where the text says that it is not the event told: "after a similar attack in".

    So it does where victims are told of it: "days after 286 pupils were kidnapped in".
    """
    between = tokens.low[last:at]
    if not is_apart(tokens, last, at):
        return False
    behind = next((k for k, pair in enumerate(pairwise(between)) if pair[1] in _APART), 0)
    return not (_ANOTHER.isdisjoint(between) and _VICTIMS.isdisjoint(between[behind:]))
