"""What has been told so far: repeated, summed up, gathered, or handing down its kind."""

from dataclasses import dataclass, field
from itertools import chain, pairwise

from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked
from processors.extraction.people import UNKNOWN, People, aboard, people
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.side import FIGHTING
from processors.text import numbers
from processors.text.lexicon import words
from schemas.claim import Effect, Who


@dataclass(slots=True)
class Memory:
    """What is known while one sentence is read, and what has been told so far."""

    context: Context
    index: int
    row: Row
    earlier: list[Draft]
    """Of the sentences before, for what "five others" and "among the dead" mean."""
    drafts: list[Draft] = field(default_factory=list)
    used: set[tuple[int, Effect]] = field(default_factory=set)
    """First tokens of phrases already counted, and for what."""

    def is_used(self, noun: Noun) -> bool:
        """Whether a phrase has been counted, for whatever harm."""
        return noun.start in dict(self.used)

    def is_counted(self, effect: Effect, low: int) -> bool:
        """Whether so many have been told dead, hurt or taken before."""
        return any(d.effect is effect and d.low == low for d in self.last())

    def last(self) -> list[Draft]:
        """What was told last, in order; few enough that a list of a thousand stays cheap."""
        return [*self.earlier[-_MEMORY:], *self.drafts[-_MEMORY:]]

    def sum_up(self, total: Draft, *, said: bool = False) -> None:
        """Make the figures told just before parts of a total to which they add up exactly.

        `said`: the text says it is the total, so that they need not add up.
        """
        items = [
            d
            for d in self.last()
            if d is not total and d.effect is total.effect and d.part_of is None
            and self.index - d.sentence <= _GATHERS_WITHIN
        ]  # fmt: skip
        items = [d for d in items if d.low < total.low] if said else items
        if said or (len(items) > 1 and sum(d.low for d in items) == total.low):
            for item in items:
                item.part_of = total

    def whole_of(self, part: Draft, *, beside: Draft | None = None) -> Draft | None:
        """The toll told last, here or a few sentences before, that can hold a part.

        `beside`: a toll that is not meant.
        """
        for draft in chain(reversed(self.drafts), reversed(self.earlier)):
            if self.index - draft.sentence > _GATHERS_WITHIN:
                return None
            if (
                draft is part
                or draft is beside
                or draft.effect is not part.effect
                or draft.part_of is not None
            ):
                continue
            if draft.low >= part.low and (draft.high is None or draft.high >= part.low):
                return draft
        return None

    def tie(self, share: Draft) -> None:
        """As in "31 of them died in raids, the remaining 16 were shot": of those told before."""
        noun = share.noun
        if noun is None or noun.quantity is None or share.part_of is not None:
            return
        low = self.row.tokens.low
        whole = None
        if low[noun.end - 2 : noun.end] in _OF_THOSE:
            whole = self.whole_of(share)
            if whole is not None and (whole.sentence == self.index or whole.low == share.low):
                return
        elif low[noun.start - 2 : noun.start] == _OF_WHOM:
            # "have died, of whom 40 were traders killed in raids"
            last = next((d for d in reversed(self.drafts) if d is not share), None)
            is_larger = last is not None and last.low > share.low
            is_larger = is_larger and not self._is_of_others_hurt(share)
            whole = last if is_larger and last and last.effect is share.effect else None
        elif "remaining" in low[noun.start : noun.quantity.end]:
            told = next((d.part_of for d in reversed(self.drafts) if d.part_of), None)
            if told is not None and told.effect is share.effect:
                parts = sum(d.low for d in self.drafts if d.part_of is told)
                whole = told if parts + share.low == told.low else None
        if whole is not None:
            share.join(whole)

    def _is_of_others_hurt(self, share: Draft) -> bool:
        """As in "three killed and seven wounded, of whom one died": one of the seven."""
        chunks = self.row.chunks
        start = share.noun.start - len(_OF_WHOM) if share.noun is not None else 0
        before = next((c for c in reversed(chunks) if c.end <= start and isinstance(c, Noun)), None)
        return before is not None and before.effect not in {None, share.effect}

    def fellows(self) -> People:
        """Who "two of his colleagues" are: of his trade and side who was told harmed last."""
        last = next(reversed(self.last()), None)
        if last is None or self.index - last.sentence > 1:
            return UNKNOWN
        return People(last.who, last.side)

    def led_by_him(self) -> People:
        """Who "six of his men" are: they fight where he does who was told harmed last."""
        last = next(reversed(self.last()), None)
        is_he = last is not None and last.high == 1 and last.who in FIGHTING
        return self.fellows() if is_he else UNKNOWN

    def as_many(self, noun: Noun) -> tuple[int, int | None, int | None] | None:
        """The count told last, which "and as many wounded", "an equal number" say again."""
        low = self.row.tokens.low
        equal = low[noun.start + 1 : noun.end] in EQUAL
        many = low[noun.start] == "many" and low[noun.start - 1 : noun.start] == ["as"]
        if not (equal or (many and low[noun.end : noun.end + 1] != ["as"])):
            return None
        last = next(reversed(self.last()), None)
        if last is None:
            return None
        times = _times(low, noun.start if equal else noun.start - 1)
        best, high = (None if n is None else n * times for n in (last.best, last.high))
        return last.low * times, best, high

    def is_dead_by_name(self, noun: Noun) -> bool:
        """As in "Rey was executed", after "Omar Rey was killed": nobody dies twice."""
        titled = noun.person is not None and not noun.person.plural and noun.end > noun.head + 1
        if not (noun.proper or titled) or self.context.document.shouts:
            return False
        if noun.person is not None and not titled:
            return False
        named = self.row.tokens.low[noun.start : noun.end]
        if titled and not noun.proper:
            named = named[noun.head - noun.start :]
        for draft in self.last():
            if draft.effect is Effect.KILLED and draft.high == 1 and draft.noun is not None:
                low = self.context.row(draft.sentence).tokens.low
                known = low[draft.noun.start : draft.noun.end]
                longer = len(known) > 1 and known[-1:] == named
                same = known[-len(named) :] == named
                if titled and not same:
                    # "Father Meier", after "Father Anton Meier"
                    same = known[-1] == named[-1] and named[0] in known
                if draft.sentence <= self.index and (longer or same):
                    return True
        return False

    def is_named(self, word: str) -> bool:
        """Whether one whose name or kind is `word` has been told dead."""
        for draft in self.last():
            if draft.effect is Effect.KILLED and draft.high == 1:
                low = self.context.row(draft.sentence).tokens.low
                if word in low[draft.start : draft.end]:
                    return True
        return False

    def gather(self, whole: Draft, linked: Linked) -> None:
        """As in "24 died, including the bombers": those told before become part of the whole."""
        for noun in linked.parts:
            if not noun.definite or noun.person is None or noun.person.who is not Who.ATTACKER:
                continue
            for draft in chain(reversed(self.drafts), reversed(self.earlier)):
                if self.index - draft.sentence > _GATHERS_WITHIN:
                    break
                if (
                    draft.who is Who.ATTACKER and draft.effect is whole.effect
                    and draft.part_of is None and draft is not whole and draft.low <= whole.low
                ):  # fmt: skip
                    draft.part_of = whole
                    break

    def is_told(
        self, effect: Effect, count: tuple[int, int | None, int | None], category: Who
    ) -> bool:
        """Whether "the soldier died" only repeats what has just been counted."""
        for draft in chain(reversed(self.drafts), reversed(self.earlier)):
            if self.index - draft.sentence > _REPEATS_WITHIN:
                return False
            if draft.sentence == self.index or draft.effect is not effect:
                continue  # in one breath two people are named, not one twice
            same = (draft.low, draft.best, draft.high) == count
            if same and category in {draft.who, Who.UNSPECIFIED}:
                return True
        return False

    def inherited(self, *, others: bool, caused: bool = False) -> People:
        """As in "five others": of the people last counted; `caused`: the object of a deed."""
        for draft in chain(reversed(self.drafts), reversed(self.earlier)):
            if self.index - draft.sentence > 1 + (others and self._names_them()):
                break
            if "besides" in draft.rules or (draft.who is Who.ATTACKER and (others or caused)):
                continue
            if draft.who is Who.MIXED and draft.sentence != self.index:
                break
            if draft.part_of is None and (draft.who is not Who.UNSPECIFIED or draft.side):
                return People(draft.who, draft.side)
            if draft.part_of is None and draft.noun is not None and draft.noun.head >= 0:
                break
        return UNKNOWN

    def _names_them(self) -> bool:
        """As in "It named them as Omar Nour and Ali Saleh. Two more were hurt"."""
        low = self.context.row(self.index - 1).tokens.low if self.index else []
        return "them" in low and not _NAMED.isdisjoint(low)

    def those_meant(self, noun: Noun, *, caused: bool) -> People:
        """Who "six of them" are: of the many counted last, else the last people spoken of.

        `caused`: the object of a deed; who did it are others.
        """
        if caused:
            return self.context.people_meant(self.index - 1, noun) if self.index else UNKNOWN
        for draft in reversed(self.last()):
            if self.index - draft.sentence > 1:
                break
            if (
                draft.low > 1
                and draft.part_of is None
                and (draft.sentence < self.index or draft.start < noun.start)
            ):
                return People(draft.who, draft.side)
        return self.context.people_meant(self.index, noun)

    def counted_before(self, noun: Noun) -> People:
        """As in "12 policemen gave up and three had been killed": of those counted before."""
        for found in reversed(self.row.chunks):
            if not isinstance(found, Noun) or found.end > noun.start or found.quantity is None:
                continue
            is_many = found.quantity.low > 1 and found.person is not None and found.person.plural
            known = people(self.row, found) if is_many else UNKNOWN
            return known if known.who in FIGHTING else UNKNOWN
        return UNKNOWN

    def as_those(self, known: People) -> People:
        """As in "nine policemen died. Three other troopers were hurt": of the force told last."""
        last = next((d for d in reversed(self.last()) if d.who in FIGHTING), None)
        if last is None or self.index - last.sentence > _OTHERS_WITHIN:
            return known
        of_state = {known.who, last.who} <= {Who.SOLDIER, Who.POLICE}
        return People(last.who, known.side or last.side) if of_state else known

    def is_of_another_deed(self, verb: int) -> bool:
        """As in "26 soldiers fled, and a row of car bombs that hit a market killed 60".

        Whether the verb at token `verb` has a thing for its subject that came after all counted.
        """
        last = next(reversed(self.last()), None)
        if last is None or last.sentence != self.index:
            return False
        between = [c for c in self.row.chunks if last.end <= c.start and c.end <= verb]
        for before, chunk in pairwise(between):
            if before.kind is Kind.AND and isinstance(chunk, Noun) and chunk.indefinite:
                return chunk.person is None
        return False

    def aboard(self, before: int) -> People:
        """Who was in the convoy or patrol hit, here or in the sentence before."""
        found = aboard(self.row, before)
        if found is UNKNOWN and self.index > 0:
            earlier = self.context.row(self.index - 1)
            found = aboard(earlier, len(earlier.tokens))
        return found


def _times(low: list[str], i: int) -> int:
    """As in "and twice as many wounded", "three times as many": what stands at or before `i`."""
    if low[i] in _TIMES:
        return _TIMES[low[i]]
    for k in (i, i - 1):
        if low[k] == "times" and k > 0:
            return numbers.units(low[k - 1]) or 1
    return _TIMES.get(low[i - 1], 1) if i else 1


_TIMES = {"twice": 2, "double": 2, "triple": 3}
EQUAL = (["equal", "number"], ["same", "number"], ["that", "number"])
_OF_THOSE = (["of", "them"], ["of", "those"], ["of", "these"])
_OF_WHOM = ["of", "whom"]
_NAMED = words("named identified names identifies")
_REPEATS_WITHIN = 6
"""Sentences after which "the soldier" is somebody new."""


_OTHERS_WITHIN = 4
"""Sentences back that "other soldiers" may point."""
_MEMORY = 50
"""Figures told last among which one is looked for."""
_GATHERS_WITHIN = 4
"""Sentences back in which those may stand whom a later toll includes."""
