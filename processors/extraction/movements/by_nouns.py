"""Movements told by a noun: "the withdrawal of Russian forces", "launched an offensive on"."""

from collections.abc import Iterator
from dataclasses import replace

from processors.extraction.movements import (
    by_launching,
    by_strength,
    ground,
    reality,
    routes,
    states,
    subjects,
    verb_group,
)
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import (
    BE,
    ESTABLISHING,
    GOVERNORS,
    LAUNCHED_NOUNS,
    NOUNS,
    SETS,
    STRENGTHENING,
    TIMES,
    VERBS,
)
from schemas.claim import Action

_GOVERNING = frozenset().union(*GOVERNORS.values())
_DETERMINERS = SETS["determiners"]
_OWN = SETS["own"]
_CIVIL = SETS["civil_mobilisation"]
_REGULARS = SETS["regulars"]
_CARRIED_OUT = SETS["carried_out"]
_UNDERTAKING = SETS["undertaking"]
_ANSWERS = SETS["answers"]


def find(scene: Telling) -> Iterator[Move]:
    """Every movement that a noun of the sentence tells of."""
    for i, word in enumerate(scene.low):
        if (
            (word in STRENGTHENING or word in by_strength.GROWING)
            and (move := by_strength.increased(scene, i))
        ) or (
            (
                (word in STRENGTHENING or word in ESTABLISHING)
                and (move := by_strength.strengthened(scene, i))
            )
            or (word in LAUNCHED_NOUNS and (move := by_launching.launched(scene, i)))
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
    mover, start, end = _owner(scene, i)
    if mover is None:
        return None
    if _is_mobilising(scene, i):
        if scene.word(i).startswith("de") and not (
            mover.is_state or scene.word(mover.head) in _REGULARS
        ):
            return None  # rebels are disarmed, not moved
        mover = replace(mover, strong=True)
    if scene.word(i) in {"movement", "movements", "entry", "drive"} and mover.is_state:
        return None
    modality = reality.of_noun(scene, start, end)
    if modality is None:
        return None
    if mover.reinforces and action in {Action.DEPLOY, Action.ARRIVE}:
        action = Action.REINFORCE
    route = routes.after(scene, end, action)
    if action is Action.WITHDRAW and scene.word(i + 1) == "of" and route.origin is None:
        left = ground.end_of(scene, i + 2)
        if left > max(i + 2, mover.end) and scene.is_ground(i + 2, left):
            route = routes.Route((i + 2, left), route.destination, max(left, route.end))
    if (
        mover.is_state
        and action is not Action.MASS
        and not route.origin
        and not route.destination
        and not _is_carried_out(scene, start)
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


def _is_attribute(scene: Telling, i: int) -> bool:
    """As in "an advance party", "the invasion plan": said of the noun that follows."""
    following = scene.word(i + 1)
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


def _owner(scene: Telling, i: int) -> tuple[Force | None, int, int]:
    """Whose movement it is, and the tokens that say so."""
    start = i
    while (
        not scene.word(start - 1).endswith("ed")
        and scene.word(start - 1) not in _DETERMINERS
        and scene.word(start - 1) not in _GOVERNING
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
        if _is_mobilising(scene, i) or scene.word(i + 1) == "by":
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
    if _is_mobilising(scene, i):
        # "ordered general mobilisation", "the cabinet decided on a call-up"
        return _earlier(scene, i) or _people(scene, i) or scene.recalled, start, i + 1
    if scene.word(i - 1) == "the" and _is_told_as_known(scene, i):
        return _earlier_force(scene, i) or scene.recalled, i - 1, i + 1
    if (mover := _undertaken(scene, i)) is not None:
        return mover, mover.start, i + 1
    return None, start, i + 1


_MOBILISING = ("mobili", "demobili", "call-up")


def _is_mobilising(scene: Telling, i: int) -> bool:
    return scene.word(i).startswith(_MOBILISING)


def _is_title(scene: Telling, i: int) -> bool:
    """As in "the People's Liberation Movement"."""
    return not scene.shouts and scene.tokens.is_capital(i) and scene.tokens.is_capital(i - 1)


def _is_carried_out(scene: Telling, start: int) -> bool:
    """As in "Israel completed its withdrawal": of forces, though it names none."""
    own = next((k for k in (start, start + 1) if scene.word(k) in _OWN), None)
    if own is None or "from" in scene.low[own + 2 : own + 4]:
        return False
    return scene.word(own - 1) in _CARRIED_OUT


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


def _undertaken(scene: Telling, i: int) -> Force | None:
    """As in "was forced into a slow retreat", "its response was a withdrawal": the subject's.

    A state is given as a force: the phrase says by itself that its forces are meant.
    """
    if NOUNS.get(scene.word(i)) is not Action.WITHDRAW:
        return None
    for k in range(i - 1, max(-1, i - 6), -1):
        if scene.word(k) in _UNDERTAKING:
            subject = subjects.before(scene, verb_group.around(scene, k).start)
            return replace(subject[0], is_state=False) if subject else None
        if scene.word(k) in BE and not _ANSWERS.isdisjoint(scene.low[max(0, k - 12) : k]):
            answering = _earlier(scene, k) or _people(scene, k)
            return replace(answering, is_state=False) if answering else None
        if scene.word(k) not in {"a", "an", "into", "in", "general", "full"} and not (
            scene.is_nounish(k)
        ):
            return None
    return None


def _earlier_force(scene: Telling, i: int) -> Force | None:
    return next((f for f in reversed(scene.forces) if f.end <= i and f.strong), None)


def _earlier(scene: Telling, i: int) -> Force | None:
    """What "its" means: the nearest force or state before it."""
    for k in range(i - 1, -1, -1):
        if force := scene.force_at(k) or states.state_at(scene, k):
            return force
    return None
