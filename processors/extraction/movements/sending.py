"""Verbs whose object moves: "Russia sent men", "the army drove the rebels out"."""

from processors.extraction.movements import reality, routes, rulers, states
from processors.extraction.movements.arguments import (
    is_bare_participle,
    object_of,
    reinforced,
    subject_of,
)
from processors.extraction.movements.force import Force
from processors.extraction.movements.going import (
    has_other_object,
    is_lone,
    moved,
)
from processors.extraction.movements.move import Move
from processors.extraction.movements.needs import has_needed
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import (
    FUTURE,
    GROUND,
    HAVE,
    SETS,
    VERBS,
    WOULD,
    Sense,
)
from processors.text.lexicon import words
from schemas.claim import Action, Modality

_DETERMINERS = SETS["determiners"]
_OWN = SETS["own"]
_REMOVING = frozenset({"remove", "removes", "removed", "removing"})
_HOARDS = SETS["hoards"]
_ABSTRACT = SETS["abstract_goals"]
_INTO = frozenset({"into", "to", "in", "from"})
_ONWARD = frozenset({"forward", "up", "in"})
_ROUTED = frozenset({"fleeing", "running", "retreating", "scurrying", "reeling", "packing"})
_PUT = frozenset({"put", "placed"})
_NEVER_REDUCED = frozenset({"committed", "reduced", "put", "recalled"})
_STANDING = frozenset({"stationed", "deployed", "positioned", "posted", "based"})
_AT = frozenset({"in", "at", "on", "along", "near", "around", "there", "inside", "across"})


def sends(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "Russia sent troops", "troops were sent"."""
    sent = object_of(scene, group.verb)
    if sent is not None and not group.passive:
        if (
            not _takes_home(scene, sense, sent)
            and not has_needed(scene, sense.needs, (sent.end, group.verb + 1))
            and (
                sense.action is not Action.DEPLOY
                or not routes.after(scene, sent.end, sense.action).destination
            )
        ):
            return None
        return _sent(scene, group, sense, sent)
    if _is_carried_off(scene, group):
        return None
    if sense.planned and sense.needs is None:
        return None  # "the rebels were offered an amnesty"
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
    if reduced and (_may_go_itself(scene, group) or has_other_object(scene, group.verb + 1)):
        return None  # "the army landed a contract": no participle
    if not _is_of(sense, subject[0]):
        return None
    if scene.word(group.verb) == "based" and scene.word(group.verb + 1) in {"on", "upon"}:
        return None  # "the force, based upon caution"
    if (reduced or _still_stands(scene, group)) and (
        scene.word(group.verb) in _STANDING and scene.word(group.verb + 1) in _AT
    ):
        return None  # how many are there is for `by_presence` to say
    move = moved(scene, group, sense, subject, group.verb + 1)
    if (
        move is not None
        and sense.needs is not None
        and not (move.route.origin or move.route.destination)
        and scene.word(group.verb + 1) in _INTO
        and scene.word(group.verb + 2) in _DETERMINERS
    ):
        return None  # "drafted into the campaign"
    if move is not None and sense.planned and move.modality is Modality.REPORTED:
        return move._replace(modality=Modality.PLANNED)
    return move


def _is_of(sense: Sense, force: Force) -> bool:
    """Whether the verb is said of such a force: installed are guns, delivered only arms."""
    return sense.of is None or (force.is_equipment and (force.strong or sense.of != "arms"))


def _is_carried_off(scene: Telling, group: VerbGroup) -> bool:
    """As in "two policemen sustained injuries and were airlifted to": no force that moves."""
    before = scene.low[max(0, group.start - _BACK) : group.start]
    return scene.word(group.verb) in _CARRIED and not _HURT.isdisjoint(before)


_BACK = 14
_CARRIED = words("airlifted flown evacuated taken rushed transferred moved transported carried")
_HURT = words("injuries injured wounded wounds hurt injury wound")


def _takes_home(scene: Telling, sense: Sense, sent: Force) -> bool:
    """As in "remove their troops": of its own no more need be said."""
    return (
        sense.action is Action.WITHDRAW
        and scene.word(sent.start) in _OWN
        and scene.word(sent.start - 1) in _REMOVING
    )


def _may_go_itself(scene: Telling, group: VerbGroup) -> bool:
    """Whether the form has a sense without an object, as "moved" has: then that one reads it."""
    return any(
        "goes" in sense.frames and "sends" not in sense.frames
        for sense in VERBS[scene.word(group.verb)]
    )


def _still_stands(scene: Telling, group: VerbGroup) -> bool:
    """As in "are deployed in", "remained stationed at": said of where they are, with how many."""
    verb = scene.word(group.verb)
    if group.words & (FUTURE | WOULD):
        return False
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
    if "wounded" in scene.low[group.verb : sent.end]:
        return None  # carried off, not moved as a force
    if sense.needs and () in sense.needs.get("to", ()) and _does_something_else(scene, sent.end):
        return None
    if scene.word(sent.head) == "reserves" and not _HOARDS.isdisjoint(
        scene.low[max(0, sent.start - 4) : sent.end + 2]
    ):
        return None  # of gold, oil or grain
    if not _is_of(sense, sent) or is_lone(scene, sent):
        return None
    sender = subject_of(scene, group)
    if sender is None and (ruler := rulers.deciding(scene, group)) is not None and rulers.has(sent):
        sender = ruler, "ruler"
    actor = sent.owner or sent.name
    start = group.start
    if sender is not None and sender[0].start < group.verb:
        is_named = any(any(map(str.isupper, unit)) for unit in sent.units)
        if not is_named or scene.word(sent.start) in _OWN | {"a", "an"}:
            actor = sender[0].name
        start = min(start, sender[0].start)
    action = reinforced(scene, sense.action, sent, group.verb)
    if scene.word(sent.end) in _ROUTED:
        action = Action.WITHDRAW  # "sending the troops fleeing"
        actor = sent.name
    route = routes.after(scene, sent.end, action)
    if (
        sense.needs is not None
        and sense.action is Action.DEPLOY
        and not (route.destination or route.origin or sent.reinforces)
        and not _joins(scene, sent)
    ):
        return None
    if sender is not None and (sender[0].is_state or sender[0].strong):
        sent = sent._replace(strong=True, units=sent.units or sender[0].units)
    if sense.planned and modality is Modality.REPORTED:
        modality = Modality.PLANNED
    if (
        sense.action is Action.DEPLOY
        and sense.needs
        and (route.origin and not route.destination)
        and scene.word(sent.end) not in _ONWARD
        and not scene.word(group.verb).startswith("br")
    ):
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


def _does_something_else(scene: Telling, i: int) -> bool:
    """As in "ordered soldiers to remove the bodies": a verb follows "to", no place."""
    if scene.word(i) != "to":
        return False
    word = scene.word(i + 1)
    return (
        scene.is_nounish(i + 1)
        and word not in _DETERMINERS
        and word not in GROUND
        and not scene.is_name(i + 1)
        and not scene.is_place(i + 1)
        and not routes.is_direction(word)
        and not scene.shouts
        and scene.word(i + 2) in _DETERMINERS
    )


def _joins(scene: Telling, sent: Force) -> bool:
    """As in "committed troops to a UN force": another force is what they go to."""
    if scene.word(sent.end) != "to":
        return False
    joined = scene.force_at(sent.end + 1)
    return joined is not None and joined.strong


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
        expelled = expelled._replace(strong=True)
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
