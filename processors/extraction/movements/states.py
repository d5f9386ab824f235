"""Governments that stand for their forces: "Russia sent", "the Turks withdrew"."""

from processors.extraction.movements.force import Force
from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    GOVERNORS,
    PREPOSITIONS,
    SETS,
    STOPS,
    VERBS,
)

_ORGANISATIONS = SETS["organisations"]
_SMALL = PREPOSITIONS | STOPS
_FORMER = SETS["former_states"]
_CAPITALS = SETS["seats_of_government"]
_SIDES = SETS["sides"]
_INSTITUTIONS = SETS["institutions"]
_ARTICLES = SETS["determiners"]
_GOVERNING = frozenset().union(*GOVERNORS.values())


def state_at(scene: Scene, i: int, *, as_object: bool = False) -> Force | None:
    """The government that the country, capital or people named at `i` stands for."""
    if scene.word(i) in _ORGANISATIONS and scene.tokens.raw[i].isupper():
        return Force(i, i + 1, i, scene.text(i, i + 1), strong=True, is_state=True)
    if (unlisted := _unlisted(scene, i)) is not None:
        return unlisted
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
            scene.word(end - 1).endswith("s")
            or follows in VERBS
            or follows in AUXILIARIES
            or _is_past(scene, end)
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


def _unlisted(scene: Scene, i: int) -> Force | None:
    """A party that no gazetteer has for a country: "Yugoslavia", "both sides", "Moscow"."""
    word = scene.word(i)
    start = i
    if word in _FORMER:
        if not scene.is_name(i) and i > 0:
            return None
    elif word in _SIDES:
        if scene.word(i - 1) not in {"both", "two"}:
            return None
        start = i - 2 if scene.word(i - 2) == "the" else i - 1
    elif word in _CAPITALS or word in _INSTITUTIONS:
        if not _governs(scene, i):
            return None
        while word in _INSTITUTIONS and (
            scene.is_demonym(start - 1) or scene.word(start - 1) == "the"
        ):
            start -= 1
    else:
        return None
    return Force(start, i + 1, i, scene.text(start, i + 1), strong=True, is_state=True)


def _governs(scene: Scene, i: int) -> bool:
    """Whether the city is the subject of a verb: "Moscow sent", not "left Moscow"."""
    first = i
    while scene.word(i) in _INSTITUTIONS and (
        scene.is_demonym(first - 1) or scene.word(first - 1) == "the"
    ):
        first -= 1
    before = scene.word(first - 1)
    if before in PREPOSITIONS or before in VERBS or before in _ARTICLES:
        return False
    following = i + 1
    while scene.word(following) in ADVERBS:
        following += 1
    return (
        scene.word(following) in VERBS
        or scene.word(following) in AUXILIARIES
        or scene.word(following) in _GOVERNING
    )


def _is_past(scene: Scene, i: int) -> bool:
    """As in "the French responded on": a verb, not "the French armed forces"."""
    word = scene.word(i)
    following = scene.word(i + 1)
    return word.endswith("ed") and (following in PREPOSITIONS or following in _ARTICLES)
