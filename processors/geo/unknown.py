"""Names that no gazetteer has as they are written: other spellings, and places inside places."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from processors.geo.candidates import SOUNDS, Candidate, Name, prior_of
from processors.geo.index import Index, Kind, Place
from processors.geo.locate import Locator
from processors.geo.names import articled, folded, skeleton, without_article
from schemas.place import Location, PlaceRef

VOTED = 0.5
"""Share of the votes from which a country's spellings are tried."""
VOTED_SURELY = 0.75
"""The same for misspellings, which are guesses: "tanks supplied by Syria" is no scene there."""
FUZZY_LETTERS = 6
"""A shorter name has too many neighbours at one letter's distance."""
UNLIKE = 0.4
"""A spelling's prior is less by this for each letter that differs."""
MOST_UNLIKE = 0.5
"""From this share of differing letters on it is another name: Kohistan is not Chishtian."""
RESPELT = 40
"""Spellings kept; what the text says of the place chooses among them."""
_ALPHABET = "aeioubcdfghjklmnpqrstvwxyz"
PARENT_PRECISION: Mapping[int, int] = {1: 2, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7}
"""How exact a child is for its parent's precision: near a town, somewhere in a province."""


def respelt(index: Index, name: str, voted: Sequence[str], *, doubted: bool = False) -> Name | None:
    """Places of the voted countries that a transliteration of `name` may mean.

    The more letters differ, the less likely: "Maadan" is sooner Ma'dan than al-Mayadin.
    `doubted`: the name is a place's elsewhere, so a far spelling is none.
    """
    bones = skeleton(name)
    key = folded(name)
    places = {
        place.index: place
        for variant in articled(key)
        for place in index.find(variant)
        if place.country in voted
    }
    if len(bones) >= SOUNDS:
        for country in voted:
            places |= {place.index: place for place in index.like(bones, country)}
    if not places:
        return None
    bare = without_article(key)
    found = [
        Candidate(place, prior_of(place, key) - UNLIKE * letters)
        for place in places.values()
        if (letters := _unlike(bare, folded(place.name))) < len(bare) * MOST_UNLIKE or not doubted
    ]
    if not found:
        return None
    found.sort(key=lambda c: (-c.prior, c.place.id))
    return Name(key, tuple(found[:RESPELT]), None, note="read as another spelling")


def _unlike(bare: str, other: str) -> int:
    """Letters that differ between two names, the article left out."""
    other = without_article(other)
    above = list(range(len(other) + 1))
    for row, mine in enumerate(bare, 1):
        line = [row]
        for column, its in enumerate(other, 1):
            line.append(
                min(
                    above[column] + 1,
                    line[-1] + 1,
                    above[column - 1] + (mine != its),
                )
            )
        above = line
    return above[-1]


def misspelt(index: Index, name: str, voted: Sequence[str]) -> Name | None:
    """Places of the voted countries one letter away from `name`."""
    key = folded(name)
    if len(key) < FUZZY_LETTERS:
        return None
    found = {
        place.id: Candidate(place, prior_of(place, key))
        for variant in _one_letter_off(key)
        for place in index.find(variant)
        if place.country in voted
    }
    bones = skeleton(name)
    if not found and len(bones) > SOUNDS:
        found = {
            place.id: Candidate(place, prior_of(place, key))
            for variant in _one_letter_off(bones)
            for country in voted
            for place in index.like(variant, country)
        }
    if not found:
        return None
    ranked = sorted(found.values(), key=lambda c: (-c.prior, c.place.id))
    return Name(key, tuple(ranked[:5]), None, note="fuzzy: one letter off")


@lru_cache(maxsize=4096)
def _one_letter_off(key: str) -> tuple[str, ...]:
    def variants() -> Iterator[str]:
        for i in range(1, len(key)):
            yield key[:i] + key[i + 1 :]
            yield key[: i - 1] + key[i] + key[i - 1] + key[i + 1 :]
            for letter in _ALPHABET:
                yield key[:i] + letter + key[i + 1 :]
                yield key[:i] + letter + key[i:]

    return tuple(dict.fromkeys(variants()))


def child(locator: Locator, name: str, kind: str, parent: Place) -> Location:
    """A place that no gazetteer has, inside one that it has.

    Its identity is its parent's and the name's skeleton: the same in every article and spelling.
    """
    above = locator.location(parent, score=0.5, why="")
    bones = skeleton(name) or folded(name).replace(" ", "")
    ref = PlaceRef(id=f"within:{parent.id}/{bones}", name=name)
    return Location(
        chain=(ref, *above.chain),
        country=above.country,
        admin1=above.admin1,
        lat=above.lat,
        lon=above.lon,
        radius_m=above.radius_m,
        precision=PARENT_PRECISION[above.precision],
        score=0.5,
        why=f"{name}: a {kind} that no gazetteer has, inside {parent.name}, "
        f"{locator.describe(parent)}",
    )


def is_parent(place: Place) -> bool:
    """Whether a place may hold districts and villages."""
    return place.kind in (Kind.TOWN, Kind.ADMIN1, Kind.ADMIN2, Kind.COUNTRY, Kind.REGION)
