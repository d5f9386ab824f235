"""Which sentences of an article tell of one event, and where that event was.

News introduces an event with its place and goes on about it until another event with a place of its
own begins, or a word of turning ("Elsewhere", "Meanwhile"), a bullet or a heading says so.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from processors.extraction.conflict import CUES
from processors.extraction.frame import EventPlace
from processors.extraction.roles import Played, Role
from processors.geo.mention import PlaceMention
from processors.geo.sphere import distance_km
from processors.text.document import Document, Sentence
from processors.text.lexicon import words
from schemas.place import Location

EVENTFUL = CUES | words(
    "strike blasts explosions exploded detonated struck hit fell tore targeted opened killed"
)
"""Words of a sentence that tells an event, not only of what surrounds it."""
_HABIT = words("often frequently regularly usually commonly routinely")
EXACT = 3
"""As UCDP's precision: a place no larger than a district. What is larger holds the exact one."""
_HEADING = 60
"""Characters of a line that can be a heading."""
_TURNS = words("elsewhere meanwhile separately")
_TURNING = (
    "in a separate", "in another", "in a different", "in other", "on another", "another attack",
    "further north", "further south", "further east", "further west", "to the north",
    "to the south", "to the east", "to the west", "at the same time", "in addition,",
    "in neighbouring",
    "earlier this", "last week", "last month", "last year", "also on", "the day before",
    "in neighboring",
)  # fmt: skip
_DAY = re.compile(
    r"(?:and |also |but |then )?(?:(?:late |early |earlier )?(?:on|last|in) (?:mon|tue|wed|thu"
    r"|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|month|year|\d)"
    r"|the (?:following|next|same|previous) (?:day|week|month|night|morning)"
    r"|a (?:day|week|month) (?:earlier|later))"
)
"""An opening with a day of its own: what follows is another event."""
_BULLETS = ("- ", "• ", "* ", "– ", "— ", "· ", "▪")


@dataclass(slots=True)
class Scene:
    """The places of one event, in the order named, each with the sentence that names it."""

    first: int
    named: list[tuple[int, PlaceMention]] = field(default_factory=list)


def contains(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether one resolved place lies in the other."""
    if outer.location is None or inner.location is None:
        return False
    if outer.location.place.id in {ref.id for ref in inner.location.chain[1:]}:
        return True
    above = inner.location.chain[1:2] if _is_unlisted(inner) else ()
    name = outer.location.place.name.casefold()
    return any(ref.name.casefold() == name and not ref.id.startswith("iso:") for ref in above)


def is_exact(mention: PlaceMention) -> bool:
    """Whether it is a town, a village, a district, and no province or country."""
    location = mention.location
    return location is not None and (location.precision <= EXACT or _is_unlisted(mention))


def _is_unlisted(mention: PlaceMention) -> bool:
    """Whether no gazetteer has it: it may lie anywhere in its country."""
    return mention.location is not None and mention.location.place.id.startswith("within:")


def fits(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether both can be the place of one event: one holds the other, or is vague about it."""
    if one.location is None or other.location is None:
        return False
    if one.location.place.id == other.location.place.id:
        return True
    if contains(one, other) or contains(other, one) or _is_vast(one) or _is_vast(other):
        return True
    if one.location.country != other.location.country or _are_of_two_units(one, other):
        return False
    return not (is_exact(one) and is_exact(other))


def _are_of_two_units(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether they lie in two provinces."""
    units = [
        {ref.id for ref in mention.location.chain if ref.id.startswith("iso:") and "-" in ref.id}
        for mention in (one, other)
        if mention.location is not None
    ]
    return len(units) > 1 and bool(units[0]) and bool(units[1]) and units[0].isdisjoint(units[1])


def split(
    document: Document, played_in: Callable[[int], Sequence[Played]], story: int
) -> list[Scene]:
    """The scene of every sentence; `story` is the offset after the dateline."""
    scenes: list[Scene] = []
    current = Scene(0)
    heading: list[tuple[int, PlaceMention]] = []
    for sentence in document.sentences:
        index = sentence.index
        named = _usable(played_in(index))
        if _is_heading(sentence) and sentence.start >= story and index > 0:
            current = Scene(index)
            fresh = [(index, m) for m in named]
            # The entries of a live report, "14:55 …", have nothing in common.
            heading = fresh if sentence.text[0].isdigit() else fresh or heading
            current.named = list(heading)
        elif _turns(sentence) or _is_other(current, named, sentence):
            current = Scene(index)
            if _is_bullet(sentence):
                current.named = list(heading)
        current.named += [(index, m) for m in named]
        scenes.append(current)
    return scenes


def _usable(played: Sequence[Played]) -> list[PlaceMention]:
    return [named[2] for kind, named in played if kind is Role.EVENT]


def _is_heading(sentence: Sentence) -> bool:
    """A short line of its own without a full stop: "Mali", "14:55 Strike on Kherson"."""
    text = sentence.text
    return len(text) <= _HEADING and text[-1] not in '.!?…"”:' and not text.startswith(_BULLETS)


def _is_bullet(sentence: Sentence) -> bool:
    return sentence.text.startswith(_BULLETS)


def _turns(sentence: Sentence) -> bool:
    """Whether a sentence says that it goes on to something else."""
    opening = sentence.text[:32].casefold()
    if _DAY.match(opening):
        return True
    if opening.split(",")[0].split(" ")[0] in _TURNS or opening.startswith(_TURNING):
        return True
    if any(f", {turn}," in sentence.text[:_OPENING].casefold() for turn in _TURNS):
        return True  # "In North Waziristan, meanwhile,"
    return opening.startswith(_BULLETS)


_OPENING = 60
"""Characters of a sentence in which a word of turning may stand behind its place."""
_RECALLED = 50
"""Names of a scene that a new one is held against."""


def _is_other(scene: Scene, named: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """Whether a sentence tells of an event somewhere else."""
    exact = [mention for mention in named if is_exact(mention)] or list(named)
    if not exact or not scene.named:
        return False
    low = sentence.tokens.low
    if EVENTFUL.isdisjoint(low) or not _HABIT.isdisjoint(low):
        return False
    known = [mention for _, mention in scene.named[-_RECALLED:]]
    exact_known = [mention for mention in known if is_exact(mention)] or known
    return not any(fits(mention, other) for mention in exact for other in exact_known)


def refined(
    scene: Scene, place: PlaceMention, index: int, tells: Callable[[int], bool]
) -> PlaceMention:
    """The most exact place of the scene that lies in `place`; `place` if there is none.

    `tells`: whether a sentence goes on about the event, and counts no victims of another.
    """
    chosen = place
    # Looked for among the neighbours alone: a scene may be as long as the article.
    first = bisect_left(scene.named, index - AHEAD, key=itemgetter(0))
    end = bisect_right(scene.named, index + AHEAD, key=itemgetter(0))
    for at, mention in sorted(scene.named[first:end], key=lambda pair: abs(pair[0] - index)):
        if not _is_told_inside(chosen, mention, abs(at - index)):
            continue
        if at == index or (tells(at) and not is_listed(mention, scene, at)):
            chosen = mention
    return chosen


def _is_vast(place: PlaceMention) -> bool:
    """Whether it is a region of several countries, of which the exact place tells more."""
    location = place.location
    return location is not None and location.country is None and location.precision < _SEA


_SEA = 7
"""UCDP's code for the sea and the air."""


def _lies_in(one: PlaceMention, region: PlaceMention) -> bool:
    """Whether an exact place is near enough to the middle of a region that is no unit."""
    inner, outer = one.location, region.location
    if inner is None or outer is None or not is_exact(one) or is_exact(region):
        return False
    if len(outer.chain) == 1 or outer.place.id.startswith("iso:") or not fits_country(one, region):
        return False
    if None in (inner.lat, inner.lon, outer.lat, outer.lon, outer.radius_m):
        return False
    here, middle = (inner.lat or 0.0, inner.lon or 0.0), (outer.lat or 0.0, outer.lon or 0.0)
    return distance_km(here, middle) * 1000 <= (outer.radius_m or 0)


def exact_before(scene: Scene, place: PlaceMention, index: int) -> PlaceMention:
    """The first exact place in `place` that the scene has named up to a sentence, else `place`."""
    named = scene.named[:_RECALLED]
    exacts = (m for at, m in named if at <= index and is_exact(m) and contains(place, m))
    return place if is_exact(place) else next(exacts, place)


def _is_told_inside(chosen: PlaceMention, mention: PlaceMention, apart: int) -> bool:
    """Whether a name, so many sentences `apart`, is of an exact place in the chosen one."""
    if contains(chosen, mention) or _lies_in(mention, chosen):
        return True
    if _is_vast(chosen):
        return is_exact(mention)
    if not _is_unlisted(mention) or _is_unlisted(chosen) or not fits_country(chosen, mention):
        return False
    is_near = not is_exact(chosen) or apart <= _BESIDE
    return is_near and not _are_of_two_units(chosen, mention)


def is_listed(mention: PlaceMention, scene: Scene, at: int) -> bool:
    """Whether its sentence goes through several such places, so that a sum is of none of them."""
    first = bisect_left(scene.named, at, key=itemgetter(0))
    end = bisect_right(scene.named, at, key=itemgetter(0))
    others = [m for _, m in scene.named[first:end] if m is not mention]
    return sum(_are_peers(mention, other) for other in others) > 1


def _are_peers(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether neither holds the other: two towns, two provinces."""
    if one.location is None or other.location is None:
        return False
    if one.location.place.id == other.location.place.id or is_exact(one) is not is_exact(other):
        return False
    return not contains(one, other) and not contains(other, one)


_BESIDE = 1
"""Sentences on either side in which a place that may lie anywhere is more exact than a town."""
AHEAD = 6
"""Sentences on either side in which the exact place of an event is looked for."""


_COUNTRY = 6
"""UCDP's code for a place known by its country alone."""


def country_around(where: EventPlace) -> EventPlace:
    """The country of a place, for what is of the whole land though the text never names it."""
    location = where.location
    if location is None or location.country is None:
        return where
    land = location.chain[-1]
    whole = Location(
        chain=(land,),
        country=location.country,
        precision=_COUNTRY,
        score=location.score,
        why=f"{land.name}: the country of {where.place}; the text names nothing between",
    )
    return replace(
        where, place=None, within=(land.name,), location=whole, rule=f"{where.rule}, its country"
    )


def fits_country(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether both lie in one country."""
    if one.location is None or other.location is None:
        return False
    return one.location.country is not None and one.location.country == other.location.country


def widest(mentions: Sequence[PlaceMention], place: PlaceMention) -> PlaceMention | None:
    """The largest place named in the text that holds `place`: the scene of the whole war."""
    if place.location is None:
        return None
    ids = [ref.id for ref in place.location.chain]
    held = [m for m in mentions if m.location and not m.demonym and m.location.place.id in ids]
    return max(
        held, key=lambda m: ids.index(m.location.place.id if m.location else ""), default=None
    )
