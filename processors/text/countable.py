"""Whether a number counts things: no age, date, measure, year or name."""

# ruff: noqa: C901, FURB171, PLR0911, PLR2004 - a grammar is a list of cases

from processors.text import numbers
from processors.text.lexicon import load, words
from processors.text.tokens import Tokens

_LEXICON = load("processors.text", "numbers")
MEASURES = frozenset(_LEXICON["measures"]["words"])
_FIRST_YEAR, _LAST_YEAR = 1800, 2100


_NAMED_BEFORE = frozenset(_LEXICON["named_before"]["words"])

_CURRENCY = frozenset("$€£¥₹")


def counts_things(tokens: Tokens, i: int, end: int, value: int) -> bool:
    """Whether the number at `i` up to `end` counts things: no age, date, measure or name."""
    before, after = tokens.word(i - 1), tokens.word(end)
    if before in _NAMED_BEFORE and tokens.low[i][0].isdigit():
        return False
    if after in MEASURES or before in _CURRENCY:
        return False
    if tokens.low[max(0, i - 2) : i] == ["out", "of"] and _is_number(tokens.word(i - 3)):
        return False  # "nine out of ten casualties", "six out of 12"
    if after == "in" and numbers.read(tokens, end + 1) is not None and before not in {"killed"}:
        return False  # "one in five"
    if after == "of" and before == "in" and _is_number(tokens.word(i - 2)):
        return False  # "one in five of"
    aged = before == "and" and tokens.word(i - 3) in {"aged", "ages"}
    if aged and not after[:1].isalpha():
        return False
    if after == "-" and tokens.end[end - 1] == tokens.start[end]:
        return _is_crew(tokens.word(end + 1))
    if before in {"-", "/", "."} and tokens.end[i - 1] == tokens.start[i] and i > 1:
        glued = tokens.end[i - 2] == tokens.start[i - 1]
        if glued and not tokens.word(i - 2)[-1:].isdigit():
            return False  # "T- 72", "A/62"
    is_four_digits = tokens.low[i].isdigit() and len(tokens.low[i]) == 4 and end == i + 1
    if is_four_digits and _FIRST_YEAR < value < _LAST_YEAR and _reads_as_year(before, after):
        return False
    if before in _MONTH_NAMES and value <= 31 and tokens.low[i].isdigit():
        return False
    return not (before == "," and after in {",", ")"} and _follows_name(tokens, i))


_MONTH_NAMES = words(
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec"
)

_YEAR_BEFORE = _MONTH_NAMES | words(
    "in since of by until till during from to through early late mid year after before between ,"
)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or numbers.is_number_word(word)


def _reads_as_year(before: str, after: str) -> bool:
    if before in _YEAR_BEFORE and not after[:1].isalpha():
        return True
    return before in _YEAR_BEFORE - {","} and after in _AFTER_YEAR


_AFTER_YEAR = words(
    "and when after in on by at to the a an as which that was were with for from but or"
)


def _is_crew(word: str) -> bool:
    return word in {"strong", "man", "member", "person"}


def _follows_name(tokens: Tokens, i: int) -> bool:
    """As in "Ahmed Nour, 32, …": an age."""
    return tokens.is_capital(i - 2) and tokens.low[i].isdigit()
