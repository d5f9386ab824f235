"""Numbers as they are written: digits with any separator, words, dozens, halves, "1.2m"."""

# ruff: noqa: C901, PLR2004 - a grammar is a list of cases

import re

from processors.text.lexicon import load
from processors.text.tokens import Tokens

_LEXICON = load("processors.text", "numbers")
_UNITS: dict[str, int] = _LEXICON["units"]
_TENS: dict[str, int] = _LEXICON["tens"]
_SCALES: dict[str, int] = _LEXICON["scales"]
_SUFFIXES: dict[str, int] = _LEXICON["suffixes"]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:[.']\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_NO_DIGIT = re.compile(r"\D")
_PLAIN = re.compile(r"\d+")
_LONGEST = 12
"""Digits. No count of people is longer; a longer run is a phone number or a code."""

WORDS = frozenset((*_UNITS, *_TENS, *_SCALES, "half", "dozen"))
"""Words a number can begin with, `a` and `an` apart."""


def units(word: str) -> int:
    """The value of a word for a small number, "one" to "nineteen"; 0 of any other."""
    return _UNITS.get(word, 0)


def is_number_word(word: str) -> bool:
    """Whether the word is a number on its own, compounds ("twenty-five") too."""
    return word in _UNITS or word in _TENS or ("-" in word and _compound(word) is not None)


def _compound(word: str) -> int | None:
    tens, hyphen, unit = word.partition("-")
    if hyphen and tens in _TENS and unit in _UNITS and _UNITS[unit] < _UNITS["ten"]:
        return _TENS[tens] + _UNITS[unit]
    return None


def read(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The whole number that begins at token `i`, and the index after it."""
    word = tokens.word(i)
    if word not in _BEGINNING and "-" not in word and not word[:1].isdigit():
        return None
    known = tokens.numbers
    if i not in known:
        known[i] = _read(tokens, i, word)
    return known[i]


_BEGINNING = frozenset((*_UNITS, *_TENS, "half", "a", "an"))


def _read(tokens: Tokens, i: int, word: str) -> tuple[int, int] | None:
    if word[0].isdigit():
        return _read_digits(tokens, i, word)
    if word == "half":
        return _read_half(tokens, i)
    if word in {"a", "an"}:
        after = tokens.word(i + 1)
        if after == "dozen":
            return 12, i + 2
        if after in _SCALES:
            return _read_words(tokens, i + 1, 1)
        return None
    return _read_words(tokens, i, None)


def _read_half(tokens: Tokens, i: int) -> tuple[int, int] | None:
    j = i + 1
    if tokens.word(j) in {"a", "of"}:
        j += 1
    if tokens.word(j) == "a":
        j += 1
    if tokens.word(j) == "dozen":
        return 6, j + 1
    if (scale := _SCALES.get(tokens.word(j))) and scale > _SCALES["hundred"]:
        return scale // 2, j + 1
    return None


def _read_digits(tokens: Tokens, i: int, word: str) -> tuple[int, int] | None:
    is_plain = word.isdecimal()
    digits = word if is_plain else word.rstrip("abcdefghijklmnopqrstuvwxyz")
    suffix = word[len(digits) :]
    if len(digits) > _LONGEST + 4 or (suffix and suffix not in _SUFFIXES):
        return None
    factor = _SUFFIXES.get(suffix, 1)
    end = i + 1
    if not suffix and (scale := _SCALES.get(tokens.word(end))):
        factor, end = scale, end + 1
    elif not suffix and tokens.word(end) == "dozen":
        factor, end = 12, end + 1
    if not is_plain and _GROUPED.fullmatch(digits):
        return int(_NO_DIGIT.sub("", digits)) * factor, end
    if factor > 1 and _DECIMAL.fullmatch(digits):
        return round(float(digits.replace(",", ".")) * factor), end
    if not _PLAIN.fullmatch(digits) or len(digits) > _LONGEST:
        return None
    if factor == 1 and _is_group(tokens, i, end):
        return int(digits + tokens.low[end]), end + 1
    return int(digits) * factor, end


def _is_group(tokens: Tokens, i: int, j: int) -> bool:
    """As in "12 500": one number with a blank, unless the blank parts a date from a count."""
    after = tokens.word(j)
    return (
        len(after) == 3
        and after.isdigit()
        and len(tokens.low[i]) <= 3
        and tokens.start[j] == tokens.end[i] + 1
        and tokens.word(i - 1) not in _MONTHS
        and tokens.low[i][0] != "0"
    )


_MONTHS = frozenset(load("processors.text", "numbers")["measures"]["words"])


def _read_words(tokens: Tokens, i: int, begun: int | None) -> tuple[int, int] | None:
    total, current, j = 0, begun or 0, i
    seen = False
    low = tokens.low
    size = len(low)
    while j < size:
        word = low[j]
        value = _UNITS.get(word)
        if value is None and "-" in word:
            value = _compound(word)
        if value is not None:
            # "two three" is two numbers; "twenty two" is one.
            if seen and (current % 10 != 0 or current == 10 or value >= 10) and current % 100:
                break
            current += value
        elif word in _TENS:
            if seen and current % 100:
                break
            current += _TENS[word]
        elif word == "dozen" and seen:
            current *= 12
        elif word in _SCALES and (seen or begun):
            scale = _SCALES[word]
            if scale == _SCALES["hundred"]:
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0
        elif word == "and" and seen and _continues(tokens, j, total + current):
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    return (total + current, j) if seen else None


def _continues(tokens: Tokens, j: int, so_far: int) -> bool:
    """Whether "and" stands inside a number: "two hundred and fifty", not "one and two"."""
    previous, after = tokens.word(j - 1), tokens.word(j + 1)
    return (
        previous in _SCALES
        and so_far >= _SCALES["hundred"]
        and (after in _UNITS or after in _TENS or _compound(after) is not None)
        and tokens.word(j + 2) not in {"others", "other", "more"}
    )
