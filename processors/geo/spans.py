"""Capitalised words that may name a place: found in one pass over the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LETTERS = [chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
_UPPER = "".join(c for c in _LETTERS if c.isupper())
_ARTICLE = r"(?:[Aa][dlnrstz]|[Aa]sh|[Aa]th|[Ee][dlnrstz]|[Ee]sh|[Uu][lsz]|[Bb]in|[Dd]|[Ll])[-’'‘]"
_MARKS = "’'‘ʼʿʾ`"
_WORD = (
    rf"(?:{_ARTICLE})?[{_UPPER}ʿ‘](?:\w|[{_MARKS}](?!s\b)(?=\w)|[-–](?=\w)|\.(?=[A-Z]\b))*"
    r"(?:(?<=\bSt)\.|(?<=\b[A-Z]\.[A-Z])\.)?"
)
_JOIN = (
    r"(?: (?:of|of the|de|del|de la|de los|la|las|los|le|du|da|do|dos|en|sur"
    r"|al|el|ad|ar|as|ash|at|az|ez|es|ed|er|an) | )"
)
RUN = re.compile(rf"(?<![\w@#/]){_WORD}(?:{_JOIN}{_WORD})*")
"""Capitalised words in a row, and what may stand between the words of one name."""
TOKEN = re.compile(r"[^\s]+")
SHOUTED = 0.6
"""From this share of capitals among letters on, capitals say nothing."""


class Run(NamedTuple):
    """One row of capitalised words."""

    start: int
    end: int
    text: str


def runs(text: str) -> Iterator[Run]:
    """Every row of capitalised words, in order."""
    for match in RUN.finditer(text):
        yield Run(match.start(), match.end(), match.group())


def is_shouted(text: str) -> bool:
    """Whether the text is written in capitals throughout, as old wires are."""
    head = text[:800]
    letters = sum(map(str.isalpha, head))
    return letters > 0 and sum(map(str.isupper, head)) > SHOUTED * letters
