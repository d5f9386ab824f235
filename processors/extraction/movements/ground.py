"""Noun groups that name ground: "the southern edge of the city", "a base near Goma"."""

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.vocabulary import (
    AUXILIARIES,
    GROUND,
    PREPOSITIONS,
    SETS,
    TIMES,
    VERBS,
)

_DIRECTIONS = SETS["directions"]
_LEADING = SETS["leading"]
_ABSTRACT = SETS["abstract_goals"]
_FATES = SETS["institutions_without_article"]
_DETERMINERS = SETS["determiners"] - {"no"}
_TAIL = frozenset({"of", "'s", "between", "near", "around"})
"""Go on with the same name: "the edges of the city", "a base near Goma"."""
_TIMELY = frozenset({"late", "early", "last", "next", "again"})
_WITHIN = frozenset({"in", "at", "near", "across", "on", "with", "along"})
"""The same after a word such as "base": "a base at Kidal", "the border with Chad"."""

_GOING_ON = _TAIL | _LEADING | _WITHIN | {"and", ","}
_LOOSE_ENDS = _TAIL | _WITHIN | {"and", ",", "the", "-"}


def end_of(scene: Scene, start: int) -> int:
    """The end of the noun group that begins at `start`, `start` itself if there is none."""
    i = start
    named = False
    if scene.word(i) in _ABSTRACT or _is_condition(scene, i) or _is_fate(scene, i):
        return start
    if scene.word(i) in _LEADING:
        i += 1
    while i < len(scene.low):
        word = scene.word(i)
        if word in _TAIL and i > start:
            named = False
        elif word in _NEARLY and i + 1 in scene.counted:
            pass
        elif (counted := scene.counted.get(i)) is not None and not named:
            i = max(i, counted.end - 1)  # "more than 100 outposts"
        elif word in _DETERMINERS:
            if i > start and scene.word(i - 1) not in _GOING_ON:
                break
        elif _links(scene, start, i):
            named = False
        elif word in TIMES and not scene.is_place(i):
            break
        elif _is_part(scene, i, named=named):
            named = named or scene.is_place(i)
        else:
            break
        i += 1
    if scene.word(i - 1) in _AXES and not _is_named(scene, i - 2):
        return start
    while i > start and scene.word(i - 1) in _LOOSE_ENDS:
        i -= 1
    return i


def before_which(scene: Scene, start: int) -> tuple[int, int] | None:
    """As in "the post, which they seized on Thursday": the ground before "which".

    `start` is where the verb group begins that has no object of its own.
    """
    which = next((k for k in range(start - 1, start - 7, -1) if scene.word(k) in _WHICH), None)
    if which is None or which < 1:
        return None
    named = before(scene, which - 1 if scene.word(which - 1) == "," else which)
    if named is None:
        return None
    first, stop = named
    for k in range(stop - 1, first, -1):
        if scene.word(k) in _DETERMINERS and scene.word(k - 1) not in {"of", "in"}:
            return k, stop  # "held the post, which": what is before the article is no part of it
    return named


_WHICH = frozenset({"which", "that"})


def meant_by_pronoun(scene: Scene, i: int) -> tuple[int, int] | None:
    """As in "attacked two posts and captured both": the ground that "it" or "them" at `i` is.

    It must have been attacked itself: of "attacked soldiers near the base", they are no ground.
    """
    if scene.word(i) not in _IT or (scene.is_nounish(i + 1) and scene.word(i + 1) not in TIMES):
        return None
    found = None
    at = 1
    while at < i:
        stop = end_of(scene, at)
        if (
            at < stop < i
            and scene.is_ground(at, stop)
            and (scene.word(at - 1).endswith("ed") or scene.word(at - 1) in _ATTACKED)
        ):
            found = at, stop
        at = max(at + 1, stop)
    return found


_IT = frozenset({"it", "them", "both", "all"})
_ATTACKED = frozenset({"on", "against", "for", "hit", "struck", "stormed", "at", "retake", "take"})


def _is_fate(scene: Scene, i: int) -> bool:
    """As in "sent to prison", "reached a settlement over": no place that a force goes to."""
    if scene.word(i) == "shore" and scene.word(i + 1) == "up":
        return True
    if scene.word(i) in _FATES:
        return not (scene.is_nounish(i + 1) or scene.is_name(i))
    at = i + 1 if scene.word(i) in {"a", "the"} else i
    return scene.word(at) == "settlement" and scene.word(at + 1) in {"over", "with", "on", "for"}


def before(scene: Scene, stop: int) -> tuple[int, int] | None:
    """The ground that is the subject of a verb group which begins at `stop`."""
    start = stop
    while start > 0 and (
        scene.is_nounish(start - 1) or scene.word(start - 1) in {"of", "'s", "the", "in"}
    ):
        start -= 1
    while start < stop and scene.word(start) in {"of", "in"}:
        start += 1
    return (start, stop) if start < stop and scene.is_ground(start, stop) else None


def _is_named(scene: Scene, i: int) -> bool:
    return scene.is_place(i) or scene.is_name(i)


_FINITE = SETS["irregular_pasts"] | {"began", "begins", "ends", "starts"}
_NEARLY = frozenset({"nearly", "almost", "roughly", "about", "around"})
_AXES = frozenset({"direction", "directions", "axis"})
"""In a war these are ground by the name of a town: "the Kupiansk direction"."""


def _is_condition(scene: Scene, i: int) -> bool:
    """As in "on a state of alert", "in a higher state of readiness"."""
    at = i + 1 if scene.word(i) in _DETERMINERS else i
    return any(
        scene.word(k) == "state" and scene.word(k + 1) == "of" and not scene.is_place(k + 2)
        for k in (at, at + 1)
    )


def _is_part(scene: Scene, i: int, *, named: bool) -> bool:
    """Whether the word goes on with the group; behind a place name only "airport" and the like."""
    word = scene.word(i)
    if word in _FINITE and i > 0 and not scene.is_place(i):
        return False  # "from the camp began"
    if scene.is_place(i) or word in GROUND or (word in _AXES and _is_named(scene, i - 1)):
        return True
    if not scene.is_nounish(i) or _is_timely(scene, i):
        return False  # "last week", though not "the last of its positions"
    described = (
        word.endswith("ed")
        and (scene.word(i - 1) in PREPOSITIONS or scene.word(i - 1) in _DETERMINERS)
        and scene.is_nounish(i + 1)
    )  # "into abandoned posts", "the occupied district"
    if word in VERBS and not described and not scene.is_name(i) and not scene.shouts:
        return False
    if named and not scene.is_name(i) and not scene.shouts:
        return False
    if word.endswith("ed") and scene.word(i - 1) in GROUND:
        return False  # "the town located in"
    if word.endswith("ed") and scene.is_name(i - 1) and not scene.is_name(i) and not scene.shouts:
        return False  # "towards Wad Madani continued"
    return not (word.endswith("ing") and scene.word(i - 1) in GROUND)


def _is_timely(scene: Scene, i: int) -> bool:
    """As in "last week": and not "the last of its positions", "its last strongholds"."""
    following = scene.word(i + 1)
    if scene.word(i) not in _TIMELY or following == "of":
        return False
    return following in TIMES or not scene.is_nounish(i + 1)


def _links(scene: Scene, start: int, i: int) -> bool:
    """Whether a comma, hyphen, "and" or preposition stands within the group."""
    word = scene.word(i)
    if i == start:
        return False
    if word == ",":
        return _is_containing(scene, i)
    if word in {"and", "&"}:
        # "the radio and television building": one building
        return _joins_places(scene, i) or (
            scene.is_nounish(i + 1)
            and scene.word(i + 2) in GROUND
            and scene.word(i + 1) not in VERBS
            and scene.word(i - 1) not in GROUND
        )
    if word in {"-", "/"}:
        return scene.tokens.end[i - 1] == scene.tokens.start[i]
    if word in _WITHIN and scene.word(i - 1) in GROUND and not scene.is_place(i - 1):
        at = i + 2 if scene.word(i + 1) in _DETERMINERS else i + 1
        return scene.is_place(at) or (scene.is_name(at) and scene.word(at) not in TIMES)
    return False


def _is_containing(scene: Scene, comma: int) -> bool:
    """As in "Sarmada, Syria": the place after the comma contains the one before."""
    return (
        scene.is_place(comma + 1)
        and (scene.is_place(comma - 1) or scene.is_name(comma - 1))
        and scene.word(comma + 2) not in VERBS
        and scene.word(comma + 2) not in SETS["reporting"]
    )


def _joins_places(scene: Scene, i: int) -> bool:
    after_it = i + 2 if scene.word(i + 1) in {"the", "other"} else i + 1
    follows = scene.word(after_it)
    if follows in VERBS or follows in AUXILIARIES or follows in PREPOSITIONS:
        return False
    return (
        scene.is_place(after_it)
        or scene.is_name(after_it)
        or follows in GROUND
        or follows in _DIRECTIONS
        or (scene.word(i - 1) in _DIRECTIONS and scene.is_nounish(after_it))
    )
