"""Forces that grow where they are: "strengthened its presence", "was increased by 800 men"."""

from processors.extraction.movements import reality, routes, subjects, verb_group
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import ESTABLISHING, SETS, STRENGTH
from processors.text.lexicon import words
from schemas.claim import Action

GROWING = frozenset({"grew", "grow", "grown", "growing", "rose", "swelled", "swollen"})
_OWN = SETS["own"]
_BY = frozenset({"with", "by"})
_OF_FORCES = SETS["of_forces"]


_AMOUNTS = frozenset({"number", "numbers", "size", "strength"})


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


def grown_to(scene: Telling, i: int) -> Move | None:
    """As in "troops in the south had increased to 375,000", "the force had reached 50,000"."""
    at = i + 2 if scene.word(i + 1) == "to" else i + 1
    total = scene.counted.get(at)
    if total is None or (at == i + 1) is not (scene.word(i) in COMING_TO):
        return None
    if scene.is_nounish(total.end) and scene.force_at(total.end) is None:
        return None  # "had reached 50 km", "increased to 40 percent"
    group = verb_group.around(scene, i)
    subject = subjects.before(scene, group.start)
    modality = reality.of_verb(scene, group)
    if subject is None or modality is None or subject[0].is_state or subject[0].is_equipment:
        return None
    mover = subject[0]
    if not _HARMED.isdisjoint(scene.low[max(0, mover.start - 4) : i]) or total.low < _MANY:
        return None
    inside = routes.after(scene, mover.end, Action.DEPLOY)
    return Move(
        mover.start,
        total.end,
        Action.DEPLOY,
        mover._replace(quantity=total),
        mover.name,
        routes.Route(None, None, inside.end, inside.destination),
        modality,
        "a number that is there",
        stock=True,
    )


COMING_TO = frozenset({"reached", "numbered", "totalled", "totaled", "numbers", "exceeded"})
RISING_TO = frozenset(
    {"increased", "grew", "grown", "risen", "rose", "enlarged", "expanded", "swelled", "swollen"}
) | frozenset({"raised", "boosted", "built"})
_HARMED = words("dead killed wounded injured casualties losses captured missing")
_MANY = 50
"""Fewer is no force's strength."""


def strengthened(scene: Telling, i: int) -> Move | None:
    """As in "strengthened its military presence in Chad", "raised troop levels at the border"."""
    if (grown := _number_of(scene, i)) is not None:
        return grown
    end = None
    at = i + 1
    while at < min(i + 9, len(scene.low)) and end is None:
        for rest in STRENGTH.get(scene.word(at), ()):
            if scene.low[at + 1 : at + 1 + len(rest)] == list(rest):
                end = at + 1 + len(rest)
                break
        else:
            if not (scene.is_nounish(at) or scene.word(at) in _WITHIN):
                return None
            at += 1
    if end is None:
        return None
    inside = {scene.word(k) for k in range(i + 1, end)}
    if not inside & _OF_FORCES and not any(
        end < force.start < end + 6 and force.quantity and scene.word(force.start - 1) in _BY
        for force in scene.forces
    ):
        return None
    group = verb_group.around(scene, i)
    route = routes.after(scene, end, Action.REINFORCE)
    modality = reality.of_verb(scene, group)
    is_counted = scene.word(end) in {"by", "to"} and end + 1 in scene.counted
    if route.destination is None and (theirs := _whose(scene, i + 1, end)) is not None:
        route = routes.Route(None, theirs, end)
    if modality is None or not (route.destination or is_counted or scene.word(end) == "there"):
        return None
    at = group.start
    if group.governor_at is not None:
        at = min(at, verb_group.around(scene, group.governor_at).start)
    subject = subjects.before(scene, at)
    inner = next((f for f in scene.forces if i < f.start < end + 1), None)
    if subject is not None:
        mover = subject[0]
    elif inner is not None:
        mover = inner
    elif at == 0:
        return None  # "Strengthening the military presence in Mali is costly"
    else:
        # "the powers strengthened their military strength": who does it is no force
        mover = Force(i + 1, end, end - 1, scene.text(i + 1, end), strong=True)
    action = Action.DEPLOY if scene.word(i) in ESTABLISHING else Action.REINFORCE
    start = min(group.start, mover.start)
    return Move(
        start, max(end, route.end), action, mover, mover.name, route, modality, "stronger presence"
    )


_WITHIN = _OWN | {"the", "a", "up", "'s", "and"}


def _whose(scene: Telling, start: int, end: int) -> tuple[int, int] | None:
    """As in "augmented Turkey's air defences": the country that they are in."""
    owner = next((k for k in range(start, end) if scene.word(k + 1) == "'s"), None)
    return (owner, owner + 1) if owner is not None and scene.is_country(owner) else None


def increase_of(scene: Telling, i: int) -> Move | None:
    """As in "an increase of peacekeepers in Abkhazia": the noun at `i`, of a force."""
    if scene.word(i + 1) not in {"of", "in"}:
        return None
    at = i + 2
    for _ in range(2):
        if scene.word(at) in _AMOUNTS and scene.word(at + 1) == "of":
            at += 2  # "in the number of its peacekeepers"
        elif scene.word(at) in _OWN | {"the"} and scene.force_at(at) is None:
            at += 1
    grown = scene.force_at(at)
    if grown is None or grown.is_equipment:
        return None
    route = routes.after(scene, grown.end, Action.REINFORCE)
    modality = reality.of_noun(scene, i, grown.end)
    if modality is None or route.destination is None:
        return None
    mover = grown._replace(strong=True)
    return Move(
        i, route.end, Action.REINFORCE, mover, mover.name, route, modality, "noun of growth"
    )


INCREASES = frozenset({"increase", "increases", "expansion", "enlargement", "augmentation"})


def _number_of(scene: Telling, i: int) -> Move | None:
    """As in "raised the number of its soldiers in Mali to 2,500"."""
    at = i + 2 if scene.word(i + 1) == "the" else i + 1
    if scene.word(at) not in _AMOUNTS or scene.word(at + 1) != "of":
        return None
    added = next((f for f in scene.forces if at < f.start <= at + 2 or f.start == at - 1), None)
    group = verb_group.around(scene, i)
    modality = reality.of_verb(scene, group)
    if added is None or modality is None:
        return None
    if not _HARMED.isdisjoint(scene.low[at : added.end + 3]):
        return None  # "raised the number of soldiers killed to 249"
    at = group.start
    if group.governor_at is not None:
        at = min(at, verb_group.around(scene, group.governor_at).start)
    subject = subjects.before(scene, at)
    actor = subject[0].name if subject else added.name
    start = min(at, subject[0].start) if subject else group.start
    route = routes.after(scene, added.end, Action.REINFORCE)
    total = next(
        (
            scene.counted.get(k + 1)
            for k in range(added.end, added.end + 6)
            if scene.word(k) in {"to", "by"} and k + 1 in scene.counted
        ),
        None,
    )
    return Move(
        start,
        max(added.end, route.end, total.end if total else 0),
        Action.REINFORCE,
        added._replace(strong=True, quantity=total),
        actor,
        route,
        modality,
        "a greater number",
    )
