"""Where a claim's event was: a place named for it, not one merely mentioned."""

import re
from collections.abc import Sequence

from processors.extraction.frame import EventPlace
from processors.extraction.vocabulary import REPORT
from processors.geo.mention import PlaceMention
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_LOCATIVE = words(
    "in at near on outside inside around across throughout of from within along between over into "
    "to north south east west northeast northwest southeast southwest northern southern eastern "
    "western central neighboring neighbouring downtown , and ( the city town village capital "
    "province district region area camp neighborhood neighbourhood suburb governorate state 's"
)
_SAYING = words("told conference interview reporters briefing statement meeting speaking")


def is_event_place(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the name at tokens `first` up to `end` can be where something happened."""
    before = tokens.word(first - 1)
    after = tokens.word(end)
    if first > 0 and before not in _LOCATIVE and after not in {"'s", ",", ")", ""}:
        return False
    if not _SAYING.isdisjoint(tokens.low[max(0, first - 6) : first]):
        return False
    if after in _NAMED_AFTER or (after == "-" and tokens.end[end - 1] == tokens.start[end]):
        return False  # "U.S. officials", "Saudi-led" by its country's name
    return not (after == "'s" and tokens.word(end + 1) in _POSSESSED)


_NAMED_AFTER = words(
    "officials official spokesman spokeswoman sources source press army military government forces "
    "troops soldiers marines warplanes jets drones airstrikes air police president minister "
    "ministry ambassador embassy national nationals citizen citizens militants rebels"
)
_POSSESSED = words(
    "army government president regime military forces foreign defense defence ministry minister "
    "police troops state national war civil health interior prime parliament"
)


def best(
    tokens: Tokens, usable: Sequence[tuple[int, int, PlaceMention]], first: int, last: int
) -> list[PlaceMention]:
    """The names that belong to tokens `first` up to `last`, coordinated ones together.

    `usable` are those of the sentence that can be where something happened, at least one.
    """
    parted = [_breaks(tokens, last, m[0]) if m[0] >= last else 0 for m in usable]
    after = [m for m, breaks in zip(usable, parted, strict=True) if m[0] >= first and not breaks]
    before = [m for m in usable if m[1] <= first]
    chosen = after[0] if after else (before[-1] if before else usable[0])
    return _coordinated(tokens, usable, chosen)


_BREAKING = REPORT | {";"}


def _breaks(tokens: Tokens, last: int, at: int) -> bool:
    """Whether somebody is said to speak between, or a clause of its own begins."""
    return not _BREAKING.isdisjoint(tokens.low[last:at])


_INWARDS = frozenset([("'s",), ("in",)])
_JOINTS = _INWARDS | {("and",), (",",), (",", "and"), ("or",)}


def _coordinated(
    tokens: Tokens,
    usable: Sequence[tuple[int, int, PlaceMention]],
    chosen: tuple[int, int, PlaceMention],
) -> list[PlaceMention]:
    """As in "in Homs and Hama": both; "in Shaar, Aleppo": the exact one."""
    together = [chosen[2]]
    at = usable.index(chosen)
    end = chosen[1]
    # Inwards: "in Aleppo's Shaar district" names the whole first.
    for start, stop, mention in usable[at + 1 :]:
        gap = tuple(tokens.low[end:start])
        if contains(mention, together[0]):
            end = stop
            continue
        if gap in _JOINTS:
            if contains(together[0], mention):
                together = [mention]
            elif gap not in _INWARDS:
                together.append(mention)
            end = stop
            continue
        break
    return together


def contains(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether one resolved place lies in the other."""
    if outer.location is None or inner.location is None:
        return False
    return outer.location.place.id in {ref.id for ref in inner.location.chain[1:]}


def resolved(text: str, mentions: Sequence[PlaceMention], rule: str) -> EventPlace:
    """One place, or several as one string without a pin."""
    first = mentions[0]
    if len(mentions) == 1:
        location = first.location
        start, end = as_written(text, first.start, first.end)
        return EventPlace(
            place=text[start:end], within=first.within,
            country=location.country if location else None, location=location,
            timezone=first.timezone, rule=rule,
        )  # fmt: skip
    countries = {m.location.country for m in mentions if m.location}
    country = countries.pop() if len(countries) == 1 else None
    shared = set(first.within)
    for mention in mentions[1:]:
        shared &= set(mention.within)
    return EventPlace(
        place=text[first.start : as_written(text, first.start, mentions[-1].end)[1]],
        within=tuple(name for name in first.within if name in shared),
        country=country, timezone=first.timezone, rule=f"{rule}, several",
    )  # fmt: skip


_KINDS = (
    r"(?:refugee |industrial |military |commercial )?"
    r"(?:city|town|village|district|districts|province|provinces|region|regions|governorate|state|"
    r"county|department|departments|neighbou?rhood|neighbou?rhoods|suburb|suburbs|camp|hill|hills|"
    r"farm|bridge|mosque|market|airport|airbase|street|square|valley|desert|island|peninsula|"
    r"river|strip|oblast|prefecture|municipality|countryside|stream|crossing|checkpoint|prison|"
    r"hospital|base|area)"
)
_AFTER = re.compile(rf"(?:\s+{_KINDS})?\s+{_KINDS}(?!\w)|", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?:in and around|outside|the (?:edges|outskirts|suburbs|centre|center|east|west|north|"
    r"south) of|(?:north|south|east|west|northeast|northwest|southeast|southwest|central|downtown)"
    r"(?:ern)?|(?:\d+ ?(?:km|kilomet(?:er|re)s|miles) )?(?:north|south|east|west|northeast|"
    r"northwest|southeast|southwest) of)\s+)$",
    re.IGNORECASE,
)
_WINDOW = 40
"""Characters looked at on either side of a name."""
_ENDS_BEFORE = (
    *("around", "outside", "north", "south", "east", "west", "ern", "central", "downtown"),
    *("edges of", "outskirts of", "suburbs of", "centre of", "center of"),
    *("north of", "south of", "east of", "west of"),
)
"""How the words before a name end if `_BEFORE` can hold: a look that spares the search."""
_WORD = re.compile(r"\s+(\w+)")
_OPENS_AFTER = frozenset(
    form
    for word in re.findall(r"[a-z?]+", _KINDS)
    for form in (word.replace("u?", ""), word.replace("?", ""))
)
"""Words that a kind of place begins with."""


def as_written(text: str, start: int, end: int) -> tuple[int, int]:
    """The name with the words that make it exact: "northern X", "X district", "outside X"."""
    word = _WORD.match(text, end, end + _WINDOW)
    after = None
    if word is not None and word[1].lower() in _OPENS_AFTER:
        after = _AFTER.match(text, end, end + _WINDOW)
    window = text[max(0, start - _WINDOW) : start]
    before = None
    if window.rstrip().lower().endswith(_ENDS_BEFORE):
        before = _BEFORE.search(window)
    if before is not None:
        start -= len(before.group())
        if text[start : start + 4].lower() == "the ":
            start += 4
    return start, after.end() if after is not None else end
