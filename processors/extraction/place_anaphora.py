"""Places called by their kind alone: "the city", "the village", "the capital".

Such words mean the place last named of that kind; the capital may also be the dateline's.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from processors.geo.lexicon import DEMONYMS
from processors.geo.mention import PlaceMention
from processors.text.lexicon import load, words
from processors.text.tokens import Tokens

Named = tuple[int, int, PlaceMention]
"""A place with the tokens of its name in its sentence."""

KINDS = words(
    "city town village camp settlement hamlet capital area place spot zone region district"
)
_SAME_ONLY = words("area place spot zone region district")
"""What stands for the place last named only as "the same area"."""
_CAPITAL = "capital"
_DEFINITE = words("the this that same besieged northern southern eastern western captured")
_DETERMINERS = words("the this that")
_OPENERS = _DETERMINERS | {"'s"}
_LARGE = words("city town")
_PRECISE = 2
"""UCDP's code of a town, or of what is near one."""
_EDGES = words("edge edges outskirts suburbs centre center heart")
_OPEN_TO_NAMES = words("of called named known")
_BODIES = words("council hall police government mayor officials authorities court dwellers")
_LOOKED_BACK = 2


def found(
    tokens: Tokens,
    known: Sequence[Named],
    placing: Sequence[Named],
    earlier: Callable[[], Sequence[PlaceMention]],
    capital: PlaceMention | None,
    seats: Callable[[str | None], PlaceMention | None],
    *,
    shouts: bool,
) -> list[Named]:
    """The places that kinds alone stand for in a sentence, at the tokens of "the city".

    `known` are the names in the sentence, `placing` those of them that can be an event's;
    `earlier` gives such names of the sentences before, the last one last; `capital` is what the
    text may call the capital; `seats` gives the town of the text that is a country's capital.
    """
    low = tokens.low
    if KINDS.isdisjoint(low):
        return []
    starts = {first for first, _, _ in known}
    inside = {i for first, end, _ in known for i in range(first, end)}
    result: list[Named] = []
    for i, word in enumerate(low):
        if word not in KINDS or i in inside or i == 0:
            continue
        first = i - 1
        while first > 0 and i - first <= _LOOKED_BACK and low[first] not in _OPENERS:
            first -= 1
        if low[first] == "'s" and word == _CAPITAL:
            result += _owned(tokens, known, first, i + 1, capital)
            continue
        if low[first] == "'s" and word in _LARGE and low[i - 1] in _RANKS:
            towns = [*earlier(), *(m for at, _, m in placing if at < first)]
            if (ranked := _of_land(known, first, i + 1, towns)) is not None:
                result.append(ranked)
            continue
        if word == _CAPITAL and (code := DEMONYMS.get(low[i - 1])) is not None:
            if (seat := seats(code)) is not None and not _is_named(
                tokens, i + 1, starts, shouts=shouts
            ):
                result.append((i - 1, i + 1, replace(seat, dateline=False)))
            continue
        if word in _SAME_ONLY and low[i - 1] != "same":
            continue
        if low[first] not in _DETERMINERS or any(w not in _DEFINITE for w in low[first:i]):
            continue
        end = i + 1
        if word == _CAPITAL and tokens.word(end) == "city":
            end += 1
        if _is_named(tokens, end, starts, shouts=shouts) or tokens.word(end) in _BODIES:
            continue
        before = [mention for start, _, mention in placing if start < first]
        if word == _CAPITAL:
            meant = _capital_among([*earlier(), *before], capital or seats(None))
            if meant is capital and meant is not None and meant.dateline:
                start, stop = tokens.start[first], tokens.end[end - 1]
                meant = replace(meant, start=start + len("the ") * (low[first] == "the"), end=stop)
        else:
            towns = [m for m in reversed([*earlier(), *before]) if _is_town(m)]
            in_here = low[first] == "this" and tokens.word(first - 1) in {"in", "at"}
            if in_here and not before and (filed := seats("")) is not None:
                towns = [filed]  # "in this town": where the article is written
            listed = (m for m in towns if word not in _LARGE or not _is_unlisted(m))
            meant = next(listed, towns[0] if towns else None)
        if meant is not None:
            if first > 1 and low[first - 1] == "of" and low[first - 2] in _EDGES:
                meant = replace(meant, start=tokens.start[first - 2], end=tokens.end[end - 1])
            result.append((first, end, replace(meant, dateline=False)))
    return result


_RANKS = words(
    "second third largest biggest main second-largest second-biggest northern southern port"
)


def _of_land(
    known: Sequence[Named], at: int, end: int, towns: Sequence[PlaceMention]
) -> Named | None:
    """As in "Ukraine's second city", where no name stands beside it and one was told before."""
    owner = next((one for one in known if one[1] == at), None)
    land = owner[2].location if owner is not None else None
    if owner is None or land is None:
        return None
    if any(start in {end, end + 1} or stop == owner[0] - 1 for start, stop, _ in known):
        return None
    meant = next(
        (
            m
            for m in reversed(towns)
            if m.location is not None and _is_town(m) and m.location.country == land.country
        ),
        None,
    )
    return None if meant is None else (owner[0], end, replace(meant, dateline=False))


def _owned(
    tokens: Tokens, known: Sequence[Named], at: int, end: int, capital: PlaceMention | None
) -> list[Named]:
    """As in "in Somalia's capital", where no name follows."""
    owner = next((one for one in known if one[1] == at), None)
    if owner is None or any(start == end for start, _, _ in known):
        return []
    first, _, land = owner
    here = land.location.country if land.location else None
    if capital and capital.location and capital.location.country == here:
        return [(first, end, replace(capital, dateline=False))]
    return [(first, end, replace(land, end=tokens.end[end - 1]))]


def _is_named(tokens: Tokens, end: int, starts: set[int], *, shouts: bool) -> bool:
    """Whether the name follows: "the city of X", "the capital, X", "the town X"."""
    following = tokens.word(end)
    return (
        end in starts
        or following in _OPEN_TO_NAMES
        or (following in {",", "("} and end + 1 in starts)
        or (not shouts and tokens.is_capital(end) and following.isalpha())
    )


def _is_unlisted(mention: PlaceMention) -> bool:
    """Whether no gazetteer has it: a village or a quarter, sooner than a city."""
    return mention.location is not None and mention.location.place.id.startswith("within:")


def _is_town(mention: PlaceMention) -> bool:
    return mention.location is not None and (
        mention.location.precision <= _PRECISE or _is_unlisted(mention)
    )


def seat(code: str | None, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """Where a text names it, the seat of government of a country: of "the Afghan capital".

    None for `code` means the country that most of the names lie in; nothing, the dateline's town.
    """
    if code == "":
        return next((m for m in mentions if m.dateline and _is_town(m)), None)
    if code is None:
        countries = Counter(m.location.country for m in mentions if m.location)
        code = countries.most_common(1)[0][0] if countries else None
    name = _SEATS.get(code or "")
    return next(
        (
            m for m in mentions
            if m.location is not None and m.location.country == code and not m.demonym
            and m.location.place.name.casefold() == name
        ),
        None,
    )  # fmt: skip


_SEATS: dict[str, str] = load("processors.extraction", "capitals")["capitals"]


def capital(text: str, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town that a text calls the capital, or that it is filed from and of whose country it is
    about; None if there is none.
    """
    named = [m for m in mentions if m.location is not None and m.location.country]
    for mention in named:
        before = text[max(0, mention.start - _LOOK) : mention.start].casefold().rstrip(" ,")
        if _is_town(mention) and before.endswith(" capital") and not before.endswith(_LESSER):
            return mention
    filed = next((m for m in named if m.dateline and _is_town(m)), None)
    countries = Counter(m.location.country for m in named if m.location)
    if filed is None or filed.location is None:
        return None
    return filed if countries.most_common(1)[0][0] == filed.location.country else None


_LOOK = 24
_LESSER = ("provincial capital", "regional capital", "state capital", "district capital")


def _capital_among(
    earlier: Sequence[PlaceMention], capital: PlaceMention | None
) -> PlaceMention | None:
    """The capital by its own name if it was named, else as it is called."""
    if capital is None or capital.location is None:
        return None
    known = capital.location.place.id
    return next(
        (m for m in reversed(earlier) if m.location and m.location.place.id == known), capital
    )
