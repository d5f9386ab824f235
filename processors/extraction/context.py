"""One article while it is read: its document, its places, and what holds around an offset.

`Context.frame(start, end)` answers everything the two kinds of claim share. The single answers
(`origin_at`, `event_place`, `event_dates`) are there for rules that
need one of them alone.
"""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date, time
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from processors.extraction import anaphora, attribution, beginnings, owners, sources
from processors.extraction.beginnings import Beginnings
from processors.extraction.chunks import chunk
from processors.extraction.frame import EventDates, EventPlace, Frame
from processors.extraction.named_places import NamedPlaces
from processors.extraction.people import UNKNOWN, People, people, speakers
from processors.extraction.places_of_sums import PlacesOfSums
from processors.extraction.row import Chunk, Kind, Noun, Row
from processors.extraction.side import FIGHTING, named_before
from processors.extraction.timeline import Timeline
from processors.extraction.whereabouts import Whereabouts
from processors.extraction.who import kind_before
from processors.geo.mention import PlaceMention
from processors.text.document import Document, Sentence
from processors.text.structure import dateline_end
from schemas.article import Article
from schemas.claim import Who

_LEAD = 4
"""Sentences in which a statement says whose it is."""
_NAME_REACH = 6
_SIDE_REACH = 3
"""Sentences back that a name and a party carry over."""

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
        # What several claims of one sentence ask is worked out once.
        self._placed: dict[tuple[int, int], tuple[int, int, int]] = {}

    def close(self) -> None:
        """Let go of all it holds, which is used no more.

        Its parts know it and each other, and the search for such circles costs a tenth of reading.
        """
        self.document.sentences.clear()
        self.__dict__.clear()

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
    def beginnings(self) -> Beginnings:
        """The days on which it says that something began, which tolls are counted from."""
        return beginnings.find(self.document, self.timeline.days, self.timeline.is_of_telling)

    @cached_property
    def named(self) -> NamedPlaces:
        """The places that its sentences name."""
        return NamedPlaces(self.document, self.mentions, self.dateline_end)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """The places of what it tells."""
        return Whereabouts(self.named, self.row)

    @cached_property
    def sums(self) -> PlacesOfSums:
        """Where what is summed up fell."""
        return PlacesOfSums(self.whereabouts)

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
            if sentence.start < self.dateline_end and len(tokens):
                _cut_dateline(row, tokens.at(min(self.dateline_end, sentence.end - 1)))
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
        return {first: end for first, end, _ in self.named.in_sentence(sentence.index)}

    def antecedent(
        self,
        index: int,
        row: Row,
        noun: Noun,
        *,
        start: int | None = None,
        told: Collection[int] = (),
    ) -> anaphora.Resolved | None:
        """Whom a pronoun or a definite phrase means, and how many they were; None if unknown.

        In its own sentence they stand before it, or before token `start`, and are none of those
        `told`, which begin at these tokens: "killed five guards before they were killed".
        """
        asked = noun
        wants_plural = anaphora.wants_plural(row.tokens.low[noun.start]) if noun.pronoun else None
        if noun.pronoun and wants_plural is None:
            return None
        vague: anaphora.Resolved | None = None
        for back in range(anaphora.REACH + 1):
            if index - back < 0:
                return vague
            earlier = self.row(index - back)
            begin = noun.start if start is None else start
            before = begin if back == 0 else len(earlier.tokens)
            for chunk_ in reversed(earlier.chunks):
                if not isinstance(chunk_, Noun) or (back == 0 and chunk_.start in told):
                    continue
                found = anaphora.count_in(earlier, chunk_, asked, before=before)
                if found is None:
                    continue
                if wants_plural is not None and (found[0] == (1, 1, 1)) is wants_plural:
                    continue
                if wants_plural and chunk_.definite and chunk_.quantity is None:
                    vague = vague or found  # "the soldiers": how many, an earlier phrase may say
                    continue
                return found
        return vague

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

    def people_of_us(self, index: int, noun: Noun) -> People:
        """Who "our men" are: his who says it, in the text's own voice its publisher's."""
        tokens = self.document.sentences[index].tokens
        said = self.origin_at(tokens.start[noun.start], tokens.end[noun.end - 1])
        if said is None:
            lead = " ".join(s.text for s in self.document.sentences[:_LEAD])
            said = f"{self.article.source.name} {self.article.title} {lead}"
            known = speakers(said)
            return known if known.who is Who.AID_WORKER else UNKNOWN
        return speakers(said)

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

    def people_meant(self, index: int, noun: Noun) -> People:
        """Who "six of them" are: the last people spoken of in the plural."""
        for back in range(index, max(-1, index - 2), -1):
            row = self.row(back)
            for found in reversed(row.chunks):
                if not isinstance(found, Noun) or found.person is None or found.pronoun:
                    continue
                if back == index and found.end > noun.start:
                    continue
                if found.person.plural and not found.thing:
                    known = people(row, found)
                    return UNKNOWN if known.who is Who.ATTACKER else known
        return UNKNOWN

    def people_owned(self, index: int, noun: Noun) -> People:
        """Who "80 of its members" are: of the force the sentence before opens with, or is for."""
        low = self.row(index).tokens.low[noun.start : noun.end]
        if index == 0 or owners.owner(self.row(index), noun) is not None or "people" in low:
            return UNKNOWN
        row = self.row(index - 1)
        nouns = [found for found in row.chunks if isinstance(found, Noun)]
        forces = [found for found in nouns if owners.names_force(row, found)]
        hit = [one for one in forces if row.tokens.word(one.start - 1) == "for" and "its" in low]
        for first in (*nouns[:1], *(hit if len(forces) == 1 else ())):
            kind = kind_before(row.tokens, first.start, first.end)
            if kind in FIGHTING and not (first.pronoun or (first.person and first.quantity)):
                return People(kind, named_before(row.tokens, first.start, first.end))
        return UNKNOWN

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
        return self.whereabouts.event_place(*self._place_in_text(start, end))

    def event_dates(self, start: int, end: int, *, ahead: bool = False) -> EventDates:
        """When it happened; `ahead`: a weekday lies after publication, for what is planned."""
        return self.timeline.event_dates(*self._place_in_text(start, end), ahead=ahead)

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


def _cut_dateline(row: Row, end: int) -> None:
    """Make one mark of the dateline up to token `end`, so that its commas open no aside."""
    head = [part for part in row.chunks if part.end <= end]
    if not head or any(isinstance(part, Noun) and (part.quantity or part.person) for part in head):
        return  # "Thirty people - 21 villagers, 9 soldiers - "
    row.chunks[: len(head)] = [Chunk(Kind.BOUNDARY, 0, head[-1].end)]
