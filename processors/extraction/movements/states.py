"""Governments that stand for their forces: "Russia sent", "the Turks withdrew"."""

from processors.extraction.movements.force import Force
from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import (
    AUXILIARIES,
    PREPOSITIONS,
    SETS,
    STOPS,
    VERBS,
)

_ORGANISATIONS = SETS["organisations"]
_SMALL = PREPOSITIONS | STOPS


def state_at(scene: Scene, i: int, *, as_object: bool = False) -> Force | None:
    """The government that the country, capital or people named at `i` stands for."""
    if scene.word(i) in _ORGANISATIONS and scene.tokens.raw[i].isupper():
        return Force(i, i + 1, i, scene.text(i, i + 1), strong=True, is_state=True)
    mention = scene.mentions.get(i)
    if mention is None:
        return None
    start = end = i
    while scene.mentions.get(start - 1) is mention:
        start -= 1
    while scene.mentions.get(end) is mention:
        end += 1
    if mention.demonym:
        follows = scene.word(end)
        people = scene.word(start - 1) == "the" and (
            scene.word(end - 1).endswith("s") or follows in VERBS or follows in AUXILIARIES
        )
        if as_object:
            people = scene.word(start - 1) == "the" and not scene.is_nounish(end)
        elif follows in _SMALL:
            return None
        if not people:
            return None
        start -= 1
    elif not scene.is_country(i):
        return None
    return Force(start, end, end - 1, scene.text(start, end), strong=True, is_state=True)
