"""What a text says of each of its names, before one place is chosen for it."""

from processors.geo.across import names_border
from processors.geo.candidates import Name, with_units
from processors.geo.containment import (
    NEAR_BY,
    NEAR_BY_LONGEST,
    holder_of,
    is_among_units,
    is_listed,
)
from processors.geo.hits import Hit
from processors.geo.index import Index, Kind, Place
from processors.geo.lexicon import ARMED, SAYING
from processors.geo.meaning import WELL_KNOWN, Meaning
from processors.geo.read_text import ReadText
from processors.geo.resolve import Evidence, Resolver
from processors.geo.scan import REMEMBERED, Scanner
from processors.geo.unknown import VOTED, VOTED_SURELY, misspelt, respelt
from processors.geo.votes import votes

DATELINE_VOTES = 3
"""The place of a dateline is counted so often."""


def _is_of_an_army(text: str, hit: Hit) -> bool:
    """As in "Israeli troops", "Russian air strikes": those who act, wherever they do."""
    if hit.name.demonym is None:
        return False
    behind = text[hit.end : hit.end + _BEHIND].lower().split(None, 2)[:2]
    return not ARMED.isdisjoint(word.strip(".,;:") for word in behind)


_BEHIND = 30
"""Characters of two words."""


class Gatherer:
    """Gathers the evidence of a text and lets the resolver choose."""

    def __init__(
        self, index: Index, scanner: Scanner, resolver: Resolver, meaning: Meaning
    ) -> None:
        self.index = index
        self._scanner = scanner
        self._resolver = resolver
        self._meaning = meaning
        self._respellings: dict[tuple[str, tuple[str, ...], bool], Name | None] = {}

    def read(
        self,
        text: str,
        found: list[Hit],
        source_country: str | None,
        filed: tuple[int, int] | None,
        *,
        shouted: bool = False,
    ) -> ReadText:
        """`text` with the hits `found` in it, each name's evidence and choice; `filed` is the span
        of the dateline's place.
        """
        armed = [_is_of_an_army(text, h) for h in found]
        voting = [
            h.name for h, is_army in zip(found, armed, strict=True)
            if (not shouted or h.is_country or _is_known(h.name))
            and not is_army and not names_border(text, h.start)
        ]  # fmt: skip
        armies = [h.name.demonym for h, is_army in zip(found, armed, strict=True) if is_army]
        if filed is not None:
            at_head = [h.name for h in found if filed[0] <= h.start < filed[1]]
            voting += at_head * (DATELINE_VOTES - 1)
        read = ReadText(
            text,
            found,
            votes(voting, source_country, [one for one in armies if one]),
            {},
            filed_from=filed,
            shouted=shouted,
        )
        self._gather(read)
        read.chosen.update(
            self._resolver.resolve(
                {k: e for k, e in read.evidence.items() if e.name.candidates}, read.votes
            )
        )
        return read

    def _gather(self, read: ReadText) -> None:
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

    def _cue(self, read: ReadText, at: int, evidence: Evidence) -> None:
        hit = read.hits[at]
        if hit.cue == "unit" and "unit" not in evidence.cues:
            hit.name = evidence.name = with_units(self.index, evidence.name)
        if hit.cue:
            evidence.cues.add(hit.cue)
        elif hit.name.also_unit and is_among_units(read.text, read.hits, at):
            evidence.cues.add("unit")

    def _may_lie_in(self, read: ReadText, at: int, holder: int) -> bool:
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

    def _needs_respelling(self, read: ReadText, hit: Hit, holders: tuple[Place, ...]) -> bool:
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

    def _respelt(self, read: ReadText, hit: Hit, holders: tuple[Place, ...]) -> Name | None:
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
        lies_in = self._meaning.lies_in
        kept = tuple(
            c
            for c in found.candidates
            if any(lies_in(c.place, self._meaning.unit(holder)) for holder in holders[:4])
        )
        return Name(found.key, kept, None, note=found.note) if kept else None


def _is_known(name: Name) -> bool:
    return bool(name.candidates) and name.candidates[0].prior >= WELL_KNOWN
