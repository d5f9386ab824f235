"""Villages that no gazetteer has, as a text marks them: "attacked Wad X in Y state"."""

from collections.abc import Sequence

from processors.extraction.place_roles import SIDES
from processors.extraction.vocabulary import KINDS, PERSONS
from processors.geo.mention import PlaceMention
from processors.text.dates import STARTERS
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.place import Location, PlaceRef

_MARKS = words(
    "in near at outside attacked struck hit shelled stormed entered bombed raided targeted overran"
)
_NO_NAMES = words(
    "al-shabab al-qaeda hamas hezbollah taliban parliament congress telegram facebook twitter x "
    "whatsapp islamic boko isis isil christian muslim security african united european west "
    "operation"
)
_KINDS_OF = words("village town suburb district neighborhood neighbourhood quarter camp hamlet")
_LONGEST = 4
_PRECISE = 2
"""UCDP's precision of a village somewhere in what holds it."""


def named(
    text: str,
    tokens: Tokens,
    known: Sequence[tuple[int, int, PlaceMention]],
    peoples: Sequence[int] = (),
) -> list[tuple[int, int, PlaceMention]]:
    """Names after a word of place that no mention covers, each inside the nearest known place.

    `peoples` are the tokens of "Syrian" and the like.
    """
    covered = {i for first, end, _ in known for i in range(first, end)} | set(peoples)
    found: list[tuple[int, int, PlaceMention]] = []
    measured = _measured(tokens, covered)
    for i, word in enumerate(tokens.low[:-1]):
        first = i + 1
        is_marked = word in _MARKS or (word == "of" and tokens.word(i - 1) in _KINDS_OF)
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
        holds = min(
            (m for m in known if m[2].location is not None and not m[2].demonym),
            key=lambda m: abs(m[0] - end),
            default=None,
        )
        if holds is not None and (above := holds[2].location) is not None:
            start, stop = tokens.start[first], tokens.end[end - 1]
            location = _inside(text[start:stop], above)
            mention = PlaceMention(
                start, stop, text[start:stop], location, timezone=holds[2].timezone
            )
            found.append((first, end, mention))
    return found


def _measured(tokens: Tokens, covered: set[int]) -> set[int]:
    """Where names begin that are told by way and distance: "X, 30 km south of Y"."""
    found = set()
    low = tokens.low
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
        (raw[:1].isupper() or _is_articled(raw)) and len(word) > 2 and not tokens.raw[i].isupper()
        and word not in _NO_NAMES and word not in KINDS and word not in PERSONS
        and word not in STARTERS
    )  # fmt: skip


def _is_articled(raw: str) -> bool:
    """As in "al-Kubra"."""
    return raw[2:3] == "-" and raw[3:4].isupper() and raw[:2].islower()


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
