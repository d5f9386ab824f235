"""Places of an event that only dates the one told: "killed nine in X, a day after a raid on Y"."""

from itertools import pairwise

from processors.text.lexicon import words
from processors.text.tokens import Tokens

_SPANS = words("minutes hour hours day days week weeks month months year years fortnight")
_APART = words("after before")
_ANOTHER = words("another similar")
_VICTIMS = words("killed kidnapped abducted injured wounded died seized taken captured executed")


def is_apart(tokens: Tokens, last: int, at: int) -> bool:
    """Whether the name at token `at` is told behind "a day after", and that behind `last`."""
    return any(span in _SPANS and word in _APART for span, word in pairwise(tokens.low[last:at]))


def is_of_a_second(tokens: Tokens, last: int, at: int) -> bool:
    """As in "killed four, and another in X killed two": a second event, behind token `last`."""
    between = tokens.low[last:at]
    return any(
        joint in _JOINTS and (one in _SECOND or (one in _ARTICLES and other in _SECOND))
        for joint, one, other in zip(between, between[1:], [*between[2:], ""], strict=False)
    )


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
    behind = next(k for k, pair in enumerate(pairwise(between)) if pair[1] in _APART)
    return not (_ANOTHER.isdisjoint(between) and _VICTIMS.isdisjoint(between[behind:]))
