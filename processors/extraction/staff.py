"""Whose staff people are: the driver of an agency's truck, guards of "the agency" named before."""

from collections.abc import Callable

from processors.extraction import owners
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.who import kind_before
from processors.text.lexicon import words
from schemas.claim import Who

_HIRED = words(
    "staff driver guard employee worker watchman mechanic cook technician engineer "
    "nurse doctor logistician cleaner interpreter translator volunteer"
)
_AGENCY = words("agency group organisation organization charity ngo league committee")
_VEHICLES = words(
    "vehicle car truck lorry van convoy ambulance jeep motorcycle minibus bus coach boat "
    "vehicles cars trucks lorries vans ambulances jeeps buses"
)


def is_of_aid(rows: Callable[[int], Row], index: int, noun: Noun) -> bool:
    """Whether a phrase counts staff of an aid agency, told in its sentence or the one before."""
    row = rows(index)
    is_hired = noun.person is not None and noun.person.singular in _HIRED
    if not is_hired and row.tokens.low[noun.end - 2 : noun.end] not in _STAFF_MEMBERS:
        return False
    group = owners.group(row, noun)
    if group is not None:
        stands_for = group.definite and group.head >= 0 and row.tokens.low[group.head] in _AGENCY
        wanted = _is_agency if stands_for else None
    elif not _OWN.isdisjoint(row.tokens.low[noun.start : noun.head]):
        wanted = _is_agency
    else:
        drives = noun.definite and row.tokens.low[noun.end - 1] == "driver"
        wanted = _is_vehicle if drives else None
    if wanted is None:
        return False
    for back in range(min(index, 1) + 1):
        earlier = rows(index - back)
        for found in reversed(earlier.chunks):
            if not isinstance(found, Noun) or (back == 0 and found.end > noun.start):
                continue
            if wanted(earlier, found):
                if wanted is _is_vehicle:
                    return _is_alone(earlier, found) and _is_of_agency(earlier, found)
                return kind_before(earlier.tokens, found.start, found.end) is Who.AID_WORKER
    return False


_OWN = words("its their")
_STAFF_MEMBERS = (["staff", "members"], ["staff", "member"])


def _is_agency(row: Row, noun: Noun) -> bool:
    """Whether a phrase names a body that can have a staff; the last so named is meant."""
    if noun.pronoun or noun.event or (noun.place and not noun.person):
        return False
    if noun.definite and noun.head >= 0 and row.tokens.low[noun.start + 1 : noun.end] in _ALONE:
        return False  # "the agency", for which one named before stands
    kind = kind_before(row.tokens, noun.start, noun.end)
    named = noun.proper or row.tokens.is_capital(noun.end - 1)
    counted = noun.quantity is not None or (noun.person is not None and not named)
    return not counted and (kind is not None or named or owners.names_force(row, noun))


_ALONE = [[word] for word in _AGENCY]


def _is_vehicle(row: Row, noun: Noun) -> bool:
    return row.tokens.low[noun.end - 1] in _VEHICLES


def _is_alone(row: Row, noun: Noun) -> bool:
    """Whether no other vehicle is told: "a bus hit an aid truck, killing the driver"."""
    others = (c for c in row.chunks if isinstance(c, Noun) and c is not noun)
    return not any(_is_vehicle(row, other) for other in others)


def _is_of_agency(row: Row, noun: Noun) -> bool:
    """As in "an Oxfam car", "a truck of the Food Programme", "a car belonging to an NGO"."""
    if kind_before(row.tokens, noun.start, noun.end) is Who.AID_WORKER:
        return True
    k = owners.index_of(row, noun)
    if k is None or k + 2 >= len(row.chunks) or row.chunks[k + 1].kind is not Kind.PREPOSITION:
        return False
    owner = row.chunks[k + 2]
    if not isinstance(owner, Noun) or row.tokens.low[row.chunks[k + 1].start] not in _OF:
        return False
    return kind_before(row.tokens, owner.start, owner.end) is Who.AID_WORKER


_OF = words("of from belonging")
