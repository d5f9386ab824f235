"""Movements told by a verb: "troops advanced", "Russia sent men", "rebels seized the town"."""

from collections.abc import Iterator

from processors.extraction.movements import reality, under_way, verb_group
from processors.extraction.movements.arguments import (
    purpose_of,
)
from processors.extraction.movements.changing_hands import falls, loses
from processors.extraction.movements.force import Force
from processors.extraction.movements.going import goes, is_convoy
from processors.extraction.movements.helping import reinforces, relieves
from processors.extraction.movements.move import Move
from processors.extraction.movements.progress import progresses
from processors.extraction.movements.sending import expels, sends
from processors.extraction.movements.taking import enters, leaves, takes
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.times import is_year
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import (
    SETS,
    VERBS,
    Sense,
)
from schemas.claim import Action, EquipmentType

_DETERMINERS = SETS["determiners"]
_SHIFTING = frozenset(
    {"move", "moved", "moves", "moving", "bring", "brought", "sent", "send", "shipped"}
)
_SETTING_OFF = frozenset({"left", "leaving", "departed", "departing"})
_BACK = frozenset({"back", "out", "away", "off"})


def find(scene: Telling) -> Iterator[Move]:
    """Every movement that a verb of the sentence tells of; `recalled` is what "they" means."""
    for verb, word in enumerate(scene.low):
        senses = VERBS.get(word)
        if senses is None:
            continue
        if word in _UNDER_WAY and (move := under_way.find(scene, verb)):
            yield move
            continue
        if verb_group.is_noun(scene, verb):
            continue
        if (inside := scene.force_at(verb)) is not None and inside.head != verb:
            continue
        group = verb_group.around(scene, verb)
        if word == "storm" and reality.is_tried(scene, group):
            continue  # an attack, by which nobody moved
        if word == "leaving" and scene.word(verb - 1) == "," and verb > 1:
            continue  # "pulled out, leaving the town to the rebels": what came of it
        if word in _ALSO_NOUNS and group.start == verb and scene.word(verb + 1) != "up":
            continue
        if group.passive and scene.word(group.start - 1) == "it" and scene.word(verb + 1) == "that":
            continue  # "it was gathered that": said of nobody
        if group.infinitive and group.governor is None and _is_purpose(scene, group):
            continue
        if _describes(scene, verb):
            continue
        for sense in senses:
            if move := _read(scene, group, sense):
                route = move.route
                if (
                    move.action is Action.WITHDRAW
                    and word in _SHIFTING
                    and route.destination
                    and scene.word(verb + 1) not in _BACK
                    and not _is_back(scene, move.mover)
                ):
                    # "moved from Basra to Kirkuk": where they went, not that they left
                    move = move._replace(action=Action.DEPLOY)
                if (
                    move.action in {Action.WITHDRAW, Action.DEPLOY}
                    and word in _SETTING_OFF
                    and (
                        _drives(move.mover) or (route.destination and is_convoy(scene, move.mover))
                    )
                    and (move.action is Action.WITHDRAW or route.origin)
                ):
                    # "the trucks had left Gao with supplies": on their way, not in retreat
                    move = move._replace(action=Action.TRANSIT)
                yield move._replace(verb=verb, governor_at=group.governor_at)
                break


def _is_back(scene: Telling, mover: Force) -> bool:
    """As in "bring our men back from Gao to Bamako": home again, wherever that is."""
    return scene.word(mover.end) == "back"


def _drives(mover: Force) -> bool:
    """Whether it is vehicles that move."""
    return mover.is_equipment and mover.equipment[0].type is EquipmentType.VEHICLES


def _describes(scene: Telling, verb: int) -> bool:
    """As in "the U.S. invading troops", "200 promised soldiers": a participle before its noun."""
    if scene.force_at(verb + 1) is None:
        return False
    if scene.word(verb).endswith("ed"):
        return (
            verb - 1 in scene.counted
            and not is_year(scene, verb - 1)
            and scene.force_at(verb - 1) is None
        )
    if not scene.word(verb).endswith("ing"):
        return False
    return verb - 1 in scene.mentions or scene.word(verb - 1) in _DETERMINERS


def _is_purpose(scene: Telling, group: VerbGroup) -> bool:
    """As in "pulled back to regroup": what another movement is for, no movement of its own."""
    before = group.start - 1
    if "for" in scene.low[max(0, before - 4) : before] and not scene.force_at(before):
        return True  # "opened the way for people to flee"
    at = purpose_of(scene, group.start)
    return at != group.start and not any(
        force.start > at and force.end == group.start for force in scene.forces
    )


def _read(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """The movement that one sense of a verb makes here, if its frame is filled."""
    for frame, reads in _FRAMES.items():
        if frame in sense.frames and (move := reads(scene, group, sense)):
            return move
    return None


_FRAMES = {
    "expels": expels,
    "relieves": relieves,
    "reinforces": reinforces,
    "sends": sends,
    "takes": takes,
    "enters": enters,
    "leaves": leaves,
    "goes": goes,
    "escorts": under_way.escorts,
    "progresses": progresses,
    "falls": falls,
    "loses": loses,
}
"""Those whose object tells more are asked first."""
_ALSO_NOUNS = frozenset({"station", "base", "line"})
"""Verbs only behind an auxiliary or "to": "will station troops", and before "up"."""
_UNDER_WAY = frozenset({"way", "route", "bound", "move"})
