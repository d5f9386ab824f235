"""Every place name of a text, each resolved in the light of the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from processors.geo import shouting
from processors.geo.abbreviated import abbreviated
from processors.geo.across import names_border
from processors.geo.candidates import Name, with_units
from processors.geo.containment import (
    NEAR_BY,
    NEAR_BY_LONGEST,
    holder_of,
    is_among_units,
    is_listed,
)
from processors.geo.credibility import Standing, setting
from processors.geo.dateline import dateline
from processors.geo.given import bare_name, spellings
from processors.geo.hits import Hit, hits
from processors.geo.index import Index, Kind, Place
from processors.geo.lexicon import FRAME_BEFORE, SAYING
from processors.geo.locate import Locator
from processors.geo.mention import PlaceMention
from processors.geo.names import folded
from processors.geo.nearness import Nearness, beside, nearness
from processors.geo.resolve import Choice, Evidence, Resolver
from processors.geo.scan import REMEMBERED, Scanner
from processors.geo.spans import is_shouted
from processors.geo.sphere import distance_km
from processors.geo.structure import cue_behind
from processors.geo.unknown import VOTED, VOTED_SURELY, child, is_parent, misspelt, respelt
from processors.geo.votes import Votes, votes
from schemas.place import Location, PlaceRef

BARE_PRIOR = 4.3
"""What a place must be known for if only its capital letter says so: some 20,000 people."""
PLACED_PRIOR = 3.0
"""The same after "in"."""
TWO_WORDS_LESS = 0.7
"""How much less for a county of two words, which no person and no town is called."""
VOTED_LESS = 1.0
"""How much less in the country that the text is about."""
DOUBTED = 0.8
"""Score is less by this where the name was read as another spelling."""
FOREIGN = 4.9
"""A town less known than this, abroad, is not meant by a text that is about one country."""
WELL_KNOWN = 5.5
"""From here on a place is itself whatever stands around."""
OBSCURE = 3.6
"""A place less known than this, in a country the text does not name, is somebody else's."""
COMMON_PRIOR = 4.6
"""For "in Nice": an everyday word, but where a place would stand."""
DATELINE_VOTES = 3
"""The place of a dateline is counted so often."""
CHILD_KM = 60.0
"""A district or village further than this from the town it is said to be in is another one."""
SOMEWHERE = 0.2
"""Less than this share of the votes, and the text is not about that country."""
ONLY = 0.6
"""If the second country has more than this, the text is not clearly about the first."""
BORDER = 0.7
"""Share of a unit's radius inside which a place may be said to lie in it, whatever its chain."""
BETWEEN_KM = 100.0
"""Towns with more than this from either to the middle are ends of something larger."""
RECALL = 900
"""Characters back to the last place that an unknown district may lie in."""


@dataclass(slots=True)
class _Text:
    """One text while it is read."""

    text: str
    hits: list[Hit]
    votes: Votes
    evidence: dict[str, Evidence]
    chosen: dict[str, Choice] = field(default_factory=dict)
    located: dict[str, Location] = field(default_factory=dict)
    holder: dict[int, int] = field(default_factory=dict)
    """By a hit's position: the hit it is said to lie in."""
    filed_from: tuple[int, int] | None = None
    shouted: bool = False
    """Written all in capitals, so that names are less sure."""


class Gazetteer:
    """The compiled gazetteer as reading asks it. Remembers what it has looked up."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._scanner = Scanner(index)
        self._resolver = Resolver(index)
        self._locator = Locator(index)
        self._peoples: dict[tuple[str, str], Location] = {}
        self._respellings: dict[tuple[str, tuple[str, ...], bool], Name | None] = {}

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
        read = self._read(shown, found, source_country, dateline(text), shouted=shown is not text)
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
        read = self._read(text, every, source_country, dateline(text))
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

    def _read(
        self,
        text: str,
        found: list[Hit],
        source_country: str | None,
        filed: tuple[int, int] | None,
        *,
        shouted: bool = False,
    ) -> _Text:
        voting = [
            h.name for h in found
            if (not shouted or h.is_country or _is_known(h.name))
            and not names_border(text, h.start)
        ]  # fmt: skip
        if filed is not None:
            at_head = [h.name for h in found if filed[0] <= h.start < filed[1]]
            voting += at_head * (DATELINE_VOTES - 1)
        read = _Text(
            text, found, votes(voting, source_country), {}, filed_from=filed, shouted=shouted
        )
        self._gather(read)
        read.chosen.update(
            self._resolver.resolve(
                {k: e for k, e in read.evidence.items() if e.name.candidates}, read.votes
            )
        )
        return read

    def _gather(self, read: _Text) -> None:
        """What the text says of each name: sort of place, and what it lies in."""
        found, text = read.hits, read.text
        for at, hit in enumerate(found):
            holder = holder_of(text, found, at)
            if holder is not None and found[holder].slot == hit.slot and holder > at:
                holder = holder_of(text, found, holder)  # "Hama, Hama province" and the like
            holders: tuple[Place, ...] = ()
            if holder is not None and self._may_lie_in(read, at, holder):
                read.holder[at] = holder
                holders = tuple(c.place for c in found[holder].name.candidates)
            evidence = read.evidence.get(hit.slot)
            if evidence is None:
                if hit.name.demonym is None and self._needs_respelling(read, hit, holders):
                    hit.name = self._respelt(read, hit, holders) or hit.name
                evidence = read.evidence[hit.slot] = Evidence(hit.name)
            else:
                hit.name = evidence.name
            self._cue(read, at, evidence)
            evidence.definite |= hit.around.before[-1:] == ("the",) and hit.cue is None
            evidence.inside.update({place.id: place for place in holders})
            if (
                at + 1 < len(found)
                and found[at + 1].start - hit.end <= NEAR_BY_LONGEST
                and text[hit.end : found[at + 1].start] in NEAR_BY
            ):
                evidence.beside += [c.place for c in found[at + 1].name.candidates[:3]]
        for at, holder in read.holder.items():
            # "X, Y district, Z province": X lies in Z too.
            beyond = read.holder.get(holder)
            if beyond is not None:
                read.evidence[found[at].slot].inside.update(
                    {c.place.id: c.place for c in found[beyond].name.candidates}
                )

    def _cue(self, read: _Text, at: int, evidence: Evidence) -> None:
        hit = read.hits[at]
        if hit.cue == "unit" and "unit" not in evidence.cues:
            hit.name = evidence.name = with_units(self.index, evidence.name)
        if hit.cue:
            evidence.cues.add(hit.cue)
        elif hit.name.also_unit and is_among_units(read.text, read.hits, at):
            evidence.cues.add("unit")

    def _may_lie_in(self, read: _Text, at: int, holder: int) -> bool:
        """Whether the one name may lie in the other: not in a list of countries or states."""
        hit, outer = read.hits[at], read.hits[holder]
        if hit.name.demonym or outer.name.demonym:
            return False  # "in the X region, Somali troops"
        if outer.start > hit.end and (
            read.text.startswith(("'s", "’s"), outer.end) or outer.around.after in SAYING
        ):
            return False  # "near Avdiivka, Russia's ministry said", "near Kursk, Kyiv says"
        if is_listed(read.text, read.hits, at, holder):
            return False
        if outer.name.candidates and outer.name.candidates[0].place.kind >= Kind.TOWN:
            first = hit.name.candidates[:1]
            is_unit = hit.cue == "unit" and outer.start > hit.end and outer.cue is None
            if is_unit or (first and first[0].place.kind is Kind.ADMIN1 and not hit.owned):
                # "Oxford, Miss., the Tupelo paper said": a state lies in no town.
                return not is_unit and len(hit.name.candidates) > 1
        if not hit.is_country:
            return True
        # "Lebanon, Tennessee"; a country lies in nothing.
        units = {c.place.id for c in outer.name.candidates if c.place.kind is Kind.ADMIN1}
        return bool(units) and any(
            not units.isdisjoint(self._resolver.chain_ids(c.place)) for c in hit.name.candidates
        )

    def _needs_respelling(self, read: _Text, hit: Hit, holders: tuple[Place, ...]) -> bool:
        """Whether nothing of that name is known where the text is about."""
        candidates = hit.name.candidates
        if not candidates:
            return True
        if candidates[0].prior >= WELL_KNOWN:
            return False
        if holders and holders[0].kind is Kind.COUNTRY:
            return all(c.place.country != holders[0].country for c in candidates)
        if not (hit.forced or hit.cue):
            return False
        of = read.votes.of
        return any(of(country, hit.key) >= VOTED for country in read.votes.shares) and not any(
            of(c.place.country, hit.key) for c in candidates
        )

    def _respelt(self, read: _Text, hit: Hit, holders: tuple[Place, ...]) -> Name | None:
        """The name under another spelling, in the countries that the text is about."""
        voted = tuple(sorted(c for c, share in read.votes.shares.items() if share >= VOTED))
        is_said = bool(hit.cue) or hit.forced
        doubted = bool(hit.name.candidates) and not is_said
        known = (hit.text, voted, is_said)
        if known in self._respellings:
            found = self._respellings[known]
        else:
            if len(self._respellings) > REMEMBERED:
                self._respellings.clear()
            found = respelt(self.index, hit.text, voted, doubted=doubted)
            if found is None and known[2]:
                surely = tuple(c for c in voted if read.votes.shares[c] >= VOTED_SURELY)
                found = misspelt(self.index, hit.text, surely)
            self._respellings[known] = found
        if found is None or not holders:
            return found
        kept = tuple(
            c
            for c in found.candidates
            if any(self._lies_in(c.place, self._unit(holder)) for holder in holders[:4])
        )
        return Name(found.key, kept, None, note=found.note) if kept else None

    def _mention(self, read: _Text, at: int) -> PlaceMention | None:
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
            if not (hit.forced or at_head or self._is_credible(hit, choice, share)) or (
                read.shouted and not at_head and _is_doubtful(read, hit, choice)
            ):
                return None
            if self._is_elsewhere(read, at, choice):
                choice = None
            else:
                location = self._located(read, hit, choice)
        if location is None:
            location = self._child(read, at)
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

    def _located(self, read: _Text, hit: Hit, choice: Choice) -> Location:
        known = read.located.get(hit.slot)
        if known is None:
            known = read.located[hit.slot] = self._locator.location(
                choice.place,
                score=choice.certainty * (DOUBTED if hit.name.note else 1),
                why=self._why(hit, choice),
            )
        return known

    def _said(self, read: _Text, at: int) -> Place | None:
        """The place that the text says the name lies in, smaller than a country."""
        holder = read.holder.get(at)
        while holder is not None:
            choice = read.chosen.get(read.hits[holder].slot)
            if choice is not None and not self._is_foreign(read, read.hits[holder], choice):
                is_small = is_parent(choice.place) and choice.place.kind is not Kind.COUNTRY
                if choice.place.country is None:
                    return None  # "on the shores of Lake Chad"
                return choice.place if is_small else None
            holder = read.holder.get(holder)
        return None

    def _is_elsewhere(self, read: _Text, at: int, choice: Choice) -> bool:
        """Whether the gazetteer's place of that name cannot be the one the text means."""
        hit = read.hits[at]
        said = self._said(read, at)
        if said is not None and self._is_said_plainly(read, at):
            return not self._lies_in(choice.place, said)
        if self._land_said(read, hit, choice) is not None:
            return True
        if at in read.holder and choice.prior < WELL_KNOWN and not choice.paired:
            # "Mafraq, Yemen" is not the one in Jordan.
            outer = read.hits[read.holder[at]]
            if outer.is_country and all(
                c.place.country != choice.place.country for c in outer.name.candidates[:1]
            ):
                return not hit.is_country
        if self._is_foreign(read, hit, choice):
            return True
        if hit.cue in ("district", "village") and not choice.paired:
            share = read.votes.of(choice.place.country, hit.key)
            return (
                share < SOMEWHERE
                and choice.place.kind is not Kind.ADMIN2
                and bool(read.votes.shares)
                and read.votes.shares.get(choice.place.country or "", 0.0) < 1
            )
        return False

    def _land_said(self, read: _Text, hit: Hit, choice: Choice) -> Place | None:
        """Another country than the chosen one, where the text once says that the name lies in it.

        As in "for Tiné, in eastern Chad. … At Tiné": not the one in Sudan, wherever it is named.
        """
        if choice.paired or hit.is_country or choice.prior >= WELL_KNOWN:
            return None
        lands = [p for p in read.evidence[hit.slot].inside.values() if p.kind is Kind.COUNTRY]
        if len(lands) != 1 or lands[0].country == choice.place.country:
            return None
        return lands[0]

    def _is_foreign(self, read: _Text, hit: Hit, choice: Choice) -> bool:
        """Whether it is some small town abroad, in a text that is about one country."""
        if choice.paired or hit.is_country or hit.forced:
            return False
        if choice.prior >= (WELL_KNOWN if hit.cue or read.shouted else FOREIGN):
            return False
        if read.votes.of(choice.place.country, hit.key) >= SOMEWHERE:
            return False
        is_own = folded(choice.place.name) == hit.key and hit.cue != "site"
        is_small = choice.place.kind in (Kind.DISTRICT, Kind.SITE)
        alone = is_own and len({c.place.country for c in hit.name.candidates}) == 1
        if not read.shouted and alone and not is_small:
            return False  # the name is that place's alone; "the Mu River" is not the town of Mu
        only = self._only_country(read)
        if only is not None:
            return only.country != choice.place.country
        return read.shouted and bool(read.votes.shares)

    def _is_said_plainly(self, read: _Text, at: int) -> bool:
        """Whether "X, Y" says that X lies in Y, and is not two names of a list."""
        hit, holder = read.hits[at], read.hits[read.holder[at]]
        between = read.text[hit.end : holder.start]
        return bool(hit.cue) or hit.owned or holder.cue == "unit" or between not in (", ", " (")

    def _child(self, read: _Text, at: int) -> Location | None:
        """A place that no gazetteer has, inside what the text says, or said last."""
        hit = read.hits[at]
        parent = self._said(read, at)
        if parent is not None and not self._is_said_plainly(read, at):
            return None
        if parent is None and hit.cue and hit.cue != "site":
            parent = self._recalled(read, at)
        choice = read.chosen.get(hit.slot)
        if parent is None and choice is not None:
            parent = self._land_said(read, hit, choice)
        if parent is None and not hit.forced:
            parent = self._only_country(read)
        if parent is None:
            return None
        if hit.cue in ("village", "town", "unit") and parent.kind is Kind.TOWN:
            above = self.index.chain(parent)
            wide = (Kind.COUNTRY,) if hit.cue == "unit" else (Kind.ADMIN1, Kind.COUNTRY)
            parent = next((p for p in above if p.kind in wide), parent)
        return child(self._locator, hit.text, hit.cue or "place", parent)

    def _only_country(self, read: _Text) -> Place | None:
        """The country that the text is about, if it is clearly about one."""
        ranked = sorted(read.votes.shares.items(), key=lambda s: (-s[1], s[0]))
        if not ranked or (len(ranked) > 1 and ranked[1][1] > ONLY):
            return None
        return self.index.with_id(f"iso:{ranked[0][0]}")

    def _recalled(self, read: _Text, at: int) -> Place | None:
        """The last town or unit before the hit; else the country that the text is about."""
        hit = read.hits[at]
        for before in reversed(read.hits[:at]):
            if hit.start - before.end > RECALL:
                break
            filed = read.filed_from
            if filed is not None and before.end <= filed[1] and hit.cue != "district":
                break  # a village need not lie near where somebody writes
            choice = read.chosen.get(before.slot)
            if choice is None and before.cue == "unit":
                break  # in a unit that nobody knows, and not in the town named before it
            if (
                choice is not None
                and before.key != hit.key
                and not before.name.demonym
                and not self._is_foreign(read, before, choice)
                and (
                    choice.place.kind in (Kind.TOWN, Kind.ADMIN1, Kind.ADMIN2)
                    or (
                        choice.place.kind is Kind.REGION
                        and choice.place.country is not None
                        and ". " not in read.text[before.end : hit.start]
                    )
                )
                and self._is_credible(
                    before, choice, read.votes.shares.get(choice.place.country or "", 0)
                )
            ):
                return choice.place
        return self._only_country(read)

    def _unit(self, place: Place) -> Place:
        """The first-level unit around a place, or the place."""
        return next((p for p in self.index.chain(place) if p.kind is Kind.ADMIN1), place)

    def _lies_in(self, place: Place, parent: Place) -> bool:
        if place.index == parent.index or parent.id in self._resolver.chain_ids(place):
            return True
        if parent.kind is Kind.ADMIN2:
            # Nobody agrees on these: it is enough to lie in the first-level unit around it.
            above = self._unit(parent)
            if above is not parent:
                return self._lies_in(place, above)
        if place.point is None or parent.point is None or place.country != parent.country:
            return False
        reach = CHILD_KM if parent.kind is Kind.TOWN else BORDER * (parent.radius_m or 0) / 1000
        return distance_km(place.point, parent.point) < reach

    def _is_credible(self, hit: Hit, choice: Choice, share: float) -> bool:
        if choice.paired or hit.is_country or hit.cue:
            return True
        placed = hit.standing is Standing.PLACED
        if share < SOMEWHERE and hit.piece_left in FRAME_BEFORE and choice.prior < WELL_KNOWN:
            return False  # "West Midlands" is not the Midlands of Zimbabwe
        if hit.name.common:
            return placed and not hit.around.opens and choice.prior >= COMMON_PRIOR
        needed = PLACED_PRIOR if placed else BARE_PRIOR
        if choice.place.kind is Kind.ADMIN2 and " " in hit.key:
            needed -= TWO_WORDS_LESS
        return choice.prior >= needed - VOTED_LESS * share

    def _why(self, hit: Hit, choice: Choice) -> str:
        because = ", ".join(choice.reasons) or "no other is as well known"
        rival = choice.runner_up
        other = f"; not {rival.name}, {self._locator.describe(rival)}" if rival else ""
        note = f" ({hit.name.note}: {choice.place.name})" if hit.name.note else ""
        described = self._locator.describe(choice.place)
        return f"{hit.text}{note}: {described}, because {because}{other}"


def _is_doubtful(read: _Text, hit: Hit, choice: Choice) -> bool:
    """Whether a text in capitals names no place there: nothing says that the word is a name."""
    if choice.paired or hit.is_country or hit.cue:
        return False
    own = read.votes.of(choice.place.country, hit.key)
    needed = COMMON_PRIOR if hit.standing is Standing.PLACED else WELL_KNOWN
    return own < SOMEWHERE and choice.prior < needed


def _is_known(name: Name) -> bool:
    return bool(name.candidates) and name.candidates[0].prior >= WELL_KNOWN


def _mark_between(read: _Text) -> None:
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
