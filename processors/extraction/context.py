"""One article while it is read: its document, its places, and what holds around an offset.

`Context.frame(start, end)` answers everything the two kinds of claim share. The single answers
(`origin_at`, `event_place`, `event_dates`) are there for rules that
need one of them alone.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from functools import cached_property, lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from processors.extraction import (
    anaphora,
    attribution,
    event_place,
    land,
    place_anaphora,
    place_roles,
    scenes,
    sources,
    unlisted,
)
from processors.extraction.chunks import chunk
from processors.extraction.frame import EventDates, EventPlace, Frame
from processors.extraction.people import UNKNOWN, People, people
from processors.extraction.place_roles import Played, Role
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.scope import EVENTS
from processors.extraction.timeline import Timeline
from processors.geo.mention import PlaceMention
from processors.text.document import Document, Sentence
from processors.text.lexicon import words
from processors.text.structure import dateline_end
from schemas.article import Article
from schemas.claim import Who

_NAME_REACH = 6
_SIDE_REACH = 3
_PLACE_REACH = 8
"""Sentences back that a name, a party and a place carry over."""

_MANY_PLACES = 3
_DEFINITE = words("the that this")
_zone = lru_cache(maxsize=512)(ZoneInfo)


class Context:
    """What is known of one article while its claims are read."""

    def __init__(
        self, article: Article, mentions: Sequence[PlaceMention], folded: str | None = None
    ) -> None:
        """Split the article into sentences; `folded` spares folding it again."""
        self.article = article
        self.mentions = mentions
        self.document = Document.of(article.text, folded)
        self._rows: dict[int, Row] = {}
        self._published: dict[str | None, date] = {}
        self._fullest: dict[str, str] = {}
        self.mention_starts = [mention.start for mention in mentions]
        # What several claims of one sentence ask is worked out once.
        self._widest: dict[str, PlaceMention | None] = {}
        self._placed: dict[tuple[int, int], tuple[int, int, int]] = {}
        self._named: dict[int, list[tuple[int, int, PlaceMention]]] = {}
        self._usable: dict[int, list[Played]] = {}
        self._resolved: dict[tuple[str, tuple[int, ...]], EventPlace] = {}

    def sentences_at(self, offsets: list[int]) -> list[int]:
        """Indices of the sentences in which any of the offsets lies, in order, each once."""
        found: list[int] = []
        for offset in offsets:
            sentence = self.document.sentence_at(offset)
            if sentence is not None and (not found or found[-1] != sentence.index):
                found.append(sentence.index)
        return found

    @cached_property
    def timeline(self) -> Timeline:
        """The days of the article, against the day of publication where it is from."""
        return Timeline(self.document, self.published_on(self.zone), self.dateline_end, self.row)

    @cached_property
    def dateline_end(self) -> int:
        """Offset at which the story begins."""
        return dateline_end(self.document.text)

    def row(self, index: int) -> Row:
        """The chunks of a sentence, cut on first use."""
        if (row := self._rows.get(index)) is None:
            sentence = self.document.sentences[index]
            tokens = sentence.tokens
            covered = {days.start: days.end for days in self.timeline.days(index)}
            row = chunk(tokens, covered, self._places(sentence), shouts=self.document.shouts)
            self._rows[index] = row
        return row

    @cached_property
    def zone(self) -> str | None:
        """The time zone of the article's places: the dateline's, else the first that has one."""
        for mention in self.mentions:
            if mention.dateline and mention.timezone:
                return mention.timezone
        return next((mention.timezone for mention in self.mentions if mention.timezone), None)

    def _places(self, sentence: Sentence) -> dict[int, int]:
        """Token index of each name of a place in the sentence, and the index after it."""
        return {first: end for first, end, _ in self._mentions_in(sentence.index)}

    def antecedent(self, index: int, row: Row, noun: Noun) -> anaphora.Resolved | None:
        """Whom a pronoun or a definite phrase means, and how many they were; None if unknown."""
        asked = noun
        wants_plural = anaphora.wants_plural(row.tokens.low[noun.start]) if noun.pronoun else None
        if noun.pronoun and wants_plural is None:
            return None
        for back in range(anaphora.REACH + 1):
            if index - back < 0:
                return None
            earlier = self.row(index - back)
            before = noun.start if back == 0 else len(earlier.tokens)
            for chunk_ in reversed(earlier.chunks):
                if not isinstance(chunk_, Noun):
                    continue
                found = anaphora.count_in(earlier, chunk_, asked, before=before)
                if found is None:
                    continue
                if wants_plural is not None and (found[0] == (1, 1, 1)) is wants_plural:
                    continue
                return found
        return None

    def people_so_many(self, index: int, noun: Noun) -> People:
        """Who "both", "all three" and "the two" are: the last people so many."""
        asked = noun.quantity
        for back in range(index, max(-1, index - anaphora.REACH), -1):
            earlier = self.row(back)
            for found in reversed(earlier.chunks):
                if not isinstance(found, Noun) or found.quantity is None or found is noun:
                    continue
                if back == index and found.start > noun.start:
                    continue
                if asked and found.quantity.low == asked.low and found.person is not None:
                    return people(earlier, found)
        return UNKNOWN

    def side_of(self, index: int, noun: Noun) -> str | None:
        """Of which party "one of the soldiers" is: that of the soldiers last spoken of."""
        for back in range(index, max(-1, index - _SIDE_REACH), -1):
            row = self.row(back)
            for found in reversed(row.chunks):
                if not isinstance(found, Noun) or found.person is None or noun.person is None:
                    continue
                if back == index and found.start >= noun.start:
                    continue
                if found.person.singular == noun.person.singular:
                    return people(row, found).side
        return None

    def people_named(self, index: int, name: str) -> People:
        """What the article has said of somebody by that last name: his title, his trade."""
        for back in range(index, max(-1, index - _NAME_REACH), -1):
            row = self.row(back)
            for noun in row.chunks:
                words = row.tokens.raw[noun.start : noun.end] if isinstance(noun, Noun) else ()
                if isinstance(noun, Noun) and name in words and "'s" not in words:
                    known = people(row, noun)
                    if known.who is not Who.UNSPECIFIED:
                        return known
        return UNKNOWN

    @cached_property
    def text_sha256(self) -> str:
        """Of the text in UTF-8. Lone surrogates are hashed as they are."""
        return hashlib.sha256(self.document.text.encode("utf-8", "surrogatepass")).hexdigest()

    def published_on(self, timezone: str | None = None) -> date:
        """The day of publication, in the days of `timezone` if the article says a time of day.

        Midnight sharp is how a bare date is written; it is the same day everywhere.
        """
        if (day := self._published.get(timezone)) is None:
            at = self.article.published_at
            is_bare = timezone is None or at.time() == time(0)
            day = at.date() if is_bare else at.astimezone(_zone(timezone or "UTC")).date()
            self._published[timezone] = day
        return day

    def _place_in_text(self, start: int, end: int) -> tuple[int, int, int]:
        """Index of the sentence of an offset, and the tokens of `start` up to `end` in it."""
        key = start, end
        if (placed := self._placed.get(key)) is None:
            sentence = self.document.sentence_at(start)
            index = sentence.index if sentence else 0
            tokens = self.document.sentences[index].tokens
            placed = self._placed[key] = index, tokens.at(start), tokens.at(end - 1) + 1
        return placed

    def origin_at(self, start: int, end: int) -> str | None:
        """Whom the words at `start` up to `end` are said from; None for the article's own voice."""
        index, first, last = self._place_in_text(start, end)
        said = sources.origin(self.document, self.row, index, first, last)
        if said is None:
            return None
        if said not in self._fullest:
            self._fullest[said] = attribution.fullest(self.document.text, said)
        return self._fullest[said]

    def event_place(self, start: int, end: int) -> EventPlace:
        """Where what `start` up to `end` tells of happened."""
        index, first, last = self._place_in_text(start, end)
        if self._is_here(index, first, last):
            return self._filed_from or EventPlace()
        scene = self._scenes[index]
        for back in range(index, max(-1, index - _PLACE_REACH), -1):
            usable = self._event_places_in(back)
            if back < index:
                usable = self._carried_from(back, usable)
            if not usable:
                continue
            if back < index:
                if self._scenes[back] is not scene and scene.named:
                    break
                first = last = 0
            tokens = self.document.sentences[back].tokens
            if found := event_place.best(tokens, usable, first, last, carried=back < index):
                return self.resolved(found, "place" if back == index else "place carried over")
        for at, mention in scene.named:
            is_abroad = self._land and not self._land.may_be(mention, happens=True)
            if is_abroad and (index > 0 or not self._has_victims(at)):
                continue
            is_near = at <= index + scenes.AHEAD
            if at <= index or (is_near and (index == 0 or self._tells_on(at))):
                return self.resolved([mention], "place carried over")
        filed = self._filed_from
        if filed is not None and (self._land is None or filed.country == self._land.code):
            return filed
        return self._land.as_place() if self._land is not None else EventPlace()

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
        home = self._land
        low = self.document.sentences[back].tokens.low
        if home is None or not usable:
            return usable
        happens = not scenes.EVENTFUL.isdisjoint(low)
        return [one for one in usable if home.may_be(one[1][2], happens=happens)]

    @cached_property
    def _land(self) -> land.Land | None:
        """The country that the article is about."""
        told = ((one, self._event_places_in(one.index)) for one in self.document.sentences)
        return land.spoken_of(self.mentions, told)

    @cached_property
    def _filed_from(self) -> EventPlace | None:
        """The place of the dateline."""
        for mention in self.mentions:
            if (mention.dateline or mention.start < self.dateline_end) and not mention.demonym:
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
            if place.country is None and self._land and not any(m.location for m in mentions):
                place = replace(place, country=self._land.code, within=self._land.as_place().within)
            self._resolved[key] = place
        return place

    def _event_places_in(self, index: int) -> list[Played]:
        """The names in a sentence that can be where something happened, with their roles."""
        if (usable := self._usable.get(index)) is None:
            tokens = self.document.sentences[index].tokens
            named = self._mentions_in(index)
            if called := self._called_by_kind(index):
                ends = {first: end for first, end, _ in called}
                named = [one for one in named if one[0] not in ends] + called
                named.sort(key=lambda one: one[0])
            usable = self._usable[index] = place_roles.played(tokens, named)
        return usable

    def _called_by_kind(self, index: int) -> list[tuple[int, int, PlaceMention]]:
        """What "the city", "the capital" and the like stand for in a sentence."""
        tokens = self.document.sentences[index].tokens
        if place_anaphora.KINDS.isdisjoint(tokens.low):
            return []
        earlier = [
            named[2]
            for back in range(max(0, index - _PLACE_REACH), index)
            for kind, named in place_roles.played(
                self.document.sentences[back].tokens, self._mentions_in(back)
            )
            if kind is Role.EVENT
        ]
        return place_anaphora.found(
            tokens, self._mentions_in(index), earlier, self._capital, shouts=self.document.shouts
        )

    @cached_property
    def _capital(self) -> PlaceMention | None:
        return place_anaphora.capital(self.document.text, self.mentions)

    @cached_property
    def _scenes(self) -> list[scenes.Scene]:
        """The event of every sentence."""
        return scenes.split(self.document, self._event_places_in, self.dateline_end)

    def exact_place(self, where: EventPlace, at: int) -> EventPlace:
        """The most exact place that the text names for the event at offset `at`."""
        index = self._place_in_text(at, at + 1)[0]
        if where.location is None:
            return where
        place = PlaceMention(0, 0, where.place or "", where.location)
        found = scenes.refined(self._scenes[index], place, index, self._tells_on)
        if found is place:
            return where
        return self.resolved([found], where.rule)

    def _tells_on(self, index: int) -> bool:
        """Whether a sentence goes on about an event: it has one and no victims of its own."""
        low = self.document.sentences[index].tokens.low
        if scenes.EVENTFUL.isdisjoint(low):
            return False
        if not self._has_victims(index):
            return True
        return any(
            (before in _DEFINITE or before == "'s") and word in EVENTS
            for before, word in pairwise(low)
        )

    def _has_victims(self, index: int) -> bool:
        return any(chunk_.kind is Kind.EFFECT for chunk_ in self.row(index).chunks)

    def has_people(self, index: int) -> bool:
        """Whether a sentence names a people: "Palestinians", "Syrian civilians"."""
        sentence = self.document.sentences[index]
        k = bisect_left(self.mention_starts, sentence.start)
        return any(m.demonym for m in self.mentions[k : k + 20] if m.start < sentence.end)

    def whole_place(self, where: EventPlace) -> EventPlace:
        """The largest place named that holds `where`: that of a running toll without a place."""
        if where.location is None:
            return where
        known = where.location.place.id
        if known not in self._widest:
            place = PlaceMention(0, 0, where.place or "", where.location)
            self._widest[known] = scenes.widest(self.mentions, place)
        found = self._widest[known]
        if found is None or scenes.is_exact(found) or (self.is_round_up and found.within):
            return scenes.country_around(where)
        return replace(self.resolved([found], where.rule), place=found.name)

    def event_dates(self, start: int, end: int, *, ahead: bool = False) -> EventDates:
        """When it happened; `ahead`: a weekday lies after publication, for what is planned."""
        return self.timeline.event_dates(*self._place_in_text(start, end), ahead=ahead)

    def _mentions_in(self, index: int) -> list[tuple[int, int, PlaceMention]]:
        """The names of places in a sentence, with their tokens."""
        if (known := self._named.get(index)) is not None:
            return known
        sentence = self.document.sentences[index]
        tokens = sentence.tokens
        found = self._named[index] = []
        peoples: list[int] = []
        k = bisect_left(self.mention_starts, sentence.start)
        while k < len(self.mentions) and self.mentions[k].start < sentence.end:
            mention = self.mentions[k]
            if not mention.demonym and not mention.dateline and mention.start >= self.dateline_end:
                found.append((tokens.at(mention.start), tokens.at(mention.end - 1) + 1, mention))
            elif mention.demonym:
                peoples.append(tokens.at(mention.start))
            k += 1
        if found and not self.document.shouts:
            found += unlisted.named(self.document.text, tokens, found, peoples)
            found.sort(key=lambda one: one[0])
        return found

    def frame(self, start: int, end: int) -> Frame:
        """Where, when and from whom, for the words from `start` up to `end`."""
        when = self.event_dates(start, end)
        where = self.event_place(start, end)
        return Frame(
            origin=self.origin_at(start, end),
            where=where,
            when=when,
            background=self.timeline.is_background(when),
            why=tuple([rule for rule in (where.rule, when.rule) if rule]),
        )
