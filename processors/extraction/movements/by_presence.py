"""How many are there: "5,000 troops are stationed in Mali"."""

from collections.abc import Iterator

from processors.extraction.movements import routes, subjects, verb_group
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
        if force.quantity is None and not _stands(scene, force.end):
            continue
        at = _predicate(scene, force)
        if at is None:
            continue
        route = routes.after(scene, at, Action.DEPLOY)
        if route.destination is None and not _is_there(scene, at):
            continue
        there = routes.Route(None, None, route.end)
        yield Move(
            force.start,
            route.destination[1] if route.destination else at + 1,
            Action.DEPLOY,
            force,
            _owner(scene, force) or force.name,
            there,
            Modality.REPORTED,
            "a number that is there",
            stock=True,
        )


def _stands(scene: Telling, i: int) -> bool:
    """As in "are", "remain", "have since been": and not "has left in lorries"."""
    if scene.word(i) in {"has", "have"}:
        return "been" in scene.low[i + 1 : i + 3]
    return scene.word(i) in {"is", "are", "remain", "remains"}


def _is_there(scene: Telling, i: int) -> bool:
    """As in "500 fighters remain inside": the place was told before."""
    return scene.word(i) in {"inside", "there"} and not scene.is_nounish(i + 1)


def estimated(scene: Telling) -> Iterator[Move]:
    """As in "puts the number of rebels in the valley at 3,000"."""
    for i, word in enumerate(scene.low):
        if word not in _NUMBERING or scene.word(i + 1) != "of":
            continue
        verb = i - 2 if scene.word(i - 1) == "the" else i - 1
        force = scene.force_at(i + 2) or scene.force_at(i + 3)
        if scene.word(verb) not in _ESTIMATING or force is None:
            continue
        if not _HARMED.isdisjoint(scene.low[i : force.end]):
            continue  # "put the number of dead soldiers at 17"
        at = next((k for k in range(force.end, force.end + 9) if _counts_at(scene, k)), None)
        if at is None:
            continue
        route = routes.after(scene, force.end, Action.DEPLOY)
        quantity = scene.counted[at + 1]
        yield Move(
            verb,
            quantity.end,
            Action.DEPLOY,
            force._replace(quantity=quantity),
            scene.text(i + 2, force.end),
            routes.Route(None, None, route.end, route.destination),
            Modality.REPORTED,
            "a number that is there",
            stock=True,
        )


_HARMED = words("dead killed wounded injured missing captured slain casualties")
_NUMBERING = frozenset({"number", "strength", "size"})
_ESTIMATING = SETS["estimating"]


def _counts_at(scene: Telling, i: int) -> bool:
    return scene.word(i) == "at" and i + 1 in scene.counted


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


_REMAINING = words("remain remains remained stay stayed")
_BEING = (
    (BE | _REMAINING | (ADVERBS - {"there"}))
    | _BELIEVED
    | _STATIONED
    | words("already currently have has been had up since")
)


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
        said = said or scene.word(i) in BE | _REMAINING
        stationed = stationed or scene.word(i) in _STATIONED
        i += 1
    del relative
    if scene.word(i) not in _AT and not stationed and not _is_there(scene, i):
        return None
    if stationed or said:
        return (
            i
            if scene.word(i) in _AT or _is_there(scene, i)
            else (i - 1 if scene.word(i - 1) in _AT else None)
        )
    if _exists(scene, force.start) and scene.word(i) in _AT:
        return i
    return None


def _owner(scene: Telling, force: Force) -> str | None:
    """As in "MINUSMA has 12,000 soldiers in Mali": whose they are."""
    verb = force.start - 1
    if scene.word(verb) not in _HAVING:
        return None
    subject = subjects.before(scene, verb_group.around(scene, verb).start)
    return subject[0].name if subject else None


def _exists(scene: Telling, start: int) -> bool:
    """As in "there are", "Turkey has", "maintains"."""
    before = [scene.word(k) for k in range(max(0, start - 4), start)]
    if "there" in before and set(before) & BE:
        return True
    return bool(before) and before[-1] in _HAVING | _LEAVING


_LEAVING = words("leaving left leaves")
_HAVING = words("has have had maintains maintain keeps keep kept maintained")


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
