"""Forces that stand together: "troops and tanks", "30 lorries carrying soldiers"."""

from processors.extraction.movements.force import Force
from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import PREPOSITIONS, SETS

_JOINTS = frozenset({"and", "or", "&", ",", "plus"})


def coordinated(scene: Scene, forces: list[Force]) -> list[Force]:
    """As in "Syrian troops and allied militias", "troops and tanks": one force of both."""
    joined: list[Force] = []
    listed = False
    for force in reversed(forces):
        after = joined[-1] if joined else None
        if after is not None and _is_carried(scene, force, after):
            joined[-1] = _aboard(force, after)
            listed = False
        elif after is not None and _is_joined(scene, force, after, listed=listed):
            joined[-1] = _both(scene, force, after)
            listed = True
        else:
            joined.append(force)
            listed = False
    return joined[::-1]


def _is_carried(scene: Scene, force: Force, after: Force) -> bool:
    """As in "30 lorries carrying soldiers": what is driven, and who is in it."""
    return (
        force.is_equipment
        and not after.is_equipment
        and after.start == force.end + 1
        and scene.word(force.end) in SETS["carrying"]
    )


def _aboard(driven: Force, people: Force) -> Force:
    """The people move, and what they are in is their equipment."""
    return people._replace(
        start=driven.start,
        strong=driven.strong or people.strong,
        units=driven.units + people.units,
        equipment=driven.equipment + people.equipment,
    )


def _is_joined(scene: Scene, force: Force, after: Force, *, listed: bool) -> bool:
    """`listed`: what comes after is joined itself, so that a comma may stand for "and"."""
    end, start = force.end, after.start
    between = scene.low[end:start]
    between = [word for word in between if word not in {"-", "–", "—", "--"}]
    if not 0 < len(between) <= 3:
        return False
    if between == [","]:
        return listed and scene.word(force.start - 1) not in PREPOSITIONS
    if all(word in _JOINTS for word in between):
        return True
    return " ".join(between) in {
        "as well as",
        "along with",
        "together with",
        "backed by",
        "with",
        "supported by",
        "and their",
        "and its",
    }


def _both(scene: Scene, one: Force, other: Force) -> Force:
    quantity = one.quantity
    if one.is_equipment and not other.is_equipment:
        quantity = other.quantity
    if one.is_equipment and other.is_equipment:
        return one._replace(end=other.end, equipment=one.equipment + other.equipment)
    keeps = one.end if other.is_equipment and not one.is_equipment else other.end
    first = scene.tokens.at(scene.tokens.start[one.start])
    if one.quantity:
        first = max(one.quantity.end, first)
    name = one.name if other.is_equipment and not one.is_equipment else scene.text(first, keeps)
    return one._replace(
        end=other.end,
        head=other.head,
        name=name,
        strong=one.strong or other.strong,
        quantity=quantity,
        units=one.units + other.units,
        equipment=one.equipment + other.equipment,
        is_equipment=one.is_equipment and other.is_equipment,
        reinforces=one.reinforces or other.reinforces,
    )
