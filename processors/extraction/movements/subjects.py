"""Who moves: the force that a verb group has for its subject."""

from processors.extraction.movements import states
from processors.extraction.movements.force import Force
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.times import before_time
from processors.extraction.movements.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    GROUND,
    PREPOSITIONS,
    SETS,
    VERBS,
)

_RELATIVE = frozenset({"who", "which", "that"})
_PLURAL_PRONOUNS = frozenset({"they", "we", "it"})
_ADJUNCT = SETS["adjunct"]
_CONJUNCTIONS = frozenset(
    ["as", "like", "about", "since", "after", "before", "until", "till", "than"]
)
"""They open clauses as well as phrases."""
_GOVERNORS = PREPOSITIONS - _CONJUNCTIONS
_NEARBY = frozenset({"neighbouring", "neighboring", "surrounding", "remaining", "nearby"})
_LONGEST = 45
"""Tokens back from a verb; a subject further off than that is a guess."""


def before(scene: Telling, start: int, *, reduced: bool = False) -> tuple[Force, str] | None:
    """The subject of the verb group that begins at `start`, and the rule that found it.

    `recalled`: the force that "they" or "it" would mean. `reduced`: the verb is a participle, so
    that the noun group right before it is its subject whatever stands before that ("clashes with
    rebels advancing on the town").
    """
    i = start - 1
    through_comma = False
    passed: list[Force] = []
    while i >= max(0, start - _LONGEST):
        i = before_time(scene, i)
        word = scene.word(i)
        force = scene.force_at(i) or states.state_at(scene, i)
        if force is not None:
            before_it = scene.word(force.start - 1)
            if before_it in _NEARBY or (before_it == "the" and force.is_state):
                before_it = scene.word(force.start - 2)  # "troops from neighbouring Chad"
            if before_it == "to" and scene.word(force.start - 2) == "loyal":
                i = force.start - 3  # "fighters loyal to the front heading west"
                continue
            if (
                before_it in _GOVERNORS
                and force.start > 0
                and not reduced
                and not _is_particle(scene, force.start - 1)
            ):
                passed.append(force)
                i = force.start - 2
                continue
            if scene.word(force.end) == "'s":
                return None
            return force, "subject"
        if word == '"' and i and scene.force_at(i - 1) is not None:
            i -= 1  # 'the "freedom fighters" crossed'
            continue
        reduced = reduced and word == ","
        if word in {",", "-", "–", "—", "--"}:
            through_comma = True
            i = _relative_opening(scene, i)
        elif word in {")", "]"}:
            i = _opening(scene, i) - 1
        elif word in _RELATIVE and scene.word(i - 1) not in {
            "said",
            "say",
            "says",
            "told",
            "reported",
            "added",
            "claimed",
        }:
            if word == "who" and _is_of_others(scene, i - 1):
                return None
            reduced = True
            i -= 1
        elif word in _PLURAL_PRONOUNS:
            meant = _said_of_itself(scene, i) or _spoken_of(scene, i) or _recalled(scene, i)
            return (meant, "pronoun") if meant else None
        elif word in {"and", "but", "then", "or"}:
            return _shared(scene, i)
        elif word == "them" and scene.word(i - 1) == "of" and not through_comma:
            meant = _recalled(scene, i) or _force_before(scene, i)
            return (_some_of(scene, meant, i), "pronoun") if meant else None
        elif through_comma and word in {"them", "whom"}:
            i -= 1  # "the fighters, some of them on motorbikes, …"
        elif word in PREPOSITIONS or word in _ADJUNCT or (word.endswith("ed") and i > 0):
            i -= 1
        elif scene.is_nounish(i):
            first = _noun_group(scene, i)
            left = scene.word(first - 1)
            if left == '"' and (named := scene.force_at(first - 2)):
                return named, "subject"  # "the “Islamic State” organization"
            if scene.force_at(first - 1) is not None or left in {"who", "which"}:
                i = first - 1  # "the M23 group": part of a longer name; "who fought in"
                continue
            if (
                left in PREPOSITIONS
                or left in _ADJUNCT
                or (left == "," and (through_comma or first - 1 == 0))
                or (left in VERBS and first > 0)
            ):
                i = first - 2
            elif left == "having" and through_comma:
                i = first - 2  # "the enemy, having suffered losses, rolled back"
            elif left == "and" and through_comma:
                i = first - 1  # ", with men from Uganda and other lands, took"
            else:
                return None
        elif word.endswith("ly") or (through_comma and (word in AUXILIARIES or word in ADVERBS)):
            i -= 1
        else:
            return None
    return None


def _relative_opening(scene: Telling, comma: int) -> int:
    """Before the clause that the comma ends: "the army, which had chased the rebels, reached"."""
    for k in range(comma - 1, max(0, comma - 16), -1):
        if scene.word(k) in {",", ";", ":"}:
            break
        if scene.word(k) in {"who", "which", "whose"} and scene.word(k - 1) == ",":
            return k - 2
    return comma - 1


def _is_of_others(scene: Telling, i: int) -> bool:
    """As in "fired on protesters who marched": who marched is no force."""
    return (
        scene.is_nounish(i)
        and scene.force_at(i) is None
        and not scene.is_place(i)
        and scene.word(i) not in GROUND
        and i not in scene.counted
        and not scene.is_name(i)
    )


def _said_of_itself(scene: Telling, i: int) -> Force | None:
    """As in "the army says it has entered": the force or state that leads the sentence."""
    for k in range(i - 1, max(-1, i - 12), -1):
        force = scene.force_or_state_at(k)
        if force is not None and leads(scene, force) and scene.word(force.end) != "'s":
            return force
    return None


def _spoken_of(scene: Telling, i: int) -> Force | None:
    """As in "The town was held by rebels; they massed": what "they" are in the clause before."""
    return _force_before(scene, i) if scene.word(i) == "they" else None


def _recalled(scene: Telling, i: int) -> Force | None:
    """The force of a sentence before, as if it stood where the pronoun stands."""
    return scene.recalled and scene.recalled._replace(start=i, end=i + 1, head=i)


def _some_of(scene: Telling, meant: Force, i: int) -> Force:
    """As in "200 of them landed", "most of them left"."""
    counted = scene.counted.get(i - 2)
    start = counted.start if counted else i - 2
    return meant._replace(start=start, end=i + 1, head=i, quantity=counted)


def _force_before(scene: Telling, i: int) -> Force | None:
    return next((f for f in reversed(scene.forces) if f.end <= i and f.strong), None)


def _opening(scene: Telling, i: int) -> int:
    while i > 0 and scene.word(i) not in {"(", "["}:
        i -= 1
    return i


def _noun_group(scene: Telling, i: int) -> int:
    while (
        i > 0
        and (scene.is_nounish(i - 1) or scene.word(i - 1) in {"'s", "of"})
        and scene.word(i - 1) not in VERBS
        and (not scene.word(i - 1).endswith(("ing", "said")) or scene.word(i - 1) in _NEARBY)
        and scene.force_at(i - 1) is None
    ):
        i -= 1
    return i


def _shared(scene: Telling, conjunction: int) -> tuple[Force, str] | None:
    """The subject that a verb after "and" shares with the verb before it."""
    for force in reversed(scene.forces):
        if force.end <= conjunction and leads(scene, force):
            return force, "shared subject"
    i = conjunction - 1
    while i >= 0:
        if scene.word(i) in _PLURAL_PRONOUNS and scene.recalled:
            return _recalled(scene, i) or scene.recalled, "pronoun"
        if (state := states.state_at(scene, i)) and leads(scene, state):
            return state, "shared subject"
        i -= 1
    return None


def leads(scene: Telling, force: Force) -> bool:
    """Whether a force stands where a subject stands: behind no preposition and no verb."""
    left = scene.word(force.start - 1)
    return left not in PREPOSITIONS and left not in VERBS and not left.endswith("ed")


def _is_particle(scene: Telling, i: int) -> bool:
    """As in "To back this up some troops were moved": it ends a verb, it opens no phrase."""
    return scene.word(i) in {"up", "out", "off", "down"} and scene.word(i - 1) in _DEMONSTRATIVES


_DEMONSTRATIVES = frozenset({"this", "that", "it", "them", "these"})
