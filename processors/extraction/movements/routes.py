"""Where from and where to: the prepositional phrases after a verb of movement."""

from dataclasses import dataclass

from processors.extraction.movements import ground, persons
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import (
    AUXILIARIES,
    SETS,
    STOPS,
    VERBS,
)
from schemas.claim import Action

_TO = SETS["to"]
_FROM = frozenset(["from", "off"])
_DIRECTIONS = SETS["directions"]
COMPASS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)
_AWAY = frozenset({"miles", "km", "kilometres", "kilometers", "metres", "meters", "yards"})
_HOW_FAR = 5
"""Tokens of "back several kilometres" before the ground that was left."""
_NEXT_VERB = frozenset({"have", "has", "had", "was", "were", "is", "are", "will", "would"})
_OVER = frozenset({"across", "over", "through", "past", "via"})
_INTO = frozenset({"into", "to", "toward", "towards"})
_PURPOSES = SETS["purposes"]
_ROADS = SETS["roads"]
_THE = SETS["determiners"]


@dataclass(frozen=True, slots=True)
class Route:
    """Token ranges; None where the text does not say. `end` is where reading stopped."""

    origin: tuple[int, int] | None
    destination: tuple[int, int] | None
    end: int
    along: tuple[int, int] | None = None
    """The road that it follows, which is where it is, but not where it goes."""


def after(scene: Telling, start: int, action: Action) -> Route:
    """What the phrases from token `start` on say, up to the end of the clause."""
    origin = destination = along = None
    is_way = False
    i, end, gap = start, start, 0
    while i < len(scene.low) and gap <= 12:
        word = scene.word(i)
        if word in {";", "?", "!", ":"} or (word in STOPS and word not in {"by", "as", "than"}):
            break
        if word == "as" and (far := _as_far_as(scene, i)) is not None:
            stop = ground.end_of(scene, far)
            if destination is None and stop > far and scene.is_ground(far, stop):
                destination, end = (far, stop), stop
            i, gap = max(stop, far), 0
            continue
        if word == "as" and _opens_a_clause(scene, i + 1):
            break  # "took the town in hours as the army fled"
        if word in _NEXT_VERB and i > start + 1:
            break  # "who entered the town on Monday have withdrawn"
        if word == "," and not _goes_on(scene, i):
            resumed = _past_aside(scene, i)
            if resumed is None:
                break
            i = resumed
            continue
        if word in {"and", "but"} and (
            scene.word(i + 1) in VERBS
            or _is_next_verb(scene, i + 1)
            or scene.word(i + 2) in VERBS
            or scene.word(i + 2) in AUXILIARIES
        ):
            break
        step = 1
        if i <= start + 1 and word in COMPASS and scene.word(i + 1) == "of":
            # "advanced west of Chasiv Yar": the direction is where it went
            stop = ground.end_of(scene, i)
            if destination is None and stop > i + 2 and scene.is_ground(i + 2, stop):
                destination, end, gap = (i, stop), stop, -1
                step = stop - i
        elif _is_for(scene, i):
            step = 2  # "deployed to guard the bridge", "moved up to hold ground"
        elif word == "over" and scene.word(i - 1) in {"take", "takes", "took", "taking"}:
            pass
        elif word in _TO or word in _FROM or (word == "out" and scene.word(i + 1) == "of"):
            at = i + 2 if word == "out" else i + 1
            if word == "in" and scene.low[at : at + 3] == ["the", "direction", "of"]:
                word, at = "towards", at + 3  # "retreated in the direction of Sake"
            elif word == "off" and scene.word(i - 1) in SETS["standing"]:
                word = "near"  # "positioned off the coast"
            if word in {"close", "up", "near"} and scene.word(at) in {"to", "in"}:
                at += 1
            ridden = scene.force_at(at)
            if ridden is not None and ridden.is_equipment and ridden.quantity:
                i, gap = ridden.end, gap + 1  # "from six helicopters near Sake"
                continue
            stop = ground.end_of(scene, at)
            far = i - 2 if scene.word(i - 1) == "away" else i - 1
            is_left = action is Action.WITHDRAW and i - start <= _HOW_FAR
            if word == "from" and scene.word(far) in _AWAY and not is_left:
                i, gap = max(stop, i + 1), gap + 1  # "40 miles from the capital"
                continue
            if (
                stop > at
                and scene.is_ground(at, stop)
                and not persons.is_person(scene, at, stop)
                and not scene.force_at(stop - 1)
            ):
                leaving = word in _FROM or word == "out"
                standing = action is Action.WITHDRAW and word in {
                    "in",
                    "at",
                    "near",
                    "inside",
                    "on",
                }
                if (
                    along is None
                    and action is Action.TRANSIT
                    and word in {"along", "on", "down", "up"}
                    and not _ROADS.isdisjoint(scene.low[at:stop])
                ):
                    along, end = (at, stop), stop
                elif (leaving and origin is None) or (standing and origin is None):
                    origin, end = (at, stop), stop
                elif (
                    not leaving
                    and not standing
                    and (destination is None or (is_way and word in _INTO))
                ):
                    # "across the border into Jarablus": what is crossed is on the way
                    destination, end = (at, stop), stop
                    is_way = word in _OVER
                step = stop - i
                gap = -1
            elif stop > at:
                step = max(1, stop - i)
        i += step
        gap += 1
    return Route(origin, destination, end, along)


def _is_for(scene: Telling, i: int) -> bool:
    """Whether "to" and a verb begin at `i`, perhaps behind "up": what they go for."""
    to = i + 1 if scene.word(i) == "up" else i
    if scene.word(to) != "to" or scene.word(to + 1) not in _PURPOSES:
        return False
    return scene.is_nounish(to + 2) or scene.word(to + 2) in _THE


def _as_far_as(scene: Telling, i: int) -> int | None:
    """Past "as far as", "as far south as"."""
    if scene.word(i + 1) != "far":
        return None
    return next((k + 1 for k in (i + 2, i + 3) if scene.word(k) == "as"), None)


def _opens_a_clause(scene: Telling, i: int) -> bool:
    """Whether a force and its verb follow: not so in "sent as reinforcements"."""
    force = scene.force_at(i) or scene.force_at(i + 1)
    if force is None:
        return False
    following = scene.word(force.end)
    return following in VERBS or following in AUXILIARIES or following.endswith("ed")


def _is_next_verb(scene: Telling, i: int) -> bool:
    """As in "left their base and escorted a convoy": another thing that they did."""
    at = i + 2 if scene.word(i + 1) in {"off", "out", "up", "down"} else i + 1
    return scene.word(i).endswith(("ed", "ing")) and scene.word(at) in _THE


_GOING_ON = (_TO | _FROM) - {"for"}


def _goes_on(scene: Telling, comma: int) -> bool:
    """Whether what follows the comma still belongs to the clause: another phrase of place."""
    return scene.word(comma + 1) in _GOING_ON


def _past_aside(scene: Telling, comma: int) -> int | None:
    """Where the clause resumes after ", including tanks,"; None if it does not."""
    if scene.word(comma + 1) not in {
        "including",
        "backed",
        "with",
        "accompanied",
        "supported",
        "along",
        "mostly",
        "some",
        "many",
        "most",
    }:
        return None
    for i in range(comma + 2, min(comma + 12, len(scene.low))):
        if scene.word(i) == "," and _goes_on(scene, i):
            return i + 1
    return None


def is_direction(word: str) -> bool:
    """As in "north", "deeper": where a movement goes without naming a place."""
    return word in _DIRECTIONS
