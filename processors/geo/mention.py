"""A place name in a text, and the place it was resolved to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from schemas.place import Location, PlaceRef


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Characters `start` up to `end` of a text that name a place."""

    start: int
    end: int
    name: str
    """As written."""
    location: Location | None
    """None where it reads like a place and could not be resolved."""
    demonym: bool = False
    """"Syrian", "the Iraqis": gives a country, is no place of an event."""
    dateline: bool = False
    """The place an article is filed from ("ALEPPO, Syria: …")."""
    timezone: str | None = None
    """IANA name, for the place's own days."""

    @property
    def within(self) -> tuple[str, ...]:
        """Names of the containing places, most exact first, ending in the country.

        A unit called like what it contains (the city of Aleppo in Aleppo) is said once.
        """
        names = [ref.name for ref in self.location.chain] if self.location else []
        return tuple(
            outer for inner, outer in pairwise(names) if outer.casefold() != inner.casefold()
        )


class Places(Protocol):
    """What reading asks of a gazetteer."""

    def mentions(self, text: str, *, source_country: str | None = None) -> Sequence[PlaceMention]:
        """Every place name in `text`, in order, without overlaps, each resolved in the light of
        the others. `source_country` is where the outlet publishes from: a weak hint.
        """

    def named(self, name: str) -> Sequence[PlaceRef]:
        """What a user may mean by `name` or id in a rule, most likely first; empty if unknown."""
