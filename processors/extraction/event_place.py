"""Where a claim's event was: a place named for it, not one merely mentioned."""

import re
from collections.abc import Sequence

from processors.extraction import events_apart
from processors.extraction.conflict import CUES
from processors.extraction.frame import EventPlace
from processors.extraction.fronted_places import opens_clause
from processors.extraction.roles import Played, Role
from processors.extraction.scenes import contains, fits, fits_country, is_exact
from processors.extraction.vocabulary import REPORT
from processors.geo.mention import PlaceMention
from processors.text.lexicon import words
from processors.text.tokens import Tokens


def best(
    tokens: Tokens,
    played: Sequence[Played],
    first: int,
    last: int,
    *,
    carried: bool = False,
) -> list[PlaceMention]:
    """The names that belong to tokens `first` up to `last`, coordinated ones together.

    `played` are those of the sentence that can be where something happened, with their roles;
    `carried`: for what another sentence tells, so that a landmark will not do.
    """
    named = max((r for r, _ in played), default=Role.NONE)
    if named is Role.NONE or (named is not Role.EVENT and (carried or named is Role.PATH)):
        return []
    usable = [m for r, m in played if r is named]
    if not carried:
        usable = _of_what_is_told(tokens, last, usable)
        if not usable:
            return []
    if len(usable) == 1:
        return [usable[0][2]]
    usable = [m for m in usable if not _is_vast(m[2])] or usable
    parted = [_breaks(tokens, last, m[0]) if m[0] >= last else 0 for m in usable]
    after = [m for m, breaks in zip(usable, parted, strict=True) if m[0] >= first and not breaks]
    before = [m for m in usable if m[1] <= first]
    chosen = after[0] if after else (before[-1] if before else usable[0])
    if chosen[1] == first and opens_clause(tokens, chosen[0], chosen[1]):
        return [chosen[2]]  # "died in X, Y 23 and Z eight"
    if not after and before:
        chosen = _first_of_pair(tokens, usable, chosen)
    if carried and _frames(tokens, chosen) and len(after) > 1 and is_exact(after[1][2]):
        # "In X, gunmen fired on a van near Y. Two died": near Y
        chosen = after[1] if fits_country(after[1][2], chosen[2]) else chosen
    elif carried and not is_exact(chosen[2]):
        exacts = (m for m in after[1:] if is_exact(m[2]) and fits(m[2], chosen[2]))
        chosen = next(exacts, chosen)
    elif carried and (inner := [m for m in after[1:] if contains(chosen[2], m[2])]):
        chosen = inner[0]
    if (exact := _exact_before(tokens, usable, chosen)) is not chosen:
        return [exact[2]]
    return _coordinated(tokens, usable, chosen)


def _frames(tokens: Tokens, name: tuple[int, int, PlaceMention]) -> bool:
    """As in "In X, gunmen": the place that opens a sentence, within which it goes on."""
    opens = name[0] <= _OPENING and tokens.low[0] in {"in", "across", "meanwhile", "elsewhere"}
    return opens and tokens.word(name[1]) == ","


_OPENING = 4


def _of_what_is_told(
    tokens: Tokens, last: int, usable: list[tuple[int, int, PlaceMention]]
) -> list[tuple[int, int, PlaceMention]]:
    """Those not of another clause behind token `last`: "were killed, and in X 7 wounded"."""
    here = usable[0][0]
    usable = [
        m for m in usable
        if m[0] < last
        or not (
            opens_clause(tokens, m[0], m[1])
            or events_apart.is_another(tokens, last, m[0])
            or events_apart.is_of_a_second(tokens, last, m, here)
        )
    ]  # fmt: skip
    # Who died "a day after the blast in X" may have been hurt there, if no other place is named.
    told = [m for m in usable if m[0] < last or not events_apart.is_apart(tokens, last, m[0])]
    return told or usable


def _first_of_pair(
    tokens: Tokens,
    usable: Sequence[tuple[int, int, PlaceMention]],
    chosen: tuple[int, int, PlaceMention],
) -> tuple[int, int, PlaceMention]:
    """As in "near Tula and Rostov": what stands before "and" and is no whole of what is behind."""
    at = usable.index(chosen)
    if at == 0:
        return chosen
    one = usable[at - 1]
    is_pair = tokens.low[one[1] : chosen[0]] == ["and"] and is_exact(one[2]) is is_exact(chosen[2])
    return one if is_pair and not contains(chosen[2], one[2]) else chosen


def _is_vast(mention: PlaceMention) -> bool:
    """Whether it is a sea or a region of several countries."""
    location = mention.location
    return location is not None and location.country is None and not location.precision < _VAST


_VAST = 5
"""UCDP's code for a larger area."""


def _exact_before(
    tokens: Tokens,
    usable: Sequence[tuple[int, int, PlaceMention]],
    chosen: tuple[int, int, PlaceMention],
) -> tuple[int, int, PlaceMention]:
    """As in "Bama in Borno state": the exact one, though the other stands nearer."""
    at = usable.index(chosen)
    start = chosen[0]
    for one in reversed(usable[:at]):
        gap = tokens.low[one[1] : start]
        start = one[0]
        if gap == list(_OWNED) and contains(one[2], chosen[2]):
            continue  # "Dioura in Mali's Mopti region"
        is_told_of = gap[:2] in _TOLD_OF and len(gap) <= _TOLD
        if (len(gap) > _APPOSED and not is_told_of) or not any(word in {"in", ","} for word in gap):
            break
        if any(word in CUES or word in {"and", "or"} for word in gap):
            break
        is_apposed = all(word in _APPOSING for word in gap) and fits_country(one[2], chosen[2])
        if contains(one[2], chosen[2]) or not (is_apposed or fits(one[2], chosen[2])):
            break
        if not (is_apposed or contains(chosen[2], one[2]) or is_exact(one[2])):
            break
        chosen = one
    return chosen


_APPOSING = words(
    "in , the a of refugee camp town village city district state northern southern eastern western "
    "central neighborhood neighbourhood suburb region province near outside"
)
_TOLD_OF = ([",", "the"], [",", "a"], [",", "an"], [",", "one"], [",", "home"])
"""How an apposition begins that may go on: ", the last city that they hold in the western"."""
_TOLD = 10
_APPOSED = 6
"""Tokens between a place and what holds it: ", a town in the northern"."""


_BREAKING = REPORT | {";"}


def _breaks(tokens: Tokens, last: int, at: int) -> bool:
    """Whether somebody is said to speak between, or a clause of its own begins."""
    return not _BREAKING.isdisjoint(tokens.low[last:at])


_INWARDS = frozenset([("'s",), ("in",)])
_JOINTS = _INWARDS | {("and",), (",",), (",", "and"), ("or",)}


_OWNED = ("'s",)
_PARTS = words("suburb district neighborhood neighbourhood quarter area village town camp")


def _is_part(gap: tuple[str, ...]) -> bool:
    """As in "the Damascus suburb of X"."""
    return len(gap) == len(("suburb", "of")) and gap[1] == "of" and gap[0] in _PARTS


def _coordinated(
    tokens: Tokens,
    usable: Sequence[tuple[int, int, PlaceMention]],
    chosen: tuple[int, int, PlaceMention],
) -> list[PlaceMention]:
    """As in "in Homs and Hama": both; "in Shaar, Aleppo": the exact one."""
    together = [chosen[2]]
    at = usable.index(chosen)
    end = chosen[1]
    in_holder = False
    # Inwards: "in Aleppo's Shaar district" names the whole first.
    for start, stop, mention in usable[at + 1 :]:
        gap = tuple(tokens.low[end:start])
        if contains(mention, together[0]) or (in_holder and gap == _OWNED):
            in_holder = True  # "Dioura in Mali's Mopti region": what is Mali's holds Dioura
            end = stop
            continue
        in_holder = False
        if gap in _JOINTS or _is_part(gap):
            if contains(together[0], mention) or gap == _OWNED or _is_part(gap):
                together = [mention]
            elif gap not in _INWARDS:
                together.append(mention)
            end = stop
            continue
        break
    return together


def resolved(text: str, mentions: Sequence[PlaceMention], rule: str) -> EventPlace:
    """One place, or several as one string without a pin."""
    first = mentions[0]
    if len(mentions) == 1 and _others(text, first.end) == first.end:
        location = first.location
        start, end = as_written(text, first.start, first.end)
        written = text[start:end]
        within = first.within
        is_part = start < first.start and not within
        if is_part or first.name.casefold() not in written.casefold():
            known = location.place.name if location else first.name
            within = (known, *within)  # "northern Syria", "the capital"
        return EventPlace(
            place=written, within=within,
            country=location.country if location else None, location=location,
            timezone=first.timezone, rule=rule,
        )  # fmt: skip
    end = as_written(text, first.start, mentions[-1].end)[1]
    end = _others(text, end)
    countries = {m.location.country for m in mentions if m.location}
    country = countries.pop() if len(countries) == 1 else None
    shared = set(first.within)
    for mention in mentions[1:]:
        shared &= set(mention.within)
    return EventPlace(
        place=text[first.start : end],
        within=tuple(name for name in first.within if name in shared),
        country=country, timezone=first.timezone, rule=f"{rule}, several",
    )  # fmt: skip


_OTHERS = re.compile(
    r",? and (?:(?:other|several|many|nearby|neighbou?ring|surrounding|key|various|some|most|two"
    r"|three|four|five|the|\w+an|\w+ern) ){1,4}"
    r"(?:cities|towns|villages|areas|provinces|regions|districts|departments|suburbs|camps|"
    r"neighbou?rhoods|parts of (?:the country|\w+))\b",
    re.IGNORECASE,
)


def _others(text: str, end: int) -> int:
    """Where "X and several other towns" ends; `end` if nothing of the kind follows."""
    match = _OTHERS.match(text, end)
    return match.end() if match is not None else end


_KINDS = (
    r"(?:refugee |industrial |military |commercial )?"
    r"(?:city|town|village|district|districts|province|provinces|region|regions|governorate|state|"
    r"county|department|departments|neighbou?rhood|neighbou?rhoods|suburb|suburbs|camp|hill|hills|"
    r"farm|bridge|mosque|market|airport|airbase|street|square|valley|desert|island|peninsula|"
    r"river|strip|oblast|prefecture|municipality|countryside|stream|crossing|checkpoint|prison|"
    r"hospital|base|area)"
)
_AFTER = re.compile(rf"(?:\s+{_KINDS})?\s+{_KINDS}(?!\w)|", re.IGNORECASE)
_SIDE = r"(?:north|south|east|west|northeast|northwest|southeast|southwest)"
_PART = r"(?:various|several|many|different|other|some|most|all|large)"
_AREAS = r"(?:areas|parts|regions|districts|provinces)"
_BEFORE = re.compile(
    rf"(?:(?:in and around|{_PART} {_AREAS} (?:of|in)|outside"
    r"|the (?:edges|outskirts|suburbs|centre|center|east|west|north|south) of"
    rf"|(?:{_SIDE}|central|downtown)(?:ern)?"
    rf"|(?:\d+ ?(?:km|kilomet(?:er|re)s|miles) )?{_SIDE} of)\s+)$",
    re.IGNORECASE,
)
_WINDOW = 40
"""Characters looked at on either side of a name."""
_ENDS_BEFORE = (
    *("around", "outside", "north", "south", "east", "west", "ern", "central", "downtown"),
    *("edges of", "outskirts of", "suburbs of", "centre of", "center of"),
    *("areas of", "parts of", "regions of", "districts of", "provinces of"),
    *("areas in", "parts in", "regions in", "districts in", "provinces in"),
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
