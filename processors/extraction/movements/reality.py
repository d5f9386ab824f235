"""Whether a movement happened, is planned, conditional or denied; or is only asked for."""

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.verb_group import VerbGroup, negated
from processors.extraction.movements.vocabulary import (
    AUXILIARIES,
    BARE_FORMS,
    CONDITIONS,
    FUTURE,
    GOVERNORS,
    MIGHT,
    NEGATIVE,
    SETS,
    SHOULD,
    VERBS,
    WOULD,
)
from schemas.claim import Modality

_PROMISING = GOVERNORS["planned"] | {
    "said",
    "says",
    "confirmed",
    "warned",
    "declared",
    "told",
    "added",
    "indicated",
    "stated",
    "predicted",
}
_GOVERNED = {
    "reported": Modality.REPORTED,
    "planned": Modality.PLANNED,
    "conditional": Modality.CONDITIONAL,
    "denied": Modality.DENIED,
}


def of_verb(scene: Scene, group: VerbGroup) -> Modality | None:
    """None where the movement is only asked for, proposed, or what somebody ought to do."""
    if group.governor == "demand" or group.words & SHOULD:
        return None
    if scene.word(len(scene.low) - 1) == "?" or _is_demanded(scene, group):
        return None
    if _is_asked(scene, group) or _is_waited_for(scene, group):
        return None
    if scene.word(0) == "had" and set(scene.low) & WOULD:
        return None  # "Had the rebels entered, … would": they did not
    if group.words & MIGHT and negated(group) and "have" in group.words:
        return None  # "could not have entered without … "
    conditioned = _is_conditioned(scene, group)
    if group.governor in {"denied", "conditional"}:
        return _GOVERNED[group.governor]
    if _counts_none(scene, group) or _is_unseen(scene, group):
        return Modality.DENIED
    if scene.word(group.verb + 1) == "no" and scene.word(group.verb + 2) in _ANY_MORE:
        return Modality.DENIED  # "advanced no further"
    if group.words & FUTURE:
        if negated(group):
            return Modality.DENIED
        return Modality.CONDITIONAL if conditioned else Modality.PLANNED
    if group.words & WOULD:
        if negated(group):
            return Modality.DENIED
        promised = any(word in _PROMISING for word in scene.low[: group.start])
        return Modality.PLANNED if promised and not conditioned else Modality.CONDITIONAL
    if group.words & MIGHT and "able" not in group.words:
        return Modality.DENIED if negated(group) else Modality.CONDITIONAL
    if negated(group):
        return Modality.DENIED
    if _is_denied_from_outside(scene, group):
        return Modality.DENIED
    if group.governor == "planned":
        if _answers(scene, group):
            return Modality.REPORTED
        return Modality.PLANNED
    if conditioned and group.governor is None and _condition_precedes(scene, group):
        return Modality.CONDITIONAL
    return Modality.REPORTED


def is_tried(scene: Scene, group: VerbGroup) -> bool:
    """As in "tried to storm an outpost": an attempt, of which nobody says that it came off."""
    at = group.governor_at
    return at is not None and scene.word(at) in _TRYING


_TRYING = frozenset({"tried", "trying", "try", "tries", "attempted", "attempting", "attempt"})


def _is_demanded(scene: Scene, group: VerbGroup) -> bool:
    """As in "demanded that Rwanda withdraw its troops": a bare form after "that"."""
    if group.words or group.infinitive or scene.word(group.verb) not in BARE_FORMS:
        return False
    before = scene.low[max(0, group.start - 14) : group.start]
    return any(
        word in GOVERNORS["demand"] and "that" in before[n + 1 : n + 3]
        for n, word in enumerate(before)
    )


_ANY_MORE = frozenset({"further", "farther", "closer", "nearer"})


def _is_asked(scene: Scene, group: VerbGroup) -> bool:
    """As in "Asked whether troops had been sent, he declined to comment": nobody says so."""
    for k in range(group.start - 1, max(0, group.start - 14), -1):
        if scene.word(k) in {",", ";", "that"}:
            return False
        if scene.word(k) in {"whether", "if", "when", "why"}:
            return bool({"ask", "asked", "asking", "asks"} & set(scene.low[max(0, k - 3) : k]))
    return False


def _is_waited_for(scene: Scene, group: VerbGroup) -> bool:
    """As in "would not lay down arms until the army left": what one side asks of the other."""
    for k in range(group.start - 1, max(0, group.start - 7), -1):
        if scene.word(k) in {"until", "unless"}:
            return any(word in NEGATIVE or word.endswith("n't") for word in scene.low[:k])
        if scene.word(k) in {",", ";", "and", "but", "that"}:
            return False
    return False


def _counts_none(scene: Scene, group: VerbGroup) -> bool:
    """As in "No troops have been sent", "neither A nor B has left": the subject itself is none."""
    for i in range(max(0, group.start - 6), group.start):
        if scene.word(i) in {"no", "nor"}:
            return all(
                scene.is_nounish(k) or scene.word(k) == "the" for k in range(i + 1, group.start)
            )
    return False


def _is_unseen(scene: Scene, group: VerbGroup) -> bool:
    """As in "no sign of troops leaving", "no evidence that they had crossed"."""
    for k in range(group.start - 1, max(0, group.start - 12), -1):
        if scene.word(k) in SETS["signs"]:
            return bool({"no", "without"} & set(scene.low[max(0, k - 3) : k]))
        if scene.word(k) in {",", ";", "but", "and"}:
            return False
    return False


_CONDITIONS = CONDITIONS - {"should", "without"}
_UNREAL = WOULD | FUTURE


def _is_conditioned(scene: Scene, group: VerbGroup) -> bool:
    words = set(scene.low)
    return bool(words & _CONDITIONS) or ("without" in words and bool(group.words & _UNREAL))


def _condition_precedes(scene: Scene, group: VerbGroup) -> bool:
    return any(
        word in {"if", "unless", "whether", "lest"}
        for word in scene.low[max(0, group.start - 12) : group.start]
    )


def _answers(scene: Scene, group: VerbGroup) -> bool:
    """As in "Its response was to send troops": told as done."""
    at = group.governor_at
    return (
        at is not None
        and scene.word(at) in {"was", "were"}
        and bool(set(scene.low[max(0, at - 9) : at]) & SETS["answers"])
    )


def _is_denied_from_outside(scene: Scene, group: VerbGroup) -> bool:
    """As in "Kigali denied that its troops had crossed", "rejected reports that … "."""
    before = scene.low[max(0, group.start - 16) : group.start]
    for n, word in enumerate(before):
        if word in {"denied", "denies", "deny", "denying", "dismissed", "rejected"}:
            rest = before[n + 1 :]
            return not {"but", ";", "while", "although"} & set(rest)
    return False


def of_noun(scene: Scene, start: int, end: int) -> Modality | None:
    """The same for a noun of movement whose group stands from `start` up to `end`."""
    if "no" in scene.low[max(0, start - 2) : start + 1]:
        return Modality.DENIED  # "there has been no movement of troops"
    after = scene.low[end : end + 14]
    window = scene.low[max(0, start - 9) : start]
    for n in range(len(window) - 1, -1, -1):
        word = window[n]
        kind = next((name for name, words in GOVERNORS.items() if word in words), None)
        if (
            word in {";", ",", "and", "but", "that", "after", "since", "following"}
            and n < len(window) - 1
        ):
            if word == "and" and _is_listed_demand(scene, max(0, start - 9) + n):
                return None
            break
        if word == "to" and window[max(0, n - 1)] in {"is", "are"}:
            return Modality.PLANNED  # "are to complete their withdrawal"
        if kind == "demand":
            return None
        if kind in {"conditional", "denied"}:
            return _GOVERNED[kind]
        if kind == "planned" and word not in {
            "is",
            "are",
            "was",
            "were",
            "going",
            "about",
            "mission",
        }:
            return Modality.PLANNED
        if word in {"for", "immediate", "unconditional"} and _asks(scene, max(0, start - 9), start):
            return None
        if word in SHOULD:
            return None
        if word in FUTURE:
            return Modality.PLANNED
        if word in WOULD or word in MIGHT:
            return Modality.CONDITIONAL
    for word in after:
        if word in {".", ";", "but", "which", "who"}:
            break
        if word in SHOULD:
            return None
        if word in FUTURE:
            return Modality.PLANNED
        if word in WOULD:
            return Modality.PLANNED if set(scene.low[:start]) & _PROMISING else Modality.CONDITIONAL
        if word in {"planned", "expected", "scheduled", "due", "agreed"}:
            return Modality.PLANNED
    return Modality.REPORTED


def _asks(scene: Scene, start: int, end: int) -> bool:
    return any(word in GOVERNORS["demand"] for word in scene.low[start:end])


def _is_listed_demand(scene: Scene, conjunction: int) -> bool:
    """As in "demanded a truce and the withdrawal": the second thing asked for."""
    for i in range(conjunction - 1, max(-1, conjunction - 10), -1):
        word = scene.word(i)
        if word in GOVERNORS["demand"]:
            return scene.word(i + 1) in {"for", "on", "an", "a", "the"}
        if word in VERBS or word in AUXILIARIES or word in {"that", ";", "which", "who"}:
            return False
    return False
