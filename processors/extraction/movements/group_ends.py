"""Where the noun group of a force begins and ends."""

from processors.extraction.movements.heads import head_at
from processors.extraction.movements.scene import Scene
from processors.extraction.movements.times import is_year
from processors.extraction.movements.vocabulary import (
    HEADS,
    MEASURES,
    MODIFIER_ENDINGS,
    MODIFIERS,
    NOT_GROUPS,
    PREPOSITIONS,
    SETS,
    TIMES,
    VERBS,
)

_DETERMINERS = SETS["determiners"]
_OFFICES = SETS["offices"]
"""After a head: the group is about something else ("army spokesman", "troop levels")."""
_PARTIES = SETS["parties"]
_SIZED = frozenset({"strong", "man", "member"})
_KIN = frozenset({"families", "relatives", "dependants", "dependents", "wives"})
_GOVERNING = PREPOSITIONS - {"to"}
_PARTITIVE_REACH = 8


def left_end(scene: Scene, i: int, floor: int) -> int:
    """Where the group that has its head at `i` begins."""
    head = i
    is_counted = False
    while i > floor:
        word = scene.word(i - 1)
        if word == "that" and "s" in {scene.word(head)[-1:], scene.word(head + 1)[-1:]}:
            return i  # the conjunction: "said that soldiers …"
        if word in _DETERMINERS:
            i -= 1
            if scene.word(i - 1) in {"all", "of", "both"} and _is_measured(scene, i - 1, floor):
                i -= 1
                continue
            return i
        if is_year(scene, i - 1):
            return i  # "by the end of 1966 U.S. personnel"
        if i - 1 in scene.counted:
            i = max(scene.counted[i - 1].start, floor)
            is_counted = True
        elif (word == "of" and _is_measured(scene, i - 1, floor)) or (
            word == "'s" and i - 2 >= floor and scene.is_nounish(i - 2)
        ):
            i -= 2
        elif word in _SIZED and scene.word(i - 2) == "-" and i - 3 in scene.counted:
            i = max(scene.counted[i - 3].start, floor)  # "a 3,300-strong force"
        elif word == "(" and scene.word(head + 1) == ")" and scene.word(head + 2) in HEADS:
            i -= 1  # "the Liberation Front (FLN) guerrillas"
        elif word == ")" and scene.word(i - 3) == "(":
            i -= 3
        elif word == "and" and _joins_modifiers(scene, i - 1, floor):
            i -= 2
        elif _modifies(scene, i - 1) or (
            # "In the meantime two destroyers": what stands before a count is no adjective.
            not is_counted
            and not (scene.is_demonym(i) and not scene.word(i - 1).endswith(_ADJECTIVAL))
            and _is_unknown_adjective(scene, i - 1, floor)
        ):
            i -= 1
        else:
            return i
    return i


_ADJECTIVAL = ("ed", "ous", "al", "ive", "ful", "ary", "ic", "less", "ish", "ent", "ant")
"""Endings without which no unknown word stands before a people: "in the meantime British"."""


def _is_unknown_adjective(scene: Scene, i: int, floor: int) -> bool:
    """One word that no lexicon has, between a determiner, count or people and the head."""
    if (
        scene.word(i).startswith(("mid-", "re-"))
        or i - 1 < floor
        or not scene.is_nounish(i)
        or scene.word(i) in VERBS
        or not scene.word(i).replace("-", "").isalpha()
    ):
        return False
    before = scene.word(i - 1)
    return (
        (
            before in _DETERMINERS
            or before in _GOVERNING
            or i - 1 in scene.counted
            or scene.is_demonym(i - 1)
        )
        and scene.word(i) not in TIMES
        and not scene.word(i).endswith("ing")
    )


def _is_measured(scene: Scene, of: int, floor: int) -> bool:
    """As in "hundreds of", "a column of", "all of", and not "the number of"."""
    if scene.word(of - 1) == "number" and scene.word(of - 2) == "the":
        return False
    return of - 1 >= floor and (
        scene.word(of - 1) in MEASURES
        or scene.word(of) in {"all", "both"}
        or of - 1 in scene.counted
    )


def _joins_modifiers(scene: Scene, i: int, floor: int) -> bool:
    """As in "Syrian and Russian troops", "U.S. and Honduran soldiers"."""
    return i - 1 >= floor and (
        (scene.is_demonym(i - 1) and scene.is_demonym(i + 1))
        or (i - 1 in scene.mentions and i + 1 in scene.mentions)
        or (scene.word(i - 1).endswith("-backed") and scene.word(i + 1).endswith("-backed"))
    )


def _modifies(scene: Scene, i: int) -> bool:
    word = scene.word(i)
    if word.endswith("ing") and word in VERBS:
        return (
            scene.word(i - 1) in _DETERMINERS
        )  # "the advancing troops", not "began withdrawing troops"
    if word in MODIFIERS or word.endswith(MODIFIER_ENDINGS) or i in scene.mentions:
        return True
    if not scene.shouts and scene.tokens.raw[i] in NOT_GROUPS:
        return True  # "US marines", "EU police": and not "us"
    if word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}:
        return True
    if word in HEADS:
        return True
    if scene.shouts:
        return _is_open_word(scene, i)
    if word in TIMES or word.startswith("mid-"):
        return False
    return scene.tokens.is_capital(i) and scene.is_nounish(i) and (i > 0 or word not in VERBS)


def _is_open_word(scene: Scene, i: int) -> bool:
    """In upper-case copy any word but a small one or a verb form may be part of a name."""
    word = scene.word(i)
    return (
        scene.is_nounish(i)
        and word not in VERBS
        and not word.endswith(("ed", "ing"))
        and word.isalpha()
    )


def right_end(scene: Scene, end: int) -> tuple[int, tuple[str, ...]]:
    """Past a bracketed acronym and the formations it belongs to: "from the 3rd Brigade"."""
    if scene.word(end) in {"(", "["} and scene.word(end + 2) in {")", "]"}:
        end += 3
    if scene.word(end) in {"no", "no.", "number"} and scene.word(end + 1)[:1].isdigit():
        end += 2
    elif scene.low[end : end + 2] == ["and", "their"] and scene.word(end + 2) in _KIN:
        end += 3
    elif scene.word(end) in {"of", "from", "belonging"}:
        counted = scene.counted.get(end + 1)
        men = head_at(scene, counted.end) if counted is not None else None
        if men is not None and (scene.word(end) == "of" or men[1].kind != "equipment"):
            return men[0], ()
        if (formation := _formation(scene, end + 1)) is not None:
            named = scene.text(past_determiner(scene, end + 1), formation)
            return formation, () if scene.word(formation - 1) in _PARTIES else (named,)
    return end, ()


def past_determiner(scene: Scene, i: int) -> int:
    """The token after an article, if there is one at `i`."""
    return i + 1 if scene.word(i) in {"the", "to", "a", "its", "their"} else i


def _formation(scene: Scene, i: int) -> int | None:
    """The end of a formation that begins at `i`: it must end in one of its words."""
    i = past_determiner(scene, i)
    end = None
    for j in range(i, min(i + _PARTITIVE_REACH, len(scene.low))):
        head = HEADS.get(scene.word(j))
        if scene.word(j) in _PARTIES and scene.is_name(j):
            end = j + 1
            continue
        if head is not None and head.kind in {"formations", "named"}:
            end = j + 1
        elif not (_modifies(scene, j) or j in scene.counted):
            break
    if end is not None and scene.word(end) in _OFFICES:
        return None
    return end
