"""Verbs whose subject comes to a force: "Kenyans replaced Burundians", "joined the garrison"."""

from processors.extraction.movements import ground, reality, routes, states
from processors.extraction.movements.arguments import object_of, subject_of
from processors.extraction.movements.force import Force
from processors.extraction.movements.going import has_other_object, moved
from processors.extraction.movements.move import Move
from processors.extraction.movements.needs import past_needed
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import GROUND, Sense


def relieves(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "Kenyans replaced Burundians"."""
    relieved = object_of(scene, group.verb) or states.state_at(
        scene, group.verb + 2, as_object=True
    )
    subject = subject_of(scene, group)
    if sense.needs is not None:
        end = past_needed(scene, sense.needs, group.verb + 1)
        if end is not None:
            relieved = scene.force_at(end + 1) or states.state_at(scene, end + 1, as_object=True)
        else:
            relieved = None
    if group.passive and scene.word(group.verb + 1) == "by":
        by = scene.force_or_state_at(group.verb + 3) or scene.force_or_state_at(group.verb + 2)
        if by is None or subject is None:
            return None
        return moved(scene, group, sense, (by, "agent"), by.end)
    if relieved is None or subject is None or group.passive or relieved is subject[0]:
        return None
    return moved(scene, group, sense, subject, relieved.end)


def reinforces(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """The subject goes to strengthen the object; passive, the subject is strengthened."""
    subject = subject_of(scene, group)
    strengthened = object_of(scene, group.verb)
    if scene.word(group.verb).startswith("join") and (
        strengthened is None or not routes.after(scene, strengthened.end, sense.action).destination
    ):
        return None  # "joined the army", "joined the talks"
    figurative = group.participle or (subject is not None and subject[0].is_state)
    if figurative and strengthened is None and has_other_object(scene, group.verb + 1):
        stop = ground.end_of(scene, group.verb + 1)
        stop = next((k for k in range(group.verb + 2, stop) if scene.word(k) == "of"), stop)
        if not scene.is_place(stop - 1) and scene.word(stop - 1) not in GROUND:
            return None  # "reinforcing its image"
    if subject is not None and not (subject[0].is_state and strengthened):
        move = moved(scene, group, sense, subject, group.verb + 1)
        stop = ground.end_of(scene, group.verb + 1)
        if move and strengthened is None and scene.is_ground(group.verb + 1, stop):
            there = (group.verb + 1, stop)  # "reinforced its border with Syria"
            route = routes.Route(move.route.origin, there, max(stop, move.route.end))
            return move._replace(route=route, end=max(stop, move.end))
        return move
    if strengthened is None or group.passive:
        return None
    modality = reality.of_verb(scene, group)
    if modality is None:
        return None
    route = routes.after(scene, strengthened.end, sense.action)
    start = min(group.start, subject[0].start) if subject else group.start
    actor = subject[0].name if subject else strengthened.name
    added = next((f for f in scene.forces if _is_added_to(scene, f, strengthened.end)), None)
    if added is not None:
        strengthened = added  # "bolstered its garrison with 500 commandos": they are who moves
    return Move(
        start,
        max(strengthened.end, route.end),
        sense.action,
        strengthened,
        actor,
        route,
        modality,
        "reinforced",
    )


def _is_added_to(scene: Telling, force: Force, end: int) -> bool:
    return (
        force.quantity is not None
        and end < force.start < end + _ADDED_REACH
        and scene.word(force.start - 1) in {"with", "by"}
    )


_ADDED_REACH = 8
