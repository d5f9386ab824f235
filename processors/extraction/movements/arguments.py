"""Who does what to whom: the subject and the object of a verb of movement."""

from processors.extraction.movements import states, subjects, verb_group
from processors.extraction.movements.force import Force
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import (
    ADVERBS,
    BE,
    MEASURES,
    SETS,
    TIMES,
    VERBS,
)
from schemas.claim import Action

_OBJECT_REACH = 4
_DETERMINERS = SETS["determiners"]
_OWN = SETS["own"]
_PARTICLES = frozenset(
    {"in", "out", "back", "up", "down", "off", "forward", "over", "away", "home"}
)


def subject_of(
    scene: Telling,
    group: VerbGroup,
    *,
    reduced: bool = False,
) -> tuple[Force, str] | None:
    """The force that does what the verb says, and the rule that found it.

    `reduced`: the verb is a participle that stands right behind its subject.
    """
    at = group.start
    if group.governor_at is not None and group.governor_at < group.start:
        # "ordered the army to withdraw": the object of the governor moves.
        between = [f for f in scene.forces if group.governor_at < f.start and f.end <= group.verb]
        if between:
            return between[-1], "subject of the infinitive"
        for k in range(group.verb - 2, group.governor_at, -1):
            if state := states.state_at(scene, k) or states.state_at(scene, k, as_object=True):
                return state, "subject of the infinitive"
            if scene.word(k) == "them":
                earlier = [f for f in scene.forces if f.end <= group.governor_at]
                return (earlier[-1], "pronoun") if earlier else None
        if _orders_others(scene, group.governor_at):
            return None
        at = verb_group.around(scene, group.governor_at).start
    elif group.infinitive and group.governor is None:
        at = purpose_of(scene, group.start)
    is_reduced = group.participle and group.governor_at is None
    is_reduced = is_reduced or ("being" in group.words and len(group.words & BE) == 1)
    reduced = reduced or is_reduced
    subject = subjects.before(scene, at, reduced=reduced)
    if subject is None and group.governor_at is not None:
        subject = _owner_of_intent(scene, group.governor_at)
    if subject is None and (group.participle or "being" in group.words):
        subject = _main_subject(scene, group) or _later_subject(scene, group)
    if subject is None:
        return None
    return subject


def _orders_others(scene: Telling, governor: int) -> bool:
    """As in "ordered the villagers to leave": who goes is no force, and who orders it stays."""
    at = governor + 1
    return (
        scene.word(governor) in _ORDERING
        and (scene.word(at) in _DETERMINERS or scene.is_nounish(at))
        and scene.word(at) not in TIMES
        and scene.word(governor - 1) not in BE
    )


_ORDERING = SETS["ordering_others"]


def _owner_of_intent(scene: Telling, noun: int) -> tuple[Force, str] | None:
    """As in "UNITA announced its decision to retreat": whose decision it is."""
    if scene.word(noun - 1) not in _OWN and scene.word(noun - 2) not in _OWN:
        return None
    for k in range(noun - 2, -1, -1):
        if found := scene.force_or_state_at(k):
            return found, "subject of the infinitive"
    return None


def purpose_of(scene: Telling, start: int) -> int:
    """As in "moved in to retake the town": the subject is that of the verb before."""
    for i in range(start - 1, max(-1, start - 14), -1):
        if scene.word(i) in VERBS:
            return verb_group.around(scene, i).start
    return start


def _main_subject(scene: Telling, group: VerbGroup) -> tuple[Force, str] | None:
    """As in ", capturing two villages": the force that leads the sentence."""
    if scene.word(group.start - 1) not in {",", "and", "before", "after", "by"}:
        return None
    named = (states.state_at(scene, i) for i in scene.mentions if i < group.start)
    for force in sorted((*scene.forces, *filter(None, named)), key=lambda f: f.start):
        if force.end <= group.start and scene.word(force.start - 1) in TIMES | {
            "",
            ",",
            "that",
            ":",
            '"',
            "said",
            "and",
            "as",
            "when",
        }:
            return force, "subject of the main clause"
    return None


def _later_subject(scene: Telling, group: VerbGroup) -> tuple[Force, str] | None:
    """As in "After capturing Sake, the rebels …": the subject of the clause that follows."""
    if scene.word(group.start - 1) not in {"after", "before", "having", "while", "by", "", "since"}:
        return None
    comma = next((k for k in range(group.verb, len(scene.low)) if scene.word(k) == ","), None)
    if comma is None:
        return None
    later = scene.force_or_state_at(comma + 1) or scene.force_or_state_at(comma + 2)
    return (later, "subject of the clause after") if later else None


def object_of(scene: Telling, verb: int) -> Force | None:
    """The force right after the verb: "sent in his troops", "pulled out of … " has none."""
    at = past_adverbs(scene, verb + 1)
    if scene.word(at) in _PARTICLES and scene.word(at + 1) != "of":
        at += 1
        if scene.word(at - 1) == "in" and _rides(scene, verb, at):
            return None
    if (scene.word(at) in MEASURES or at in scene.counted) and scene.word(at + 1) == "of":
        at += 2  # "one-third of its army"
    if scene.word(at) in _DETERMINERS and (described := _described(scene, at)):
        return described
    for _ in range(_OBJECT_REACH):
        # "its newly formed regular army": what no lexicon has between article and force
        if scene.word(at) == "and" and scene.word(at + 1) in {"its", "their"}:
            at += 1  # "the Enterprise and its task force"
            break
        if scene.force_at(at) is not None or not _may_describe(scene, at):
            break
        at += 1
    return next((force for force in scene.forces if force.start == at), None) or next(
        (force for force in scene.forces if force.start <= at < force.end), None
    )


def _rides(scene: Telling, verb: int, at: int) -> bool:
    """As in "were moving in ten trucks": what they are in, and nothing that they move."""
    vehicles = scene.force_at(at)
    return (
        vehicles is not None
        and scene.word(vehicles.head) in SETS["means"]
        and any("goes" in sense.frames for sense in VERBS[scene.word(verb)])
    )


def _described(scene: Telling, at: int) -> Force | None:
    """As in "its newest and most sophisticated aircraft"."""
    for i in range(at + 1, at + 7):
        if (force := scene.force_at(i)) is not None:
            return force
        if scene.word(i) in VERBS or not (
            scene.is_nounish(i) or scene.word(i) in {"and", "most", "more", ","}
        ):
            return None
    return None


def _may_describe(scene: Telling, i: int) -> bool:
    word = scene.word(i)
    if word in _DETERMINERS:
        return True
    return (
        scene.word(i - 1) in _DETERMINERS
        or word.endswith(("ed", "ly", "scale"))
        or i - 1 in scene.mentions
    )


def is_strong(force: Force | None) -> bool:
    """Whether there is a force that needs no other sign of war."""
    return force is not None and force.strong


def past_adverbs(scene: Telling, i: int) -> int:
    """The first token from `i` on that is no adverb."""
    while (word := scene.word(i)) in _PASSED or (word.endswith("ly") and len(word) > 4):
        i += 1
    return i


_COMING = SETS["coming"]
"""Reinforcements that do this come to strengthen; where they advance or enter, that is told."""
_PASSED = (ADVERBS - {"back", "all", "both"}) | {
    "unopposed",
    "unhindered",
    "unchallenged",
    "straight",
}


def is_bare_participle(scene: Telling, group: VerbGroup) -> bool:
    """As in "troops deployed to the border": no auxiliary of its own, the force right before it."""
    return group.start == group.verb and scene.word(group.verb).endswith(("ed", "n", "nt"))


def reinforced(scene: Telling, action: Action, mover: Force, verb: int) -> Action:
    """Reinforcement wins over sending and arriving where the text says so."""
    if action not in {Action.DEPLOY, Action.ARRIVE, Action.ADVANCE, Action.MASS}:
        return action
    if mover.reinforces and (action is not Action.ADVANCE or scene.word(verb) in _COMING):
        return Action.REINFORCE
    tail = scene.low[verb + 1 : verb + 16]
    for n, word in enumerate(tail[:-1]):
        if word == "as" and tail[n + 1] == "reinforcements":
            return Action.REINFORCE
        if word == "to" and tail[n + 1] in {"reinforce", "bolster"}:
            return Action.REINFORCE
    return action
