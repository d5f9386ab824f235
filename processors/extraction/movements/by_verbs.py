"""Movements told by a verb: "troops advanced", "Russia sent men", "rebels seized the town"."""

from collections.abc import Iterator
from dataclasses import replace

from processors.extraction.movements import ground, reality, routes, states, verb_group
from processors.extraction.movements.arguments import (
    is_bare_participle,
    object_of,
    past_adverbs,
    purpose_of,
    reinforced,
    subject_of,
)
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.taking import enters, leaves, takes
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import (
    GROUND,
    HAVE,
    HEADS,
    SETS,
    TIMES,
    VERBS,
    Phrases,
    Sense,
)
from schemas.claim import Action

_ONTO = SETS["onto"]
_PLACING = _ONTO | {"of", "from", "out"}
_DETERMINERS = SETS["determiners"]
_NO_OBJECTS = SETS["no_objects"]
_SHIFTING = frozenset(
    {"move", "moved", "moves", "moving", "bring", "brought", "sent", "send", "shipped"}
)
_CALLED = ("call", "mobili")
_BACK = frozenset({"back", "out", "away", "off"})
_BODIES = SETS["bodies_left"]
_ABSTRACT = SETS["abstract_goals"]
_PUT = frozenset({"put", "placed"})
_NEVER_REDUCED = frozenset({"committed", "reduced", "put", "recalled"})
_STANDING = frozenset({"stationed", "deployed", "positioned", "posted", "based"})
_AT = frozenset({"in", "at", "on", "along", "near", "around", "there", "inside", "across"})
_SETTING_OFF = frozenset({"depart", "departs", "departed", "departing"})
_WEAK_GOERS = frozenset(
    ["gather", "gathers", "gathered", "gathering", "assemble", "assembled", "assembling"]
)
_MOBILISED = frozenset(
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


def find(scene: Telling) -> Iterator[Move]:
    """Every movement that a verb of the sentence tells of; `recalled` is what "they" means."""
    for verb, word in enumerate(scene.low):
        senses = VERBS.get(word)
        if senses is None or verb_group.is_noun(scene, verb):
            continue
        if (inside := scene.force_at(verb)) is not None and inside.head != verb:
            continue
        group = verb_group.around(scene, verb)
        if group.infinitive and group.governor is None and _is_purpose(scene, group):
            continue
        if _describes(scene, verb):
            continue
        for sense in senses:
            if move := _read(scene, group, sense):
                route = move.route
                if (
                    move.action is Action.WITHDRAW
                    and word in _SHIFTING
                    and route.destination
                    and scene.word(verb + 1) not in _BACK
                ):
                    # "moved from Basra to Kirkuk": where they went, not that they left
                    move = replace(move, action=Action.DEPLOY)
                yield replace(move, verb=verb, governor_at=group.governor_at)
                break


def _describes(scene: Telling, verb: int) -> bool:
    """As in "the U.S. invading troops": a participle before its noun."""
    if not scene.word(verb).endswith("ing") or scene.force_at(verb + 1) is None:
        return False
    return verb - 1 in scene.mentions or scene.word(verb - 1) in _DETERMINERS


def _is_purpose(scene: Telling, group: VerbGroup) -> bool:
    """As in "pulled back to regroup": what another movement is for, no movement of its own."""
    before = group.start - 1
    if "for" in scene.low[max(0, before - 4) : before] and not scene.force_at(before):
        return True  # "opened the way for people to flee"
    at = purpose_of(scene, group.start)
    return at != group.start and not any(
        force.start > at and force.end == group.start for force in scene.forces
    )


def _read(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """The movement that one sense of a verb makes here, if its frame is filled."""
    for frame in ("expels", "relieves", "reinforces", "sends", "takes", "enters", "leaves", "goes"):
        if frame in sense.frames and (move := _FRAMES[frame](scene, group, sense)):
            return move
    return None


def _sends(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    sent = object_of(scene, group.verb)
    if sent is not None and not group.passive:
        if not _has(scene, sense.needs, (sent.end, group.verb + 1)) and (
            sense.action is not Action.DEPLOY
            or not routes.after(scene, sent.end, sense.action).destination
        ):
            return None
        return _sent(scene, group, sense, sent)
    if sense.needs is not None and not _has(scene, sense.needs, (group.verb + 1,)):
        return None
    if scene.word(group.verb) in _PUT:
        place = routes.after(scene, group.verb + 1, sense.action).destination
        if place is None or place[0] > group.verb + 2:
            return None  # "were put on alert in Goma"
    reduced = is_bare_participle(scene, group) and scene.word(group.verb) not in _NEVER_REDUCED
    subject = subject_of(scene, group, reduced=reduced)
    if subject is None or not (group.passive or reduced) or subject[0].is_state:
        return None
    if group.words & HAVE and not group.passive:
        return None
    if (reduced or _still_stands(scene, group)) and (
        scene.word(group.verb) in _STANDING and scene.word(group.verb + 1) in _AT
    ):
        return None  # how many are there is for `by_presence` to say
    return _moved(scene, group, sense, subject, group.verb + 1)


def _still_stands(scene: Telling, group: VerbGroup) -> bool:
    """As in "are deployed in", "remained stationed at": said of where they are, with how many."""
    verb = scene.word(group.verb)
    return verb in {"stationed", "based"} or bool(group.words & {"are", "is", "remain", "still"})


def _sent(
    scene: Telling,
    group: VerbGroup,
    sense: Sense,
    sent: Force,
) -> Move | None:
    modality = reality.of_verb(scene, group)
    if modality is None:
        return None
    if sense.needs and scene.word(sent.end) == "to" and scene.word(sent.end + 1) in _ABSTRACT:
        return None  # "brought the rebels to power"
    if scene.word(sent.head) == "reserves" and not scene.word(group.verb).startswith(_CALLED):
        return None  # of gold, oil or grain
    sender = subject_of(scene, group)
    actor = sent.owner or sent.name
    start = group.start
    if sender is not None and sender[0].start < group.verb:
        if not any(any(map(str.isupper, unit)) for unit in sent.units):
            actor = sender[0].name
        start = min(start, sender[0].start)
    action = reinforced(scene, sense.action, sent, group.verb)
    route = routes.after(scene, sent.end, action)
    if (
        sense.needs is not None
        and sense.action is Action.DEPLOY
        and not (route.destination or route.origin or sent.reinforces)
    ):
        return None
    if sender is not None and (sender[0].is_state or sender[0].strong):
        sent = replace(sent, strong=True, units=sent.units or sender[0].units)
    if sense.action is Action.DEPLOY and sense.needs and route.origin and not route.destination:
        action = Action.WITHDRAW
    return Move(
        start,
        max(sent.end, route.end),
        action,
        sent,
        actor,
        route,
        modality,
        "verb with its object",
    )


def _goes(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    if group.passive and sense.action not in {Action.ADVANCE, Action.DEPLOY, Action.MASS}:
        return None
    if not _has(scene, sense.needs, (group.verb + 1,)):
        return None
    if group.passive and sense.needs is not None:
        return None
    if sense.needs is None and _has_other_object(scene, group.verb + 1):
        return None
    sent = object_of(scene, group.verb)
    subject = subject_of(scene, group)
    if subject is None or (sent is not None and sent is not subject[0]):
        return None
    if subject[0].is_state and scene.word(group.verb) in _WEAK_GOERS:
        return None
    if scene.word(group.verb + 1) == "on" and scene.word(group.verb).startswith("concentrat"):
        return None  # "concentrated on its economy"
    move = _moved(scene, group, sense, subject, group.verb + 1)
    if move is None or move.route.origin or move.route.destination:
        return move
    if subject[0].is_state and scene.word(group.verb) not in _MOBILISED:
        return None
    if sense.needs is None:
        return move
    at = past_adverbs(scene, group.verb + 1)
    end = _past_needed(scene, sense.needs, at) or at
    return None if scene.word(end - 1) in _ONTO else move


def _has_other_object(scene: Telling, i: int) -> bool:
    """Whether a direct object follows that is no force: "withdrew its ultimatum"."""
    i = past_adverbs(scene, i)
    word = scene.word(i)
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
        and i not in scene.counted
        and word not in HEADS
        and not routes.is_direction(word)
        and word not in _NO_OBJECTS
    )


def _expels(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    if group.passive:
        if not _has(scene, sense.needs, (group.verb + 1,)):
            return None
        driven = subject_of(scene, group)
        if driven is None:
            return None
        return _moved(scene, group, sense, driven, group.verb + 1)
    expelled = object_of(scene, group.verb)
    if expelled is None:
        expelled = states.state_at(scene, group.verb + 2, as_object=True)
    if expelled is None or not _has(scene, sense.needs, (expelled.end, group.verb + 1)):
        return None
    modality = reality.of_verb(scene, group)
    if modality is None:
        return None
    if (by := subject_of(scene, group)) is not None and by[0].strong:
        expelled = replace(expelled, strong=True)
    route = routes.after(scene, expelled.end, sense.action)
    return Move(
        group.start,
        max(expelled.end, route.end),
        sense.action,
        expelled,
        expelled.name,
        route,
        modality,
        "driven away",
    )


def _relieves(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    relieved = object_of(scene, group.verb) or states.state_at(
        scene, group.verb + 2, as_object=True
    )
    subject = subject_of(scene, group)
    if relieved is None or subject is None or group.passive or relieved is subject[0]:
        return None
    return _moved(scene, group, sense, subject, relieved.end)


def _reinforces(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """The subject goes to strengthen the object; passive, the subject is strengthened."""
    subject = subject_of(scene, group)
    strengthened = object_of(scene, group.verb)
    if strengthened is None and not group.passive and _has_other_object(scene, group.verb + 1):
        stop = ground.end_of(scene, group.verb + 1)
        if not scene.is_place(stop - 1) and scene.word(stop - 1) not in GROUND:
            return None  # "reinforcing its image"
    if subject is not None and not (subject[0].is_state and strengthened):
        return _moved(scene, group, sense, subject, group.verb + 1)
    if strengthened is None or group.passive:
        return None
    modality = reality.of_verb(scene, group)
    if modality is None:
        return None
    route = routes.after(scene, strengthened.end, sense.action)
    start = min(group.start, subject[0].start) if subject else group.start
    actor = subject[0].name if subject else strengthened.name
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


def _moved(
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
    if scene.word(mover.head) in {"missile", "missiles"} and not group.passive:
        return None  # "missiles landed": fired, not moved
    action = reinforced(scene, sense.action, mover, group.verb)
    if sense.needs is not None and (past := _past_needed(scene, sense.needs, start)):
        # "took up positions around …": the phrase itself is no place.
        start = past if past > start + 1 and scene.word(past - 1) not in _PLACING else start
    route = routes.after(scene, start, action)
    if scene.word(group.verb) in _SETTING_OFF and route.destination and not route.origin:
        action = Action.DEPLOY
    if route.origin and mover.is_state and scene.word(route.origin[1] - 1) in _BODIES:
        return None  # "withdrew from the League"
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


def _has(scene: Telling, needs: Phrases | None, starts: tuple[int, ...]) -> bool:
    return needs is None or any(_past_needed(scene, needs, start) for start in starts)


def _past_needed(scene: Telling, needs: Phrases, start: int) -> int | None:
    """The end of the needed phrase that stands at `start`, adverbs passed over."""
    i = past_adverbs(scene, start)
    for rest in needs.get(scene.word(i), ()):
        end = i + 1 + len(rest)
        if tuple(scene.low[i + 1 : end]) == rest:
            return end
    return None


_FRAMES = {
    "sends": _sends,
    "goes": _goes,
    "enters": enters,
    "leaves": leaves,
    "takes": takes,
    "expels": _expels,
    "relieves": _relieves,
    "reinforces": _reinforces,
}
