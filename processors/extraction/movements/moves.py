"""The movements of one sentence, each of them once."""

from collections.abc import Iterator

from processors.extraction.movements import by_nouns, by_presence, by_verbs, verb_group
from processors.extraction.movements.move import Move
from processors.extraction.movements.routes import Route
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import AUXILIARIES, HEADS, IDLE
from schemas.claim import Action, Modality


def of_sentence(scene: Telling, *, at_war: bool) -> Iterator[Move]:
    """The movements of one sentence, none of them told twice."""
    kept: list[Move] = []
    for move in (
        *by_verbs.find(scene),
        *by_nouns.find(scene),
        *by_presence.find(scene),
        *by_presence.uncounted(scene),
        *by_presence.estimated(scene),
        *by_presence.convoys(scene),
    ):
        if not (
            move.mover.strong
            or _carries_a_force(scene, move)
            or (at_war and _goes_somewhere(scene, move))
        ):
            continue
        if scene.word(move.mover.start) == "any" and move.modality is Modality.REPORTED:
            continue  # "any insurgents who fled": nobody in particular
        if scene.word(move.mover.start) == "no" and move.modality is Modality.REPORTED:
            continue  # "no soldier had surrendered or left his post"
        if _is_idle(scene, move):
            continue
        if move.why == by_presence.CONVOY and any(
            move.mover.start <= other.mover.start <= move.mover.end + 2 for other in kept
        ):
            continue  # what it does has been told
        twin = next((n for n, other in enumerate(kept) if _same(scene, move, other)), None)
        if twin is None:
            if not _trails(scene, move, kept):
                kept.append(move)
        else:
            kept[twin] = _joined(kept[twin], move)
    for move in kept:
        yield _shortened(scene, move, kept)


def _shortened(scene: Telling, move: Move, all_told: list[Move]) -> Move:
    """As in "and took the bridge a day later": without the deed before it, which is told apart."""
    if move.verb and move.start < move.verb:
        pronoun = verb_group.around(scene, move.verb).start - 1
        if scene.word(pronoun) in {"it", "they"} and pronoun > move.start:
            return move._replace(start=pronoun)  # "the ministry said it had sent …"
    if not move.why.startswith(("shared subject", "pronoun")) or not any(
        other.mover == move.mover and 0 < other.verb < move.verb for other in all_told
    ):
        return move
    return move._replace(start=verb_group.around(scene, move.verb).start)


def _is_idle(scene: Telling, move: Move) -> bool:
    """Whether words of exercises and ceremonies stand by it, in the same clause."""
    if IDLE.isdisjoint(scene.low):
        return False
    first, last = move.start, move.end
    while first > max(0, move.start - 6) and not _breaks(scene, first - 1):
        first -= 1
    while last < min(len(scene.low), move.end + 8) and not _breaks(scene, last):
        last += 1
    return not IDLE.isdisjoint(scene.low[first:last])


def _breaks(scene: Telling, i: int) -> bool:
    return scene.word(i) == ";" or (scene.word(i) == "and" and scene.word(i + 1) == "that")


def _goes_somewhere(scene: Telling, move: Move) -> bool:
    """Where there is war, "the men" and "factions" are forces if they go from or to a place.

    A weak body such as "the convoy" or "the mission" stays what it was.
    """
    head = HEADS.get(scene.word(move.mover.head))
    is_force = (
        head is not None and (head.kind == "persons" or scene.word(move.mover.head) in _BODIES)
    ) or not _COLUMN.isdisjoint(scene.low[move.mover.start : move.mover.end])
    is_flown_in = scene.low[move.verb + 1 : move.verb + 3] == ["in", "by"]
    return is_force and (is_flown_in or bool(move.route.origin or move.route.destination))


_COLUMN = frozenset({"column", "columns"})
_BODIES = frozenset(
    {"column", "columns", "unit", "units", "division", "corps", "force", "detachment"}
)


def _carries_a_force(scene: Telling, move: Move) -> bool:
    """As in "trucks rumbled into Goma carrying fighters"."""
    return move.mover.is_equipment and any(
        force.strong and scene.word(force.start - 1) in {"carrying", "with", "of"}
        for force in scene.forces
        if force.start > move.mover.end
    )


def _same(scene: Telling, one: Move, other: Move) -> bool:
    """Whether two rules read one movement of one sentence."""
    if one.start >= other.end or other.start >= one.end or _are_two_deeds(scene, one, other):
        return False
    if one.mover == other.mover and _may_be_one(one.route, other.route):
        return (
            one.action is other.action
            or Action.REINFORCE in {one.action, other.action}
            or one.stock
            or other.stock
            or _sets_off(scene, one, other)
        )
    if one.start != other.start:
        return False
    return one.end == other.end or one.action is other.action is Action.REINFORCE


def _sets_off(scene: Telling, move: Move, told: Move) -> bool:
    """As in "the convoy left Homs, heading for Aleppo": a convoy's goal, and one way."""
    return (
        told.action is Action.TRANSIT
        and 0 < told.verb < move.verb
        and scene.word(move.verb).endswith("ing")
    )


def _are_two_deeds(scene: Telling, one: Move, other: Move) -> bool:
    """As in "came down from the hills and moved into the town": each verb has its own place."""
    first, second = sorted((one, other), key=lambda move: move.verb)
    if not first.verb or first.verb == second.verb or one.action is not Action.ADVANCE:
        return False
    if (
        scene.word(first.mover.end) in {"who", "which"}
        and first.verb < first.mover.end + _RELATIVE_REACH
        and not scene.word(second.verb - 1).endswith("ed")
        and _is_after_clause(scene, first, second)
    ):
        return True  # "jihadists who seized the town have been moving south"
    between = scene.low[first.verb + 1 : second.verb]
    if "and" not in between or not (second.route.origin or second.route.destination):
        return False
    if first.route.origin or first.route.destination:
        return True
    # "advanced from three sides and seized": more than a verb
    return between.index("and") > 1 and not scene.word(second.verb).endswith("ing")


_RELATIVE_REACH = 5


def _is_after_clause(scene: Telling, first: Move, second: Move) -> bool:
    """Whether the second verb is the main one: it has its own auxiliary, and nothing joins them."""
    between = scene.low[first.verb + 1 : second.verb]
    return not AUXILIARIES.isdisjoint(between) and "and" not in between and "to" not in between


def _trails(scene: Telling, move: Move, told: list[Move]) -> bool:
    """As in "passed through the village heading north": how the movement told before went on."""
    return (
        scene.word(move.verb).endswith("ing")
        and scene.is_nounish(move.verb - 1)
        and not (move.route.origin or move.route.destination)
        and any(move.mover == other.mover and 0 < other.verb < move.verb for other in told)
    )


def _may_be_one(one: Route, other: Route) -> bool:
    """Whether neither names another place than the other."""
    same_goal = one.destination == other.destination or None in (one.destination, other.destination)
    same_start = one.origin == other.origin or None in (one.origin, other.origin)
    return same_goal and same_start


def _joined(one: Move, other: Move) -> Move:
    """The first, with what only the second says of the route, if it is the same action."""
    if one.action not in {other.action, Action.TRANSIT}:
        return one
    route = Route(
        one.route.origin or other.route.origin,
        one.route.destination or other.route.destination,
        max(one.route.end, other.route.end),
    )
    if route == one.route:
        return one
    return one._replace(route=route, end=max(one.end, other.end))
