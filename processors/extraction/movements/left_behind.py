"""Places that are left in a state, and that nobody leaves: "left the town in ruins"."""

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import SETS

_STATES_LEFT = SETS["states_left"]


def is_left_so(scene: Scene, verb: int, stop: int) -> bool:
    """As in "leaving much of the town in ruins", "left it without water": what became of it."""
    if not scene.word(verb).startswith(("leav", "left")):
        return False
    if scene.word(stop) in {"in", "without", "under"}:
        return scene.word(stop + 1) in _STATES_LEFT
    return scene.word(stop) in _STATES_LEFT or scene.word(stop - 1) in _STATES_LEFT
