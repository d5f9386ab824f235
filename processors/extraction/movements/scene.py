"""A sentence as the movement rules see it: tokens, places, counts and forces."""

from collections.abc import Sequence
from functools import cached_property

from processors.extraction.movements.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    FORMER_PEOPLES,
    GROUND,
    MODIFIERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TIMES,
    VERBS,
)
from processors.geo.mention import PlaceMention
from processors.text import quantities
from processors.text.document import Sentence
from processors.text.quantities import STARTERS, Quantity

_PEOPLE = frozenset({"casualties", "civilians", "residents", "people", "wounded", "prisoners"})
_ARTICLES = frozenset({"the", "a", "its", "their", "his", "our"})
COUNTRY = 6
"""UCDP's precision code of a country."""


class Scene:
    """One sentence; all indices are of its tokens."""

    def __init__(self, sentence: Sentence, mentions: Sequence[PlaceMention]) -> None:
        """`mentions` are those that begin within the sentence."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.low = self.tokens.low
        self.word = self.tokens.word
        self.shouts = sentence.document.shouts
        self._mentions = mentions

    @cached_property
    def mentions(self) -> dict[int, PlaceMention]:
        """The place mention that a token belongs to."""
        found = {}
        for mention in self._mentions:
            i = self.tokens.at(mention.start)
            while i < len(self.low) and self.tokens.start[i] < mention.end:
                found[i] = mention
                i += 1
        return found

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Every count in the sentence, left to right, without overlaps."""
        found: list[Quantity] = []
        end = 0
        for i, word in enumerate(self.low):
            if i < end or not (word in STARTERS or word[0].isdigit() or "-" in word):
                continue
            quantity = quantities.read(self.tokens, i)
            if quantity is not None and quantity.end > i:
                found.append(quantity)
                end = quantity.end
        return found

    @cached_property
    def counted(self) -> dict[int, Quantity]:
        """The count that a token belongs to."""
        return {i: q for q in self.quantities for i in range(q.start, q.end)}

    def text(self, start: int, end: int) -> str:
        """The article's own words from token `start` up to `end`."""
        if start >= end:
            return ""
        return self.sentence.document.text[self.tokens.start[start] : self.tokens.end[end - 1]]

    def is_place(self, i: int) -> bool:
        """Whether a place is named there: a demonym is none."""
        mention = self.mentions.get(i)
        return mention is not None and not mention.demonym

    def is_country(self, i: int) -> bool:
        """Whether a country is named there; a capital may stand for its government."""
        mention = self.mentions.get(i)
        if mention is None or mention.demonym or mention.location is None:
            return False
        return mention.location.precision == COUNTRY

    def is_demonym(self, i: int) -> bool:
        """Whether "Syrian", "Russians" or the like stands there."""
        mention = self.mentions.get(i)
        return mention.demonym if mention is not None else self.word(i) in FORMER_PEOPLES

    def is_name(self, i: int) -> bool:
        """Whether a capital says that this is a name; never in wire copy that shouts."""
        if self.shouts or not self.tokens.is_capital(i):
            return False
        return i > 0 or self.is_place(i)

    def is_nounish(self, i: int) -> bool:
        """Whether the word may belong to a noun group: it is none of the small words."""
        word = self.word(i)
        if not word or not word[0].isalnum():
            return False
        return not (
            word in PREPOSITIONS
            or word in AUXILIARIES
            or (word in ADVERBS and not (word == "first" and self.word(i - 1) in _ARTICLES))
            or word in STOPS
            or (word in PRONOUNS and self.tokens.raw[i] != "US")
            or word in {"and", "to"}
            or (word.endswith("ly") and not self._may_be_name(i))
        )

    def _may_be_name(self, i: int) -> bool:
        """As in "Sicily", "Italy", and "family"."""
        return self.tokens.is_capital(i) or self.low[i] in {"family", "assembly", "supply"}

    def is_ground(self, start: int, end: int) -> bool:
        """Whether tokens `start` up to `end` name ground: a place, or a word such as "town"."""
        if any(self.word(i) in TIMES and not self.is_place(i) for i in range(start, end)):
            return False
        if any(
            self.word(i) in GROUND or self.is_place(i) or self._is_proper(i)
            for i in range(start, end)
        ):
            return True
        if self.shouts and self.low[end - 1] in _PEOPLE:
            return False
        return self.shouts and self.is_nounish(start) and self.word(start) not in MODIFIERS

    def _is_proper(self, i: int) -> bool:
        return self.is_name(i) and not self.is_demonym(i) and self.word(i) not in VERBS
