"""Who decides for forces that nobody names: "the cabinet decided", "President Assad ordered"."""

from processors.extraction.movements import verb_group
from processors.extraction.movements.force import Force
from processors.extraction.movements.scene import Scene
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import SETS
from schemas.claim import EquipmentType

_RULERS = SETS["rulers"]
_TITLES = SETS["ruling_titles"]
_ARTICLES = SETS["determiners"]
_LONGEST = 6


def before(scene: Scene, end: int) -> Force | None:
    """The ruler whose noun group ends right before token `end`, given as a state is."""
    start = end
    while start > max(0, end - _LONGEST) and (
        scene.is_nounish(start - 1) or scene.word(start - 1) in _ARTICLES or _is_joint(scene, start)
    ):
        start -= 1
    if start == end or not (
        scene.word(end - 1) in _RULERS
        or (scene.is_name(end - 1) and any(scene.word(k) in _TITLES for k in range(start, end - 1)))
    ):
        return None
    return Force(start, end, end - 1, scene.text(start, end), strong=True, is_state=True)


def deciding(scene: Scene, group: VerbGroup) -> Force | None:
    """The ruler who is the subject of the verb, or of the word that governs it."""
    at = group.start
    if group.governor_at is not None and group.governor_at < at:
        at = verb_group.around(scene, group.governor_at).start
    return before(scene, at)


def ordering(scene: Scene, noun: int) -> Force | None:
    """The ruler who orders or announces what the noun group at `noun` says."""
    verb = noun - 1 if scene.word(noun - 1) not in _ARTICLES else noun - 2
    if scene.word(verb) not in _TELLING_OF:
        return None
    return before(scene, verb_group.around(scene, verb).start)


def has(force: Force) -> bool:
    """Whether what a ruler sends or calls back is a force, though its name alone is none.

    Ships, planes and units are; men and officers may be servants or friends.
    """
    kinds = {item.type for item in force.equipment}
    last = force.name.rpartition(" ")[2].lower()
    return bool(kinds & _OF_WAR) if force.is_equipment else last in _HIS


_OF_WAR = frozenset({EquipmentType.SHIPS, EquipmentType.AIRCRAFT, EquipmentType.ARTILLERY})
_HIS = SETS["rulers_forces"]
_TELLING_OF = SETS["telling_of"]


def _is_joint(scene: Scene, start: int) -> bool:
    return scene.word(start - 1) == "'s"
