"""Ages told behind people: "aged 8 and 10", "a woman, 45, and her two sons, 5 and 7,"."""

from processors.extraction import counts
from processors.extraction.noun_words import MORE
from processors.extraction.row import Chunk, Kind, Noun
from processors.extraction.verb_groups import verb_group
from processors.extraction.vocabulary import ADJECTIVES, PERSONS
from processors.text import numbers
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_OLDEST = 110
_COUNTED_ON = frozenset((*PERSONS, *ADJECTIVES, *MORE, "other", "others", "were", "was"))
"""After a number: it counts people anew and is no age."""
_JOINTS = words(", and or to -")
_OLD = words("year years year-old")
_BARE = words("a an half one")
"""Numbers that give nobody's age unless "aged" stands before."""


def past_ages(tokens: Tokens, k: int, people: int) -> int:
    """Index after "19, 22 and nine" of so many people so old; 0 if that is no age."""
    end = _past_age(tokens, k)
    ages = 1
    while end and tokens.word(end) in _JOINTS:
        after = _past_joint(tokens, end)
        next_end = _past_age(tokens, after)
        if not next_end or (tokens.word(next_end) in _COUNTED_ON and ages >= people):
            break
        end = next_end
        ages += 1
    return end


def _past_joint(tokens: Tokens, k: int) -> int:
    return k + 2 if tokens.word(k) == "," and tokens.word(k + 1) == "and" else k + 1


def _past_age(tokens: Tokens, k: int) -> int:
    if tokens.word(k)[:1].isdigit():
        return k + 1
    number = numbers.read(tokens, k)
    return number[1] if number is not None and tokens.word(k) not in {"a", "an", "half"} else 0


def counted_in(chunks: list[Chunk]) -> int:
    """How many the phrase last read counts."""
    for chunk in reversed(chunks[-2:]):
        if isinstance(chunk, Noun):
            return chunk.quantity.low if chunk.quantity is not None else 1
    return 1


def past_aside(tokens: Tokens, comma: int, chunks: list[Chunk]) -> int:
    """Index after the ages that a comma opens behind as many people; 0 if it opens none.

    As many numbers as people, which do not come to their number: that would count them by kind.
    """
    number = numbers.read(tokens, comma + 1)
    last = chunks[-1] if chunks else None
    if number is None or not isinstance(last, Noun):
        return 0
    people = _number_of(tokens, last, chunks)
    told: list[int] = []
    end = number[1]
    k = comma + 1
    while number is not None and len(told) < people and tokens.word(k) not in _BARE:
        told.append(number[0])
        end = number[1]
        if len(told) == people:
            break
        if tokens.word(end) not in _JOINTS:
            return 0
        k = _past_joint(tokens, end)
        number = numbers.read(tokens, k)
    if not told or len(told) != people or max(told) > _OLDEST:
        return 0
    if people > 1 and sum(told) == people:
        return 0
    if tokens.word(end) in _OLD:
        return end + 2 if tokens.word(end + 1) == "old" else end + 1
    after = tokens.word(end)
    return end if after == "and" or not after[:1].isalnum() else 0


def past_close(tokens: Tokens, k: int) -> int:
    """Index after the comma that closes an aside at `k`, where the verb comes next."""
    return k + 1 if tokens.word(k) == "," and verb_group(tokens, k + 1) is not None else k


def _number_of(tokens: Tokens, noun: Noun, chunks: list[Chunk]) -> int:
    """How many people a phrase names; 0 if it names none, or does not say how many."""
    if noun.place or noun.thing or noun.effect is not None:
        return 0
    if noun.indefinite:
        return 1  # whatever the noun: who has an age is somebody
    if not counts.is_person(tokens, noun):
        return 0
    if noun.proper and len(chunks) > 1 and chunks[-2].kind is Kind.PREPOSITION:
        return 0  # "in Karbak, 12, and in Homs, nine"
    count = counts.of(tokens, noun)
    return count[0] if count is not None and count[0] == count[2] else 0
