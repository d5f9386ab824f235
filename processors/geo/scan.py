"""Rows of capitalised words cut into names that a gazetteer knows."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from processors.geo.candidates import Name, looked_up
from processors.geo.index import Index, Kind
from processors.geo.spans import RUN, TOKEN

SHORT = 3
"""Letters of an abbreviation: it is a country only in capitals."""
LONGEST = 6
"""Words in a place's name, at most."""
REMEMBERED = 100_000
"""Rows of words whose cutting is remembered; news repeats its names."""
KNOWN_ENOUGH = 4.5
"""Prior from which half of a hyphenated word may be a place: "Moscow-backed"."""


_AND = " and "
_UNIT_OF = re.compile(
    r"(?<=\w) (?:County|District|Province|Region|Department|Municipality|Governorate|Territory"
    r"|Township|Division|Prefecture)( of (?:the )?)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A known name inside a row of capitalised words, and its neighbours in that row."""

    start: int
    end: int
    text: str
    name: Name
    left: str | None
    right: str | None
    head: str | None = None
    """The word in front of "of", in lower case: "bank" of England."""
    last: str | None = None
    """The last word of the row, in lower case, if words stand between."""
    hyphened: bool = False
    plain: bool = False
    """A country or a people wherever it stands."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A row of capitalised words, cut: what is known in it, and what is left over."""

    pieces: tuple[Piece, ...]
    rest: tuple[tuple[int, int], ...]
    """Runs of words that nothing is known of, from and up to."""


class Row(NamedTuple):
    """A cut row at its place in the text."""

    start: int
    end: int
    text: str
    cut: Cut


class Scanner:
    """Finds known names. Longest first, from the left."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._names: dict[str, Name | None] = {}
        self._cuts: dict[str, Cut] = {}

    def name(self, text: str) -> Name | None:
        """What is known of one name."""
        try:
            return self._names[text]
        except KeyError:
            if len(self._names) > REMEMBERED:
                self._names.clear()
            found = self._names[text] = looked_up(self.index, text)
            return found

    def rows(self, text: str) -> list[Row]:
        """Every row of capitalised words, cut."""
        found: list[Row] = []
        for match in RUN.finditer(text):
            start, end = match.span()
            if found and text[found[-1].end : start] == _AND:
                start = self._start_of_pair(text, found, end)
            if " of " in text[start:end] and (unit := _UNIT_OF.search(text, start, end)):
                # "Duk County of Jonglei State": two names
                found.append(self._row(text, start, unit.start(1)))
                start = unit.end()
            found.append(self._row(text, start, end))
        return found

    def _row(self, text: str, start: int, end: int) -> Row:
        return Row(start, end, run := text[start:end], self.cut(run))

    def _start_of_pair(self, text: str, found: list[Row], end: int) -> int:
        """Where one name of two words begins: "Jammu and Kashmir", "Bosnia and Herzegovina".

        `found` loses that word of its last row; the start of the second word if they are no name.
        """
        last = found[-1]
        start = last.start + last.text.rfind(" ") + 1
        name = self.name(text[start:end])
        if name is None or not name.candidates:
            return last.end + len(_AND)
        found.pop()
        if start > last.start:
            found.append(self._row(text, last.start, start - 1))
        return start

    def cut(self, text: str) -> Cut:
        """One row of capitalised words."""
        try:
            return self._cuts[text]
        except KeyError:
            if len(self._cuts) > REMEMBERED:
                self._cuts.clear()
            found = self._cuts[text] = self._cut(text)
            return found

    def _cut(self, text: str) -> Cut:
        tokens = [m.span() for m in TOKEN.finditer(text)]
        pieces: list[Piece] = []
        rest: list[tuple[int, int]] = []
        at = 0
        loose_from: int | None = None
        while at < len(tokens):
            piece, used = self._longest(text, tokens, at)
            if piece is None:
                if loose_from is None:
                    loose_from = at
                at += 1
                continue
            if loose_from is not None:
                rest.append((tokens[loose_from][0], tokens[at - 1][1]))
                loose_from = None
            pieces.append(piece)
            at += used
        if loose_from is not None:
            rest.append((tokens[loose_from][0], tokens[-1][1]))
        return Cut(tuple(pieces), tuple(rest))

    def _longest(
        self, text: str, tokens: list[tuple[int, int]], at: int
    ) -> tuple[Piece | None, int]:
        start = tokens[at][0]
        left = text[slice(*tokens[at - 1])] if at else None
        for size in range(min(LONGEST, len(tokens) - at), 0, -1):
            until = at + size
            end = tokens[until - 1][1]
            if size > 1 and text[slice(*tokens[until - 1])].islower():
                continue  # a name does not end in "of"
            name = self.name(text[start:end])
            if name is not None:
                right = text[slice(*tokens[until])] if until < len(tokens) else None
                plain = _is_plain(text[start:end], name)
                head = self._head(text, tokens, at)
                last = text[slice(*tokens[-1])].lower() if end < tokens[-1][0] else None
                return Piece(
                    start, end, text[start:end], name, left, right, head, last, plain=plain
                ), size
        return self._hyphened(text, tokens[at], left), 1

    @staticmethod
    def _head(text: str, tokens: list[tuple[int, int]], at: int) -> str | None:
        words = [text[slice(*t)].lower() for t in tokens[max(0, at - 3) : at]]
        if words[-1:] == ["the"]:
            words.pop()
        return words[-2].rstrip(".") if len(words) > 1 and words[-1] == "of" else None

    def _hyphened(self, text: str, token: tuple[int, int], left: str | None) -> Piece | None:
        start, end = token
        head, dash, _ = text[start:end].partition("-")
        if not dash or len(head) < 4:  # noqa: PLR2004 - "al-", "pre-", "ex-"
            return None
        name = self.name(head)
        if name is None or name.common:
            return None
        if name.demonym or (name.candidates and name.candidates[0].prior >= KNOWN_ENOUGH):
            return Piece(start, start + len(head), head, name, left, None, hyphened=True)
        return None


def _is_plain(text: str, name: Name) -> bool:
    if len(text) <= SHORT:
        return False
    if name.demonym:
        return not name.candidates
    return name.candidates[0].place.kind is Kind.COUNTRY
