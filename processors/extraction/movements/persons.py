"""Names of persons: they are seized and marched on as ground is, and are none."""

import re
from functools import lru_cache

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import GROUND
from processors.geo.lexicon import GIVEN, TITLES

_NAMESAKES = frozenset({"abu", "umm", "bin", "ibn", "martin", "abd", "saint-pierre"})
"""Towns begin so as well: "Abu Kamal", "Bin Jawad"."""
_MARKED = re.compile(
    r"\b(?:loyal to |allied (?:to|with) |backing |pro-|anti-|led by |supporters of |ally of )"
    r"([^\W\d_][\w-]*)"
    r"|\b([^\W\d_][\w-]*) (?:said|told|himself|herself|loyalists|supporters)\b"
)


def is_person(scene: Scene, start: int, stop: int) -> bool:
    """Whether a person is named from `start` up to `stop`: by a title, a given name, or elsewhere.

    A name that no gazetteer has is looked up in the text: "captured Gbagbo" takes no town where
    "forces loyal to Gbagbo" were told.
    """
    if scene.word(stop - 1) in GROUND:
        return False
    if scene.is_place(stop - 1):
        return any(scene.word(i) in _RULING for i in range(start, stop))
    for i in range(start, stop - 1):
        word = scene.word(i).rstrip(".")
        if (word in TITLES or word in GIVEN) and word not in _NAMESAKES:
            return True
    if not scene.is_name(stop - 1):
        return False
    return scene.text(stop - 1, stop) in _marked(scene.sentence.document.text)


_RULING = frozenset(
    {"president", "minister", "general", "colonel", "mr", "mrs", "gen", "col", "king", "leader"}
)


@lru_cache(maxsize=1)
def _marked(text: str) -> frozenset[str]:
    """The words of a text that it treats as persons' names somewhere."""
    return frozenset(name for found in _MARKED.findall(text) for name in found if name)
