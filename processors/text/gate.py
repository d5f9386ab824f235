"""One Aho-Corasick pass: where any of many words stand in a text."""

from collections.abc import Iterable

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick


class Gate:
    """Finds whole words, or words that begin with a stem written `stem*`, in a folded text."""

    def __init__(self, words: Iterable[str]) -> None:
        """Build the automaton: milliseconds, so once per process."""
        ordered = sorted(set(words))
        self._is_stem = [word.endswith("*") for word in ordered]
        self._words = [word.rstrip("*") for word in ordered]
        self._automaton = CharwiseDoubleArrayAhoCorasick(
            self._words, match_kind=MATCH_KIND_LEFTMOST_LONGEST
        )

    def offsets(self, folded: str) -> list[int]:
        """Where they begin, in order."""
        end_of_text = len(folded)
        is_stem = self._is_stem
        return [
            start
            for start, end, which in self._automaton.find(folded)
            if (start == 0 or not folded[start - 1].isalnum())
            and (is_stem[which] or end == end_of_text or not folded[end].isalnum())
        ]

    def opens(self, folded: str) -> bool:
        """Whether any of them stands in the text."""
        return bool(self.offsets(folded))
