"""Capitalised words that may name a place: found in one pass over the text."""

import re

_LETTERS = [chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
_UPPER = "".join(c for c in _LETTERS if c.isupper())
_ARTICLE = r"(?:[Aa][dlnrstz]|[Aa]sh|[Aa]th|[Ee][dlnrstz]|[Ee]sh|[Uu][lsz]|[Bb]in|[Dd]|[Ll])[-’'‘]"
_MARKS = "’'‘ʼʿʾ`"
_GOING_ON = (
    rf"(?:\w|[{_MARKS}](?!s\b)(?=\w)|[-–](?=\w)|\.(?=[A-Z]\b))*"
    r"(?:(?<=\bSt)\.|(?<=\b[A-Z]\.[A-Z])\.)?"
)
_WORD = rf"(?:{_ARTICLE})?[{_UPPER}ʿ‘]{_GOING_ON}"
_JOIN = (
    r"(?: (?:of|of the|de|del|de la|de los|la|las|los|le|du|da|do|dos|en|sur"
    r"|al|el|ad|ar|as|ash|at|az|ez|es|ed|er|an) | )"
)
_FIRST_WORD = (
    # Tried at letters that can begin one and nowhere else; only then is it asked what precedes.
    rf"[{_UPPER}ʿ‘aeubdl](?<![\w@#/].)"
    r"(?:(?:(?<=[Aa])(?:[dlnrstz]|sh|th)|(?<=[Ee])(?:[dlnrstz]|sh)|(?<=[Uu])[lsz]|(?<=[Bb])in"
    rf"|(?<=[DdLl]))[-’'‘][{_UPPER}ʿ‘]|(?<=[{_UPPER}ʿ‘])){_GOING_ON}"
)
RUN = re.compile(rf"{_FIRST_WORD}(?:{_JOIN}{_WORD})*")
"""Capitalised words in a row, and what may stand between the words of one name."""
TOKEN = re.compile(r"[^\s]+")
SHOUTED = 0.6
"""From this share of capitals among letters on, capitals say nothing."""


def is_shouted(text: str) -> bool:
    """Whether the text is written in capitals throughout, as old wires are."""
    head = text[:800]
    if 5 * sum(map(head.count, "etaoinsrhldcu")) >= 2 * len(head):
        return False  # most texts; a dozen searches cost less than asking each letter
    letters = sum(map(str.isalpha, head))
    return letters > 0 and sum(map(str.isupper, head)) > SHOUTED * letters
