"""Where sentences end: at the end of every paragraph, and at full stops that abbreviate nothing."""

# ruff: noqa: PLR0911 - a grammar is a list of cases

import re
from bisect import bisect_right
from collections.abc import Iterator

from processors.text.lexicon import load, words
from processors.text.paragraphs import paragraphs

_STOP = re.compile(r"""[.!?…]+["'”’»)\]]*(?:\[\d{1,3}\])*(?=\s)""")
"""With the numbers of footnotes behind it: "died.[3][4] A doctor"."""
_TITLES = frozenset(load("processors.text", "abbreviations")["titles"])
_OTHER = frozenset(load("processors.text", "abbreviations")["other"])
_LONGEST_TITLE = max(map(len, _TITLES | _OTHER)) + 1
_WORD_ENDS = re.compile(r"""[ \t(“"'’-]""")
_OPENING = "\"'“‘«([—–- \t"


def _is_end(text: str, line_start: int, stop: re.Match[str], line_end: int) -> bool:
    after = stop.end()
    while after < line_end and text[after] in _OPENING:
        after += 1
    if after >= line_end:
        return True
    following = text[after]
    mark = stop.group()[0]
    if mark != ".":
        return not following.islower()
    if stop.group().startswith(".."):
        return following.isupper()
    begin = max(line_start, stop.start() - _LONGEST_TITLE)
    before = text[begin : stop.start()]
    word = _WORD_ENDS.split(before)[-1].lower()
    if word in _TITLES:
        return False
    if len(word) == 1 and word.isalpha():
        return False  # an initial: "J. Smith"
    if word in _OTHER:
        return following.isupper() and word not in {"no", "nos", "sept", "oct", "nov", "dec"}
    if "." in word and word.replace(".", "").isalpha():
        # "U.S. troops" goes on, "in the U.S. They" does not.
        return following.isupper() and _begins_anew(text, after, line_end)
    return not following.islower()


_STARTERS = words(
    "the a an he she it they in on at this that these those but and meanwhile "
    "earlier there according we his her its their"
)

_SURE_STARTERS = words("he she they it we there meanwhile earlier according")

_LONGEST_STARTER = max(map(len, _STARTERS)) + 1


def _begins_anew(text: str, after: int, line_end: int) -> bool:
    word = text[after : min(line_end, after + _LONGEST_STARTER)].split(maxsplit=1)[0]
    if word.isupper() and len(word) > 1:
        return word.lower() in _SURE_STARTERS  # all in capitals: "U.S. AND OTHER TROOPS"
    return word.lower() in _STARTERS


def spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of the first line of every sentence, blanks around it left out."""
    for line, line_start, line_end in paragraphs(text):
        start = line_start
        for stop in _STOP.finditer(text, line_start, line_end):
            if _is_end(text, line_start, stop, line_end):
                if trimmed := _trimmed(text, start, stop.end()):
                    yield from _cut(text, *trimmed, line)
                start = stop.end()
        if trimmed := _trimmed(text, start, line_end):
            yield from _cut(text, *trimmed, line)


_LONGEST = 2000
"""Characters. No sentence is longer; what is, is a table or a list, and is cut so that reading
stays linear."""


def _cut(text: str, start: int, end: int, line: int) -> Iterator[tuple[int, int, int]]:
    """The stretch, which has no blanks around it, in pieces of at most `_LONGEST`."""
    if end - start <= _LONGEST:
        yield start, end, line
        return
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        stop = blank if blank > 0 else start + _LONGEST
        if trimmed := _trimmed(text, start, stop):
            yield (*trimmed, line)
        start = stop
    if trimmed := _trimmed(text, start, end):
        yield (*trimmed, line)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def index_at(starts: list[int], offset: int) -> int:
    """Index of the last start at or before `offset`, -1 if all are after it."""
    return bisect_right(starts, offset) - 1
