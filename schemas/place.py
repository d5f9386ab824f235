"""Where something is said to have happened."""

from typing import Annotated

from pydantic import Field

from schemas.article import Country
from schemas.base import Part


class PlaceRef(Part):
    """A place's identity, stable across articles and spellings, and its name."""

    id: Annotated[str, Field(min_length=1)]
    """`geonames:170063`, `iso:SY-HL` (a first-level unit), `iso:SY` (a country), `tocsin:…` (the
    curated list), `user:…` (imported), or `within:PARENT/skeleton` (a place no gazetteer has)."""
    name: Annotated[str, Field(min_length=1)]


class Location(Part):
    """A resolved place. What could not be resolved is no `Location`, never a guess."""

    chain: Annotated[tuple[PlaceRef, ...], Field(min_length=1)]
    """The place itself, then the places that contain it, most exact first, the country last."""
    country: Country | None
    """None at sea, or for a region of several countries."""
    admin1: Annotated[str | None, Field(description="ISO 3166-2 code where known")] = None
    lat: Annotated[float | None, Field(ge=-90, le=90)] = None
    lon: Annotated[float | None, Field(ge=-180, le=180)] = None
    radius_m: Annotated[int | None, Field(ge=0, description="uncertainty, metres")] = None
    precision: Annotated[int, Field(ge=1, le=7)]
    """As UCDP: 1 exact, 2 near, 3 second-level unit, 4 first-level unit, 5 larger or fuzzy area,
    6 country, 7 sea or air."""
    score: Annotated[float, Field(ge=0, le=1)] = 1.0
    why: str = ""
    """One sentence: why this place, and why not the runner-up."""

    @property
    def place(self) -> PlaceRef:
        """The place itself."""
        return self.chain[0]
