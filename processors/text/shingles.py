"""Near-duplicate texts, told by a MinHash cut into bands (Leskovec, Rajaraman, Ullman, ch. 3).

One permutation of hashes is cut into bins, the smallest hash of each bin is kept (Li, Owen, Zhang
2012), and empty bins borrow from the next full one (Shrivastava, Li 2014): one pass over the words.
"""

import re
from hashlib import blake2b
from zlib import crc32

WIDTH = 3
"""Words in a shingle."""
ROWS = 5
BANDS = 12
"""Texts that share 80 % of their shingles share a band with 99 %, 50 % with 31 %, 30 % with 3 %."""
LONG = 10
"""Words of a sentence that is not hit upon twice by chance."""
_BINS = ROWS * BANDS
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_WORD = re.compile(r"\w+")


def bands(text: str) -> tuple[int, ...]:
    """`BANDS` numbers below 2**52; two near-duplicates have at least one in common.

    Empty for a text of fewer than `WIDTH` words, which is like nothing.
    """
    words = _WORD.findall(text.casefold())
    smallest: list[int | None] = [None] * _BINS
    for at in range(len(words) - WIDTH + 1):
        # crc32 alone is linear, and near-equal shingles would fall into near-equal bins.
        mixed = crc32(" ".join(words[at : at + WIDTH]).encode()) * _MIX & _MASK
        place = (mixed >> 32) % _BINS
        kept = smallest[place]
        if kept is None or mixed < kept:
            smallest[place] = mixed
    full = _filled(smallest)
    return tuple(
        _digest(band, full[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS * bool(full))
    )


def sentence(text: str) -> int | None:
    """A number below 2**52, the same for the same words; None for fewer than `LONG` of them.

    Wire copy is cut and given a new lead, but the sentence with the toll stays: two outlets that
    hit on the same long sentence have it from one hand.
    """
    words = _WORD.findall(text.casefold())
    if len(words) < LONG:
        return None
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big") >> 12


def _filled(bins: list[int | None]) -> list[int]:
    """Each empty bin with the value of the next full one, going round."""
    if all(value is None for value in bins):
        return []
    filled: list[int] = []
    following: int = next(value for value in bins if value is not None)
    for value in reversed(bins):
        following = following if value is None else value
        filled.append(following)
    return filled[::-1]


def _digest(band: int, rows: list[int]) -> int:
    """52 bits, so that readers in other languages keep every one of them."""
    packed = band.to_bytes(2, "big") + b"".join(row.to_bytes(8, "big") for row in rows)
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big") >> 12
