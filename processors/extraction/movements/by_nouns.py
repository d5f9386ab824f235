"""Movements told by a noun: "the withdrawal of Russian forces", "launched an offensive on"."""

from collections.abc import Iterator

from processors.extraction.movements import (
    by_capture,
    by_launching,
    by_strength,
    ground,
    noun_owners,
    reality,
    routes,
    rulers,
    verb_group,
)
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import (
    BE,
    BOUND_NOUNS,
    ESTABLISHING,
    LAUNCHED_NOUNS,
    NOUNS,
    SETS,
    STRENGTHENING,
    TIMES,
    VERBS,
)
from schemas.claim import Action

_OWN = SETS["own"]
_CIVIL = SETS["civil_mobilisation"]
_REGULARS = SETS["regulars"]
_CARRIED_OUT = SETS["carried_out"]


_ASKED = frozenset(
    (
        *by_capture.CAPTURING,
        *STRENGTHENING,
        *ESTABLISHING,
        *by_strength.GROWING,
        *by_strength.INCREASES,
        *by_strength.RISING_TO,
        *by_strength.COMING_TO,
        *LAUNCHED_NOUNS,
        *NOUNS,
        *VERBS,
    )
)
"""All words that are asked here: of most, it is enough to know that they are none of them."""


def find(scene: Telling) -> Iterator[Move]:
    """Every movement that a noun of the sentence tells of."""
    for i, word in enumerate(scene.low):
        if word not in _ASKED:
            continue
        if (
            (word in STRENGTHENING or word in by_strength.GROWING)
            and (move := by_strength.increased(scene, i))
        ) or (
            (
                (word in by_strength.RISING_TO or word in by_strength.COMING_TO)
                and (move := by_strength.grown_to(scene, i))
            )
            or (
                (word in STRENGTHENING or word in ESTABLISHING)
                and (move := by_strength.strengthened(scene, i))
            )
            or (word in LAUNCHED_NOUNS and (move := by_launching.launched(scene, i)))
            or (word in by_strength.INCREASES and (move := by_strength.increase_of(scene, i)))
            or (word in by_capture.CAPTURING and (move := by_capture.captured(scene, i)))
            or (
                (word in NOUNS or (word in VERBS and _is_gerund(scene, i)))
                and (move := _owned(scene, i))
            )
        ):
            yield move


def _owned(scene: Telling, i: int) -> Move | None:
    """The noun and the force it is of."""
    if _is_verb(scene, i) or _is_attribute(scene, i) or _is_title(scene, i):
        return None
    if _is_mobilising(scene, i) and scene.word(i - 1) in _CIVIL:
        return None
    action = NOUNS.get(scene.word(i)) or VERBS[scene.word(i)][0].action
    mover, start, end = noun_owners.owner(scene, i)
    if mover is None:
        return None
    if _is_mobilising(scene, i):
        if scene.word(i).startswith("de") and not (
            mover.is_state or mover.head == i or scene.word(mover.head) in _REGULARS
        ):
            return None  # rebels are disarmed, not moved
        mover = mover._replace(strong=True)
    if scene.word(i) in {"movement", "movements", "entry", "drive"} and mover.is_state:
        return None
    if not mover.strong and rulers.has(mover) and rulers.ordering(scene, start):
        mover = mover._replace(strong=True)
    # "The junta announced a withdrawal": what stands between the two says whether it is planned.
    is_apart = start == mover.start and mover.end < i
    modality = reality.of_noun(scene, i if is_apart else start, end)
    if modality is None:
        return None
    if mover.reinforces and action in {Action.DEPLOY, Action.ARRIVE}:
        action = Action.REINFORCE
    route = routes.after(scene, end, action)
    if action is Action.WITHDRAW and scene.word(i + 1) == "of" and route.origin is None:
        left = ground.end_of(scene, i + 2)
        if left > max(i + 2, mover.end) and scene.is_ground(i + 2, left):
            route = routes.Route((i + 2, left), route.destination, max(left, route.end))
    if scene.word(i) in BOUND_NOUNS and not _leads_somewhere(scene, route):
        return None
    if (
        mover.is_state
        and action is not Action.MASS
        and not route.origin
        and not route.destination
        and not _is_carried_out(scene, start, i)
    ):
        return None
    return Move(
        start,
        max(end, route.end),
        action,
        mover,
        mover.owner or mover.name,
        route,
        modality,
        "noun of movement",
    )


def _leads_somewhere(scene: Telling, route: routes.Route) -> bool:
    """As in "a push towards the river"; "a drive against the rebels" is an attack."""
    if route.destination is None:
        return False
    return scene.word(route.destination[0] - 1) in _TOWARDS


_TOWARDS = frozenset({"to", "toward", "towards", "into", "on", "through"})


def _is_attribute(scene: Telling, i: int) -> bool:
    """As in "an advance party", "the invasion plan": said of the noun that follows."""
    following = scene.word(i + 1)
    inside = scene.force_at(i)
    if inside is not None and inside.head > i:
        return True  # "the invasion force"
    return (
        not scene.shouts
        and scene.is_nounish(i + 1)
        and following.isalpha()
        and following not in VERBS
        and following not in TIMES
        and not following.endswith(("ed", "ing"))
        and not scene.tokens.is_capital(i + 1)
        and following not in _FOLLOWERS
    )


_FOLLOWERS = frozenset(
    {
        "began",
        "begins",
        "came",
        "took",
        "continues",
        "ends",
        "is",
        "there",
        "north",
        "south",
        "order",
        "orders",
        "decree",
    }
)


def _is_gerund(scene: Telling, i: int) -> bool:
    """As in "the sending of troops"."""
    word = scene.word(i)
    return (
        word.endswith("ing")
        and word in VERBS
        and scene.word(i + 1) == "of"
        and scene.word(i - 1) in {"the", "a", "an", "alleged", "reported"}
    )


def _is_verb(scene: Telling, i: int) -> bool:
    """As in "They advance", "will retreat": the verb rules read those."""
    word = scene.word(i)
    if word not in VERBS or _is_gerund(scene, i):
        return False
    return (
        not verb_group.is_noun(scene, i)
        and scene.word(i + 1) != "of"
        and not (
            i > 0
            and (
                scene.is_demonym(i - 1)
                or scene.word(i - 1) in {"troop", "troops", "rebel", "army", "military", "enemy"}
            )
            and word not in {"advance", "retreat"}
        )
    )


def _is_mobilising(scene: Telling, i: int) -> bool:
    return scene.word(i).startswith(noun_owners.MOBILISING)


def _is_title(scene: Telling, i: int) -> bool:
    """As in "the People's Liberation Movement"."""
    return not scene.shouts and scene.tokens.is_capital(i) and scene.tokens.is_capital(i - 1)


def _is_carried_out(scene: Telling, start: int, noun: int) -> bool:
    """As in "Israel completed its withdrawal": of forces, though it names none."""
    if scene.word(noun + 1) in BE and scene.word(noun + 2) in _CARRIED_OUT:
        return True  # "the British withdrawal was completed"
    own = next((k for k in (start, start + 1) if scene.word(k) in _OWN), None)
    if own is None or "from" in scene.low[own + 2 : own + 4]:
        return False
    return scene.word(own - 1) in _CARRIED_OUT
