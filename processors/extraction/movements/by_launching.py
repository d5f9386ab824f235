"""Offensives: "Rebels launched an all-out assault to overrun the city"."""

from processors.extraction.movements import ground, reality, routes, subjects, verb_group
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import LAUNCHED_NOUNS, LAUNCHING, SETS, VERBS
from schemas.claim import Modality


def launched(scene: Telling, i: int) -> Move | None:
    """As in "Rebels launched an all-out assault to overrun the city"."""
    launch = next(
        (k for k in range(i - 1, max(-1, i - 9), -1) if scene.word(k) in LAUNCHING | _PREPARING),
        None,
    )
    if launch is None or (scene.word(launch) in _PREPARING and not _is_object(scene, launch, i)):
        return _awaited(scene, i)
    group = verb_group.around(scene, launch)
    if group.passive:
        return None
    at = group.start
    if group.governor_at is not None:
        at = verb_group.around(scene, group.governor_at).start
    subject = subjects.before(scene, at)
    modality = reality.of_verb(scene, group)
    if subject is None or modality is None:
        return None
    if scene.word(launch) in _PREPARING and modality is Modality.REPORTED:
        modality = Modality.PLANNED
    mover, rule = subject
    action = LAUNCHED_NOUNS[scene.word(i)]
    route = routes.after(scene, i + 1, action)
    if route.destination is None and (goal := _goal(scene, i)):
        route = routes.Route(route.origin, goal, goal[1])
    if scene.word(i).startswith("operation") and scene.word(i + 1) not in {
        "into",
        "to",
        "toward",
        "towards",
    }:
        return None
    if not _is_for_ground(scene, i, route, is_state=mover.is_state):
        return None
    return Move(
        min(mover.start, group.start),
        max(i + 1, route.end),
        action,
        mover,
        mover.name,
        route,
        modality,
        f"{rule} launches it",
    )


def _is_object(scene: Telling, verb: int, noun: int) -> bool:
    """As in "is planning a new assault": nothing but words that describe it stands between."""
    return scene.word(verb - 1) != "the" and all(
        scene.is_nounish(k) or scene.word(k) in {"a", "an", "its", "their", "another"}
        for k in range(verb + 1, noun)
    )


def _awaited(scene: Telling, i: int) -> Move | None:
    """As in "moved up ahead of a push to retake the road": what their movement is for."""
    start = i
    while start > 0 and (scene.is_nounish(start - 1) or scene.word(start - 1) in {"a", "an"}):
        start -= 1
    if scene.low[max(0, start - 2) : start] not in (["ahead", "of"], ["preparation", "for"]):
        return None
    mover = next(
        (f for f in reversed(scene.forces) if f.end < start and subjects.leads(scene, f)), None
    )
    goal = _goal(scene, i)
    if mover is None or goal is None:
        return None
    return Move(
        start,
        goal[1],
        LAUNCHED_NOUNS[scene.word(i)],
        mover,
        mover.name,
        routes.Route(None, goal, goal[1]),
        Modality.PLANNED,
        "what a movement is for",
    )


def _goal(scene: Telling, i: int) -> tuple[int, int] | None:
    """As in "an offensive to retake Mosul"."""
    for k in range(i + 1, min(i + 4, len(scene.low))):
        if scene.word(k) == "to" and scene.word(k + 1) in VERBS:
            stop = ground.end_of(scene, k + 2)
            if stop > k + 2 and scene.is_ground(k + 2, stop):
                return k + 2, stop
    return None


def _is_for_ground(scene: Telling, i: int, route: routes.Route, *, is_state: bool) -> bool:
    """Whether ground is to be taken: an offensive against an enemy or a country is an attack."""
    if route.destination is None:
        return scene.word(i) in _IS_ADVANCE
    first, stop = route.destination
    if is_state and all(scene.is_country(k) or scene.word(k) == "the" for k in range(first, stop)):
        return False
    return scene.word(first - 1) != "against"


_PREPARING = SETS["preparing"]
_IS_ADVANCE = frozenset({"advance", "advancement", "invasion", "incursion"})
"""Movement by themselves: an offensive, assault or push needs a place that it is to take."""
