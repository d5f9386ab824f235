"""Units in the short forms of addresses and papers: "Athens, Ga.", "Boston, MA"."""

from collections.abc import Mapping, Sequence

from processors.geo.candidates import Candidate, Name
from processors.geo.index import Index
from processors.geo.lexicon import ABBREVIATED

ABBREVIATED_PRIOR = 7.0
"""Whoever writes "Ga." behind a comma means the state."""


def abbreviated(index: Index, text: str, start: int, end: int) -> tuple[Name, int] | None:
    """What characters `start` up to `end` are short for, and where the form ends, its stop taken
    in; None if they are none, or do not stand behind a comma.
    """
    written = text[start:end].rstrip(".")
    units = ABBREVIATED.get(written)
    if (
        units is None
        or text[start - 2 : start] != ", "
        or not text[start - 3 : start - 2].isalpha()
    ):
        return None
    stopped = text[start + len(written) : start + len(written) + 1] == "."
    return _named(index, units, written, start + len(written), stopped=stopped)


def _named(
    index: Index, units: Mapping[str, Sequence[str]], written: str, end: int, *, stopped: bool
) -> tuple[Name, int] | None:
    ids = units["stopped"] if stopped and units["stopped"] else units["bare"]
    places = [place for id_ in ids if (place := index.with_id(id_)) is not None]
    if not places:
        return None
    votes = {p.country: 1 / len(places) for p in places if p.country}
    # A key of its own: "Ga." has no share in what the name Georgia may mean.
    name = Name(
        f"{written.lower()}.",
        tuple(Candidate(p, ABBREVIATED_PRIOR) for p in places),
        None,
        votes=votes,
    )
    return name, end + (stopped and bool(units["stopped"]))
