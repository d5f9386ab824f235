"""Whether the place that a name most likely means can be the one that the text means."""

from processors.geo.credibility import Standing
from processors.geo.hits import Hit
from processors.geo.index import Index, Kind, Place
from processors.geo.lexicon import FRAME_BEFORE
from processors.geo.locate import Locator
from processors.geo.names import folded
from processors.geo.read_text import ReadText
from processors.geo.resolve import ABOUT, Choice, Resolver
from processors.geo.sphere import distance_km
from processors.geo.unknown import child as child_of
from processors.geo.unknown import is_parent
from schemas.place import Location

BARE_PRIOR = 4.3
"""What a place must be known for if only its capital letter says so: some 20,000 people."""
PLACED_PRIOR = 3.0
"""The same after "in"."""
TWO_WORDS_LESS = 0.7
"""How much less for a county of two words, which no person and no town is called."""
VOTED_LESS = 1.0
"""How much less in the country that the text is about."""
FOREIGN = 4.9
"""A town less known than this, abroad, is not meant by a text that is about one country."""
WELL_KNOWN = 5.5
"""From here on a place is itself whatever stands around."""
COMMON_PRIOR = 4.6
"""For "in Nice": an everyday word, but where a place would stand."""
CHILD_KM = 60.0
"""A district or village further than this from the town it is said to be in is another one."""
SOMEWHERE = 0.2
"""Less than this share of the votes, and the text is not about that country."""
ONLY = 0.6
"""If the second country has more than this, the text is not clearly about the first."""
BORDER = 0.7
"""Share of a unit's radius inside which a place may be said to lie in it, whatever its chain."""
RECALL = 900
"""Characters back to the last place that an unknown district may lie in."""


class Meaning:
    """Holds each choice against what the text says: where the place lies, and how it is named."""

    def __init__(self, index: Index, resolver: Resolver, locator: Locator) -> None:
        self.index = index
        self._resolver = resolver
        self._locator = locator

    def said(self, read: ReadText, at: int) -> Place | None:
        """The place that the text says the name lies in, smaller than a country."""
        holder = read.holder.get(at)
        while holder is not None:
            choice = read.chosen.get(read.hits[holder].slot)
            if choice is not None and not self.is_foreign(read, read.hits[holder], choice):
                is_small = is_parent(choice.place) and choice.place.kind is not Kind.COUNTRY
                if choice.place.country is None:
                    return None  # "on the shores of Lake Chad"
                return choice.place if is_small else None
            holder = read.holder.get(holder)
        return None

    def is_elsewhere(self, read: ReadText, at: int, choice: Choice) -> bool:
        """Whether the gazetteer's place of that name cannot be the one the text means."""
        hit = read.hits[at]
        said = self.said(read, at)
        if said is not None and self._is_said_plainly(read, at):
            return not self.lies_in(choice.place, said)
        if self.land_said(read, hit, choice) is not None:
            return True
        if at in read.holder and choice.prior < WELL_KNOWN and not choice.paired:
            # "Mafraq, Yemen" is not the one in Jordan.
            outer = read.hits[read.holder[at]]
            if outer.is_country and all(
                c.place.country != choice.place.country for c in outer.name.candidates[:1]
            ):
                return not hit.is_country
        if self.is_foreign(read, hit, choice):
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

    def land_said(self, read: ReadText, hit: Hit, choice: Choice) -> Place | None:
        """Another country than the chosen one, where the text once says that the name lies in it.

        As in "for Tiné, in eastern Chad. … At Tiné": not the one in Sudan, wherever it is named.
        """
        if choice.paired or hit.is_country or choice.prior >= WELL_KNOWN:
            return None
        lands = [p for p in read.evidence[hit.slot].inside.values() if p.kind is Kind.COUNTRY]
        if len(lands) != 1 or lands[0].country == choice.place.country:
            return None
        return lands[0]

    def is_foreign(self, read: ReadText, hit: Hit, choice: Choice) -> bool:
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

    def _is_said_plainly(self, read: ReadText, at: int) -> bool:
        """Whether "X, Y" says that X lies in Y, and is not two names of a list."""
        hit, holder = read.hits[at], read.hits[read.holder[at]]
        between = read.text[hit.end : holder.start]
        return bool(hit.cue) or hit.owned or holder.cue == "unit" or between not in (", ", " (")

    def child(self, read: ReadText, at: int) -> Location | None:
        """A place that no gazetteer has, inside what the text says, or said last."""
        hit = read.hits[at]
        parent = self.said(read, at)
        if parent is not None and not self._is_said_plainly(read, at):
            return None
        if parent is None and hit.cue and hit.cue != "site":
            parent = self._recalled(read, at)
        choice = read.chosen.get(hit.slot)
        if parent is None and choice is not None:
            parent = self.land_said(read, hit, choice)
        if parent is None and not hit.forced:
            parent = self._only_country(read)
        if parent is None:
            return None
        if hit.cue in ("village", "town", "unit") and parent.kind is Kind.TOWN:
            above = self.index.chain(parent)
            wide = (Kind.COUNTRY,) if hit.cue == "unit" else (Kind.ADMIN1, Kind.COUNTRY)
            parent = next((p for p in above if p.kind in wide), parent)
        return child_of(self._locator, hit.text, hit.cue or "place", parent)

    def _only_country(self, read: ReadText) -> Place | None:
        """The country that the text is about, if it is clearly about one."""
        ranked = sorted(read.votes.shares.items(), key=lambda s: (-s[1], s[0]))
        if not ranked or ranked[0][1] < ABOUT or (len(ranked) > 1 and ranked[1][1] > ONLY):
            return None
        return self.index.with_id(f"iso:{ranked[0][0]}")

    def _recalled(self, read: ReadText, at: int) -> Place | None:
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
                and not self.is_foreign(read, before, choice)
                and (
                    choice.place.kind in (Kind.TOWN, Kind.ADMIN1, Kind.ADMIN2)
                    or (
                        choice.place.kind is Kind.REGION
                        and choice.place.country is not None
                        and ". " not in read.text[before.end : hit.start]
                    )
                )
                and self.is_credible(
                    before, choice, read.votes.shares.get(choice.place.country or "", 0)
                )
            ):
                return choice.place
        return self._only_country(read)

    def unit(self, place: Place) -> Place:
        """The first-level unit around a place, or the place."""
        return next((p for p in self.index.chain(place) if p.kind is Kind.ADMIN1), place)

    def lies_in(self, place: Place, parent: Place) -> bool:
        """Whether a place lies in another by its chain, or near enough to its middle."""
        if place.index == parent.index or parent.id in self._resolver.chain_ids(place):
            return True
        if parent.kind is Kind.ADMIN2:
            # Nobody agrees on these: it is enough to lie in the first-level unit around it.
            above = self.unit(parent)
            if above is not parent:
                return self.lies_in(place, above)
        if place.point is None or parent.point is None or place.country != parent.country:
            return False
        reach = CHILD_KM if parent.kind is Kind.TOWN else BORDER * (parent.radius_m or 0) / 1000
        return distance_km(place.point, parent.point) < reach

    def is_credible(self, hit: Hit, choice: Choice, share: float) -> bool:
        """Whether the name is well enough known for how it stands; `share`: its country's votes."""
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


def is_doubtful(read: ReadText, hit: Hit, choice: Choice) -> bool:
    """Whether a text in capitals names no place there: nothing says that the word is a name."""
    if choice.paired or hit.is_country or hit.cue:
        return False
    own = read.votes.of(choice.place.country, hit.key)
    needed = COMMON_PRIOR if hit.standing is Standing.PLACED else WELL_KNOWN
    return own < SOMEWHERE and choice.prior < needed
