"""Whose movement a noun tells of: "Iraqi pull-out", "the withdrawal of troops", "its retreat"."""

from processors.extraction.movements import (
    rulers,
    states,
    subjects,
    verb_group,
)
from processors.extraction.movements.force import Force
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import (
    ADVERBS,
    BE,
    GOVERNORS,
    HAVE,
    NOUNS,
    PREPOSITIONS,
    SETS,
    VERBS,
)
from schemas.claim import Action

_GOVERNING = frozenset().union(*GOVERNORS.values())
_DETERMINERS = SETS["determiners"]
_OWN = SETS["own"]
_UNDERTAKING = SETS["undertaking"]
_TELLING_OF = SETS["telling_of"]
_ANSWERS = SETS["answers"]


MOBILISING = ("mobili", "demobili", "call-up")
"""How the nouns begin that need no owner beside them: whose army it is goes without saying."""


def owner(scene: Telling, i: int) -> tuple[Force | None, int, int]:
    """Whose movement it is, and the tokens that say so."""
    start = i
    while (
        # "its planned withdrawal"; elsewhere "planned" is a verb that governs the noun
        (
            scene.word(start - 2) in _OWN
            or not (scene.word(start - 1).endswith("ed") or scene.word(start - 1) in _GOVERNING)
        )
        and scene.word(start - 1) not in _DETERMINERS
        and start > 0
        and (scene.is_nounish(start - 1) and scene.force_at(start - 1) is None)
        and scene.word(start - 1) not in VERBS
    ):
        if scene.is_demonym(start - 1) or scene.is_country(start - 1):
            break
        start -= 1
    if scene.word(i - 1) in {"troop", "troops", "military", "naval", "army"} and i - 1 >= start:
        first = i - 1
        while first > 0 and (scene.is_demonym(first - 1) or scene.is_country(first - 1)):
            first -= 1
        return Force(first, i, i - 1, scene.text(first, i), strong=True), first, i + 1
    if scene.word(i + 1) in {"of", "by"}:
        mover = next((force for force in scene.forces if i + 1 < force.start <= i + 3), None)
        mover = mover or next((f for f in scene.forces if f.start <= i + 2 < f.end), None)
        if mover is not None:
            return mover, start, mover.end
        if (state := states.state_at(scene, i + 2)) and scene.word(i + 1) == "by":
            return state, start, state.end
        if scene.word(i).startswith(MOBILISING) or (
            scene.word(i + 1) == "by" and scene.word(start - 1) not in _OWN
        ):
            return None, start, i + 1
    left = i - 1
    while left >= start and scene.word(left) != "'s":
        left -= 1
    if scene.word(left) == "'s" or scene.word(left) == "'":
        mover = scene.force_at(left - 1) or states.state_at(scene, left - 1)
        return mover, (mover.start if mover else start), i + 1
    if (mover := scene.force_at(i - 1)) or (mover := scene.force_at(start - 1)):
        return mover, mover.start, i + 1
    before = start - 1
    if before >= 0 and scene.word(before) in _OWN:
        subject = _earlier(scene, before) or scene.recalled
        if subject is None and scene.word(before) == "our":
            subject = Force(before, i, before, scene.text(before, before + 1), strong=True)
        return subject, before, i + 1
    mention = scene.mentions.get(before)
    if before >= 0 and mention is not None and (mention.demonym or scene.is_country(before)):
        return (
            Force(before, before + 1, before, mention.name, strong=True, is_state=True),
            before,
            i + 1,
        )
    if scene.word(i).startswith(MOBILISING):
        # "ordered general mobilisation", "the cabinet decided on a call-up"
        mover = (
            _earlier(scene, i)
            or _people(scene, i)
            or _ordered_in(scene, i)
            or scene.recalled
            or _decreed(scene, i)
            or _declared(scene, start, i)
        )
        return mover, start, i + 1
    if scene.word(i - 1) == "the" and _is_told_as_known(scene, i):
        return _earlier_force(scene, i) or scene.recalled, i - 1, i + 1
    if (mover := _undertaken(scene, i)) is not None:
        return mover, mover.start, i + 1
    return None, start, i + 1


def _is_told_as_known(scene: Telling, i: int) -> bool:
    """As in "the withdrawal was completed on Sunday": whose it is was said before."""
    if NOUNS.get(scene.word(i)) is not Action.WITHDRAW:
        return False
    following = scene.word(i + 1)
    if following in {"was", "is", "were"}:
        return scene.word(i + 2) in {"completed", "complete", "carried", "finished", "under"}
    return following in {"began", "started", "begins"}


def _people(scene: Telling, i: int) -> Force | None:
    """As in "the Latvian cabinet decided on mobilisation": whose cabinet it is."""
    for k in range(i - 1, -1, -1):
        if scene.is_demonym(k):
            return Force(k, k + 1, k, scene.text(k, k + 1), strong=True, is_state=True)
    return None


def _decreed(scene: Telling, i: int) -> Force | None:
    """As in "The president decreed general mobilisation": nobody else is named."""
    near = range(i - 1, max(0, i - 6), -1)
    verb = next((k for k in near if scene.word(k) in _DECREEING | _DECIDING), None)
    if verb is None or scene.forces:
        return None
    end = verb_group.around(scene, verb).start
    start = end
    while start > 0 and (scene.is_nounish(start - 1) or scene.word(start - 1) in _DETERMINERS):
        start -= 1
    if start == end:
        return None
    return Force(start, end, end - 1, scene.text(start, end), strong=True, is_state=True)


def _declared(scene: Telling, start: int, i: int) -> Force | None:
    """As in "a partial mobilisation was ordered": nobody says of whom, and it is the actor."""
    at = i + 2 if scene.word(i + 1) in _ORDERS else i + 1
    first = at
    while scene.word(at) in BE or scene.word(at) in HAVE or scene.word(at) in ADVERBS:
        at += 1
    is_passive = at > first and scene.word(at) in _DECREEING | _BEGUN
    if not is_passive and scene.word(at) not in _BEGINNING:
        return None
    return Force(start, i + 1, i, scene.text(start, i + 1), strong=True)


_DECREEING = SETS["decreeing"]
_DECIDING = frozenset({"decided", "agreed", "called"})
_ORDERS = frozenset({"order", "orders", "decree"})
_BEGINNING = frozenset({"began", "started", "commenced", "followed"})
_BEGUN = frozenset({"called", "begun", "completed", "underway", "started", "made"})


def _ordered_in(scene: Telling, i: int) -> Force | None:
    """As in "mobilisation was ordered in Belgium"."""
    if scene.word(i + 1) not in BE:
        return None
    at = next((k for k in range(i + 2, i + 6) if scene.word(k) in {"in", "by"}), None)
    return states.state_at(scene, at + 1) if at is not None else None


def _undertaken(scene: Telling, i: int) -> Force | None:
    """As in "was forced into a slow retreat", "its response was a withdrawal": the subject's.

    A state is given as a force: the phrase says by itself that its forces are meant.
    """
    if NOUNS.get(scene.word(i)) is not Action.WITHDRAW:
        return None
    is_military = scene.word(i) in _RETREATS
    for k in range(i - 1, max(-1, i - 7), -1):
        if scene.word(k) in _UNDERTAKING or (
            scene.word(k) in _TELLING_OF and (scene.word(i + 1) == "from" or is_military)
        ):
            end = verb_group.around(scene, k).start
            subject = subjects.before(scene, end)
            if subject is None and (ruler := rulers.before(scene, end)) is not None:
                return ruler._replace(is_state=not is_military)
            return subject[0]._replace(is_state=False) if subject else None
        if scene.word(k) in BE and not _ANSWERS.isdisjoint(scene.low[max(0, k - 12) : k]):
            answering = _earlier(scene, k) or _people(scene, k)
            return answering._replace(is_state=False) if answering else None
        if scene.word(k) not in _BEFORE_IT and not (
            scene.is_nounish(k) or (scene.word(k) == "of" and scene.word(k - 1) in _FAVOUR)
        ):
            return None
    return None


_RETREATS = frozenset({"retreat", "retreats"})
_BEFORE_IT = frozenset({"a", "an", "into", "in", "on", "general", "full"})
_FAVOUR = frozenset({"favour", "favor"})


def _earlier_force(scene: Telling, i: int) -> Force | None:
    return next((f for f in reversed(scene.forces) if f.end <= i and f.strong), None)


def _earlier(scene: Telling, i: int) -> Force | None:
    """What "its" means: the nearest force or state before it, of those behind no preposition."""
    nearest = None
    for k in range(i - 1, -1, -1):
        if force := scene.force_at(k) or states.state_at(scene, k):
            nearest = nearest or force
            if scene.word(force.start - 1) not in PREPOSITIONS or force.start == 0:
                return force
    return nearest
