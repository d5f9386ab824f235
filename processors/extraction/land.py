"""The country that an article is about: where things happened if it names no place for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from processors.extraction.frame import EventPlace
from processors.extraction.roles import Played, Role
from processors.extraction.scenes import EVENTFUL
from processors.geo.mention import PlaceMention
from processors.text.document import Sentence
from schemas.place import Location

_SCENE = 1.0
"""For a place where something happened, in a sentence that tells of it."""
_SPOKEN_OF = 0.4
"""For any other name of a place or a people."""
_FILED = 1.0
"""For the dateline."""
_EVERYWHERE = frozenset({"US", "GB", "FR", "RU"})
"""Powers that news of every war speaks of: named half as telling."""
_COUNTRY = 6
"""UCDP's code for a place known by its country alone."""


@dataclass(frozen=True, slots=True)
class Land:
    """A country, and how the text calls it or what is in it."""

    code: str
    location: Location

    def holds(self, mention: PlaceMention) -> bool:
        """Whether a place is in it."""
        return mention.location is not None and mention.location.country == self.code

    def may_be(self, mention: PlaceMention, *, happens: bool) -> bool:
        """Whether other sentences go on about a place: never about another country as a whole, nor
        about a town abroad where nothing `happens`, as where ministers meet.
        """
        if self.holds(mention) or mention.location is None:
            return True
        return happens and mention.location.precision != _COUNTRY

    def as_place(self) -> EventPlace:
        """The event's place where the text says no more."""
        ref = self.location.chain[-1]
        whole = Location(
            chain=(ref,),
            country=self.code,
            precision=_COUNTRY,
            score=self.location.score,
            why=f"{ref.name}: the country that the article is about; it names no place",
        )
        return EventPlace(
            within=(ref.name,), country=self.code, location=whole, rule="country of the article"
        )


def spoken_of(
    mentions: Iterable[PlaceMention], told: Iterable[tuple[Sentence, Sequence[Played]]]
) -> Land | None:
    """The country that most of the names speak of; None if none does."""
    weights: dict[str, float] = {}
    where: dict[str, Location] = {}
    for mention in mentions:
        if mention.location is None or mention.location.country is None:
            continue
        code = mention.location.country
        where.setdefault(code, mention.location)
        weight = _FILED if mention.dateline else _SPOKEN_OF
        if code in _EVERYWHERE:
            weight /= 2
        weights[code] = weights.get(code, 0.0) + weight
    for sentence, played in told:
        if EVENTFUL.isdisjoint(sentence.tokens.low):
            continue
        for kind, (_, _, mention) in played:
            if kind is Role.EVENT and mention.location and mention.location.country in weights:
                weights[mention.location.country] += _SCENE - _SPOKEN_OF
    if not weights:
        return None
    code = max(weights, key=lambda one: weights[one])  # of equals, the one named first
    return Land(code, where[code])
