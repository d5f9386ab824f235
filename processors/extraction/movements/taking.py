"""Verbs whose object is ground: entered, left or taken."""

from processors.extraction.movements import ground, persons, reality, routes, states
from processors.extraction.movements.arguments import (
    is_bare_participle,
    is_strong,
    past_adverbs,
    reinforced,
    subject_of,
)
from processors.extraction.movements.coming_from import come_from
from processors.extraction.movements.force import Force
from processors.extraction.movements.going import is_lone
from processors.extraction.movements.left_behind import is_left_so
from processors.extraction.movements.move import Move
from processors.extraction.movements.needs import past_needed
from processors.extraction.movements.routes import Route
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import (
    CONTROL,
    GROUND,
    SETS,
    VERBS,
    Sense,
)
from schemas.claim import Action, Modality

_GROUND_TAKERS = SETS["ground_takers"]
_NONCOMBATANTS = SETS["noncombatants"]
_CEDING = SETS["ceding"]
_RAIDERS = frozenset({"men", "armed", "gunmen", "attackers", "assailants", "raiders", "policemen"})
_BUILDINGS = SETS["buildings"]
_HOMES = frozenset({"port", "base", "barracks", "harbour", "harbor", "camp", "garrison"})
_BESIDE = frozenset({"near", "around", "between", "along"})
"""What is taken stands before these: "weapons near the border"."""
_NO_GROUND = frozenset({"special", "hard"})
"""Before a "place" or "line" that is none on the map."""
_HOLDING = frozenset(
    {"occupy", "occupies", "occupied", "occupying", "take", "takes", "took", "taken"}
)
_VAGUE_TAKERS = SETS["vague_takers"]
"""They take much besides ground: the object must say "control of" or be ground outright."""


def enters(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "troops entered Aleppo"."""
    return _onto_ground(scene, group, sense, leaving=False)


def leaves(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "troops left Aleppo", "left for Mali", "would leave by August"."""
    return _onto_ground(scene, group, sense, leaving=True)


def _onto_ground(
    scene: Telling,
    group: VerbGroup,
    sense: Sense,
    *,
    leaving: bool,
) -> Move | None:
    """The object is the ground entered or left."""
    if group.passive:
        return _passive_of_ground(scene, group, sense)
    at = past_adverbs(scene, group.verb + 1)
    if sense.needs is not None:
        past = past_needed(scene, sense.needs, at)
        if past is None:
            return None
        at = past
    if scene.word(at) == "and" and scene.word(at + 1) in VERBS:
        at += 2  # "entered and occupied the zone": one object
    if leaving and scene.word(at) in CONTROL and scene.word(at + 1) in {"of", "over"}:
        at += 2  # "relinquished control of the airport"
    if scene.word(at) == "deep" and not leaving:
        at += 1  # "penetrated deep into"
    if scene.word(at) in {"into", "in"} and not leaving:
        at += 1
    if leaving and scene.word(at) in {"across", "behind", "inside"}:
        return None  # "fled across the river": where they went
    stop = ground.end_of(scene, at)
    if not _NONCOMBATANTS.isdisjoint(scene.low[at:stop]):
        return None  # "evacuated women and children"
    if leaving and is_left_so(scene, group.verb, stop):
        return None
    is_direction = stop == at + 1 and routes.is_direction(scene.word(at))  # "fled south"
    if leaving and (stop == at or is_direction or not scene.is_ground(at, stop)):
        return _left_for_good(scene, group, sense, at)
    if stop == at or not scene.is_ground(at, stop) or is_strong(scene.force_at(stop - 1)):
        return None
    told = _told(scene, group)
    if told is None:
        return None
    mover, rule, modality = told
    if scene.word(mover.head) in _RAIDERS and not _BUILDINGS.isdisjoint(scene.low[at:stop]):
        return None  # "armed men entered a bank"
    if mover.is_state and (
        sense.action in {Action.ADVANCE, Action.ARRIVE} or scene.word(group.verb) in _CEDING
    ):
        return None  # "Germany invaded Norway", "ceded the province": told of no force
    further = routes.after(scene, stop, sense.action)
    action = reinforced(scene, sense.action, mover, group.verb)
    if leaving:
        route = Route((at, stop), further.destination, max(stop, further.end))
        if further.destination and _sets_off(scene, stop, further.destination):
            action = Action.DEPLOY
        if scene.word(stop) == "to" and scene.word(stop + 1) in {"reinforce", "bolster", "relieve"}:
            action = Action.REINFORCE
    elif action is Action.TRANSIT and scene.word(stop) == "into":
        action, route = Action.ADVANCE, further
    elif action is Action.TRANSIT:
        end = max(stop, further.end)
        route = Route(further.origin, further.destination or (at, stop), end)
    else:
        origin = further.origin or come_from(scene, mover, group)
        route = Route(origin, (at, stop), max(stop, further.end))
    return Move(
        min(mover.start, group.start) if mover.start < group.start else group.start,
        max(route.end, stop),
        action,
        mover,
        mover.owner or mover.name,
        route,
        modality,
        f"{rule} with ground for its object",
    )


def _sets_off(scene: Telling, stop: int, goal: tuple[int, int]) -> bool:
    """As in "left port for Malta", "left Toulon for Beirut": and not "left Mali for Niger"."""
    if scene.word(stop - 1) in _HOMES:
        return True
    return (
        scene.word(stop) == "for"
        and scene.is_place(stop - 1)
        and not scene.is_country(stop - 1)
        and scene.is_place(goal[1] - 1)
    )


def _left_for_good(
    scene: Telling,
    group: VerbGroup,
    sense: Sense,
    at: int,
) -> Move | None:
    """As in "would leave by August", "left for Mali": no ground is named as left."""
    following = scene.word(at)
    if scene.word(group.verb) not in {"leave", "leaves", "left", "leaving"}:
        return None
    if following not in {"for", "by", "before", "within", "on", "soon", ".", "until", ";"}:
        return None
    told = None if group.passive else _told(scene, group)
    if told is None:
        return None
    mover, rule, modality = told
    route = routes.after(scene, at, sense.action)
    goes = following == "for" and route.destination is not None
    if following == "for" and not goes:
        return None
    if not goes:
        route = routes.Route(None, None, group.verb + 1)
    return Move(
        min(mover.start, group.start),
        max(route.end, group.verb + 1),
        Action.DEPLOY if goes else sense.action,
        mover,
        mover.name,
        route,
        modality,
        f"{rule} leaves",
    )


def _told(scene: Telling, group: VerbGroup) -> tuple[Force, str, Modality] | None:
    """Who does it, by which rule, and whether it happened; None where nobody is said to."""
    subject = subject_of(scene, group)
    modality = reality.of_verb(scene, group)
    if subject is None or modality is None or is_lone(scene, subject[0]):
        return None
    return *subject, modality


def takes(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "rebels seized the town", "took control of the airport"."""
    if group.passive or is_bare_participle(scene, group):
        if move := _passive_of_ground(scene, group, sense):
            return move
        if group.passive:
            return None
    at = past_adverbs(scene, group.verb + 1)
    if scene.word(at) in {"over", "back"}:
        at += 1
    stop = ground.end_of(scene, at)
    named = ground.meant_by_pronoun(scene, at)
    if named is None and stop == at:
        named = ground.before_which(scene, group.start)
    at, stop = named or (at, stop)
    if any(at <= force.start < stop and force.start <= at + 1 for force in scene.forces):
        return None  # people are captured, booty is seized
    if (cleared := scene.force_at(stop - 1)) and scene.word(cleared.start - 1) == "of":
        stop = cleared.start - 1  # "cleared three villages of militants"
    if not _is_taken(scene, at, stop, scene.word(group.verb)) or scene.force_at(stop - 1):
        return None
    told = _told(scene, group)
    if told is None:
        return None
    mover, rule, modality = told
    if mover.is_state and (
        group.participle or scene.word(group.verb) in _HOLDING or scene.is_country(stop - 1)
    ):
        return None  # "Iraq had occupied the town": what a state holds, told of no force
    taken = _past_control(scene, at, stop)
    further = routes.after(scene, stop, sense.action)
    route = Route(None, taken, max(stop, further.end))
    return Move(
        min(mover.start, group.start),
        max(stop, group.verb + 1, route.end if further.destination else 0),
        sense.action,
        mover,
        mover.name,
        route,
        modality,
        f"{rule} takes ground",
    )


def _is_taken(scene: Telling, at: int, stop: int, verb: str) -> bool:
    """Whether the object from `at` up to `stop` is ground that was taken."""
    if stop == at:
        return False
    if verb.startswith("breach"):
        return not SETS["defences"].isdisjoint(scene.low[at:stop])
    stop = next((k for k in range(at + 1, stop) if scene.word(k) in _BESIDE), stop)
    words = scene.low[at:stop]
    if set(words) & CONTROL:
        return "of" in words or scene.word(stop) in {"of", "over"}
    last = scene.word(stop - 1)
    if not _NO_GROUND.isdisjoint(scene.low[at : at + 3]) or (
        verb.startswith("clear") and last == "mines"
    ):
        return False  # "occupies a special place", "cleared mines"
    is_ground = (
        last in GROUND
        or scene.is_place(stop - 1)
        or any(
            scene.word(i) in GROUND and scene.word(i + 1) in {"of", "in", "near", "on"}
            for i in range(at, stop)
        )
    )
    if not is_ground and verb in _GROUND_TAKERS and scene.is_name(stop - 1):
        if persons.is_person(scene, at, stop):
            return False  # "captured Joseph Kony"
        # Ground only: a name that no gazetteer has is a village, not a person.
        return not scene.is_demonym(stop - 1)
    if verb in _VAGUE_TAKERS:
        return is_ground and words[0] not in {"place", "part"} and not scene.is_country(stop - 1)
    return is_ground


def _past_control(scene: Telling, at: int, stop: int) -> tuple[int, int]:
    if scene.word(stop - 1) in CONTROL and scene.word(stop) in {"over", "of"}:
        end = ground.end_of(scene, stop + 1)
        return (stop + 1, end) if end > stop + 1 else (at, stop)
    for i in range(at, stop):
        if scene.word(i) in CONTROL and scene.word(i + 1) in {"of", "over"}:
            return (i + 2, stop) if stop > i + 2 else (at, stop)
    return at, stop


def _passive_of_ground(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "The town was taken by rebels on Monday"."""
    for i in range(group.verb + 1, min(group.verb + 10, len(scene.low))):
        if scene.word(i) == "by":
            mover = next((force for force in scene.forces if i < force.start <= i + 4), None)
            mover = mover or states.state_at(scene, i + 1)
            break
        if scene.word(i) in VERBS:
            return None
    else:
        return None
    if mover is None:
        return None
    stop = group.start
    if scene.word(stop - 1) == ",":
        # "The hospital in X, 50 km to the east, was occupied": the aside is passed over.
        opening = next((k for k in range(stop - 2, 0, -1) if scene.word(k) == ","), None)
        stop = opening or stop
    taken = ground.before(scene, stop)
    modality = reality.of_verb(scene, group)
    if taken is None or modality is None:
        return None
    at = taken[0]
    route = (
        Route(taken, None, mover.end)
        if sense.action is Action.WITHDRAW
        else Route(None, taken, mover.end)
    )
    return Move(
        at, mover.end, sense.action, mover, mover.name, route, modality, "passive of ground"
    )
