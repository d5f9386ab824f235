"""Where those who arrive come from, told behind their name: "paratroopers from Poltava entered"."""

from processors.extraction.movements import ground
from processors.extraction.movements.force import Force
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.verb_group import VerbGroup


def come_from(scene: Telling, mover: Force, group: VerbGroup) -> tuple[int, int] | None:
    """As in "two brigades from the province of Shabwa arrived": of a country, it is their own."""
    if scene.word(mover.end) != "from":
        return None
    stop = ground.end_of(scene, mover.end + 1)
    is_place = scene.is_place(stop - 1) and not scene.is_country(stop - 1)
    return (mover.end + 1, stop) if is_place and stop == group.start else None
