"""Names in a text that may be places, known or cued, where they stand."""

from dataclasses import dataclass

from processors.geo.abbreviated import abbreviated
from processors.geo.candidates import KNOWN_PRIOR, Name
from processors.geo.credibility import Setting, Standing, setting, standing
from processors.geo.index import Kind
from processors.geo.lexicon import ABBREVIATED, AFTER, ENGLISH, FAMILY, GIVEN
from processors.geo.names import folded
from processors.geo.nearness import Nearness
from processors.geo.scan import Row, Scanner
from processors.geo.structure import Cued, cued

STRICTLY_LOCATIVE = frozenset({"in", "near", "outside", "around", "at", "inside"})
"""Before an unknown name, these make a place of it; "from" and "of" may stand before anybody."""


_SIDES_OF = frozenset({
    "outskirts", "edge", "edges", "north", "south", "east", "west",
    "northeast", "northwest", "southeast", "southwest",
})  # fmt: skip
_PARTS = frozenset(["northern", "southern", "eastern", "western", "central"])
NO_SETTING = Setting((), opens=False, after="")
"""For names that are countries or peoples wherever they stand."""
_PLACING = tuple(
    f"{word} "
    for word in (
        *STRICTLY_LOCATIVE,
        *sorted(_PARTS),
        "of",
        "called",
        "named",
        "as",
        "the",
        "'s",
        "’s",
    )
)


@dataclass(slots=True)
class Hit:
    """A name where it stands."""

    start: int
    end: int
    text: str
    name: Name
    around: Setting
    standing: Standing
    cue: str | None = None
    owned: bool = False
    """Right behind "Aleppo's"."""
    forced: bool = False
    """Somebody else says that it is a place."""
    near: Nearness | None = None
    """How the event lies to it, where that is known already."""
    piece_left: str | None = None
    """The capitalised word right before, in lower case."""

    @property
    def key(self) -> str:
        """The folded name."""
        return self.name.key

    @property
    def slot(self) -> str:
        """The name and what it is said to be: "Palmyra town" and "Palmyra district" are two."""
        return f"{self.name.key}|{self.cue}" if self.cue else self.name.key

    @property
    def is_country(self) -> bool:
        """A country by its own name, or a people."""
        name = self.name
        return name.demonym is not None or bool(
            name.candidates and name.candidates[0].place.kind is Kind.COUNTRY
        )

    @property
    def is_large(self) -> bool:
        """A country's name, or one that is also a first-level unit's."""
        return any(c.place.kind in (Kind.COUNTRY, Kind.ADMIN1) for c in self.name.candidates)


def hits(scanner: Scanner, text: str) -> list[Hit]:
    """What may be a place in `text`, in order, persons left out as far as words tell."""
    found: list[Hit] = []
    persons: set[str] = set()
    before: Row | None = None
    for row in scanner.rows(text):
        pieces = row.cut.pieces
        previous, before = before, row
        if row.text in ABBREVIATED and (
            short := abbreviated(scanner.index, text, row.start, row.end)
        ):
            if previous is not None and previous.end == row.start - len(", "):
                _place_before(scanner, found, previous)
            name, end = short
            found.append(
                Hit(row.start, end, text[row.start : end], name, NO_SETTING, Standing.PLACED,
                    cue="unit")
            )  # fmt: skip
        elif not pieces and not _deserves_a_look(text, row):
            persons.update(_words_of_persons(row))
        elif len(pieces) == 1 and pieces[0].plain and len(row.text) == len(pieces[0].text):
            name = pieces[0].name
            found.append(Hit(row.start, row.end, row.text, name, NO_SETTING, Standing.BARE))
        else:
            found.extend(_looked_at(scanner, text, row, persons))
    if not persons:
        return found
    return [
        h for at, h in enumerate(found)
        if h.key not in persons or h.standing is Standing.PLACED or h.is_country
        or _is_placed_by(text, h, found[at + 1 : at + 2])
    ]  # fmt: skip


def _place_before(scanner: Scanner, found: list[Hit], row: Row) -> None:
    """Make a place of the row before "Ga.": of "Lincoln", too."""
    if found and found[-1].end == row.end:
        found[-1].standing = Standing.PLACED
    elif (name := scanner.name(row.text)) is not None and name.candidates:
        found.append(Hit(row.start, row.end, row.text, name, NO_SETTING, Standing.PLACED))


def _is_placed_by(text: str, hit: Hit, follower: list[Hit]) -> bool:
    """Whether a state or country stands right behind: "Lincoln, Nebraska"."""
    return (
        bool(follower)
        and text[hit.end : follower[0].start] == ", "
        and not follower[0].name.demonym
        and follower[0].is_large
    )


def _words_of_persons(row: Row) -> list[str]:
    """Words of a row of several of which nothing is known: most often a person's names."""
    return [folded(word) for word in row.text.split()] if " " in row.text else []


def _looked_at(scanner: Scanner, text: str, row: Row, persons: set[str]) -> list[Hit]:
    """The hits of one row, by its neighbours; adds to `persons` what it takes for one."""
    if text[row.end : row.end + 1] == "$":
        return []  # "US$"
    around = setting(text, row.start, row.end)
    cue = None if not _may_be_cued(row, around) else cued(text, row)
    if cue is not None and not (cue.inner and _is_known_whole(row)):
        return _cued_hits(scanner, row, cue, around)
    found = []
    for piece in row.cut.pieces:
        start, end = row.start + piece.start, row.start + piece.end
        own = around if (start, end) == (row.start, row.end) else setting(text, start, end)
        how = standing(piece, own)
        if how is Standing.NO:
            candidates = piece.name.candidates
            if not candidates or candidates[0].prior < KNOWN_PRIOR:
                persons.add(piece.name.key)
        else:
            left = piece.left.lower() if piece.left else None
            found.append(Hit(start, end, piece.text, piece.name, own, how, piece_left=left))
    if not found:
        persons.update(_words_of_persons(row))
        if _is_placed_unknown(row, around):
            name = Name(folded(row.text), (), None)
            found.append(Hit(row.start, row.end, row.text, name, around, Standing.PLACED))
    return found


def _deserves_a_look(text: str, row: Row) -> bool:
    """Whether words around unknown capitals may make a place of them: a cheap first sieve."""
    if text.endswith(_PLACING, max(0, row.start - 10), row.start):
        return True
    if row.text.rsplit(" ", 1)[-1].lower() in AFTER:
        return True
    if text[row.end : row.end + 1] != " ":
        return False
    behind = text[row.end + 1 : row.end + 28].split(None, 2)[:2]
    return any(word.strip(".,;:s") in AFTER or word in AFTER for word in behind)


def _may_be_cued(row: Row, around: Setting) -> bool:
    before = around.before
    last = row.text.rsplit(" ", 1)[-1].lower()
    return (
        last in AFTER
        or around.after.rstrip("s") in AFTER
        or around.second.rstrip("s") in AFTER
        or (len(before) > 1 and before[-1] in ("of", "called", "named", "as", "the"))
    )


def _is_known_whole(row: Row) -> bool:
    pieces = row.cut.pieces
    return len(pieces) == 1 and pieces[0].end - pieces[0].start == len(row.text)


def _cued_hits(scanner: Scanner, row: Row, cue: Cued, around: Setting) -> list[Hit]:
    """The cued name, and known names of the row outside it."""
    name = scanner.name(cue.name) or Name(folded(cue.name), (), None)
    main = Hit(
        cue.start, cue.end, cue.name, name, around, Standing.PLACED, cue=cue.cue, owned=cue.owned
    )
    others = [
        Hit(row.start + p.start, row.start + p.end, p.text, p.name, around, Standing.BARE)
        for p in row.cut.pieces
        if row.start + p.end <= cue.start or row.start + p.start >= cue.end
    ]
    return sorted([main, *others], key=lambda h: h.start)


def _is_placed_unknown(row: Row, around: Setting) -> bool:
    """As "in Tadamoun", of which nothing is known under this spelling."""
    before = around.before
    is_edge = before[-1:] == ("of",) and len(before) > 1 and before[-2] in _SIDES_OF
    if len(before) > 1 and before[-1] in _PARTS:
        before = before[:-1]  # "in eastern Slavonia"
    if not before or not (before[-1] in STRICTLY_LOCATIVE or is_edge):
        return False
    words = row.text.split()
    return len(words) <= 3 and not any(  # noqa: PLR2004 - longer is an institution
        folded(w) in ENGLISH or folded(w) in GIVEN or folded(w) in FAMILY or w.isupper()
        for w in words
    )
