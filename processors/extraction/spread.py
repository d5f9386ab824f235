"""Whether harm is spread over several places: "across Lebanon", "in raids on the south and X"."""

from processors.extraction.row import Noun, Row
from processors.text.lexicon import words
from processors.text.tokens import Tokens

MANY_EVENTS = words(
    "attacks strikes airstrikes raids bombings shelling bombardment clashes fighting violence"
    " battles blasts explosions incidents ambushes"
)


def is_in_concert(low: list[str], first: int, last: int) -> bool:
    """As in "killed in coordinated attacks": one raid on several places (codebook)."""
    return not CONCERT.isdisjoint(low[max(0, first - _SEVERAL_REACH) : last + _SPREAD_REACH])


CONCERT = words("coordinated co-ordinated simultaneous twin dual double")


def is_in_several(tokens: Tokens, first: int, last: int, end: int) -> bool:
    """As in "killed in clashes across Libya", "in three separate raids", "in various areas"."""
    low = tokens.low
    if _SPREADING.isdisjoint(low) or is_in_concert(low, first, last):
        return False
    for k in range(max(0, first - _SEVERAL_REACH), min(end, last + _TAIL_REACH, len(low) - 1)):
        if low[k] in _SEVERAL and low[k + 1] in _SITES and (k == 0 or low[k - 1] != "at"):
            return True
        if low[k] == "series" and not _SERIES.isdisjoint(low[k + 1 : k + 4]):
            return _LATEST.isdisjoint(low[max(0, k - 4) : k])
        if k > last and low[k] in _OVER and low[k - 1] in MANY_EVENTS and _is_land(tokens, k):
            return True
    return False


_SEVERAL = words("different various several separate multiple numerous scattered")
_SITES = MANY_EVENTS | words(
    "parts areas places towns villages cities provinces regions districts departments states"
    " locations fronts"
)
_LATEST = words("latest last newest recent")
"""Before "in a series of raids": one of them."""
_SERIES = words("raids attacks clashes ambushes strikes airstrikes incidents killings shootings")
_SEVERAL_REACH = 10
_TAIL_REACH = 16
"""Tokens before and behind a count within which its several places are told."""


def is_over_two(row: Row, first: int, last: int) -> bool:
    """As in "killed in raids on the south and the Bekaa valley": events in two places at least."""
    low = row.tokens.low
    if MANY_EVENTS.isdisjoint(low):
        return False
    start = max(0, first - _SEVERAL_REACH)
    if "and" not in low[start:] or is_in_concert(low, first, last):
        return False
    for k in range(start, min(last + _TAIL_REACH, len(low) - 1)):
        if low[k] in MANY_EVENTS and low[k + 1] in _ON:
            behind = low[k + 2 : k + 2 + _SEVERAL_REACH]
            stop = next((j for j, word in enumerate(behind) if word in _STOPS), len(behind))
            if "and" in behind[:stop]:
                joint = k + 2 + behind.index("and")
                end = k + 2 + stop
                return _is_area(row, k + 2, joint) and _is_area(row, joint + 1, end)
    return False


_ON = words("on in at near around against of")
_STOPS = words(", . ; : - – — on in at near by with that which who while when as killed left were")


def _is_area(row: Row, start: int, end: int) -> bool:
    """Whether tokens `start` up to `end` are a name on the map or a part of a land."""
    if not _LANDS.isdisjoint(row.tokens.low[start:end]):
        return True
    return any(
        isinstance(chunk, Noun) and chunk.place and start <= chunk.start < end
        for chunk in row.chunks
    )


def is_widespread(tokens: Tokens, first: int) -> bool:
    """As in "strikes across Lebanon killed": spread over a land, and not "across the street"."""
    low = tokens.low
    for k in range(max(0, first - _SPREAD_REACH), first - 1):
        if low[k] in _OVER:
            return _is_land(tokens, k)
    return False


def _is_land(tokens: Tokens, over: int) -> bool:
    """Whether "across" or "throughout" at `over` is said of a land or region."""
    at = over + 2 if tokens.word(over + 1) == "the" else over + 1
    return tokens.is_capital(over + 1) or tokens.word(at) in _LANDS


_SPREAD_REACH = 6
_OVER = words("across throughout")
_SPREADING = _SEVERAL | _OVER | {"series"}
"""Without one of these a sentence tells of no several places."""
_LANDS = words(
    "country nation region province territory strip enclave north south east west state valley"
    " coast plain countryside suburbs highlands"
)
