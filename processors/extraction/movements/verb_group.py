"""What stands around a verb: auxiliaries, negation, and the words that govern it."""

from dataclasses import dataclass, replace

from processors.extraction.movements.scene import Scene
from processors.extraction.movements.times import after_auxiliary
from processors.extraction.movements.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BARE_FORMS,
    BE,
    GOVERNORS,
    HAVE,
    HEADS,
    MODIFIERS,
    NEGATIVE,
    NOUNS,
    SETS,
    VERBS,
)

_DETERMINERS = SETS["noun_markers"]
_REACH = 9
"""Tokens between a governor and the "to" it governs: "ordered the army on Monday to"."""
_GOVERNOR = {word: name for name, words in GOVERNORS.items() for word in words}
_OF_DOING = {
    "intention": "planned",
    "intentions": "planned",
    "plan": "planned",
    "plans": "planned",
    "short": "denied",
    "possibility": "conditional",
    "prospect": "conditional",
    "capable": "demand",
    "risk": "conditional",
}
"""Before "of" and a form in -ing: "stopped short of entering"."""
_DECIDING = frozenset({"voted", "decided", "voting", "vote", "decision"})
_INTO = frozenset({"into", "from", "at", "near", "onto", "toward", "towards"})
_WEAK_GOVERNORS = SETS["weak_governors"]
"""These govern only from right beside the "to"."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Tokens `start` up to `verb` inclusive."""

    start: int
    verb: int
    words: frozenset[str]
    """Auxiliaries, adverbs and negations in it."""
    passive: bool
    infinitive: bool
    participle: bool
    """An -ing form without "be"."""
    governor: str | None
    """Kind of the word that governs it, by the lexicon's names; None if nothing does."""
    governor_at: int | None = None


def is_noun(scene: Scene, i: int) -> bool:
    """Whether the form at `i` is a noun or adjective there: "the advance", "its withdrawn men"."""
    before = scene.word(i - 1)
    if before in _DETERMINERS:
        return before != "that" or scene.word(i) in BARE_FORMS  # "a charge that pressed them"
    if before == "'" and scene.word(i - 2).endswith("s"):
        return True  # "the guerrillas' retreat"
    if before in {"of", "in", "with", "an", "another"} and not scene.word(i).endswith("ing"):
        return True
    if before in _INTO and scene.word(i).endswith("ed") and scene.is_nounish(i + 1):
        return True  # "moved into abandoned posts"
    if scene.word(i) in {"leave", "leaves"} and before in {"all", "on", "army", "military"}:
        return True  # "cancelled all leaves"
    if scene.word(i) in NOUNS and scene.word(i - 2) in _DETERMINERS:
        if scene.word(i - 2) in {"a", "an"} and scene.is_nounish(i - 1):
            return True  # "to halt a slow advance"
        if scene.word(i - 2) == "'s" and before in {"military", "army", "troop"}:
            return True  # "Bolivia's military advance"
        if (scene.is_demonym(i - 1) or before in MODIFIERS - HEADS.keys()) and (
            not before.endswith("s")
        ):
            return True  # "the Russian retreat", "the allied advance"
    following = scene.word(i + 1)
    return following == "of" and scene.word(i) in {
        "head",
        "charge",
        "land",
        "march",
        "post",
        "drive",
    }


def around(scene: Scene, verb: int) -> VerbGroup:
    """The verb group that ends in the form at `verb`."""
    words: set[str] = set()
    i = verb
    governor: str | None = None
    governor_at: int | None = None
    infinitive = False
    form = scene.word(verb)
    is_ing = form.endswith("ing")
    if form in BARE_FORMS and scene.word(verb - 1) == "and":
        shared = _shared_infinitive(scene, verb - 1)
        if shared is not None:
            outer = around(scene, shared)
            return replace(outer, start=verb, verb=verb, passive=False)
    while i > 0:
        word = scene.word(i - 1)
        if (word == "by" and scene.word(i) in {"then", "now"}) or (
            word == "so" and scene.word(i) == "far"
        ):
            i -= 1
        elif word in AUXILIARIES or word in ADVERBS or word.endswith("n't") or _is_adverb(word):
            words.add(word)
            i -= 1
        elif (aside := after_auxiliary(scene, i - 1)) is not None:
            i = aside + 1  # "have in recent weeks captured"
        elif word == '"' and scene.word(i - 2) in AUXILIARIES:
            i -= 1  # 'had "stormed the town"'
        elif word == "to":
            infinitive = True
            if scene.word(i - 2) == "yet" and scene.word(i - 3) in HAVE:
                governor, governor_at = "denied", i - 3  # "has yet to enter"
                i -= 3
                break
            if scene.word(i - 2) in HAVE and scene.word(i) in _DONE:
                # "had to be withdrawn": it was done; "has to be": it ought to be
                obliged = "reported" if scene.word(i - 2) == "had" else "demand"
                governor, governor_at = obliged, i - 2
                i -= 2
                break
            at = _governor_before(scene, i - 2)
            if at is None:
                i -= 1
                break
            governor, governor_at = _GOVERNOR[scene.word(at)], at
            if governor == "planned" and scene.word(at - 1) in NEGATIVE:
                governor = "denied"  # "is not allowing them to gain a foothold"
            is_near = at == i - 2
            i = at if is_near else i - 1
            if not is_near:
                break
            words.add("to")
        elif is_ing and governor is None and word in _GOVERNOR and word not in BE and not words:
            governor, governor_at = _GOVERNOR[word], i - 1
            i -= 1
        elif is_ing and word == "of" and scene.word(i - 2) in _OF_DOING:
            governor, governor_at = _OF_DOING[scene.word(i - 2)], i - 2
            if governor == "planned" and scene.word(i - 3) in NEGATIVE:
                governor = "denied"  # "has no intention of withdrawing"
            break
        elif is_ing and word == "against" and scene.word(i - 2) in _DECIDING:
            governor, governor_at = "denied", i - 2  # "voted against sending"
            break
        elif is_ing and word == "out" and scene.word(i - 2) in {"ruled", "rules", "ruling", "rule"}:
            open_to_it = scene.word(i - 3) in NEGATIVE or scene.word(i - 3).endswith("n't")
            # "ruled out sending troops", "did not rule out sending troops"
            governor, governor_at = "conditional" if open_to_it else "demand", i - 2
            break
        elif words & {"to"} and governor in {"reported", "planned"} and word in _GOVERNOR:
            # "are preparing to continue to": the outer one decides.
            governor, governor_at = _GOVERNOR[word], i - 1
            i -= 1
        else:
            break
    has_be = bool(words & BE) and not infinitive
    between = scene.low[i:verb]
    if "to" in between:
        between = between[len(between) - between[::-1].index("to") :]
    last_auxiliary = next((w for w in reversed(between) if w in AUXILIARIES), "")
    passive = last_auxiliary in BE and not is_ing
    return VerbGroup(
        start=i,
        verb=verb,
        words=frozenset(words),
        passive=passive,
        infinitive=infinitive,
        participle=is_ing and not has_be,
        governor=governor,
        governor_at=governor_at,
    )


_DONE = frozenset({"be", "withdraw", "retreat", "leave", "abandon", "evacuate", "move", "flee"})


def _shared_infinitive(scene: Scene, conjunction: int) -> int | None:
    """As in "prepares to hand over bases and withdraw": the verb whose "to" the second shares."""
    for k in range(conjunction - 1, max(1, conjunction - 14), -1):
        if scene.word(k) in {",", ";", "that", "which", "who", "and", "but"}:
            return None
        if (
            scene.word(k - 1) == "to"
            and scene.word(k - 2) in _GOVERNOR
            and scene.word(k) in (BARE_FORMS)
        ):
            return k
    return None


def _is_adverb(word: str) -> bool:
    return (
        word.endswith("ly")
        and len(word) > 4
        and word not in {"family", "july", "italy", "assembly", "supply", "ally", "rally"}
    )


def _governor_before(scene: Scene, i: int) -> int | None:
    """The nearest word at or before `i` that takes "to" and a verb; clauses end the search."""
    if scene.word(i) in {",", "and"}:
        # "agreed to stop the raids and to withdraw": the "to" before this one has it.
        for k in range(i - 1, max(-1, i - 20), -1):
            if scene.word(k) == "to":
                return _governor_before(scene, k - 1)
    for at in range(i, max(-1, i - _REACH), -1):
        word = scene.word(at)
        if word in _GOVERNOR and (at == i or word not in _WEAK_GOVERNORS):
            return at
        if (
            word in {";", ":", "who", "which", "that", "and", "but", "where", "when", "while"}
            or word in HAVE
            or (word in VERBS and not word.endswith("ing"))
        ) and at != i:
            return None
    return None


def negated(group: VerbGroup) -> bool:
    """Whether the group says that it did not happen."""
    return bool(group.words & NEGATIVE) or any(word.endswith("n't") for word in group.words)
