"""Where sums fell: a month's dead, a ministry's count, a war's running toll."""

from dataclasses import replace

from processors.extraction import place_anaphora, scenes
from processors.extraction.frame import EventPlace
from processors.extraction.roles import Role
from processors.extraction.whereabouts import Whereabouts
from processors.geo.mention import PlaceMention
from processors.text.day_words import MONTHS
from processors.text.lexicon import words

_MINISTRY = 3
"""Tokens between a country and its ministry: "'s health"."""
_MONTHLY = words("month months monthly year annual quarter") | frozenset(MONTHS)
_LOCAL = words("city town camp district village capital area region province there here")


class PlacesOfSums:
    """The places of what one article sums up; sentences by index."""

    def __init__(self, whereabouts: Whereabouts) -> None:
        self._whereabouts = whereabouts
        self.named = whereabouts.named
        self.document = whereabouts.document
        self._widest: dict[str, PlaceMention | None] = {}

    def of_a_month(self, where: EventPlace, index: int) -> EventPlace:
        """Where a month's dead fell if the lead counts a month's dead of a country and the sentence
        names no place: not in the town that the text has come to.
        """
        land = self._whereabouts.home
        lead = next((s for s in self.document.sentences if s.end > self.named.story_start), None)
        if lead is None or land is None:
            return where
        if "carried" not in where.rule and not self._is_filed_from_seat(where, index, lead.index):
            return where
        low = self.document.sentences[index].tokens.low
        if where.country != land.code or not _LOCAL.isdisjoint(low):
            return where
        if _MONTHLY.isdisjoint(lead.tokens.low):
            return where
        named = [one[2] for kind, one in self.named.playing_in(lead.index) if kind is Role.EVENT]
        is_wide = not any(m.location is not None and len(m.location.chain) > 1 for m in named)
        return self._whereabouts.country if is_wide else where

    def _is_filed_from_seat(self, where: EventPlace, index: int, lead: int) -> bool:
        """As in "KABUL - In May 410 Afghans were killed": filed from the capital, of its people."""
        home, filed = self._whereabouts.home, self._whereabouts.filed_from
        if where.rule != "dateline" or home is None or filed is None or filed.location is None:
            return False
        seat = place_anaphora.seat(home.code, self.named.mentions)
        if seat is None or seat.location is None:
            return False
        peoples = [*self.named.peoples(index), *self.named.peoples(lead)]
        return seat.location.place.id == filed.location.place.id and any(map(home.holds, peoples))

    def of_a_ministry(self, index: int) -> EventPlace | None:
        """As in "Sudan's health ministry", "the Lebanese interior ministry": it counts its own."""
        tokens = self.document.sentences[index].tokens
        if "ministry" not in tokens.low:
            return None
        at = tokens.low.index("ministry")
        for mention in [
            *self.named.peoples(index),
            *(m for _, _, m in self.named.in_sentence(index)),
        ]:
            first, end = tokens.at(mention.start), tokens.at(mention.end - 1) + 1
            owns = mention.demonym or tokens.word(end) == "'s"
            if owns and mention.location and first < at and at - end <= _MINISTRY:
                return self._whereabouts.carried([mention])
        return None

    def _is_in_land_of_people(self, found: PlaceMention) -> bool:
        """Whether the text names no more than a part of a land, and its people: "Iraqis"."""
        return bool(found.within) and any(
            mention.demonym and scenes.fits_country(mention, found)
            for mention in self.named.mentions
        )

    def of_a_war(self, where: EventPlace, index: int) -> EventPlace:
        """The largest place named that holds `where`: that of a running toll without a place.

        Another country's where the sentence at `index` speaks of its people: "548 Palestinians".
        """
        if where.location is None:
            return where
        home = self._whereabouts.home
        if home and where.country != home.code and any(map(home.holds, self.named.peoples(index))):
            return self._whereabouts.country
        known = where.location.place.id
        if known not in self._widest:
            place = PlaceMention(0, 0, where.place or "", where.location)
            self._widest[known] = scenes.widest(self.named.mentions, place)
        found = self._widest[known]
        if found is not None and found.location and self._is_in_land_of_people(found):
            return scenes.country_around(where)
        if (
            found is None
            or scenes.is_exact(found)
            or (self._whereabouts.is_round_up and found.within)
        ):
            return scenes.country_around(where)
        return replace(self._whereabouts.resolved([found], where.rule), place=found.name)
