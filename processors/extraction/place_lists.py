"""Counts by place, with no verb of their own: "X reported 11 deaths, Y 23 and Z eight"."""

from processors.extraction.draft import Draft
from processors.extraction.noun_drafts import add
from processors.extraction.people import People
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun

_JOINTS = {Kind.COMMA, Kind.AND, Kind.BOUNDARY}


def read(reader: Reader) -> None:
    """Read each name of a place and bare count behind a count of deaths or of the hurt."""
    chunks = reader.row.chunks
    for k in range(2, len(chunks) - 1):
        place, count = chunks[k], chunks[k + 1]
        if not isinstance(place, Noun) or not isinstance(count, Noun) or not place.place:
            continue
        if count.start != place.end or count.head >= 0 or count.quantity is None:
            continue
        if chunks[k - 1].kind not in _JOINTS or reader.is_used(count):
            continue
        after = chunks[k + 2] if k + 2 < len(chunks) else None
        if after is not None and after.kind not in _JOINTS:
            continue
        if (told := _told_before(reader, place)) is not None:
            quantity = count.quantity
            found = (quantity.low, quantity.best, quantity.high)
            add(reader, count, told.effect, found, "by place", kind=People(told.who, told.side))


def _told_before(reader: Reader, place: Noun) -> Draft | None:
    """What befell those counted just before, in the same sentence, of a place as well."""
    before = [d for d in reader.drafts if d.end <= place.start and d.part_of is None]
    told = max(before, key=lambda d: d.start, default=None)
    if told is None:
        return None
    named = any(
        isinstance(chunk, Noun) and chunk.place and chunk.end <= place.start
        for chunk in reader.row.chunks
    )
    return told if named else None
