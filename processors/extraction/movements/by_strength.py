"""Forces that grow where they are: "strengthened its presence", "was increased by 800 men"."""

from processors.extraction.movements import reality, routes, subjects, verb_group
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import ESTABLISHING, SETS, STRENGTH
from schemas.claim import Action

GROWING = frozenset({"grew", "grow", "grown", "growing", "rose", "swelled", "swollen"})
_OWN = SETS["own"]
_OF_FORCES = SETS["of_forces"]


def increased(scene: Telling, i: int) -> Move | None:
    """As in "the garrison was increased by 800 men"."""
    if scene.word(i + 1) != "by":
        return None
    added = scene.force_at(i + 2)
    group = verb_group.around(scene, i)
    subject = subjects.before(scene, group.start)
    modality = reality.of_verb(scene, group)
    if added is None or added.quantity is None or subject is None or modality is None:
        return None
    route = routes.after(scene, added.end, Action.REINFORCE)
    mover = added._replace(strong=True)
    return Move(
        subject[0].start,
        max(added.end, route.end),
        Action.REINFORCE,
        mover,
        subject[0].name,
        route,
        modality,
        "increased by a number",
    )


def strengthened(scene: Telling, i: int) -> Move | None:
    """As in "strengthened its military presence in Chad", "raised troop levels at the border"."""
    end = None
    at = i + 1
    while at < min(i + 9, len(scene.low)) and end is None:
        for rest in STRENGTH.get(scene.word(at), ()):
            if scene.low[at + 1 : at + 1 + len(rest)] == list(rest):
                end = at + 1 + len(rest)
                break
        else:
            if not (scene.is_nounish(at) or scene.word(at) in _OWN | {"the", "a", "up", "'s"}):
                return None
            at += 1
    if end is None:
        return None
    inside = {scene.word(k) for k in range(i + 1, end)}
    if not inside & _OF_FORCES:
        return None
    group = verb_group.around(scene, i)
    route = routes.after(scene, end, Action.REINFORCE)
    modality = reality.of_verb(scene, group)
    if (route.destination is None and scene.word(end) != "there") or modality is None:
        return None
    at = group.start
    if group.governor_at is not None:
        at = min(at, verb_group.around(scene, group.governor_at).start)
    subject = subjects.before(scene, at)
    inner = next((f for f in scene.forces if i < f.start < end + 1), None)
    if subject is None and inner is None:
        return None
    mover = subject[0] if subject else inner
    if mover is None:
        return None
    action = Action.DEPLOY if scene.word(i) in ESTABLISHING else Action.REINFORCE
    start = min(group.start, mover.start)
    return Move(
        start, max(end, route.end), action, mover, mover.name, route, modality, "stronger presence"
    )
