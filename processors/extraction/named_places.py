"""The places that the sentences of one article name, and what each is named for."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from processors.extraction import place_anaphora, place_roles, unlisted
from processors.extraction.place_roles import Named, Played, Role
from processors.geo.mention import PlaceMention
from processors.text.document import Document

_PLACE_REACH = 8
"""Sentences back in which "the town" was named."""


class NamedPlaces:
    """The names in each sentence of one article, worked out once."""

    def __init__(
        self, document: Document, mentions: Sequence[PlaceMention], story_start: int
    ) -> None:
        """`story_start`: the offset behind the dateline."""
        self.document = document
        self.mentions = mentions
        self.story_start = story_start
        self.starts = [mention.start for mention in mentions]
        self._named: dict[int, list[Named]] = {}
        self._usable: dict[int, list[Played]] = {}

    def in_sentence(self, index: int) -> list[Named]:
        """The names of places in a sentence, with their tokens."""
        if (known := self._named.get(index)) is not None:
            return known
        sentence = self.document.sentences[index]
        tokens = sentence.tokens
        found = self._named[index] = []
        peoples: list[int] = []
        k = bisect_left(self.starts, sentence.start)
        while k < len(self.mentions) and self.mentions[k].start < sentence.end:
            mention = self.mentions[k]
            if not mention.demonym and not mention.dateline and mention.start >= self.story_start:
                found.append((tokens.at(mention.start), tokens.at(mention.end - 1) + 1, mention))
            elif mention.demonym:
                peoples.append(tokens.at(mention.start))
            k += 1
        if found and not self.document.shouts:
            found += unlisted.named(self.document.text, tokens, found, peoples)
            found.sort(key=lambda one: one[0])
        return found

    def has_people(self, index: int) -> bool:
        """Whether a sentence names a people: "Palestinians", "Syrian civilians"."""
        sentence = self.document.sentences[index]
        k = bisect_left(self.starts, sentence.start)
        return any(m.demonym for m in self.mentions[k : k + 20] if m.start < sentence.end)

    def playing_in(self, index: int) -> list[Played]:
        """The names in a sentence that can be where something happened, with their roles."""
        if (usable := self._usable.get(index)) is None:
            tokens = self.document.sentences[index].tokens
            named = self.in_sentence(index)
            if called := self._called_by_kind(index):
                ends = {first: end for first, end, _ in called}
                named = [one for one in named if one[0] not in ends] + called
                named.sort(key=lambda one: one[0])
            usable = self._usable[index] = place_roles.played(tokens, named)
        return usable

    def _called_by_kind(self, index: int) -> list[Named]:
        """What "the city", "the capital" and the like stand for in a sentence."""
        tokens = self.document.sentences[index].tokens
        if place_anaphora.KINDS.isdisjoint(tokens.low):
            return []
        named = self.in_sentence(index)
        meant = [one for kind, one in place_roles.played(tokens, named) if kind is Role.EVENT]
        return place_anaphora.found(
            tokens,
            named,
            meant,
            lambda: self._before(index),
            self._capital,
            shouts=self.document.shouts,
        )

    def _before(self, index: int) -> list[PlaceMention]:
        """What the sentences before name as places of events, the last one last."""
        return [
            named[2]
            for back in range(max(0, index - _PLACE_REACH), index)
            for kind, named in place_roles.played(
                self.document.sentences[back].tokens, self.in_sentence(back)
            )
            if kind is Role.EVENT
        ]

    def called_in(self, index: int, first: int, end: int) -> list[PlaceMention]:
        """What "the city" and the like stand for among tokens `first` up to `end`."""
        return [
            mention
            for start, stop, mention in self._called_by_kind(index)
            if first <= start and stop <= end
        ]

    @cached_property
    def _capital(self) -> PlaceMention | None:
        return place_anaphora.capital(self.document.text, self.mentions)
