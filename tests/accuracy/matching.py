"""Which claim of the reader answers which claim of the coder.

Both sides are paired one to one, within an article, the likeliest pairs first. A pair may stand if

- casualty: effect, low, best and high are equal ("right numbers");
- movement: the action is equal, and either the quotes overlap, or the sizes are equal and not null,
  or the actors share a word and so do the destinations, places or origins.

Among the pairs that may stand, those go first whose quotes overlap most and whose other fields
agree most. So no claim is counted twice, and a toll repeated in the headline helps nobody.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tests.codebook import Coded

_WORD = re.compile(r"\w+")
_IDLE = frozenset(
    {"the", "a", "an", "of", "and", "in", "at", "on", "to", "near", "its", "his", "their", "our"}
    | {"army", "armed", "forces", "force", "troops"}
)
"""Words that two names may share by chance."""


@dataclass(frozen=True)
class Matched:
    """One article's claims, paired."""

    pairs: tuple[tuple[Coded, Coded], ...]
    """Coder's and reader's."""
    missed: tuple[Coded, ...]
    invented: tuple[Coded, ...]


def matched(
    gold: Sequence[Coded], read: Sequence[Coded], may_pair: Callable[[Coded, Coded], bool]
) -> Matched:
    """Pair `gold` with `read`, both of one article and with `start` and `end`."""
    ranked = sorted(
        (
            (-_closeness(g, r), n, m)
            for n, g in enumerate(gold)
            for m, r in enumerate(read)
            if may_pair(g, r)
        ),
    )
    taken: dict[int, int] = {}
    for _, n, m in ranked:
        if n not in taken and m not in taken.values():
            taken[n] = m
    return Matched(
        pairs=tuple((gold[n], read[m]) for n, m in sorted(taken.items())),
        missed=tuple(g for n, g in enumerate(gold) if n not in taken),
        invented=tuple(r for m, r in enumerate(read) if m not in taken.values()),
    )


def same_numbers(gold: Coded, read: Coded) -> bool:
    """Whether two claims say the same number of the same effect."""
    fields = ("kind", "effect", "low", "best", "high")
    return gold["kind"] == "casualty" and all(gold[f] == read.get(f) for f in fields if f in gold)


def same_movement(gold: Coded, read: Coded) -> bool:
    """Whether two claims are of one movement: see above."""
    if read["kind"] != "movement" or gold.get("action") != read["action"]:
        return False
    sized = gold.get("size_low") is not None
    return (
        overlap(gold, read) > 0
        or (
            sized and (gold["size_low"], gold["size_high"]) == (read["size_low"], read["size_high"])
        )
        or (
            share_a_word(gold.get("actor"), read["actor"])
            and share_a_word(_where(gold), _where(read))
        )
    )


def overlap(gold: Coded, read: Coded) -> int:
    """Characters of the text that both quotes hold."""
    start, end = max(gold["start"], read["start"]), min(gold["end"], read["end"])
    return max(0, int(end) - int(start))


def share_a_word(one: str | None, other: str | None) -> bool:
    """Whether two names have a telling word in common; two nothings have."""
    if not one or not other:
        return not one and not other
    return bool(telling(one) & telling(other))


def telling(name: str) -> set[str]:
    """The words of a name, folded, without those that say little; all of them if none is left."""
    words = {word.removesuffix("s") for word in _WORD.findall(name.casefold())}
    return words - _IDLE or words


def _where(claim: Coded) -> str:
    return " ".join(
        filter(None, (claim.get(field) for field in ("destination", "place", "origin_place")))
    )


def _closeness(gold: Coded, read: Coded) -> float:
    alike = sum(bool(gold.get(field) == value) for field, value in read.items() if field in gold)
    return alike + 5 * (overlap(gold, read) > 0) + overlap(gold, read) / 1000


def located(quote: str, text: str, after: int = 0) -> tuple[int, int]:
    """Where `quote` stands in `text`: as it is, else its longest run of characters."""
    start = text.find(quote, after)
    if start < 0:
        start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    best = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    return best.a, best.a + best.size
