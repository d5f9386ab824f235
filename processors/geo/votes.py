"""Which countries a text is about, by the places and peoples it names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from processors.geo.candidates import Name
from processors.geo.index import Kind

NAMED, NAMED_AGAIN, NAMED_MOST = 1.5, 0.35, 4.0
"""A vote for a country by name, for each repeat, and at most."""
PEOPLE, PEOPLE_AGAIN, PEOPLE_MOST = 1.0, 0.25, 2.5
"""The same for "Syrian"."""
ARMY, ARMY_AGAIN, ARMY_MOST = 0.3, 0.1, 0.8
"""For "Syrian troops", who may be at home or abroad."""
SOURCE = 0.3
"""For the country an outlet publishes from."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What each country has, and what each name gave."""

    shares: Mapping[str, float]
    """Of each country in what the strongest one has; the strongest has 1."""
    given: Mapping[str, Mapping[str, float]]
    """By folded name: shares that it gave itself."""

    def of(self, country: str | None, key: str) -> float:
        """A country's share without what the name in question gave to it."""
        share = self.shares.get(country or "", 0.0)
        if not share:
            return 0.0
        own = self.given.get(key)
        return max(0.0, share - own.get(country or "", 0.0)) if own else share


def votes(names: Iterable[Name], source_country: str | None, armies: Iterable[str] = ()) -> Votes:
    """Count every name of a text, repeats with less weight.

    `armies`: the countries of whose forces it speaks, "Israeli troops": they may be abroad.
    """
    counted: Counter[str] = Counter()
    known: dict[str, Name] = {}
    for name in names:
        known[name.key] = name
        counted[name.key] += 1
    given = {key: _given(known[key], times) for key, times in counted.items()}
    tally: dict[str, float] = {source_country: SOURCE} if source_country else {}
    sent = Counter(armies)
    for shares in given.values():
        for country, weight in shares.items():
            tally[country] = tally.get(country, 0.0) + weight
    others = bool(tally)
    for country, times in sent.items():
        if country in tally:  # named otherwise too: its army votes as its people do
            weight = min(PEOPLE + PEOPLE_AGAIN * (times - 1), PEOPLE_MOST)
        else:
            weight = min(ARMY + ARMY_AGAIN * (times - 1), ARMY_MOST)
        tally[country] = tally.get(country, 0.0) + weight
    # Where nothing else is named, an army alone does not say where it is.
    most = max(tally.values(), default=0.0) if others else PEOPLE
    if not tally:
        return Votes({}, {})
    return Votes(
        {country: weight / most for country, weight in tally.items()},
        {key: {c: w / most for c, w in shares.items()} for key, shares in given.items()},
    )


def _given(name: Name, times: int) -> Mapping[str, float]:
    if name.demonym:
        return {name.demonym: min(PEOPLE + PEOPLE_AGAIN * (times - 1), PEOPLE_MOST)}
    if not name.candidates:
        return {}
    first = name.candidates[0]
    if first.place.kind is Kind.COUNTRY and first.place.country:
        return {first.place.country: min(NAMED + NAMED_AGAIN * (times - 1), NAMED_MOST)}
    if name.common:
        return {}
    often = 1 + 0.2 * (times - 1)
    return {country: often * weight for country, weight in name.votes.items()}
