"""Which of the places of a name is meant, in the light of the rest of the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp

from processors.geo.candidates import Candidate, Name
from processors.geo.index import Index, Kind, Place
from processors.geo.sphere import distance_km
from processors.geo.votes import Votes

VOTE = 1.3
"""For a place in the country the text is most about."""
CONTAINED = 1.5
"""For a place inside a unit that the text names."""
PAIRED = 6.0
"""For "Paris, Texas"."""
CLOSE, CLOSE_KM = 2.0, 60.0
"""At most, for a place near the middle of what it is said to lie in: of two villages of one name
in a province, the one in the named district, wherever a gazetteer draws its border."""
BESIDE = 3.0
"""At most, for a place near the one it is said to be near: "Washington, near Peoria"."""
ANCHORED = 0.8
"""For a place within `ANCHOR_KM` of another that the text names."""
ANCHOR_KM = 150.0
ANCHOR_DEGREES = 1.4
"""Of latitude, in `ANCHOR_KM`."""
ANCHORS = 20
"""So many are enough to know the neighbourhood."""
CONTAINS = 1.5
"""For a unit or country that holds another place the text names: "Georgia" and Atlanta."""
ALONE = 2.6
"""Against a country that shares its name with a well-known unit of the country that the text is
about, if nothing else in the text is in it."""
REACH = 5.2
"""What votes and company may add up to."""
UNIT_FAME = 1.0
"""How much better known a first-level unit is than a town of as many people, in its country."""
CUED = 3.5
"""For a unit where the text says "province", for a town where it says "city of"."""
DEFINITE = 2.5
"""For a region of several countries behind "the": the Sahel, and no unit of that name."""
CLEAR = 2.5
"""A lead that nothing else in the text will turn."""


@dataclass(slots=True)
class Evidence:
    """What the text says of one name, over all the times it is written."""

    name: Name
    inside: dict[str, Place] = field(default_factory=dict)
    """Places it is said to be in, by id: "X, Y"."""
    beside: list[Place] = field(default_factory=list)
    """Places it is said to be near: "X, near Y"."""
    cues: set[str] = field(default_factory=set)
    """What sort of place it is said to be."""
    dateline: bool = False
    definite: bool = False
    """Named with an article: "in the Sahel"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, what it won by, and over what."""

    place: Place
    prior: float
    score: float
    reasons: tuple[str, ...]
    runner_up: Place | None
    lead: float
    paired: bool = False
    """The text says what it lies in."""

    @property
    def certainty(self) -> float:
        """From a half, a toss-up, to one."""
        return round(1 / (1 + exp(-1.2 * self.lead)), 3)


_HOLDING = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2})
ABOUT = 0.5
"""Share of the votes from which a text is about a country."""
_CUE_KINDS: Mapping[str, frozenset[Kind]] = {
    "district": frozenset({Kind.DISTRICT, Kind.ADMIN2}),
    "unit": frozenset({Kind.ADMIN1, Kind.ADMIN2}),
    "site": frozenset({Kind.SITE}),
    "area": frozenset({Kind.REGION, Kind.ADMIN2}),
    "town": frozenset({Kind.TOWN, Kind.VILLAGE}),
    "village": frozenset({Kind.VILLAGE, Kind.TOWN}),
}


@dataclass(frozen=True, slots=True)
class _Company:
    """What else a text names."""

    anchors: tuple[tuple[float, float, Place], ...]
    """Towns that there is no doubt about: latitude, longitude, place."""
    units: frozenset[str]
    holders: frozenset[str]
    """Ids of what contains the anchors."""


class Resolver:
    """Chooses among candidates."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._chain_ids: dict[int, frozenset[str]] = {}
        self._lands: dict[str | None, str] = {}

    def _land(self, code: str | None) -> str:
        """A country's name; its code where the gazetteer has none."""
        if (name := self._lands.get(code)) is None:
            country = self._index.with_id(f"iso:{code}")
            name = self._lands[code] = country.name if country else str(code)
        return name

    def chain_ids(self, place: Place) -> frozenset[str]:
        """Ids of what contains the place."""
        known = self._chain_ids.get(place.index)
        if known is None:
            known = self._chain_ids[place.index] = frozenset(
                p.id for p in self._index.chain(place)[1:]
            )
        return known

    def resolve(self, names: Mapping[str, Evidence], votes: Votes) -> Mapping[str, Choice]:
        """The choice for each folded name: first by votes, then by the company it keeps."""
        alone = _Company((), frozenset(), frozenset())
        first = {key: self._choose(e, votes, alone) for key, e in names.items()}
        anchors = [c.place for c in first.values() if c.lead >= 1 and c.place.kind >= Kind.TOWN]
        company = _Company(
            tuple((*a.point, a) for a in anchors[:ANCHORS] if a.point is not None),
            frozenset(
                c.place.id for c in first.values() if c.place.kind in (Kind.ADMIN1, Kind.ADMIN2)
            ),
            frozenset(id_ for a in anchors[:ANCHORS] for id_ in self.chain_ids(a)),
        )
        return {
            key: choice
            if choice.lead >= CLEAR or choice.runner_up is None
            else self._choose(names[key], votes, company)
            for key, choice in first.items()
        }

    def _choose(self, evidence: Evidence, votes: Votes, company: "_Company") -> Choice:
        candidates = evidence.name.candidates
        if not (evidence.inside or evidence.cues or evidence.beside):
            # What is so far behind cannot be made up for by votes and company.
            floor = candidates[0].prior - REACH
            # Best known first, so that the last tells whether any is too far behind.
            if candidates[-1].prior < floor:
                candidates = tuple([c for c in candidates if c.prior >= floor])
        scored = []
        for candidate in candidates:
            reasons = self._reasons(candidate, evidence, votes, company)
            score = candidate.prior
            for weight, _ in reasons:
                score += weight
            scored.append((score, candidate, reasons))
        if len(scored) > 1:
            scored.sort(key=lambda s: (-s[0], s[1].place.id))
        score, best, reasons = scored[0]
        rival = None
        for other in scored[1:]:
            if not self._same_spot(best.place, other[1].place):
                rival = other
                break
        return Choice(
            place=best.place,
            prior=best.prior,
            score=score,
            reasons=tuple([r for _, r in reasons]),
            runner_up=rival[1].place if rival else None,
            lead=score - rival[0] if rival else 3.0,
            paired=any(w == PAIRED for w, _ in reasons),
        )

    def _same_spot(self, one: Place, other: Place) -> bool:
        """A town and the unit around it are no rivals."""
        return other.id in self.chain_ids(one) or one.id in self.chain_ids(other)

    def _has_namesake(self, unit: Place, evidence: Evidence) -> bool:
        """Whether a town inside the unit has its name: then the town is meant."""
        return any(
            c.place.kind is Kind.TOWN and unit.id in self.chain_ids(c.place)
            for c in evidence.name.candidates
        )

    def _reasons(
        self,
        candidate: Candidate,
        evidence: Evidence,
        votes: Votes,
        company: "_Company",
    ) -> list[tuple[float, str]]:
        place = candidate.place
        found = []
        key = evidence.name.key
        share = votes.of(place.country, key)
        if share:
            found.append((VOTE * share, f"the text is about {self._land(place.country)}"))
        above = self.chain_ids(place)
        if evidence.inside and (
            not above.isdisjoint(evidence.inside)
            or ("unit" in evidence.cues and place.id in evidence.inside)
        ):
            found.append((PAIRED, "the text says what it lies in"))
        elif not above.isdisjoint(company.units) and not _is_shaded(candidate, evidence):
            found.append((CONTAINED, "its province is named"))
        if evidence.inside or evidence.beside:
            found += _closenesses(place, evidence)
        if place.kind in _HOLDING:
            if place.id in company.holders and not self._has_namesake(place, evidence):
                found.append((CONTAINS, "it holds another place of the text"))
            if place.kind is Kind.COUNTRY and not share and _is_shadowed(evidence, votes):
                found.append((-ALONE, "nothing else in the text is there"))
        found += _callings(place, evidence)
        if company.anchors and place.kind >= Kind.TOWN and (near := _near(place, company.anchors)):
            found.append((ANCHORED, f"{near.name} is near"))
        return found


def _callings(place: Place, evidence: Evidence) -> list[tuple[float, str]]:
    """What it gives a place that the text calls it what it is."""
    found = []
    if evidence.definite and place.kind is Kind.REGION and place.country is None:
        found.append((DEFINITE, "it is named with an article"))
    if evidence.cues and any(place.kind in _CUE_KINDS[cue] for cue in evidence.cues):
        found.append((CUED, "the text says what sort of place it is"))
    return found


def _closenesses(place: Place, evidence: Evidence) -> list[tuple[float, str]]:
    """What it gives a place to be near those that the text puts the name in or near."""
    found = []
    if evidence.inside and (close := _closeness(place, evidence.inside.values())):
        found.append((CLOSE * close, "it is close to what it is said to lie in"))
    if evidence.beside and (close := _closeness(place, evidence.beside)):
        found.append((BESIDE * close, "it is near what the text says"))
    return found


def _closeness(place: Place, others: Iterable[Place]) -> float:
    """From 0 to 1: how near a town is to the nearest of the towns and small units."""
    if place.kind < Kind.TOWN or place.point is None:
        return 0.0
    nearest = min(
        (
            distance_km(place.point, other.point)
            for other in others
            if other.point is not None
            and other.country == place.country
            and other.kind > Kind.ADMIN1
            and other is not place
        ),
        default=CLOSE_KM,
    )
    return max(0.0, 1 - nearest / CLOSE_KM)


def _is_shaded(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether a better known unit of the same country has the name: Oregon, and Oregon in Ohio."""
    return any(
        c.place.kind is Kind.ADMIN1
        and c.place.country == candidate.place.country
        and c.prior + UNIT_FAME > candidate.prior
        for c in evidence.name.candidates
    )


def _is_shadowed(evidence: Evidence, votes: Votes) -> bool:
    """Whether the name is also a unit's of a country that the text is about."""
    key = evidence.name.key
    return any(
        c.place.kind is Kind.ADMIN1 and votes.of(c.place.country, key) >= ABOUT
        for c in evidence.name.candidates
    )


def _near(place: Place, anchors: tuple[tuple[float, float, Place], ...]) -> Place | None:
    """The first anchor nearby."""
    lat, lon = place.lat, place.lon
    if lat is None or lon is None:
        return None
    for north, east, anchor in anchors:
        # The box first: it spares nearly all of the trigonometry.
        if (
            -ANCHOR_DEGREES < north - lat < ANCHOR_DEGREES
            and anchor is not place
            and distance_km((lat, lon), (north, east)) < ANCHOR_KM
        ):
            return anchor
    return None
