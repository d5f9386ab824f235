"""Words, numbers and marks, with their offsets."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any

_TOKEN = re.compile(
    r"""
    (
    [^\W\d_][^\W_]*(?:(?:-|['’](?!s(?!\w)))[^\W_]+)*   # Al-Shami  didn't  T-72
        (?:(?<=\b[^\W\d_])\.(?:[^\W\d_]\.)+)?          # U.S.  a.m.
    | \d+(?:[.,:/'’]\d+)*[^\W\d_]*                    # 1,500  7:00  62nd  1.2m  1990s
    | ['’]s(?!\w)                                     # the genitive is a word of its own
    | --+ | \.\.\.
    | [^\w\s\u200b-\u200f\u2060\ufeff\ufe0f\u20e3] | _+  # what has no width is a blank
    )
    """,
    re.VERBOSE,
)


class Tokens:
    """The tokens of a stretch of text as parallel lists.

    `low` is folded (lower case, plain quotes), `raw` as it came, `start` and `end` are offsets into
    the whole text. `numbers` and `counts` are for `text.numbers` and `text.quantities` to keep what
    they have read, by the token at which it begins: several rules ask for the same.
    """

    __slots__ = ("counts", "end", "low", "numbers", "raw", "start")

    def __init__(self, text: str, folded: str, start: int, end: int) -> None:
        """Split the characters of `text` from `start` up to `end`."""
        self.numbers: dict[int, tuple[int, int] | None] = {}
        self.counts: dict[int, Any] = {}
        text = text[start:end]
        # Blanks and tokens by turns: one call, where `finditer` would make an object a token.
        parts = _TOKEN.split(text)
        bounds = list(accumulate(map(len, parts), initial=start))
        self.raw = parts[1::2]
        self.start = bounds[1:-1:2]
        self.end = bounds[2::2]
        if text.isascii() and "`" not in text:
            self.low = list(map(str.lower, self.raw))
        else:
            self.low = list(map(folded.__getitem__, map(slice, self.start, self.end)))
        if "Said" in self.raw:
            self._tell_names()

    def _tell_names(self) -> None:
        """Tell the name from the verb: "killed Said Karim" says nothing."""
        for i, word in enumerate(self.raw):
            if word == "Said" and i and (self.is_capital(i + 1) or self.is_capital(i - 1)):
                self.low[i] = "sa\u00efd"

    def __len__(self) -> int:
        return len(self.low)

    def at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`; the length if there is none."""
        return bisect_right(self.end, offset)

    def word(self, i: int) -> str:
        """The folded token at `i`, "" outside the list."""
        # Not `0 <= i < len(…)`: this is asked millions of times, and nearly always inside.
        try:
            return self.low[i] if i >= 0 else ""
        except IndexError:
            return ""

    def is_capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= i < len(self.raw) and self.raw[i][0].isupper()


def is_articled(raw: str) -> bool:
    """Whether a word is a name behind its small article: "al-Kubra", "el-Sisi", "ad-Din"."""
    return raw[2:3] == "-" and raw[3:4].isupper() and raw[:2].islower()
