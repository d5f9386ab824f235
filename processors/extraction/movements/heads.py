"""The word that makes a noun group a force: "troops", "the 4th Brigade", "the RSF"."""

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.times import is_time
from processors.extraction.movements.vocabulary import (
    FALSE_FORCES,
    GOVERNORS,
    HEAD_PHRASES,
    HEADS,
    LAUNCHING,
    MEASURES,
    MODIFIERS,
    NOT_GROUPS,
    SETS,
    TWO_PEOPLES,
    VERBS,
    Head,
    Phrases,
)
from schemas.claim import EquipmentType

_DETERMINERS = SETS["determiners"]
_OFFICES = SETS["offices"]
"""After a head: the group is about something else ("army spokesman", "troop levels")."""
_REPORTING = SETS["reporting"]
_PARTIES = SETS["parties"]
_FINITE = LAUNCHING | SETS["irregular_pasts"]
"""Verbs that no ending tells from nouns: "the army began"."""
_SHIP_PREFIXES = frozenset({"USS", "HMS", "BRP", "INS", "HMAS", "HMCS", "TCG", "JS"})
_LOYAL = frozenset({"loyal", "allied", "opposed", "aligned", "close", "sympathetic", "commanded"})
_MANY = MEASURES | {"army"}
_DESCRIBING = MODIFIERS | {"of"}
_GOVERNING = frozenset().union(*GOVERNORS.values())
_ATTRIBUTIVE = SETS["attributive"]
"""Heads that also stand before another noun: "military sanctions"."""


def phrase_at(scene: Scene, i: int, table: Phrases) -> int | None:
    """The end of the longest phrase of `table` that begins at `i`."""
    for rest in table.get(scene.word(i), ()):
        end = i + 1 + len(rest)
        if end == i + 1 or tuple(scene.low[i + 1 : end]) == rest:
            return end
    return None


def head_at(scene: Scene, i: int) -> tuple[int, Head] | None:
    """The end of the head word that begins at `i`, and what it says of its group."""
    word = scene.word(i)
    if end := phrase_at(scene, i, HEAD_PHRASES):
        head = HEADS[" ".join(scene.low[i:end])]
        if head.kind == "named" and len(word) <= 3 and end == i + 1:
            # "is" is a verb and "IS" a group.
            return (end, head) if scene.tokens.raw[i].isupper() and not scene.shouts else None
        return end, head
    raw = scene.tokens.raw[i] if 0 <= i < len(scene.low) else ""
    if word in _PARTIES and scene.is_name(i) and scene.tokens.is_capital(i - 1) and i > 0:
        return i + 1, Head("named", strong=True)  # "the Highland Front"
    if raw in _SHIP_PREFIXES and scene.tokens.is_capital(i + 1):
        end = i + 1
        while scene.tokens.is_capital(end) or scene.word(end) in {"de", "del"}:
            end += 1
        return end, Head("equipment", strong=True, equipment=EquipmentType.SHIPS)
    if (plane := _designation(raw)) is not None:
        return i + 1, Head("equipment", strong=True, equipment=plane)
    if (
        not scene.shouts
        and 2 <= len(raw) <= 6
        and raw.isupper()
        and raw.isalnum()
        and not raw[0].isdigit()
        and raw not in NOT_GROUPS
        and not scene.is_place(i)
    ):
        return i + 1, Head("named", strong=False)
    return None


def _designation(raw: str) -> EquipmentType | None:
    """As in "F-16s", "Su-24", "S-400": what a type's letters and number say it is."""
    letters, hyphen, rest = raw.partition("-")
    if not hyphen or not rest[:1].isdigit() or len(raw) > _LONGEST_DESIGNATION:
        return None
    return _DESIGNATIONS.get(letters)


_LONGEST_DESIGNATION = 8
_DESIGNATIONS = (
    dict.fromkeys(
        [
            "F",
            "B",
            "C",
            "A",
            "Su",
            "MiG",
            "Mig",
            "Il",
            "Tu",
            "Mi",
            "Ka",
            "An",
            "AH",
            "UH",
            "MQ",
            "RQ",
        ],
        EquipmentType.AIRCRAFT,
    )
    | dict.fromkeys(["T", "Leopard"], EquipmentType.TANKS)
    | dict.fromkeys(["S", "M"], EquipmentType.ARTILLERY)
)
"""Letters of the types that the wire names without their kind."""


def compound(scene: Scene, end: int) -> tuple[int, tuple[int, Head]] | None:
    """A head that goes on with the group: "army troops", "army special forces", "the army's men",
    "Military Detachment No 6 reinforcements".
    """
    at = end
    if scene.word(at) in {"no", "no."} and scene.word(at + 1)[:1].isdigit():
        at += 2
    if scene.word(at) in {"'s", "'"} or (scene.word(at) == ")" and scene.word(at - 2) == "("):
        at += 1  # "the army's men", "Liberation Front (FLN) guerrillas"
    for _ in range(3):
        following = head_at(scene, at)
        if following is not None:
            return (at, following) if following[1].kind != "named" else None
        if scene.word(at) not in MODIFIERS or scene.word(at) in _DETERMINERS:
            return None
        at += 1
    return None


def counts_a_force(scene: Scene, start: int) -> bool:
    """Whether a force follows within a few words."""
    for i in range(start, start + 5):
        if head_at(scene, i) is not None:
            return True
        if not (
            scene.is_nounish(i)
            or i in scene.counted
            or scene.word(i) in _DETERMINERS
            or scene.word(i) in {"about", "and"}
        ):
            return False
    return False


def is_other_thing(scene: Scene, start: int, end: int) -> bool:
    """Whether what follows or surrounds the head makes it no force."""
    following = scene.word(end)
    if scene.word(end - 1) == "forces" and following in _LOYAL:
        return False
    if (
        scene.word(end - 1) in _ATTRIBUTIVE
        and not scene.shouts
        and scene.is_nounish(end)
        and following.isalpha()
        and following not in VERBS
        and following not in _REPORTING
        and following not in _FINITE
        and not is_time(scene, end)
        and not _intends(scene, end)
        and not following.endswith(("ed", "ing"))
        and not scene.tokens.is_capital(end)
    ):
        return True
    if scene.word(end) in _OFFICES and scene.word(end - 1) not in {"forces", "troops"}:
        return True
    for i in (start - 1, start):
        if phrase_at(scene, i, FALSE_FORCES) is not None:
            return True
    word = scene.word(start)
    if _is_of_other_things(scene, end):
        return True
    if (
        word == "forces"
        and scene.is_nounish(end)
        and following not in VERBS
        and following not in _GOVERNING
    ):
        # The verb: "the ruling forces farmers to leave".
        return "to" in {scene.word(end + 1), scene.word(end + 2)}
    if (
        word == "forces"
        and scene.word(start - 1) in {"of", "and"}
        and (not scene.is_nounish(end) or following in _GOVERNING)
    ):
        return False  # "the withdrawal of forces": no object follows
    if word in {"force", "forces"}:
        # The verb: "forces residents to leave", "to force".
        return scene.word(start - 1) in {"to", "which", "that", "in", "by", "into", "of", "and"}
    if word in {"company", "mission", "wing", "command", "guard", "men", "guards", "column"}:
        return start == end - 1 and not (
            scene.word(start - 1) in _DESCRIBING
            or start - 1 in scene.counted
            or scene.is_demonym(start - 1)
            or scene.word(start - 1).startswith(TWO_PEOPLES)
        )
    return False


def _intends(scene: Scene, i: int) -> bool:
    """As in "the army plans to leave": a verb; of "military support to" it is a noun."""
    word = scene.word(i)
    return word.endswith("s") and word in _GOVERNING and scene.word(i + 1) == "to"


def _is_of_other_things(scene: Scene, end: int) -> bool:
    """As in "a fleet of taxis", "an army of accountants"."""
    if scene.word(end) != "of" or scene.shouts or scene.word(end - 1) not in _MANY:
        return False
    at = end + 2 if scene.word(end + 1) in _DETERMINERS else end + 1
    return (
        scene.is_nounish(at)
        and at not in scene.mentions
        and at not in scene.counted
        and not scene.tokens.is_capital(at)
        and not counts_a_force(scene, at)
    )
