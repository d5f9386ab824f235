"""Where the events of one article were: in the clause, carried over, or in its country at large."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from processors.extraction import (
    borders,
    event_place,
    events_apart,
    homes_left,
    land,
    parts_apart,
    scenes,
    sites,
)
from processors.extraction.frame import EventPlace
from processors.extraction.named_places import NamedPlaces
from processors.extraction.roles import Played, Role
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.scope import EVENTS
from processors.extraction.spread import MANY_EVENTS
from processors.geo.mention import PlaceMention
from processors.text import numbers
from processors.text.lexicon import words

_PLACE_REACH = 8
"""Sentences back that a place carries over."""
_MANY_PLACES = 3
"""So many places of events, and an article rounds up what happened in a land."""
_NATIONWIDE = words("nationwide countrywide")
_ALL_OVER = words("across throughout around over")
_LANDS = words("country nation")
"""As in "across the country"."""
_SEVERAL = words("different various several many other all")
_PARTS = words("parts areas regions corners provinces points")
_UNITS = words("provinces governorates regions districts departments states counties oblasts")
_OVER = words("in across over")
_FEW = words("two three four five six seven eight nine ten eleven twelve")
_PARTS_OF = 4
"""Words of "different parts of the"."""
_WORST = words("deadliest worst bloodiest biggest largest heaviest first most")
_DEFINITE = words("the that this")
_BLAMING = words("blamed accused suspected convicted masterminded")


def _counts_events(low: Sequence[str]) -> bool:
    """As in "repelled 12 attacks near X": so many others, and no more of the one told."""
    return any(
        word in MANY_EVENTS and (one.isdigit() or numbers.is_number_word(one))
        for one, word in pairwise(low)
    )


def _is_all_over(before: Sequence[str]) -> bool:
    """Whether words end as in "across the", "in different parts of the"."""
    if before[-2:-1] and before[-2] in _ALL_OVER:
        return True
    *_, many, parts, of, _the = ("", "", "", *before) if len(before) == _PARTS_OF else [""] * 4
    return of == "of" and parts in _PARTS and many in _SEVERAL


class Whereabouts:
    """The places of what one article tells; sentences by index, words by tokens."""

    def __init__(self, named: NamedPlaces, row: Callable[[int], Row]) -> None:
        """`row`: the chunks of a sentence."""
        self.named = named
        self.document = named.document
        self._row = row
        self._resolved: dict[tuple[str, tuple[int, ...]], EventPlace] = {}

    def event_place(self, index: int, first: int, last: int) -> EventPlace:
        """Where what tokens `first` up to `last` of a sentence tell of happened."""
        if self._is_here(index, first, last):
            return self._spot_here(index) or self.filed_from or EventPlace()
        if self._is_nationwide(index, last):
            return self.country
        if (several := self._over_units(index)) is not None:
            return several
        if (side := self._on_a_side(index, last)) is not None:
            return side
        scene = self._scenes[index]
        goes_on = False
        for back in range(index, max(-1, index - _PLACE_REACH), -1):
            usable = self.named.playing_in(back)
            if back < index:
                usable = self._carried_from(back, usable)
            else:
                usable = self._not_of_parts(index, first, usable)
            if not usable:
                continue
            if back < index:
                if self._scenes[back] is not scene and scene.named and not goes_on:
                    break
                first = last = 0
            tokens = self.document.sentences[back].tokens
            if found := event_place.best(tokens, usable, first, last, carried=back < index):
                return self.resolved(found, "place") if back == index else self.carried(found)
            # What stands before "and in X 7 died" is of the scene told until here.
            goes_on = goes_on or (back == index and usable[0][0] is Role.EVENT)
        for at, mention in scene.named:
            if at > index and scenes.is_listed(mention, scene, at):
                continue
            is_abroad = self.home and not self.home.may_be(mention, happens=True)
            if is_abroad and (index > 0 or not self._has_victims(at)):
                continue
            is_near = at <= index + scenes.AHEAD and not self._is_of_deeds_before(at, index)
            if at <= index or (is_near and (index == 0 or self._tells_on(at))):
                return self.carried([scenes.exact_before(scene, mention, index)])
        filed = self.filed_from
        if filed is not None and (self.home is None or filed.country == self.home.code):
            return filed
        return self.home.as_place() if self.home is not None else EventPlace()

    def _not_of_parts(self, index: int, first: int, usable: list[Played]) -> list[Played]:
        """The places but for those that only a part of what was counted has to itself."""
        row = self._row(index) if usable else None
        if row is None or not parts_apart.spans(row):
            return usable
        return [one for one in usable if not parts_apart.is_of_another(row, one[1][0], first)]

    def _is_of_deeds_before(self, at: int, index: int) -> bool:
        """As in "He is blamed for an attack in X": what a later sentence says he did before."""
        low = self.document.sentences[at].tokens.low
        return at > index and not _BLAMING.isdisjoint(low)

    def home_left(self, index: int, first: int) -> EventPlace | None:
        """The place that those left whom tokens from `first` on of a sentence tell displaced."""
        tokens = self.document.sentences[index].tokens
        left = homes_left.of(tokens, self.named.in_sentence(index), first)
        return self.resolved([left], "place") if left is not None else None

    def _over_units(self, index: int) -> EventPlace | None:
        """As in "in five provinces": so many units of the country that nobody names."""
        tokens = self.document.sentences[index].tokens
        if _UNITS.isdisjoint(tokens.low) or self.home is None:
            return None
        at = next(k for k, word in enumerate(tokens.low) if word in _UNITS)
        is_counted = tokens.word(at - 1) in _FEW and tokens.word(at - 2) in _OVER
        if not is_counted or any(kind is Role.EVENT for kind, _ in self.named.playing_in(index)):
            return None
        land = self.home.as_place()
        written = self.document.text[tokens.start[at - 1] : tokens.end[at]]
        return replace(land, place=written, location=None, rule="place, several")

    def _on_a_side(self, index: int, last: int) -> EventPlace | None:
        """As in "25 died on the Lebanese side": in that country, where no place is named."""
        sentence = self.document.sentences[index]
        low = sentence.tokens.low
        if "side" not in low or any(kind is Role.EVENT for kind, _ in self.named.playing_in(index)):
            return None
        for mention in self.named.peoples(index):
            at = sentence.tokens.at(mention.start)
            if at > last and low[at - 2 : at] == ["on", "the"] and low[at + 1 : at + 2] == ["side"]:
                return self.carried([mention])
        return None

    def _spot_here(self, index: int) -> EventPlace | None:
        """As in "on Mill Road here": a spot where the article is written."""
        filed = self.filed_from
        if filed is None or filed.location is None:
            return None
        home = PlaceMention(0, 0, "", filed.location)
        for kind, (_, _, mention) in self.named.playing_in(index):
            if kind is Role.EVENT and scenes.contains(home, mention):
                return self.resolved([mention], "place")
        return None

    def exact_place(self, where: EventPlace, index: int) -> EventPlace:
        """The most exact place that the text names for the event that a sentence tells."""
        if where.location is None:
            return where
        if where.rule == "place" and self._recalls(index):
            return where
        place = PlaceMention(0, 0, where.place or "", where.location)
        found = scenes.refined(self._scenes[index], place, index, self._tells_on)
        if found is place or self._is_of_another_day(index, found):
            return where
        return self.resolved([found], where.rule)

    def _is_of_another_day(self, index: int, found: PlaceMention) -> bool:
        """As in "killing nine in X, the same day as others raided Y": Y is no part of X."""
        sentence = self.document.sentences[index]
        if not sentence.start <= found.start < sentence.end:
            return False
        return events_apart.is_apart(sentence.tokens, 0, sentence.tokens.at(found.start))

    def _recalls(self, index: int) -> bool:
        """As in "the deadliest since May, when nine died in X": an event beside the scene's."""
        low = self.document.sentences[index].tokens.low
        return "since" in low and "when" in low and not _WORST.isdisjoint(low)

    def _has_victims(self, index: int) -> bool:
        chunks = self._row(index).chunks
        return any(
            chunk_.kind is Kind.EFFECT and not (isinstance(before, Noun) and before.pronoun)
            for before, chunk_ in zip([None, *chunks], chunks, strict=False)
        )  # "whether he was hit" counts nobody

    def carried(self, found: Sequence[PlaceMention]) -> EventPlace:
        """A place told in another sentence; a whole country holds what happened, and is not it."""
        where = self.resolved(found, "place carried over")
        is_land = where.location is not None and len(where.location.chain) == 1
        is_land = is_land and (
            found[0].demonym or (not where.within and where.place == found[0].name)
        )
        if not is_land or where.location is None:
            return where
        return replace(where, place=None, within=(where.location.place.name,))

    @cached_property
    def is_round_up(self) -> bool:
        """Whether the article tells of events in many places, so that a sum is of none of them."""
        places = {
            (id(scene), mention.location.place.id)
            for scene in {id(one): one for one in self._scenes}.values()
            for _, mention in scene.named
            if mention.location is not None and scenes.is_exact(mention)
        }
        several = len({scene for scene, _ in places}) > 1
        return several and len({place for _, place in places}) >= _MANY_PLACES

    def _carried_from(self, back: int, usable: list[Played]) -> list[Played]:
        """The places of a sentence that later ones go on about: none abroad where nothing happens
        there, as where ministers meet.
        """
        home = self.home
        low = self.document.sentences[back].tokens.low
        if home is None or not usable:
            return usable
        happens = not scenes.EVENTFUL.isdisjoint(low)
        return [one for one in usable if home.may_be(one[1][2], happens=happens)]

    @cached_property
    def home(self) -> land.Land | None:
        """The country that the article is about."""
        told = ((one, self.named.playing_in(one.index)) for one in self.document.sentences)
        text = self.document.text
        here = [m for m in self.named.mentions if not borders.lies_across(text, m)]
        return land.spoken_of(here, told)

    def _is_nationwide(self, index: int, last: int) -> bool:
        """Whether a sentence tells of the whole country and of no place in it.

        It may name places elsewhere if it says so right behind token `last`.
        """
        low = self.document.sentences[index].tokens.low
        across = -1
        if not _LANDS.isdisjoint(low):
            ends = (k for k, word in enumerate(low) if word in _LANDS)
            across = next((k for k in ends if _is_all_over(low[max(0, k - _PARTS_OF) : k])), -1)
        if across < 0 and _NATIONWIDE.isdisjoint(low):
            return False
        if last <= across <= last + _PARTS_OF:
            return True
        return not any(kind is Role.EVENT for kind, _ in self.named.playing_in(index))

    @cached_property
    def country(self) -> EventPlace:
        """The country of the article, by its name if the text has it."""
        home = self.home
        if home is None:
            return EventPlace()
        for mention in self.named.mentions:
            if home.holds(mention) and not mention.demonym and not mention.within:
                return replace(self.resolved([mention], "place carried over"), place=mention.name)
        return home.as_place()

    def land_around(self, where: EventPlace) -> EventPlace:
        """The country of a place, as the article calls it: of what is said of "the country"."""
        if where.country is not None and where.country == self.country.country:
            return self.country
        return scenes.country_around(where)

    @cached_property
    def filed_from(self) -> EventPlace | None:
        """The place of the dateline."""
        for mention in self.named.mentions:
            if (mention.dateline or mention.start < self.named.story_start) and not mention.demonym:
                return self.resolved([mention], "dateline")
        return None

    def _is_here(self, index: int, first: int, last: int) -> bool:
        """Whether it happened "here", where the article is written."""
        low = self.document.sentences[index].tokens.low[first : last + 1]
        return "here" in low and low[low.index("here") - 1] != "from"

    def resolved(self, mentions: Sequence[PlaceMention], rule: str) -> EventPlace:
        """One place, or several as one string without a pin."""
        key = rule, tuple([mention.start for mention in mentions])
        if (place := self._resolved.get(key)) is None:
            place = event_place.resolved(self.document.text, mentions, rule)
            if place.country is None and self.home and not any(m.location for m in mentions):
                place = replace(place, country=self.home.code, within=self.home.as_place().within)
            self._resolved[key] = place
        return place

    @cached_property
    def _scenes(self) -> list[scenes.Scene]:
        """The event of every sentence."""
        return scenes.split(self.document, self._of_the_whole, self.named.story_start)

    def _of_the_whole(self, index: int) -> list[Played]:
        """The places of a sentence but for those of a part alone: no scene for what goes on."""
        usable = self.named.playing_in(index)
        low = self.document.sentences[index].tokens.low
        if not usable or (low[0] != "of" and parts_apart.OPENERS.isdisjoint(low)):
            return usable
        return self._not_of_parts(index, -1, usable)

    def _tells_on(self, index: int) -> bool:
        """Whether a sentence goes on about an event: it has one and no victims of its own."""
        tokens = self.document.sentences[index].tokens
        low = tokens.low
        if any(sites.is_located(tokens, first, end) for first, end, _ in self.named.spots(index)):
            return True
        if scenes.EVENTFUL.isdisjoint(low) or _counts_events(low):
            return False
        if not self._has_victims(index):
            return True
        return any(
            (before in _DEFINITE or before == "'s") and word in EVENTS
            for before, word in pairwise(low)
        )
