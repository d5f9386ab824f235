"""Ground told from the loser's side: "the town fell to the rebels", "lost Sake to the M23"."""

from processors.extraction.movements import ground, reality, routes, states
from processors.extraction.movements.arguments import past_adverbs
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.needs import past_needed
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import CONTROL, Sense

_SIDES = frozenset({"opposition", "government", "regime", "resistance", "junta", "insurgency"})
_REACH = 14
"""Tokens from the verb to the "to" that says who has the ground now."""


def falls(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "Goma fell to the rebels on Monday": the subject is the ground."""
    if sense.needs is None or group.passive:
        return None
    end = past_needed(scene, sense.needs, group.verb + 1)
    taken = ground.before(scene, group.start)
    if taken is None and scene.word(group.start - 1) == "which":
        taken = ground.before_which(scene, group.start)
    taker = _taker(scene, end) if end is not None else None
    if taken is None or taker is None:
        return None
    return _move(scene, group, sense, taker, taken)


def loses(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "the army lost control of Kidal to the rebels": the object is the ground."""
    at = past_adverbs(scene, group.verb + 1)
    if scene.word(at) in CONTROL and scene.word(at + 1) in {"of", "over"}:
        at += 2
    stop = ground.end_of(scene, at)
    if group.passive or stop == at or not scene.is_ground(at, stop) or scene.force_at(stop - 1):
        return None
    for i in range(stop, min(stop + _REACH, len(scene.low))):
        if scene.word(i) == "to" and (taker := _taker(scene, i + 1)) is not None:
            return _move(scene, group, sense, taker, (at, stop))
        if scene.word(i) in {",", ";", "and", "but"}:
            break
    return None


def _taker(scene: Telling, i: int) -> Force | None:
    found = next((force for force in scene.forces if i <= force.start <= i + 1), None)
    if found is not None:
        return found
    at = i + 1 if scene.word(i) == "the" else i
    if at > i and scene.word(at) in _SIDES and not scene.is_nounish(at + 1):
        return Force(i, at + 1, at, scene.text(i, at + 1), strong=True)
    return states.state_at(scene, at, as_object=True)


def _move(
    scene: Telling, group: VerbGroup, sense: Sense, taker: Force, taken: tuple[int, int]
) -> Move | None:
    modality = reality.of_verb(scene, group)
    if modality is None or not taker.strong:
        return None
    start, end = min(taken[0], group.start), max(taker.end, taken[1])
    route = routes.Route(None, taken, end)
    return Move(start, end, sense.action, taker, taker.name, route, modality, "ground lost to it")
