"""What a place can be named for."""

from enum import IntEnum

from processors.geo.mention import PlaceMention

Named = tuple[int, int, PlaceMention]
"""A place with the tokens of its name in its sentence."""


class Role(IntEnum):
    """The higher, the better a place tells where the event was."""

    NONE = 0
    """The speaker's, the outlet's, a country as a party: never the event's."""
    PATH = 1
    """Where people came from or were taken."""
    LANDMARK = 2
    """That from which a distance is told."""
    EVENT = 3


Played = tuple[Role, Named]
"""A place with its role in its sentence."""
