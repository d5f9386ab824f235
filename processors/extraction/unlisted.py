"""Places that no gazetteer has, as a text marks them: "attacked Wad X in Y state", "X market"."""

from collections.abc import Sequence
from dataclasses import replace

from processors.extraction import sites
from processors.extraction.borders import lies_across
from processors.extraction.place_roles import SIDES
from processors.extraction.roles import Named
from processors.extraction.vocabulary import KINDS, PERSONS
from processors.geo.lexicon import ENGLISH
from processors.geo.mention import PlaceMention
from processors.text.dates import STARTERS
from processors.text.lexicon import words
from processors.text.tokens import Tokens, is_articled
from schemas.place import Location, PlaceRef

_MARKS = words(
    "into towards toward in near at outside attacked struck hit shelled stormed entered bombed "
    "raided targeted overran"
)
_NO_NAMES = words(
    "al-shabab al-qaeda hamas hezbollah taliban parliament congress telegram facebook twitter x "
    "whatsapp islamic boko isis isil christian muslim security african united european west "
    "operation"
)
_FORMATIONS = words(
    "command brigade division battalion regiment corps army front movement party group council "
    "agency committee union league federation operation ministry university"
)
"""Last words of a name that is nobody's village: "in Regional Command South"."""
_KINDS_OF = words(
    "site village town suburb district neighborhood neighbourhood quarter camp hamlet"
)
_LONGEST = 4
_PRECISE = 2
"""UCDP's precision of a village somewhere in what holds it."""


def named(
    text: str,
    tokens: Tokens,
    known: Sequence[tuple[int, int, PlaceMention]],
    peoples: Sequence[int],
    before: Sequence[PlaceMention],
    *,
    shouts: bool,
) -> list[tuple[int, int, PlaceMention]]:
    """Names marked as places that no mention covers, each inside the nearest known place.

    `peoples` are the tokens of "Syrian" and the like; `before` what the text has named until
    here, the last one last: what holds a name that stands alone in its sentence.
    """
    covered = {i for first, end, _ in known for i in range(first, end)} | set(peoples)
    found: list[tuple[int, int, PlaceMention]] = []
    placed = [
        m for m in known
        if m[2].location is not None and not m[2].demonym and not lies_across(text, m[2])
    ]  # fmt: skip
    # In a text all in capitals a name is told from no other word; a milepost is.
    spots = sites.mileposts(tokens) if shouts else sites.found(tokens, covered)
    for first, end in spots:
        exact = [m for m in placed if _is_town(m[2])]
        holds = min(exact or placed, key=lambda m: abs(m[0] - end), default=None)
        near = holds[2] if exact and holds else _last(before, exact=True) or (holds and holds[2])
        if near is not None and near.location is not None:
            found.append((first, end, _mention(text, tokens, (first, end), near, near.location)))
    if shouts:
        return found
    covered |= {i for first, end in spots for i in range(first, end)}
    for first, end in _villages(tokens, covered):
        holds = min(placed, key=lambda m: abs(m[0] - end), default=None)
        near = holds[2] if holds is not None else _last(before)
        if near is None or near.location is None:
            continue
        if holds is not None and _holds(tokens.low[first:end], near.location):
            continue
        if holds is None and any(word in ENGLISH for word in tokens.low[first:end]):
            continue  # a headline's words in capitals
        is_inside = holds is not None and not (_is_town(near) and _is_apart(tokens, first, holds))
        above = near.location if is_inside else _province(near)
        found.append((first, end, _mention(text, tokens, (first, end), near, above)))
    return found


def _holds(name: Sequence[str], location: Location) -> bool:
    """As in "the Zebrak district of Maidan Wardak": the name of what a place is known to lie in."""
    above = [ref.name.casefold() for ref in location.chain[1:]]
    return any(one in name or set(name) <= set(one.split()) for one in above)


def _mention(
    text: str, tokens: Tokens, span: tuple[int, int], near: PlaceMention, above: Location
) -> PlaceMention:
    start, stop = tokens.start[span[0]], tokens.end[span[1] - 1]
    name = text[start:stop]
    return PlaceMention(start, stop, name, _inside(name, above), timezone=near.timezone)


def _is_apart(tokens: Tokens, first: int, other: Named) -> bool:
    """Whether a verb or a clause stands between a name and a town: it lies in no part of that."""
    between = tokens.low[min(first, other[0]) : max(first, other[0])]
    return len(between) > _NEAR or not _APART.isdisjoint(between)


_NEAR = 12
_APART = words("and while but after before when killing wounding leaving where ;")


def _last(before: Sequence[PlaceMention], *, exact: bool = False) -> PlaceMention | None:
    """The place that the text named last, datelines if nothing else."""
    usable = [
        m for m in before if m.location is not None and m.location.country is not None
        and (_is_town(m) or not exact) and not m.demonym
    ]  # fmt: skip
    return next((m for m in reversed(usable) if not m.dateline), usable[-1] if usable else None)


def _is_town(mention: PlaceMention) -> bool:
    return mention.location is not None and mention.location.precision <= _TOWN


_TOWN = 2
"""UCDP's precision of a town, or of what is near one."""


def _province(near: PlaceMention) -> Location:
    """The first-level unit around a place, or its country: what holds a village named later on."""
    location = near.location
    if location is None:  # never: `_last` gives none such
        raise ValueError(near)
    chain = location.chain
    at = next((i for i, ref in enumerate(chain) if ref.id.startswith("iso:")), len(chain) - 1)
    if near.dateline:
        at = len(chain) - 1
    return around(location, at)


def widened(tokens: Tokens, first: int, mention: PlaceMention) -> PlaceMention:
    """As in "the island of Jolo": no town, though a gazetteer has one of that name."""
    location = mention.location
    if location is None or tokens.word(first - 1) != "of" or tokens.word(first - 2) not in _WIDE:
        return mention
    if location.precision >= _UNIT:
        return mention
    return replace(mention, location=location.model_copy(update={"precision": _AREA}))


_WIDE = words("island islands peninsula archipelago valley region")
_AREA = 5


def apart(tokens: Tokens, end: int, mention: PlaceMention) -> PlaceMention:
    """A place told by its way from the city, as "X, south of the city", is in no part of that."""
    location = mention.location
    if location is None or not location.place.id.startswith("within:"):
        return mention
    low = tokens.low[end : end + _WAY]
    if not any(
        side in SIDES and low[i + 1 : i + 3] == ["of", "the"]
        and low[i + 3 : i + 4] in (["city"], ["town"], ["capital"])
        for i, side in enumerate(low)
    ):  # fmt: skip
        return mention
    chain = (location.place, *_province(mention).chain)
    return (
        mention
        if len(chain) == 1
        else replace(mention, location=location.model_copy(update={"chain": chain}))
    )


_WAY = 10
"""Tokens after a name in which its way from the city is told: ", some 10 km south of the city"."""


def around(location: Location, at: int) -> Location:
    """What holds a place, `at` steps up its chain; its middle is not known."""
    if at == 0:
        return location
    is_land = at == len(location.chain) - 1
    is_unit = location.chain[at].id.startswith("iso:")
    return location.model_copy(
        update={
            "chain": location.chain[at:], "lat": None, "lon": None, "radius_m": None,
            "precision": _COUNTRY if is_land else _UNIT if is_unit else _DISTRICT,
        }
    )  # fmt: skip


_DISTRICT, _UNIT, _COUNTRY = 3, 4, 6
"""UCDP's precision of a second-level unit, a first-level unit and a country."""


def _villages(tokens: Tokens, covered: set[int]) -> list[tuple[int, int]]:
    """First token and end of each name that a word of place, a distance or a kind marks."""
    found: list[tuple[int, int]] = []
    measured = _measured(tokens, covered) | _apposed(tokens, covered)
    for i, word in enumerate(tokens.low[:-1]):
        first = i + 1
        is_marked = word in _MARKS or (word == "of" and tokens.word(i - 1) in _KINDS_OF)
        is_marked = is_marked or (word == "and" and bool(found) and found[-1][1] == i)
        if not (is_marked or first in measured) or first in covered or not _is_name(tokens, first):
            continue
        end = first + 1
        while (
            end < len(tokens)
            and end - first < _LONGEST
            and end not in covered
            and (_is_name(tokens, end) or (tokens.low[end] == "-" and end + 1 < len(tokens)))
        ):
            end += 1
        if end in covered or tokens.low[end - 1] == "-" or tokens.word(end) in PERSONS:
            continue  # "in Greater Khartoum", "in Wagner fighters' hands"
        if tokens.is_capital(end) and tokens.low[end] in KINDS and tokens.low[end] not in _KINDS_OF:
            continue  # "at Cedar University"
        if any(word in _FORMATIONS for word in tokens.low[first:end]):
            continue
        found.append((first, end))
    return found


def _apposed(tokens: Tokens, covered: set[int]) -> set[int]:
    """Where names begin that a kind explains: "X, a farming village in the north"."""
    found: set[int] = set()
    low = tokens.low
    if _SPOTS.isdisjoint(low):
        return found
    for comma, word in enumerate(low):
        if word != "," or tokens.word(comma + 1) not in {"a", "an"} or comma - 1 in covered:
            continue
        at = comma + 2
        while at < len(low) and at - comma < _MEASURE and low[at] not in _SPOTS:
            at += 1
        if tokens.word(at) not in _SPOTS or tokens.word(at + 1) not in _LYING:
            continue
        if any(low[i] == "," or tokens.is_capital(i) for i in range(comma + 2, at)):
            continue
        first = comma
        while first > 0 and first - 1 not in covered and comma - first < _LONGEST:
            if not (_is_name(tokens, first - 1) or low[first - 1] == "-"):
                break
            first -= 1
        if 0 < first < comma:
            found.add(first)
    return found


_SPOTS = _KINDS_OF | words(
    "settlement city community neighbourhood junction intersection crossroads square market "
    "street road suburb commune township island"
)
_LYING = words("in of near on outside about some north south east west , that which where just")


def _measured(tokens: Tokens, covered: set[int]) -> set[int]:
    """Where names begin that are told by way and distance: "X, 30 km south of Y"."""
    found: set[int] = set()
    low = tokens.low
    if SIDES.isdisjoint(low):
        return found
    for i, word in enumerate(low):
        if word not in SIDES or tokens.word(i + 1) not in {"of", "from"}:
            continue
        comma = i - 1
        while comma > 0 and i - comma < _MEASURE and low[comma] != ",":
            comma -= 1
        first = comma
        while first > 0 and first - 1 not in covered and comma - first < _LONGEST:
            if not (_is_name(tokens, first - 1) or low[first - 1] == "-"):
                break
            first -= 1
        if low[comma] == "," and 0 < first < comma:
            found.add(first)
    return found


_MEASURE = 8
"""Tokens of a distance and a way: ", about 35 km ( 22 miles ) south"."""


def _is_name(tokens: Tokens, i: int) -> bool:
    word = tokens.low[i]
    raw = tokens.raw[i]
    return (
        (raw[:1].isupper() or is_articled(raw)) and len(word) > 2 and not raw.isupper()
        and word not in _NO_NAMES and word not in KINDS and word not in PERSONS
        and word not in STARTERS
    )  # fmt: skip


def _inside(name: str, above: Location) -> Location:
    place = PlaceRef(id=f"within:{above.place.id}/{name.casefold()}", name=name)
    return above.model_copy(
        update={
            "chain": (place, *above.chain),
            "score": above.score / 2,
            "precision": max(_PRECISE, above.precision),
            "why": f"{name}: not in the gazetteer, named beside {above.place.name}",
        }
    )
