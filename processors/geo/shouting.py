"""Texts all in capitals, as old wires wrote them, put into the capitals of ordinary print.

Only letters change, one for one: an offset found in what comes out is one of what went in.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from processors.geo.candidates import KNOWN_PRIOR, Name
from processors.geo.index import Kind
from processors.geo.lexicon import AFTER, DEMONYMS, ENGLISH, FAMILY, GIVEN, WRITTEN_SMALL
from processors.geo.names import folded

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DEFINED = re.compile(r"[(\[](\w{2,9})[)\]]")
"""Short for what stands before it: "LIBERATION FRONT (FMLN)"."""
_LEADS = frozenset({"san", "santa", "santo", "el", "la", "las", "los", "villa", "puerto", "al"})
"""Behind these an everyday word is a name: "SANTA CRUZ", "LA UNION"."""
_JOINS = frozenset({"de", "del"})
_ARTICLES = frozenset({"la", "las", "los"})
_PLACING = frozenset({"in", "at", "near"})
_ENDINGS = (
    *(
        "tion",
        "tions",
        "sion",
        "ing",
        "ings",
        "ment",
        "ments",
        "ness",
        "ity",
        "ities",
        "ism",
        "ist",
    ),
    *("ists", "ence", "ance", "ous", "ive", "ives", "able", "ible", "ally", "fully", "ers", "ors"),
    *(
        "ies",
        "ied",
        "ized",
        "ated",
        "ship",
        "ical",
        "less",
        "ward",
        "wards",
        "ists",
        "ened",
        "ted",
        "ioned",
    ),
)
"""How English words end, and hardly a place of those who write wires in capitals."""
_SMALL = frozenset("the a an in of to and that by was were at on".split())  # noqa: SIM905
"""No name begins with these."""
_SHORT = 4
_SHORT_PRIOR = 4.5
"""From so well known a place on four letters are its name and no abbreviation: "CALI"."""
_LONGEST = 3

Knows = Callable[[str], Name | None]


def printed(text: str, knows: Knows) -> str:
    """`text` with capitals where print has them; `knows` is asked for names."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    plain = [folded(text[start:end]).removesuffix("'s") for start, end in words]
    short = {folded(m[1]) for m in _DEFINED.finditer(text)}
    raised = _raised(text, words, plain, knows)
    pieces: list[str] = []
    at = 0
    for i, (start, end) in enumerate(words):
        written = text[start:end]
        if i not in raised and (_is_english(plain[i]) or _joins(plain, i)):
            written = _same_length(written, written.lower())
        elif i in raised or not _is_short(plain[i], short, knows):
            written = _same_length(written, written[:1] + written[1:].lower())
        pieces += text[at:start], written
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _is_plural(word: str) -> bool:
    stems = (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return any(stem in ENGLISH or stem in AFTER for stem in stems)


def _joins(plain: list[str], i: int) -> bool:
    """Whether it is a small word inside a name: "de la"."""
    return plain[i] in _JOINS or (i > 0 and plain[i - 1] in _JOINS and plain[i] in _ARTICLES)


def _same_length(written: str, changed: str) -> str:
    return changed if len(changed) == len(written) else written


@lru_cache(maxsize=1 << 16)
def _is_english(word: str) -> bool:
    """Whether print writes it small."""
    if word in DEMONYMS or word in GIVEN or word in FAMILY:
        return False
    return (
        word in ENGLISH or word in AFTER or word in WRITTEN_SMALL
        or (word.endswith("s") and _is_plural(word))
        or (len(word) > 2 * _SHORT - 2 and word.endswith(_ENDINGS))
    )  # fmt: skip


def _is_short(word: str, defined: set[str], knows: Knows) -> bool:
    """Whether it is an abbreviation, which print leaves in capitals."""
    if word in defined or len(word) == 1 or not any(letter in "aeiouy" for letter in word):
        return True
    if len(word) > _SHORT or word in GIVEN or word in FAMILY or word in _LEADS:
        return False
    if word in _JOINS or word in DEMONYMS:
        return False
    name = knows(word)
    return name is None or not name.candidates or name.candidates[0].prior < _SHORT_PRIOR


def _raised(
    text: str, words: list[tuple[int, int]], plain: list[str], knows: Knows
) -> frozenset[int]:
    """Positions of everyday words that are names where they stand."""
    found: set[int] = set()
    for i, word in enumerate(plain):
        if i and plain[i - 1] in _LEADS and text[words[i - 1][1] : words[i][0]] == " ":
            is_joined = i > 1 and plain[i - 2] in _JOINS  # "SAN LUIS DE LA REINA"
            found |= {i} if is_joined else {i - 1, i}
        if word in _SMALL or word in AFTER or not _is_english(word):
            continue
        for size in range(_LONGEST, 1, -1):
            last = i + size - 1
            if last < len(words) and _is_well_known(text[words[i][0] : words[last][1]], knows):
                found |= set(range(i, last + 1))
                break
        if i + 1 < len(words) and _is_single(text, words, plain, i, knows):
            found.add(i)
    return frozenset(found)


def _is_well_known(text: str, knows: Knows) -> bool:
    """Whether words in a row are the name of a country, or of a place as well known."""
    name = knows(text)
    if name is None or not name.candidates:
        return False
    first = name.candidates[0]
    return first.prior >= KNOWN_PRIOR and first.place.kind not in {Kind.ADMIN1, Kind.ADMIN2}


def _is_single(
    text: str, words: list[tuple[int, int]], plain: list[str], i: int, knows: Knows
) -> bool:
    """As in "META DEPARTMENT", and "IN COLON, LIBERTAD"."""
    between = text[words[i][1] : words[i + 1][0]]
    behind = plain[i + 1]
    if between == " " and AFTER.get(behind.removesuffix("s")) == "unit":
        name = knows(plain[i])
        return name is not None and any(c.place.kind is Kind.ADMIN1 for c in name.candidates)
    is_listed = i > 0 and text[words[i - 1][1] : words[i][0]] == ", "
    if is_listed and between in {", ", " "} and behind == "and":
        name = knows(plain[i])
        return name is not None and any(c.place.kind is Kind.ADMIN1 for c in name.candidates)
    if between == ", " and i and plain[i - 1] in _PLACING and not _is_english(behind):
        return knows(plain[i]) is not None
    return False
