"""Verbs that tell of a movement by a noun: "made steady gains", "made no headway"."""

from processors.extraction.movements import reality, routes
from processors.extraction.movements.arguments import past_adverbs, subject_of
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import TIMES, VERBS, Sense
from schemas.claim import Modality

_REACH = 4
"""Words from the verb to the noun: "made no further territorial gains"."""
_OF_WHAT = frozenset({"in", "on", "towards", "toward", "with", "at"})


def progresses(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "the column made no appreciable progress": the subject advances, or does not."""
    if group.passive or sense.needs is None:
        return None
    at = past_adverbs(scene, group.verb + 1)
    noun = at
    while noun < at + _REACH and scene.word(noun) not in sense.needs:
        if not (scene.is_nounish(noun) or scene.word(noun) in {"no", "a"}):
            return None
        noun += 1
    subject = subject_of(scene, group)
    modality = reality.of_verb(scene, group)
    if scene.word(noun) not in sense.needs or subject is None or modality is None:
        return None
    if modality is Modality.REPORTED and "no" in scene.low[at:noun]:
        modality = Modality.DENIED
    route = routes.after(scene, noun + 1, sense.action)
    mover, rule = subject
    if route.destination is None and (
        mover.is_state
        or (
            scene.word(noun + 1) in _OF_WHAT
            and scene.word(noun + 2) not in VERBS
            and TIMES.isdisjoint(scene.low[noun + 2 : noun + 6])
        )
    ):
        return None  # "made progress in the talks"
    return Move(
        min(mover.start, group.start),
        max(noun + 1, route.end),
        sense.action,
        mover,
        mover.name,
        route,
        modality,
        f"{rule} moves",
    )
