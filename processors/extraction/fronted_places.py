"""Places that open a clause of their own: "In X 12 were killed, and in Y 7 wounded"."""

from processors.extraction.place_paths import KINDS_BEFORE
from processors.text import quantities
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_PLACING = words("in at near around outside")
_JOINING = words("and while whereas but ;")
_LISTING = _JOINING | {","}
_UNITS = words("province state region district governorate county department city town village")
_BEFORE_NAMES = words(
    "the nearby neighbouring neighboring central northern southern eastern western"
)
_COUNTS = quantities.STARTERS - {"a", "an", "from"}


def opens_clause(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the name at tokens `first` up to `end` is of the count behind it, and of none before.

    Not in "in X, in Y province, and 7": what stands between commas says where X is.
    """
    if tokens.low[end : end + 2] == [",", "where"] and _is_count(tokens.word(end + 2)):
        return True  # "a church in X, where 15 died"
    if first > 0 and tokens.low[first - 1] in _LISTING and _is_count(tokens.word(end)):
        return True  # "reported 11 deaths, X 23 and Y eight"
    at = first - 1
    while at > 0 and (
        tokens.low[at] in _BEFORE_NAMES
        or (tokens.low[at] in KINDS_BEFORE and tokens.low[at] not in _PLACING)
    ):
        at -= 1
    if at < 1 or tokens.low[at] not in _PLACING:
        return False
    joint = tokens.low[at - 1]
    behind = end + 1 if tokens.word(end) in _UNITS else end
    if tokens.word(behind) == "," and joint in _JOINING:
        behind += 1
    if _is_count(tokens.word(behind)) and (joint in _JOINING or joint == ","):
        return True
    # "killed three, and in Hama gunmen shot two"
    return joint in _JOINING and tokens.word(at - 2) == "," and tokens.word(end) in DOERS


DOERS = words(
    "gunmen militants rebels fighters troops soldiers insurgents guerrillas militia militiamen "
    "attackers assailants protesters warplanes jets drones airstrikes"
)
"""Who acts in the place named before them: "in Hama gunmen shot two"."""


def _is_count(word: str) -> bool:
    return word[:1].isdigit() or word in _COUNTS
