"""Counts of whole things with their hedges, by the codebook's table of words to numbers."""

# ruff: noqa: C901, PLR0911, PLR2004 - a grammar is a list of cases

from enum import StrEnum
from typing import Final, NamedTuple

from processors.text import numbers
from processors.text.countable import MEASURES, counts_things
from processors.text.lexicon import load, words
from processors.text.tokens import Tokens

_LEXICON = load("processors.text", "numbers")


class Hedge(StrEnum):
    """What a word before a number does to it."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"


class Quantity(NamedTuple):
    """Tokens `start` up to `end` that say how many.

    `best` None: the text commits to none; `high` None: open above.
    """

    start: int
    end: int
    low: int
    best: int | None
    high: int | None
    hedge: str = ""
    """Name of the rule, for `why`; empty for a bare number."""
    definite: bool = False
    """As in "the 12", "all 12", "both": said of people already spoken of."""
    others: bool = False
    """As in "another 5", "five others", "five more"."""
    share: bool = False
    """As in "two of the 12": counts a part of something."""


def _phrases(table: dict[str, int]) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase, value in table.items():
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append((words, value))
    for rest in by_first.values():
        rest.sort(key=lambda pair: -len(pair[0]))
    return by_first


_VAGUE = _phrases(_LEXICON["vague"])
_EXACT = _phrases(_LEXICON["exact"])
_KINDS = list(Hedge)
_EXACTLY: Final = Hedge.EXACTLY
_NAMES = {hedge: "" if hedge is _EXACTLY else hedge.value for hedge in Hedge}
_HEDGES = _phrases({k: _KINDS.index(Hedge(v)) for k, v in _LEXICON["hedges"].items()})
_AFTER = _phrases({k: _KINDS.index(Hedge(v)) for k, v in _LEXICON["after"].items()})
_DEFINITE = frozenset({"the", "all", "these", "those", "both", "his", "her", "their", "its"})
_POINTING = frozenset({"the", "these", "those", "his", "her", "their", "its", "a", "an", "all"})
_OTHERS = frozenset({"other", "others", "more", "additional", "further", "another"})
_KNOWN = frozenset({"the", "these", "those"})
_COMPARING = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN})

_SECONDS = (
    frozenset(
        phrase[1]
        for table in (_VAGUE, _EXACT, _HEDGES)
        for word in ("a", "an", "all")
        for phrase, _ in table.get(word, ())
        if len(phrase) > 1
    )
    | numbers.WORDS
)
STARTERS = frozenset((*_VAGUE, *_EXACT, *_HEDGES, *numbers.WORDS, "a", "an", "between", "from"))
"""Words a quantity can begin with, digits and compounds apart."""


def read(tokens: Tokens, i: int) -> Quantity | None:
    """The longest count that begins at token `i`; None if what begins there counts nothing."""
    word = tokens.word(i)
    if not word or not (word[0].isdigit() or word in STARTERS or "-" in word):
        return None
    if word in _POINTING:
        # Most noun phrases begin so; few of them go on with a count.
        after = tokens.word(i + 1)
        if not after or not (
            after[0].isdigit() or after in STARTERS or after in _SECONDS or "-" in after
            or after == "but"
        ):  # fmt: skip
            return None
    known = tokens.counts
    if i not in known:
        known[i] = _read(tokens, i, word)
    quantity: Quantity | None = known[i]
    return quantity


def _read(tokens: Tokens, i: int, word: str) -> Quantity | None:
    if word in {"half", "third", "quarter"} and tokens.word(i + 1) == "of":
        return _read_share(tokens, i, {"half": 2, "third": 3, "quarter": 4}[word])
    if word == "all" and tokens.word(i + 1) == "but":
        return _read_all_but(tokens, i)
    if word == "as" and tokens.word(i + 1) == "few":
        return _read_few_to_many(tokens, i)
    if word in _ROUND:
        return Quantity(i, i + 1, _ROUND[word], None, None, "vague")  # "100s wounded"
    return _read_range(tokens, i) or _read_hedged(tokens, i) or _read_vague(tokens, i)


def _read_share(tokens: Tokens, i: int, by: int) -> Quantity | None:
    """As in "half of the 30 hostages"."""
    j = i + 3 if tokens.word(i + 2) in _DEFINITE else i + 2
    number = numbers.read(tokens, j)
    if number is None or not counts_things(tokens, j, number[1], number[0]):
        return None
    value = number[0] // by
    return Quantity(i, number[1], value, value, value, "share", share=True)


def _read_all_but(tokens: Tokens, i: int) -> Quantity | None:
    """As in "all but two of the 12 hostages": ten of them."""
    spared = numbers.read(tokens, i + 2)
    if spared is None or tokens.word(spared[1]) != "of":
        return None
    total = numbers.read(tokens, spared[1] + 2)
    if tokens.word(spared[1] + 1) not in _DEFINITE or total is None or total[0] <= spared[0]:
        return None
    left = total[0] - spared[0]
    return Quantity(i, total[1], left, left, left, "share", share=True)


def _read_out_of(tokens: Tokens, i: int) -> Quantity | None:
    """As in "six out of 12 hostages", "two out of the three men": so many of them."""
    number = numbers.read(tokens, i)
    if number is None or tokens.word(number[1]) != "out":
        return None
    value, end = number
    known = tokens.word(end + 2) in _DEFINITE
    total = numbers.read(tokens, end + 2 + known)
    if tokens.word(end + 1) != "of" or total is None or total[0] < value:
        return None
    if not known and total[0] in _PROPORTIONS:
        return None  # "nine out of ten people"
    return Quantity(i, total[1], value, value, value, "share", share=True)


_PROPORTIONS = (2, 3, 4, 5, 10, 100, 1000)


def _read_few_to_many(tokens: Tokens, i: int) -> Quantity | None:
    """As in "as few as 10 or as many as 40"."""
    if tokens.low[i : i + 3] != ["as", "few", "as"] or (few := numbers.read(tokens, i + 3)) is None:
        return None
    k = few[1]
    if tokens.word(k) not in {"or", "and", "to"} or tokens.low[k + 1 : k + 4] != _AS_MANY:
        return None
    many = numbers.read(tokens, k + 4)
    if many is None or many[0] <= few[0]:
        return None
    return Quantity(i, many[1], few[0], (few[0] + many[0]) // 2, many[0], "range")


_AS_MANY = ["as", "many", "as"]
_ROUND = {f"{10**n}s": 2 * 10**n for n in range(1, 5)}
"""As in "100s": hundreds, of which there are two at least."""


def _phrase_at(
    tokens: Tokens, i: int, table: dict[str, list[tuple[tuple[str, ...], int]]]
) -> tuple[int, int] | None:
    """Value and end of the longest phrase of `table` at `i`."""
    for phrase, value in table.get(tokens.word(i), ()):
        end = i + len(phrase)
        if end == i + 1 or tuple(tokens.low[i:end]) == phrase:
            return value, end
    return None


_HANDING = words("handed hand hands handing turned turning turns gave given giving")


def _read_hedged(tokens: Tokens, i: int) -> Quantity | None:
    if tokens.low[i] == "over" and tokens.word(i - 1) in _HANDING:
        return None  # "handed over 40 bodies" are 40
    hedge, definite, others, j = _EXACTLY, False, False, i
    # Most counts have no hedge, and asking for one at length costs more than reading them.
    while tokens.word(j) in _HEDGES and (found := _phrase_at(tokens, j, _HEDGES)):
        if hedge in _COMPARING and tokens.low[j] in _KNOWN:
            return None  # "more than the 40 killed in May"
        kind = _KINDS[found[0]]
        definite = definite or tokens.low[j] in _DEFINITE
        others = others or tokens.low[found[1] - 1] in _OTHERS
        if kind is not _EXACTLY:
            hedge = kind
        j = found[1]
    if vague := (j > i and _read_vague(tokens, j)) or None:
        return _replaced(vague, start=i, definite=definite, others=others)
    whole = (_read_range(tokens, j) if j > i else None) or _read_out_of(tokens, j)
    if whole:
        return _replaced(whole, start=i, definite=definite, others=others)
    number = numbers.read(tokens, j)
    if number is None:
        return None
    value, end = number
    if not counts_things(tokens, j, end, value):
        return None
    if tokens.word(end) == "+":
        hedge, end = Hedge.AT_LEAST, end + 1
    elif tokens.word(end) in _AFTER and (after := _phrase_at(tokens, end, _AFTER)):
        hedge, end = _KINDS[after[0]], after[1]
    if tokens.word(end) in _OTHERS:
        others = True
    only = tokens.low[i] in {"only", "just", "exactly"}
    if hedge is _EXACTLY and tokens.word(end - 1) == "dozen" and not only:
        return Quantity(i, end, value, None, None, "dozen", definite, others)
    low, best, high = bounds(value, hedge)
    return Quantity(i, end, low, best, high, _NAMES[hedge], definite, others)


def _replaced(quantity: Quantity, *, start: int, definite: bool, others: bool) -> Quantity:
    return Quantity(
        start, quantity.end, quantity.low, quantity.best, quantity.high, quantity.hedge,
        quantity.definite or definite, quantity.others or others,
    )  # fmt: skip


def bounds(value: int, hedge: Hedge) -> tuple[int, int | None, int | None]:
    """Low, best and high of a hedged number."""
    if hedge is _EXACTLY:
        return value, value, value
    match hedge:
        case Hedge.AT_LEAST:
            return value, value, None
        case Hedge.MORE_THAN:
            return value + 1, value + 1, None
        case Hedge.UP_TO:
            return min(1, value), value, value
        case Hedge.LESS_THAN:
            return min(1, value - 1), max(value - 1, 0), max(value - 1, 0)
        case Hedge.ABOUT:
            return _share(value, 8), value, max(_share(value, 12), value)
        case Hedge.NEARLY:
            return _share(value, 8), value, value


def _share(value: int, tenths: int) -> int:
    """`tenths` tenths of `value`, halves rounded up."""
    return (value * tenths + 5) // 10


def _read_range(tokens: Tokens, i: int) -> Quantity | None:
    j, between = i, tokens.word(i)
    if between in {"between", "from"}:
        j += 1
    first = numbers.read(tokens, j)
    if first is None:
        return None
    joint = tokens.word(first[1])
    if joint not in _JOINTS.get(between, _JOINTS[""]):
        return None
    second = numbers.read(tokens, first[1] + 1)
    if second is None or not counts_things(tokens, j, second[1], second[0]):
        return None
    a, b = first[0], second[0]
    scale = tokens.word(second[1] - 1)
    if b >= 1000 and a < 1000 and scale in {"thousand", "million", "billion", "hundred"}:
        # "two to three thousand": the scale holds for both.
        scaled = numbers.read(tokens, second[1] - 2)
        if scaled and scaled[0] and b % scaled[0] == 0 and tokens.word(first[1] - 1) != scale:
            a *= _scale_of(scale)
    if scale == "dozen" and a < _DOZEN <= b:
        a *= _DOZEN  # "two to three dozen"
    if not a < b or (joint == "or" and b > 2 * a + 2):
        return None
    return Quantity(i, second[1], a, (a + b) // 2, b, "range")


_DOZEN = 12
_JOINTS = {
    "between": frozenset({"and", "to"}),
    "from": frozenset({"to"}),
    "": frozenset({"to", "-", "–", "—", "or"}),
}


def _scale_of(word: str) -> int:
    scale: int = _LEXICON["scales"][word]
    return scale


def _read_vague(tokens: Tokens, i: int) -> Quantity | None:
    word = tokens.word(i)
    if word not in _EXACT and word not in _VAGUE:
        return None
    if found := _phrase_at(tokens, i, _EXACT):
        value, end = found
        if value and tokens.word(end) == "dozen":
            return Quantity(i, end + 1, value * _DOZEN, None, None, "dozen")  # "a couple of dozen"
        if value == 0 and tokens.word(end) in {"longer", "doubt", "matter", "more", "one"}:
            return None
        return Quantity(
            i, end, value, value, value, "word", definite=tokens.low[i] == "both",
            others=tokens.word(end) in _OTHERS,
        )  # fmt: skip
    found = _phrase_at(tokens, i, _VAGUE)
    if found is None:
        return None
    value, end = found
    # "several dozen", "a few hundred", "several million": as many of them.
    if scale := _LEXICON["scales"].get(tokens.word(end)):
        value, end = value * scale, end + 1
    elif tokens.word(end) == "dozen":
        value, end = value * 12, end + 1
    if tokens.word(end) in MEASURES or (tokens.word(end) == "of" and tokens.low[i] == "many"):
        return None
    return Quantity(i, end, value, None, None, "vague", others=tokens.word(end) in _OTHERS)
