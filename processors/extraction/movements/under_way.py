"""Movement without a verb of it: "on their way to Hama", "en route to", "bound for Tartus"."""

from processors.extraction.movements import reality, routes, subjects, verb_group
from processors.extraction.movements.arguments import reinforced, subject_of
from processors.extraction.movements.move import Move
from processors.extraction.movements.needs import has_needed
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup
from processors.extraction.movements.vocabulary import BE, SETS, VERBS, Sense

_OWN = SETS["own"] | {"the", "his"}


def find(scene: Telling, i: int) -> Move | None:
    """The movement that "way", "route" or "bound" at `i` tells of."""
    sense = next((s for s in VERBS[scene.word(i)] if "underway" in s.frames), None)
    first = _first(scene, i)
    if sense is None or first is None or not has_needed(scene, sense.needs, (i + 1,)):
        return None
    group = verb_group.around(scene, first)
    reduced = scene.word(i) not in {"way", "move"} and not group.words & BE
    subject = subjects.before(scene, group.start, reduced=reduced)
    modality = reality.of_verb(scene, group)
    route = routes.after(scene, i + 1, sense.action)
    if subject is None or modality is None or not (route.origin or route.destination):
        return None
    mover = subject[0]
    if mover.is_state:
        # "the fleet passed Malta on its way to Syria": it is the fleet's way
        leading = next((f for f in scene.forces if f.end <= mover.start), None)
        if leading is None:
            return None
        mover = leading
    return Move(
        min(mover.start, group.start),
        max(i + 1, route.end),
        reinforced(scene, sense.action, mover, i),
        mover,
        mover.owner or mover.name,
        route,
        modality,
        "under way",
    )


def escorts(scene: Telling, group: VerbGroup, sense: Sense) -> Move | None:
    """As in "troops were escorting a convoy from Dori to Arbinda"."""
    route = routes.after(scene, group.verb + 1, sense.action)
    subject = subject_of(scene, group)
    modality = reality.of_verb(scene, group)
    if group.passive or subject is None or modality is None or route.destination is None:
        return None
    mover, rule = subject
    if mover.is_state or scene.word(route.destination[0] - 1) not in {"to", "into", "towards"}:
        return None
    return Move(
        min(mover.start, group.start),
        route.end,
        sense.action,
        mover,
        mover.name,
        route,
        modality,
        f"{rule} goes along",
    )


def _first(scene: Telling, i: int) -> int | None:
    """Where the phrase begins that ends in the word at `i`."""
    word, before = scene.word(i), scene.word(i - 1)
    if word == "way":
        return i - 2 if before in _OWN and scene.word(i - 2) == "on" else None
    if word == "move":
        return i - 2 if scene.low[max(0, i - 2) : i] == ["on", "the"] else None
    if word == "route":
        return i - 1 if before == "en" else None
    return i if scene.force_at(i - 1) or before in BE or before == "," else None
