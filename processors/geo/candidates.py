"""What a capitalised name may be, before the rest of the text is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log10

from processors.geo.index import Index, Kind, Place
from processors.geo.lexicon import DEMONYMS, ENGLISH, FAMILY, GIVEN
from processors.geo.names import folded, skeleton
from processors.text.day_words import MONTHS

PRIOR = {
    Kind.REGION: 5.5,
    Kind.SEA: 6.0,
    Kind.DISTRICT: 4.2,
    Kind.SITE: 4.6,
    Kind.VILLAGE: 3.4,
}
"""How well known a curated place is, on the scale of the logarithm of a town's people."""
KNOWN_PRIOR = 5.7
"""From here on a person's name is a place's first: Sofia."""
COUNTRY_PRIOR = 8.5
CURATED_PRIOR = 4.3
"""For a town of the curated list whose people nobody counted."""
UNIT_LESS = {Kind.ADMIN1: 1.2, Kind.ADMIN2: 2.4}
"""Units count their people as towns do, and are meant less often than the town of that name."""
SOUNDS = 3
"""A shorter skeleton fits too many names."""
CONTENDERS = 2.5
"""Candidates further behind the first than this do not vote."""
OTHER_THAN_NOTED = 1.5
"""How much less known a place is by another name if a curated place has that name for its own."""
OF_COUNTRY = 3
"""Places of one name kept of each country, however little known."""
OTHER_NAME_LESS = 0.9
"""For a place found by another name than the one GeoNames calls it by."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean; `prior` is about the logarithm of its people."""

    place: Place
    prior: float


@dataclass(frozen=True, slots=True)
class Name:
    """What is known of a name by itself."""

    key: str
    candidates: tuple[Candidate, ...]
    demonym: str | None
    common: bool = False
    """An everyday word, or a person's name: needs more than capitals to be a place."""
    votes: Mapping[str, float] = field(default_factory=dict)
    """What it says of which country a text is about, if it is no country itself."""
    also_unit: bool = False
    """A first-level unit has it too, and is not the first that it calls to mind: Washington."""
    note: str = ""
    """How it was found, if not under the name as written."""


def prior_of(place: Place, key: str) -> float:
    """How likely a name means this place when nothing else is known."""
    if place.kind is Kind.COUNTRY:
        return COUNTRY_PRIOR + 0.1 * log10(place.population + 10)
    known = PRIOR.get(place.kind)
    if known is not None and (place.noted or not place.population):
        return known
    own = folded(place.name)
    if place.kind in UNIT_LESS and key.startswith(own + " "):
        return log10(place.population + 10)  # "Lamar County": no town is called so
    prior = log10(place.population + 10) - UNIT_LESS.get(place.kind, 0.0)
    if own != key:
        prior -= OTHER_NAME_LESS
    return max(prior, CURATED_PRIOR) if place.noted else prior


def looked_up(index: Index, name: str, limit: int = 16) -> Name | None:
    """What `name` may be; None if it is neither a place nor a people."""
    key = folded(name)
    demonym = DEMONYMS.get(key)
    found = [Candidate(p, prior_of(p, key)) for p in index.find(key)]
    if not found and demonym is None:
        return None
    if any(c.place.noted and folded(c.place.name) == key for c in found):
        found = [_less_known(c, key) for c in found]
    found.sort(key=lambda c: (-c.prior, c.place.id))
    if key in MONTHS and found and found[0].prior < KNOWN_PRIOR:
        return None  # "in June"
    is_known = bool(found) and found[0].prior >= KNOWN_PRIOR
    common = " " not in key and (
        key in ENGLISH or (not is_known and (key in GIVEN or key in FAMILY))
    )
    votes = _votes(found)
    kept = _kept(found, limit)
    also_unit = any(c.place.kind is Kind.ADMIN1 for c in kept[1:])
    return Name(key, tuple(kept), demonym, common, votes, also_unit)


def _less_known(candidate: Candidate, key: str) -> Candidate:
    """As Casablanca is by the name of the White House, which another has as its own."""
    if candidate.place.noted or folded(candidate.place.name) == key:
        return candidate
    return Candidate(candidate.place, candidate.prior - OTHER_THAN_NOTED)


def with_units(index: Index, name: Name) -> Name:
    """A name said to be a unit's, with the units that are called for the towns it may mean.

    As in "Belgorod region": Belgorodskaya oblast, and not the town in the middle of it.
    """
    bones = skeleton(name.key)
    if len(bones) < SOUNDS:
        return name
    known = {candidate.place.id for candidate in name.candidates}
    units = {
        unit.id: unit
        for candidate in name.candidates
        if candidate.place.kind >= Kind.TOWN
        for unit in index.chain(candidate.place)[1:]
        if unit.kind is Kind.ADMIN1 and skeleton(unit.name).startswith(bones)
    }
    added = [Candidate(u, prior_of(u, name.key)) for u in units.values() if u.id not in known]
    return replace(name, candidates=(*name.candidates, *added)) if added else name


def _kept(found: list[Candidate], limit: int) -> list[Candidate]:
    """The best known, and the best known of every country: 135 places are called San Pedro."""
    if len(found) <= limit:
        return found
    of_country: dict[str | None, int] = {}
    kept = []
    for at, candidate in enumerate(found):
        country = candidate.place.country
        of_country[country] = of_country.get(country, 0) + 1
        if at < limit or of_country[country] <= OF_COUNTRY:
            kept.append(candidate)
    return kept


def _votes(candidates: Sequence[Candidate]) -> Mapping[str, float]:
    """What a name that is no country's gives: shared out by how well known its places are."""
    if not candidates:
        return {}
    first = candidates[0].prior
    sure = min(1.0, max(0.05, (first - 3) / 3))
    contenders = [c for c in candidates if first - c.prior < CONTENDERS]
    shares = [10 ** (c.prior - first) for c in contenders]
    total = sum(shares)
    found: dict[str, float] = {}
    for candidate, share in zip(contenders, shares, strict=True):
        country = candidate.place.country
        if country:
            found[country] = found.get(country, 0.0) + sure * share / total
    return found
