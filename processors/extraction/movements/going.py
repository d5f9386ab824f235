"""Verbs whose subject moves: "troops advanced", "the fleet sailed for Malta"."""

from dataclasses import replace

from processors.extraction.movements import reality, routes, rulers
from processors.extraction.movements.arguments import (
    object_of,
    past_adverbs,
    reinforced,
    subject_of,
)
from processors.extraction.movements.coming_from import come_from
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.needs import has_needed, past_distance, past_needed
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import (
    HEADS,
    SETS,
    TIMES,
    Sense,
)
from schemas.claim import Action

_ONTO = SETS["onto"]
_THE = SETS["determiners"]
_PARTICLES = frozenset({"out", "up", "back", "off", "away"})
_FATES = SETS["institutions_without_article"] | SETS["abstract_goals"]
_LONE = SETS["lone"]
_LONE_MARKERS = SETS["lone_markers"]
_CARRIED = frozenset({"wounded", "injured", "dead", "killed", "captured", "bodies"})
_COMPASS = routes.COMPASS
_PLACING = _ONTO | {"of", "from", "out", "behind", "far"}
_NO_OBJECTS = SETS["no_objects"]
_BODIES = SETS["bodies_left"]
_FLEEING = frozenset({"fled", "flee", "flees", "fleeing", "ran"})
_VILLAGERS = frozenset(
    {"people", "civilians", "residents", "villagers", "inhabitants", "families", "thousands"}
)
"""Of whom it is told, behind a force, that they flee."""
_FUGITIVES = frozenset(
    {"gunmen", "attackers", "assailants", "terrorists", "bandits", "raiders", "gangs", "robbers"}
)
_SETTING_OFF = frozenset({"depart", "departs", "departed", "departing"})
_WEAK_GOERS = frozenset(
    ["gather", "gathers", "gathered", "gathering", "assemble", "assembled", "assembling"]
)
_BY_FORCES_ALONE = frozenset(
    {
        "mobilised",
        "mobilized",
        "mobilises",
        "mobilizes",
        "mobilising",
        "mobilizing",
        "retreat",
        "retreats",
        "retreated",
        "retreating",
    }
)


def goes(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "troops advanced", "the fleet sailed for Malta"."""
    if group.passive and sense.action not in {Action.ADVANCE, Action.DEPLOY, Action.MASS}:
        return None
    if not has_needed(scene, sense.needs, (group.verb + 1,)):
        return None
    if group.passive and sense.needs is not None:
        return None
    if has_other_object(scene, _past_particle(scene, sense, group.verb + 1)):
        return None
    sent = object_of(scene, group.verb)
    subject = subject_of(scene, group) or _ruler(scene, group, sense)
    if subject is None or (sent is not None and sent is not subject[0]):
        return None
    if not subject[0].strong and rulers.deciding(scene, group) and rulers.has(subject[0]):
        subject = subject[0]._replace(strong=True), subject[1]
    if scene.word(group.verb) in _FLEEING and (
        subject[1] != "subject"
        or scene.word(subject[0].head) in _FUGITIVES
        or not _VILLAGERS.isdisjoint(scene.low[subject[0].end : group.start])
    ):
        return None  # "killed a guard and fled": a get-away; "forcing residents to flee"
    if subject[0].is_state and scene.word(group.verb) in _WEAK_GOERS:
        return None
    met = scene.force_at(group.verb + 2)
    if scene.word(group.verb) == "ran" and met is not None and met.start == group.verb + 2:
        return None  # "ran into 200 gunmen"
    if scene.word(group.verb + 1) == "on" and scene.word(group.verb).startswith("concentrat"):
        return None  # "concentrated on its economy"
    move = moved(scene, group, sense, subject, group.verb + 1)
    if move is None or move.route.origin or move.route.destination:
        return move
    if subject[0].is_state and scene.word(group.verb) not in _BY_FORCES_ALONE:
        return None
    if sense.needs is None:
        return move
    at = past_adverbs(scene, group.verb + 1)
    end = past_needed(scene, sense.needs, at) or at
    if scene.word(end - 1) == "in" and not scene.is_nounish(end) and scene.word(end) not in _THE:
        return move  # "moved in after dark"
    if scene.word(end) == "to" and scene.word(end + 1) in _THE:
        return None  # "inched closer to a deal"
    return None if scene.word(end - 1) in _ONTO else move


def _ruler(scene: Telling, group: VerbGroup, sense: Sense) -> tuple[Force, str] | None:
    """As in "the premier agreed to withdraw from Aden": of his forces, if it is from a place."""
    if group.governor != "planned" or sense.action is not Action.WITHDRAW:
        return None
    ruler = rulers.deciding(scene, group)
    left = routes.after(scene, group.verb + 1, sense.action).origin
    if ruler is None or left is None or not any(scene.is_place(k) for k in range(*left)):
        return None
    return (ruler, "ruler") if scene.word(group.verb).startswith(_WITHDRAWING) else None


_MOBILISING = ("mobili", "demobili")
_WITHDRAWING = ("withdr", "retreat", "pull")


def _past_particle(scene: Telling, sense: Sense, i: int) -> int:
    """Past the "out" of "rolled out": what follows may be what was rolled."""
    past = past_needed(scene, sense.needs, i) if sense.needs else i
    return past if past and (past == i or scene.word(past - 1) in _PARTICLES) else len(scene.low)


def has_other_object(scene: Telling, i: int) -> bool:
    """Whether a direct object follows that is no force: "withdrew its ultimatum"."""
    i = past_adverbs(scene, i)
    word = scene.word(i)
    if past_distance(scene, i) > i:
        return False  # "pulled back a few miles"
    if word in {"a", "an", "the", "its", "their", "his", "this", "these", "those", "our"}:
        return scene.word(i + 1) not in TIMES and scene.word(i + 1) not in {
            "same",
            "following",
            "next",
            "short",
        }
    return (
        scene.is_nounish(i)
        and word not in TIMES
        and scene.word(i + 1) not in TIMES  # "pulled back two hours later"
        and not _is_distance(scene, i)
        and word not in HEADS
        and not routes.is_direction(word)
        and word not in _NO_OBJECTS
    )


def _is_distance(scene: Telling, i: int) -> bool:
    """As in "advanced 5 km": and not "advanced three arguments"."""
    if past_distance(scene, i) > i:
        return True
    counted = scene.counted.get(i)
    if counted is None:
        return False
    return scene.word(counted.end) in TIMES or not scene.is_nounish(counted.end)


def moved(
    scene: Telling,
    group: VerbGroup,
    sense: Sense,
    subject: tuple[Force, str],
    start: int,
) -> Move | None:
    """The subject itself moves; the route is read from `start` on."""
    modality = reality.of_verb(scene, group)
    if modality is None:
        return None
    mover, rule = subject
    if scene.word(group.verb).startswith(_MOBILISING):
        mover = mover._replace(strong=True)  # only soldiers are demobilised
    if scene.word(mover.head) in {"missile", "missiles"} and not group.passive:
        return None  # "missiles landed": fired, not moved
    if group.passive and scene.word(mover.end) in _CARRIED | {"arrested", "detained"}:
        return None  # "militants captured in Goma were flown to the capital"
    if is_lone(scene, mover) or not _CARRIED.isdisjoint(scene.low[mover.start : mover.head + 1]):
        return None
    action = reinforced(scene, sense.action, mover, group.verb)
    if action is Action.ADVANCE and is_convoy(scene, mover) and scene.word(start) in _COMPASS:
        action = Action.TRANSIT  # "a convoy driving south on the highway"
    if sense.needs is not None and (past := past_needed(scene, sense.needs, start)):
        # "took up positions around …": the phrase itself is no place.
        past -= scene.word(past - 1) == "by"  # "flew in by helicopter"
        start = past if past > start + 1 and scene.word(past - 1) not in _PLACING else start
    route = routes.after(scene, start, action)
    if group.passive and route.destination and "hospital" in scene.low[slice(*route.destination)]:
        return None  # "flown to hospital"
    following = scene.word(group.verb + 1)
    if group.passive and route.origin is route.destination is None:
        goal = scene.word(group.verb + 2)
        if following in {"to", "for"} and goal in _FATES:
            return None  # "were sent to prison"
    if scene.word(group.verb) in _SETTING_OFF and route.destination and not route.origin:
        action = Action.DEPLOY
    if route.origin and _is_a_body(scene, route.origin):
        return None  # "withdrew from the League", "from the IAEA"
    if route.origin is None and (behind := come_from(scene, mover, group)) is not None:
        route = replace(route, origin=behind)
    begins = min(group.start, mover.start)
    return Move(
        begins,
        max(group.verb + 1, route.end, start if sense.needs is None else group.verb + 2),
        action,
        mover,
        mover.owner or mover.name,
        route,
        modality,
        f"{rule} moves",
    )


def _is_a_body(scene: Telling, origin: tuple[int, int]) -> bool:
    """Whether what is left is an organisation or a treaty, and no ground."""
    last = origin[1] - 1
    if any(scene.is_place(k) for k in range(*origin)):
        return False
    acronym = scene.tokens.raw[last].isupper() and len(scene.word(last)) >= _ACRONYM
    return scene.word(last) in _BODIES or (acronym and not scene.shouts)


_ACRONYM = 3


def is_convoy(scene: Telling, mover: Force) -> bool:
    """As in "a convoy of tanks": what it is made of moves as one."""
    return not {"convoy", "convoys"}.isdisjoint(scene.low[mover.start : mover.end])


def is_lone(scene: Telling, mover: Force) -> bool:
    """As in "a soldier left the base": one person, and no force."""
    return (
        mover.end == mover.head + 1
        and scene.word(mover.head) in _LONE
        and scene.word(mover.start) in _LONE_MARKERS
    )
