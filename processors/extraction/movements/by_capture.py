"""Ground taken, told by a noun: "the capture of Sake by the rebels", "the army's seizure of"."""

from processors.extraction.movements import (
    ground,
    reality,
    routes,
    states,
    subjects,
    verb_group,
)
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import SETS
from schemas.claim import Action

CAPTURING = SETS["capturing"]


def captured(scene: Telling, i: int) -> Move | None:
    """The noun at `i`, the ground that was taken, and the force that is said to have done it."""
    if scene.word(i + 1) != "of":
        return None
    stop = ground.end_of(scene, i + 2)
    if stop == i + 2 or not scene.is_ground(i + 2, stop):
        return None
    taken, end = (i + 2, stop), stop
    mover, start = _owner(scene, i)
    if scene.word(i) == "fall" and mover is None:
        mover, end = _behind(scene, stop, "to")
    elif mover is None:
        mover, end = _behind(scene, stop, "by")
    if mover is None:
        mover, start = _teller(scene, i)
    if mover is None or not mover.strong or scene.force_at(stop - 1) is not None:
        return None
    modality = reality.of_noun(scene, start, end)
    if modality is None:
        return None
    route = routes.Route(None, taken, end)
    return Move(start, end, Action.ADVANCE, mover, mover.name, route, modality, "noun of capture")


def _owner(scene: Telling, i: int) -> tuple[Force | None, int]:
    """As in "the army's recent capture": who stands before it, and where that begins."""
    at = i - 1
    while at > i - 4 and scene.is_nounish(at) and scene.force_at(at) is None:
        if scene.is_demonym(at):
            return Force(at, at + 1, at, scene.text(at, at + 1), strong=True, is_state=True), at
        at -= 1
    if scene.word(at) in {"'s", "'"}:
        at -= 1
        mover = scene.force_at(at) or states.state_at(scene, at)
        return mover, mover.start if mover else i
    if scene.word(at) in SETS["own"]:
        return scene.force_at(at - 1) or scene.recalled, at
    mover = scene.force_at(at) if at == i - 1 else None
    return mover, mover.start if mover else i


def _teller(scene: Telling, i: int) -> tuple[Force | None, int]:
    """As in "the army announced the capture of the town": whose it is goes without saying."""
    at = i - 2 if scene.word(i - 1) == "the" else i - 1
    if scene.word(at) not in SETS["telling_of"]:
        return None, i
    subject = subjects.before(scene, verb_group.around(scene, at).start)
    return (subject[0], subject[0].start) if subject else (None, i)


def _behind(scene: Telling, stop: int, by: str) -> tuple[Force | None, int]:
    """As in "of the town on Friday by rebels"."""
    for k in range(stop, min(stop + 5, len(scene.low))):
        if scene.word(k) == by:
            mover = next((f for f in scene.forces if k < f.start <= k + 2), None)
            mover = mover or (states.state_at(scene, k + 1) if by == "by" else None)
            return mover, mover.end if mover else stop
        if scene.word(k).endswith("ed") or scene.word(k) == "held":
            break  # "of land still held by government forces"
    return None, stop
