"""The places that the sentences of one article name, and what each is named for."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from processors.extraction import borders, place_anaphora, place_roles, unlisted
from processors.extraction.roles import Named, Played, Role
from processors.extraction.sites import SITES
from processors.geo.mention import PlaceMention
from processors.text.document import Document
from schemas.place import Location

_PLACE_REACH = 8
"""Sentences back in which "the town" was named."""
_BEFORE = 12
"""Names looked back over for what holds a place that no gazetteer has."""


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
        self._seats: dict[str | None, PlaceMention | None] = {}
        self._by_name_alone: dict[int, list[Played]] = {}

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
                end = tokens.at(mention.end - 1) + 1
                first = tokens.at(mention.start)
                mention = unlisted.apart(tokens, end, unlisted.widened(tokens, first, mention))
                found.append((first, end, mention))
            elif mention.demonym:
                peoples.append(tokens.at(mention.start))
            k += 1
        if self.mentions:
            until = bisect_left(self.starts, max(sentence.start, self.story_start))
            before = self.mentions[max(0, until - _BEFORE) : until]
            new = unlisted.named(
                self.document.text, tokens, found, peoples, before, shouts=self.document.shouts
            )
            found += [(first, end, self._known_elsewhere(m)) for first, end, m in new]
            found.sort(key=lambda one: one[0])
        return found

    def _on_this_side(self, index: int) -> list[Named]:
        """The names in a sentence but for those that only say which border is meant."""
        text = self.document.text
        return [one for one in self.in_sentence(index) if not borders.lies_across(text, one[2])]

    def spots(self, index: int) -> list[Named]:
        """The sites that only the text knows: "Maiwand club"."""
        tokens = self.document.sentences[index].tokens
        return [one for one in self.in_sentence(index) if tokens.low[one[1] - 1] in SITES]

    def _known_elsewhere(self, mention: PlaceMention) -> PlaceMention:
        """A place as another sentence says where it is."""
        other = self._by_name.get(mention.name.casefold())
        return mention if other is None else replace(mention, location=other)

    @cached_property
    def _by_name(self) -> dict[str, Location]:
        known: dict[str, Location] = {}
        for mention in self.mentions:
            if mention.location is None or mention.demonym or mention.dateline:
                continue
            known.setdefault(mention.name.casefold(), mention.location)
            for at, ref in enumerate(mention.location.chain[1:], 1):
                known.setdefault(ref.name.casefold(), unlisted.around(mention.location, at))
        return known

    def has_people(self, index: int) -> bool:
        """Whether a sentence names a people: "Palestinians", "Syrian civilians"."""
        return bool(self.peoples(index))

    def peoples(self, index: int) -> list[PlaceMention]:
        """The names of peoples in a sentence."""
        sentence = self.document.sentences[index]
        k = bisect_left(self.starts, sentence.start)
        return [m for m in self.mentions[k : k + 20] if m.demonym and m.start < sentence.end]

    def playing_in(self, index: int) -> list[Played]:
        """The names in a sentence that can be where something happened, with their roles."""
        if (usable := self._usable.get(index)) is None:
            usable = self._playing_by_name(index)
            if called := self._called_by_kind(index):
                ends = {first: end for first, end, _ in called}
                named = [one for one in self._on_this_side(index) if one[0] not in ends] + called
                named.sort(key=lambda one: one[0])
                usable = place_roles.played(self.document.sentences[index].tokens, named)
            self._usable[index] = usable
        return usable

    def _playing_by_name(self, index: int) -> list[Played]:
        """The same, of those that the sentence calls by a name."""
        if (usable := self._by_name_alone.get(index)) is None:
            tokens = self.document.sentences[index].tokens
            usable = place_roles.played(tokens, self._on_this_side(index))
            self._by_name_alone[index] = usable
        return usable

    def _called_by_kind(self, index: int) -> list[Named]:
        """What "the city", "the capital" and the like stand for in a sentence."""
        tokens = self.document.sentences[index].tokens
        if place_anaphora.KINDS.isdisjoint(tokens.low):
            return []
        named = self.in_sentence(index)
        meant = [one for kind, one in self._playing_by_name(index) if kind is Role.EVENT]
        return place_anaphora.found(
            tokens,
            named,
            meant,
            lambda: self._before(index),
            self._capital,
            self._seat,
            shouts=self.document.shouts,
        )

    def _before(self, index: int) -> list[PlaceMention]:
        """What the sentences before name as places of events, the last one last."""
        return [
            named[2]
            for back in range(max(0, index - _PLACE_REACH), index)
            for kind, named in self._playing_by_name(back)
            if kind is Role.EVENT
        ]

    def called_in(self, index: int, first: int, end: int) -> list[PlaceMention]:
        """What "the city" and the like stand for among tokens `first` up to `end`."""
        return [
            mention
            for start, stop, mention in self._called_by_kind(index)
            if first <= start and stop <= end
        ]

    def _seat(self, code: str | None) -> PlaceMention | None:
        """The capital of a country where the text names it; of its own country for None."""
        if code not in self._seats:
            self._seats[code] = place_anaphora.seat(code, self.mentions)
        return self._seats[code]

    @cached_property
    def _capital(self) -> PlaceMention | None:
        return place_anaphora.capital(self.document.text, self.mentions)
