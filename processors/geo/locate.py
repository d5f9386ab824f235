"""A chosen place as a `Location`: its chain, how exact it is, and why."""

from processors.geo.index import KIND_WORDS, Index, Kind, Place
from schemas.place import Location, PlaceRef

PRECISION = {
    Kind.REGION: 5,
    Kind.SEA: 7,
    Kind.COUNTRY: 6,
    Kind.ADMIN1: 4,
    Kind.ADMIN2: 3,
    Kind.TOWN: 1,
    Kind.DISTRICT: 1,
    Kind.SITE: 1,
    Kind.VILLAGE: 1,
}
"""UCDP's code for each kind of place when the place itself is meant."""

REMEMBERED = 10_000
"""Locations that are kept: news says the same of the same towns."""


class Locator:
    """Writes locations; the parts that only depend on the place are written once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._chains: dict[int, tuple[PlaceRef, ...]] = {}
        self._described: dict[int, str] = {}
        self._written: dict[tuple[int, float, str], Location] = {}

    def chain(self, place: Place) -> tuple[PlaceRef, ...]:
        """The place and what contains it."""
        known = self._chains.get(place.index)
        if known is None:
            known = self._chains[place.index] = tuple(
                PlaceRef(id=p.id, name=p.name) for p in self._index.chain(place)
            )
        return known

    def admin1(self, chain: tuple[PlaceRef, ...]) -> str | None:
        """ISO 3166-2 code of the first-level unit in a chain."""
        for ref in chain:
            if ref.id.startswith("iso:") and "-" in ref.id:
                return ref.id[4:]
        return None

    def describe(self, place: Place) -> str:
        """What and where it is: "a town in Aleppo, Syria"."""
        known = self._described.get(place.index)
        if known is None:
            above = [ref.name for ref in self.chain(place)[1:] if ref.name != place.name]
            inside = f" in {', '.join(above)}" if above else ""
            known = self._described[place.index] = f"{KIND_WORDS[place.kind]}{inside}"
        return known

    def location(self, place: Place, *, score: float, why: str) -> Location:
        """The place itself."""
        key = (place.index, score, why)
        if (known := self._written.get(key)) is not None:
            return known
        if len(self._written) > REMEMBERED:
            self._written.clear()
        chain = self.chain(place)
        known = self._written[key] = Location(
            chain=chain,
            country=place.country,
            admin1=self.admin1(chain),
            lat=place.lat,
            lon=place.lon,
            radius_m=place.radius_m,
            precision=PRECISION[place.kind],
            score=score,
            why=why,
        )
        return known
