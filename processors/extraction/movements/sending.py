"""Verbs whose object moves: "Russia sent men", "the army drove the rebels out"."""

from dataclasses import replace

from processors.extraction.movements import reality, routes, states
from processors.extraction.movements.arguments import (
    is_bare_participle,
    object_of,
    reinforced,
    subject_of,
)
from processors.extraction.movements.force import Force
from processors.extraction.movements.going import has_needed, moved
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import (
    HAVE,
    SETS,
    Sense,
)
from schemas.claim import Action

_CALLED = ("call", "mobili")
_ABSTRACT = SETS["abstract_goals"]
_PUT = frozenset({"put", "placed"})
_NEVER_REDUCED = frozenset({"committed", "reduced", "put", "recalled"})
_STANDING = frozenset({"stationed", "deployed", "positioned", "posted", "based"})
_AT = frozenset({"in", "at", "on", "along", "near", "around", "there", "inside", "across"})


def sends(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "Russia sent troops", "troops were sent"."""
    sent = object_of(scene, group.verb)
    if sent is not None and not group.passive:
        if not has_needed(scene, sense.needs, (sent.end, group.verb + 1)) and (
            sense.action is not Action.DEPLOY
            or not routes.after(scene, sent.end, sense.action).destination
        ):
            return None
        return _sent(scene, group, sense, sent)
    if sense.needs is not None and not has_needed(scene, sense.needs, (group.verb + 1,)):
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
    return moved(scene, group, sense, subject, group.verb + 1)


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


def expels(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "the army drove the rebels out of Aleppo"."""
    if group.passive:
        if not has_needed(scene, sense.needs, (group.verb + 1,)):
            return None
        driven = subject_of(scene, group)
        if driven is None:
            return None
        return moved(scene, group, sense, driven, group.verb + 1)
    expelled = object_of(scene, group.verb)
    if expelled is None:
        expelled = states.state_at(scene, group.verb + 2, as_object=True)
    if expelled is None or not has_needed(scene, sense.needs, (expelled.end, group.verb + 1)):
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
