"""Every place name of a text, each resolved in the light of the others."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from processors.geo import shouting
from processors.geo.abbreviated import abbreviated
from processors.geo.candidates import Name
from processors.geo.credibility import Standing, setting
from processors.geo.dateline import dateline
from processors.geo.gathering import Gatherer
from processors.geo.given import bare_name, spellings
from processors.geo.hits import Hit, hits
from processors.geo.index import Index, Kind
from processors.geo.locate import Locator
from processors.geo.meaning import Meaning, is_doubtful
from processors.geo.mention import PlaceMention
from processors.geo.names import folded
from processors.geo.nearness import Nearness, beside, nearness
from processors.geo.read_text import ReadText
from processors.geo.resolve import Choice, Resolver
from processors.geo.scan import Scanner
from processors.geo.spans import is_shouted
from processors.geo.sphere import distance_km
from processors.geo.structure import cue_behind
from schemas.place import Location, PlaceRef

DOUBTED = 0.8
"""Score is less by this where the name was read as another spelling."""
OBSCURE = 3.6
"""A place less known than this, in a country the text does not name, is somebody else's."""
BETWEEN_KM = 100.0
"""Towns with more than this from either to the middle are ends of something larger."""


class Gazetteer:
    """The compiled gazetteer as reading asks it. Remembers what it has looked up."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._scanner = Scanner(index)
        self._locator = Locator(index)
        resolver = Resolver(index)
        self._meaning = Meaning(index, resolver, self._locator)
        self._gatherer = Gatherer(index, self._scanner, resolver, self._meaning)
        self._peoples: dict[tuple[str, str], Location] = {}

    def named(self, name: str) -> Sequence[PlaceRef]:
        """What a user may mean by `name` or id in a rule, most likely first."""
        by_id = self.index.with_id(name) or self.index.with_id(f"iso:{name}")
        if by_id is not None:
            return (PlaceRef(id=by_id.id, name=by_id.name),)
        known = self._scanner.name(name)
        if known is None:
            return ()
        if known.demonym:
            return self.named(f"iso:{known.demonym}")
        return tuple(PlaceRef(id=c.place.id, name=c.place.name) for c in known.candidates)

    def mentions(self, text: str, *, source_country: str | None = None) -> Sequence[PlaceMention]:
        """Every place name in `text`, in order, without overlaps."""
        shown = shouting.printed(text, self._scanner.name) if is_shouted(text) else text
        found = hits(self._scanner, shown)
        if not found:
            return ()
        read = self._gatherer.read(
            shown, found, source_country, dateline(text), shouted=shown is not text
        )
        if "between " in shown:
            _mark_between(read)
        named = [m for i in range(len(found)) if (m := self._mention(read, i)) is not None]
        if shown is text:
            return named
        return [replace(m, name=text[m.start : m.end]) for m in named]

    def resolve(
        self, text: str, spans: Sequence[tuple[int, int]], *, source_country: str | None = None
    ) -> Sequence[PlaceMention | None]:
        """A mention for each of the given spans, in their order; None where it stays unknown."""
        given = [self._given(text, start, end) for start, end in spans]
        others = [
            h for h in hits(self._scanner, text)
            if not any(h.start < end and start < h.end for start, end in spans)
        ]  # fmt: skip
        every = sorted([*given, *others], key=lambda h: (h.start, h.end))
        read = self._gatherer.read(text, every, source_country, dateline(text))
        mentions = {id(hit): self._mention(read, i) for i, hit in enumerate(every)}
        return [
            m if (m := mentions[id(hit)]) is not None and m.location is not None else None
            for hit in given
        ]

    def _given(self, text: str, start: int, end: int) -> Hit:
        """A hit for a span that somebody else says is a place."""
        around = setting(text, start, end)
        short = abbreviated(self.index, text, start, end)
        if short is not None:
            return Hit(start, end, text[start:end], short[0], around, Standing.PLACED, cue="unit",
                       forced=True)  # fmt: skip
        behind = cue_behind(text, end)
        for bare, cue in spellings(text[start:end]):
            name = self._scanner.name(bare)
            if name is not None:
                said = cue or (behind if behind in ("unit", "district") else None)
                return Hit(start, end, bare, name, around, Standing.PLACED, cue=said, forced=True)
        bare, cue = bare_name(text[start:end])
        cue = cue or behind
        name = Name(folded(bare), (), None)
        return Hit(start, end, bare, name, around, Standing.PLACED, cue=cue, forced=True)

    def _mention(self, read: ReadText, at: int) -> PlaceMention | None:
        hit = read.hits[at]
        filed = read.filed_from
        at_head = filed is not None and filed[0] <= hit.start < filed[1]
        if hit.name.demonym:
            return self._people(hit, hit.name.demonym)
        choice = read.chosen.get(hit.slot)
        location = None
        if choice is not None:
            share = read.votes.shares.get(choice.place.country or "", 0.0)
            if hit.forced and not share and choice.prior < OBSCURE and read.votes.shares:
                return None
            if not (hit.forced or at_head or self._meaning.is_credible(hit, choice, share)) or (
                read.shouted and not at_head and is_doubtful(read, hit, choice)
            ):
                return None
            if self._meaning.is_elsewhere(read, at, choice):
                choice = None
            else:
                location = self._located(read, hit, choice)
        if location is None:
            location = self._meaning.child(read, at)
        if location is None and not hit.cue:
            return None
        if location is not None:
            near = hit.near or nearness(read.text, hit.start)
            if near is not None:
                location = beside(location, near)
        return PlaceMention(
            hit.start,
            hit.end,
            read.text[hit.start : hit.end],
            location,
            dateline=at_head,
            timezone=choice.place.timezone if choice else self._clock(location),
        )

    def _clock(self, location: Location | None) -> str | None:
        """The time zone of what contains a place that no gazetteer has."""
        above = self.index.with_id(location.chain[1].id) if location else None
        return above.timezone if above else None

    def _people(self, hit: Hit, code: str) -> PlaceMention | None:
        location = self._peoples.get((hit.text, code))
        if location is None:
            country = self.index.with_id(f"iso:{code}")
            if country is None:
                return None
            why = f"{hit.text}: of {country.name}"
            location = self._locator.location(country, score=1.0, why=why)
            self._peoples[hit.text, code] = location
        return PlaceMention(hit.start, hit.end, hit.text, location, demonym=True)

    def _located(self, read: ReadText, hit: Hit, choice: Choice) -> Location:
        known = read.located.get(hit.slot)
        if known is None:
            known = read.located[hit.slot] = self._locator.location(
                choice.place,
                score=choice.certainty * (DOUBTED if hit.name.note else 1),
                why=self._why(hit, choice),
            )
        return known

    def _why(self, hit: Hit, choice: Choice) -> str:
        because = ", ".join(choice.reasons) or "no other is as well known"
        rival = choice.runner_up
        other = f"; not {rival.name}, {self._locator.describe(rival)}" if rival else ""
        note = f" ({hit.name.note}: {choice.place.name})" if hit.name.note else ""
        described = self._locator.describe(choice.place)
        return f"{hit.text}{note}: {described}, because {because}{other}"


def _mark_between(read: ReadText) -> None:
    """Two towns with "between" before them: the event is near either, half way at most."""
    for one, other in pairwise(read.hits):
        if one.around.before[-1:] != ("between",) or read.text[one.end : other.start] != " and ":
            continue
        ends = [read.chosen.get(hit.slot) for hit in (one, other)]
        spots = [c.place.point for c in ends if c is not None and c.place.kind >= Kind.TOWN]
        if len(spots) == len(ends) and spots[0] is not None and spots[1] is not None:
            half = distance_km(spots[0], spots[1]) / 2
            if half <= BETWEEN_KM:
                one.near = other.near = Nearness("between", km=half)
