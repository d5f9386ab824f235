"""How many are there: "5,000 troops are stationed in Mali"."""

from collections.abc import Iterator

from processors.extraction.movements import routes
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import (
    ADVERBS,
    BE,
    NEGATIVE,
    SETS,
)
from processors.text.lexicon import words
from schemas.claim import Action, Modality

CONVOY = "a convoy"
_STATIONED = SETS["stationed"]
_BELIEVED = SETS["believed"]
_AT = frozenset(["in", "inside", "at", "on", "near", "around", "along", "within", "across"])


def find(scene: Telling) -> Iterator[Move]:
    """Every number of troops that the sentence says are somewhere."""
    for force in scene.forces:
        if force.quantity is None and not force.units:
            continue
        if force.is_equipment and "there" not in scene.low[max(0, force.start - 4) : force.start]:
            continue
        if force.quantity is not None and force.quantity.low == 0:
            continue
        if force.quantity is None and scene.word(force.end) not in {"is", "are"}:
            continue
        at = _predicate(scene, force)
        if at is None:
            continue
        route = routes.after(scene, at, Action.DEPLOY)
        if route.destination is None:
            continue
        place = route.destination
        there = routes.Route(None, None, route.end)
        yield Move(
            force.start,
            place[1],
            Action.DEPLOY,
            force,
            force.name,
            there,
            Modality.REPORTED,
            "a number that is there",
            stock=True,
        )


def uncounted(scene: Telling) -> Iterator[Move]:
    """As in "to join about 900 who fight in Homs already": a number of the force before it."""
    for quantity in scene.quantities:
        i = quantity.end
        while scene.word(i) in _ALREADY:
            i += 1
        if i == quantity.end or scene.word(i) not in _STATIONED:
            continue
        before = [force for force in scene.forces if force.end <= quantity.start and force.strong]
        if not before or scene.force_at(quantity.start) is not None:
            continue
        at = i if scene.word(i) in _AT else i + 1
        route = routes.after(scene, at, Action.DEPLOY)
        if route.destination is None or scene.word(at) not in _AT:
            continue
        mover = before[-1]._replace(quantity=quantity, equipment=())
        yield Move(
            quantity.start,
            route.destination[1],
            Action.DEPLOY,
            mover,
            mover.name,
            routes.Route(None, None, route.end),
            Modality.REPORTED,
            "a number that is there",
            stock=True,
        )


_ALREADY = frozenset({"already", "others", "more", "still", "currently"})


_BEING = BE | ADVERBS | _BELIEVED | _STATIONED | words("already currently have has been had up")


def _predicate(scene: Telling, force: Force) -> int | None:
    """Where the phrase of place begins, if the text says that the force is in it."""
    i = force.end
    relative = False
    if scene.word(i) in {",", "who", "which", "that"}:
        relative = scene.word(i) in {"who", "which", "that"}
        i += 1
    if scene.word(i) in {"who", "which", "that"}:
        i += 1
    said = False
    stationed = False
    while scene.word(i) in _BEING:
        if scene.word(i) in NEGATIVE:
            return None
        said = said or scene.word(i) in BE
        stationed = stationed or scene.word(i) in _STATIONED
        i += 1
    del relative
    if scene.word(i) not in _AT and not stationed:
        return None
    if stationed or said:
        return i if scene.word(i) in _AT else (i - 1 if scene.word(i - 1) in _AT else None)
    if _exists(scene, force.start) and scene.word(i) in _AT:
        return i
    return None


def _exists(scene: Telling, start: int) -> bool:
    """As in "there are", "Turkey has", "maintains"."""
    before = [scene.word(k) for k in range(max(0, start - 4), start)]
    if "there" in before and set(before) & BE:
        return True
    return bool(before) and before[-1] in {
        "has",
        "have",
        "had",
        "maintains",
        "maintain",
        "keeps",
        "keep",
        "kept",
        "maintained",
    }


def convoys(scene: Telling) -> Iterator[Move]:
    """A military convoy is on its way wherever it is met: "attacked an army convoy near Gao"."""
    for force in scene.forces:
        words = set(scene.low[force.start : force.end])
        following = scene.word(force.end)
        carries = following in {"carrying", "transporting"} and any(
            other.strong for other in scene.forces if force.end < other.start < force.end + 6
        )
        if not words & {"convoy", "convoys"} or not (force.strong or carries):
            continue
        if scene.word(force.start) == "the" and force.head == force.start + 1:
            continue  # "the convoy": it has been told of
        if force.is_state or "aid" in words or "humanitarian" in words:
            continue
        route = routes.after(scene, force.end, Action.TRANSIT)
        mover = force._replace(strong=force.strong or carries)
        yield Move(
            force.start,
            max(force.end, route.end),
            Action.TRANSIT,
            mover,
            force.name,
            routes.Route(route.origin, None, route.end),
            Modality.REPORTED,
            CONVOY,
        )
