"""What a verb must have right after it to tell of a movement: "pushed into", "took position"."""

from processors.extraction.movements.arguments import past_adverbs
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import SETS, Phrases
from processors.text import numbers
from processors.text.lexicon import words

_LENGTHS = frozenset(
    {"km", "kilometres", "kilometers", "kilometre", "kilometer", "miles", "mile", "metres"}
    | {"meters", "yards", "m"}
)
_MEANS = SETS["means"]


def has_needed(scene: Telling, needs: Phrases | None, starts: tuple[int, ...]) -> bool:
    """Whether the verb needs no phrase, or one of those it needs begins at one of `starts`."""
    return needs is None or any(past_needed(scene, needs, start) for start in starts)


def _past_means(scene: Telling, i: int) -> int:
    """Past "by boat and helicopter", "in ten trucks", "on foot"."""
    if scene.word(i) not in {"by", "in", "on", "aboard"}:
        return i
    for k in range(i + 1, i + 5):
        if scene.word(k) in _MEANS and scene.word(k + 1) not in {"and", "or"}:
            return past_adverbs(scene, k + 1)
        if not (scene.is_nounish(k) or scene.word(k) in {"and", "or"} or k in scene.counted):
            return i
    return i


def past_needed(scene: Telling, needs: Phrases, start: int) -> int | None:
    """The end of the needed phrase that stands at `start`, adverbs and "800 metres" passed over."""
    i = past_adverbs(scene, start)
    i = _past_means(scene, past_distance(scene, i))
    for rest in needs.get(scene.word(i), ()):
        end = i + 1 + len(rest)
        if tuple(scene.low[i + 1 : end]) == rest:
            return end
    return None


def past_distance(scene: Telling, i: int) -> int:
    """Past "800 metres", "up to two km", "several kilometres"."""
    end = i
    while (
        end in scene.counted
        or (word := scene.word(end))[:1].isdigit()
        or word in _SO_MANY
        or numbers.is_number_word(word)
    ) and end < i + _DISTANCE:
        end += 1
    return end + 1 if end > i and scene.word(end) in _LENGTHS else i


_SO_MANY = words(
    "a some about around nearly almost roughly several few dozens hundreds of up to more than at "
    "least another further half couple"
)
_DISTANCE = 6
