"""Noun groups that name a force: "some 2,000 Syrian special forces", "tanks", "the RSF"."""

from processors.extraction.movements.force import Force
from processors.extraction.movements.group_ends import left_end, past_determiner, right_end
from processors.extraction.movements.heads import (
    compound,
    counts_a_force,
    head_at,
    is_other_thing,
)
from processors.extraction.movements.joining import coordinated
from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import (
    HEAD_PHRASES,
    HEADS,
    MEASURES,
    SETS,
    TWO_PEOPLES,
    Head,
)
from processors.geo.lexicon import DEMONYMS
from processors.text.quantities import Quantity
from schemas.claim import Equipment

_PLAIN_BODIES = SETS["plain_bodies"]
"""Words that name no formation of their own."""
_WARLIKE = SETS["warlike"]
_PARTIES = SETS["parties"]
_OWN = SETS["own"]
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def find(scene: Scene) -> list[Force]:
    """Every force in the sentence, left to right, coordinated ones made one."""
    found: list[Force] = []
    i = 0
    raw = scene.tokens.raw
    for first, word in enumerate(scene.low):
        # Most words begin no head, and asking each at length costs more than all the rest.
        if first < i or not (
            word in HEAD_PHRASES or raw[first].isupper() or "-" in word or word in _PARTIES
        ):
            continue
        i = first
        head = head_at(scene, i)
        if head is None:
            continue
        end, what = head
        if scene.word(i) in MEASURES and scene.word(end) == "of" and counts_a_force(scene, end + 1):
            i = end  # "a column of rebels": the rebels are the group, with this before it
            continue
        last = i
        # "4th infantry brigade troops", "army troops": the last head is the group's.
        while (following := compound(scene, end)) is not None:
            last, (end, what) = following
        if is_other_thing(scene, i, end):
            i = end
            continue
        floor = found[-1].end if found else 0
        found.append(_group(scene, i, last, end, what, floor))
        i = found[-1].end
    return coordinated(scene, found)


def _group(scene: Scene, first: int, last: int, end: int, head: Head, floor: int) -> Force:
    start = left_end(scene, first, floor)
    of = end
    end, formations = right_end(scene, end)
    if scene.word(start) == "the" and scene.word(start - 1) in {
        "on",
        "since",
        "until",
        "by",
        "from",
    }:
        ordinal = scene.word(start + 1)
        if (
            ordinal[:1].isdigit()
            and ordinal[-2:] in {"st", "nd", "rd", "th"}
            and start + 2 <= first
        ):
            start += 2  # "on the 2nd Syrian forces …"
    quantity = _count(scene, start, first)
    if quantity is not None and quantity.start < start:
        start = quantity.start
    name_from = quantity.end if quantity else start
    if (column := _column(scene, start, name_from)) is not None:
        name_from = column  # "the column of eight trucks"
    inner = scene.counted.get(of + 1) if scene.word(of) == "of" else None
    if quantity is None and inner is not None and inner.end < end:
        quantity, head = inner, Head("persons", head.strong)  # "a column of about 120 soldiers"
    reinforces = _is_added(scene, quantity.start if quantity else start, end)
    owner = None
    for i in range(start, last):
        if scene.word(i) == "'s" and reinforces:
            owner = scene.text(start, i)
            name_from = i + 1
    if scene.word(name_from) == "of":
        name_from += 1
    sized = scene.word(first - 2) == "-" and scene.word(first - 1) in {"strong", "man", "member"}
    return Force(
        start=start,
        end=end,
        head=last,
        name=_trimmed(scene, name_from, end),
        strong=head.strong or sized or _is_warlike(scene, start, end),
        quantity=quantity if _counts_persons(scene, last, head) or sized else None,
        units=_units(scene, _past_owner(scene, start, last), end, formations, head),
        equipment=_equipment(head, quantity),
        is_equipment=head.kind == "equipment",
        reinforces=reinforces,
        owner=owner,
    )


_BASES = frozenset({"base", "airbase", "barracks", "garrison"})
_FITTED = frozenset(
    {"mounted", "armed", "fitted", "full", "packed", "laden", "loaded", "bristling"}
)
_ARMS = frozenset(
    {"guns", "gun", "gunmen", "rockets", "weapons", "soldiers", "troops", "fighters", "rebels"}
)
_ADDED = frozenset({"reinforcements", "reinforcement", "additional", "extra", "further", "fresh"})


def _past_owner(scene: Scene, start: int, stop: int) -> int:
    """The unit itself, without whose it is: "Ukraine's 47th Brigade"."""
    return next((i + 1 for i in range(stop - 1, start, -1) if scene.word(i) == "'s"), start)


def _column(scene: Scene, start: int, stop: int) -> int | None:
    return next((i for i in range(start, stop) if scene.word(i) in _COLUMNS), None)


_COLUMNS = frozenset({"column", "columns"})


def _is_added(scene: Scene, start: int, end: int) -> bool:
    """As in "additional troops", "a further two battalions", "another 300 men", "two more"."""
    return any(
        scene.word(i) in _ADDED
        or (scene.word(i) == "another" and i + 1 in scene.counted)
        or (scene.word(i) == "more" and i > start and scene.word(i - 1) != "or")
        for i in range(start, end)
    )


def _counts_persons(scene: Scene, head: int, what: Head) -> bool:
    """Whether a number before the head is one of persons or pieces: "two battalions" is not."""
    return what.kind != "formations" or scene.word(head) in _PERSONS


_PERSONS = frozenset({"forces", "airborne", "security forces", "special", "security", "armed"})


def _trimmed(scene: Scene, start: int, end: int) -> str:
    while start < end - 1 and scene.word(start) in {"of", "other", "some"}:
        start += 1
    return scene.text(start, end)


def _is_warlike(scene: Scene, start: int, end: int) -> bool:
    """Whether a weak head has company that makes it a force."""
    if any(
        scene.word(i)[:1].isdigit() and scene.word(i)[-2:] in {"st", "nd", "rd", "th"}
        for i in range(start, end)
    ):
        return True
    if any(
        scene.is_country(i) or scene.word(i).endswith(("-strong", "-man"))
        for i in range(start, end - 1)
    ):
        return True
    if any(scene.word(i).startswith(TWO_PEOPLES) for i in range(start, end)):
        return True
    if scene.word(end) in _FITTED and not _ARMS.isdisjoint(scene.low[end + 1 : end + 5]):
        return True  # "pick-up trucks mounted with machine guns"
    if scene.word(start) in {"its", "their"} and scene.word(end - 1) in {"units", "unit", "men"}:
        return True
    if scene.word(end) == "from" and not _BASES.isdisjoint(scene.low[end + 1 : end + 7]):
        return True  # "two companies from the air base"
    if scene.low[end : end + 2] == [",", "including"] and any(
        (listed := head_at(scene, i)) is not None and listed[1].strong
        for i in range(end + 2, end + 9)
    ):
        return True  # "40 vehicles, including trucks and armoured carriers"
    if any(scene.word(i).rpartition("-")[2] in DEMONYMS for i in range(start, end - 1)):
        return True  # "an Anglo-American force"
    return any(scene.word(i) in _WARLIKE or scene.is_demonym(i) for i in range(start, end)) or any(
        (head := HEADS.get(scene.word(i))) is not None and head.strong for i in range(start, end)
    )


def _count(scene: Scene, start: int, head: int) -> Quantity | None:
    """The count inside the group, or right before it."""
    for i in range(start, head):
        if quantity := scene.counted.get(i):
            if quantity.share or scene.word(quantity.end) in {"th", "st"}:
                continue
            if scene.word(quantity.end + 1) == "of" and _is_formation(scene.word(quantity.end)):
                return None  # "two companies of special forces"
            return quantity
    if scene.word(start) in _OWN and not scene.word(start - 1).isalpha():
        return None  # "In 2023 its fighters took": a year or a day, and no count of them
    return scene.counted.get(start - 1)


def _is_formation(word: str) -> bool:
    what = HEADS.get(word)
    return what is not None and what.kind == "formations" and word not in _PERSONS


def _units(
    scene: Scene, start: int, end: int, formations: tuple[str, ...], head: Head
) -> tuple[str, ...]:
    """Formations with a name or number of their own, and kinds of troops such as special forces."""
    if formations:
        return formations
    start = past_determiner(scene, start)
    words = scene.low[start:end]
    if head.kind == "equipment":
        # "French armoured vehicles", "a column of 30 vehicles"
        return tuple(word for word in words if word in _COLUMNS)
    if not _TROOPS.isdisjoint(words):
        return (scene.text(start, end),)
    named = any(
        (what := HEADS.get(word)) is not None
        and what.kind == "formations"
        and word not in _PLAIN_BODIES
        for word in words
    )
    numbered = any(word[:1].isdigit() and word[-2:] in _ORDINALS for word in words)
    if named or (numbered and len(words) > 1) or _is_named_body(scene, start, end):
        return (scene.text(start, end),)
    return ()


def _is_named_body(scene: Scene, start: int, end: int) -> bool:
    """As in "Home Defence units": capitals that only a name has, and no people's."""
    at = end - 2
    return (
        scene.word(end - 1) in {"units", "unit"}
        and start <= at
        and at > 0
        and not scene.shouts
        and scene.tokens.is_capital(at)
        and not (scene.is_demonym(at) or scene.is_country(at))
    )


_TROOPS = frozenset(
    {"special", "elite", "airborne", "parachute", "mechanised", "mechanized", "armoured"}
)


def _equipment(head: Head, quantity: Quantity | None) -> tuple[Equipment, ...]:
    if head.equipment is None:
        return ()
    low = quantity.low if quantity else None
    return (Equipment(type=head.equipment, low=low, high=quantity.high if quantity else None),)
