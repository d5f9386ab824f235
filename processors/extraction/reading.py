"""Drafts of the phrases that a word of harm is said of, for one sentence."""

from dataclasses import dataclass
from itertools import chain, pairwise

from processors.extraction import counts, later, modality, name_lists, owners, staff
from processors.extraction.dashes import DASHES
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked, are_names_of
from processors.extraction.memory import Memory
from processors.extraction.people import UNKNOWN, People, is_ours, people
from processors.extraction.perpetrators import is_perpetrator
from processors.extraction.row import Noun, Predicate, Row
from processors.extraction.settling import is_own_bomb
from processors.extraction.side import FIGHTING
from processors.extraction.victims import is_body, is_singular, is_victim
from processors.extraction.who import merged, who
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Effect, Who

_ITS_CREW = ["its", "crew"]
_FELLOWS = words("colleagues colleague compatriots compatriot comrades comrade companions")
_HIS = words("his her")
_HIS_MEN = (["his", "men"], ["his", "fighters"], ["her", "men"])
_MEANT = words("them us")
_MAY = words("may might could would")
_OF_NO_SIDE = {Who.CIVILIAN, Who.UNSPECIFIED}


@dataclass(slots=True)
class Reader(Memory):
    """Makes drafts of the phrases that a word of harm is said of."""

    def said_of(self, linked: Linked, predicate: Predicate, *, rule: str) -> list[Draft]:
        """Drafts for the phrases that one word of harm is said of."""
        heads: list[Draft] = []
        wounds = predicate.effect is Effect.WOUNDED
        if wounds and linked.nouns and is_body(self.row, linked.nouns[0]):
            return heads  # "the bodies of four women had gunshot wounds"
        _break_down(self.row, linked)
        linked.nouns = name_lists.without_asides(self.row, linked.nouns)
        conditional = predicate.hedged or predicate.modal in _MAY
        for noun in linked.nouns:
            draft = self.draft(noun, predicate, rule=rule, listed=len(linked.nouns) > 1)
            if draft:
                draft.running = predicate.have
                heads.append(draft)
        heads = name_lists.counted(self.row, heads)
        self._own(heads)
        self.drafts += heads
        for draft in heads:
            self.tie(draft)
        if len(heads) == 1 and not linked.parts and heads[0].best == heads[0].high:
            at = self._chunk_at(predicate.start)
            linked.parts = later.breakdown(self.row, at, heads[0].low)
        parts = [
            (self.draft(noun, predicate, rule="part"), noun)
            for noun in _without_names(linked.parts)
            if noun.quantity is not None or noun.indefinite or (heads and _is_one(noun))
        ]
        for part, noun in parts:
            if part:
                before = (d for d in reversed(heads) if d.noun and d.noun.start < noun.start)
                whole = next(before, None)
                whole = whole or (heads[0] if heads else None)
                if whole is not None:
                    part.join(self.nearest(whole, part, noun))
                self.drafts.append(part)
        if heads:
            self.gather(heads[0], linked)
        if len(heads) == 1 and _is_total(self.row.tokens.low):
            self.sum_up(heads[0], said=True)
        if heads and heads[-1].who is Who.UNSPECIFIED and linked.parts:
            self._mix(heads[-1], linked)
        for noun in linked.besides:
            if predicate.effect is not Effect.KILLED and _is_attacker(noun):
                continue  # "two were killed and 13 wounded, not including the bomber"
            draft = self.draft(noun, predicate, rule="besides")
            if draft and heads:
                self.drafts.append(draft)
        for draft in chain(heads, (part for part, _ in parts if part)):
            feared = modality.is_feared(self.row.tokens.low, draft.start)
            draft.conditional = conditional or feared
        return heads

    def _own(self, heads: list[Draft]) -> None:
        """As in "the commander and eleven of his men died": they fight where he does."""
        for before, draft in pairwise(heads):
            noun = draft.noun
            if noun is None or draft.who is not Who.UNSPECIFIED or before.who not in FIGHTING:
                continue
            if not _HIS.isdisjoint(self.row.tokens.low[noun.start : noun.end]):
                draft.who, draft.side = before.who, draft.side or before.side

    def nearest(self, whole: Draft, part: Draft, noun: Noun) -> Draft:
        """As in "17, including nine traders, four of them women": they are of those named last."""
        last = self.drafts[-1] if self.drafts else None
        of_them = "them" in self.row.tokens.low[noun.start : noun.end]
        if last is not None and of_them and last.part_of is whole and last.low > part.low:
            return last
        return whole

    def _chunk_at(self, token: int) -> int:
        chunks = self.row.chunks
        return next((k for k, chunk in enumerate(chunks) if chunk.end > token), len(chunks))

    def _mix(self, whole: Draft, linked: Linked) -> None:
        """What the parts say of the whole: several kinds make it mixed, if they make it up."""
        kinds = {who(self.row, noun) for noun in linked.parts} - {Who.UNSPECIFIED}
        counted = sum(d.low for d in self.drafts if d.part_of is whole)
        if len(kinds) > 1:
            whole.who = Who.MIXED
        elif len(kinds) == 1 and counted >= whole.low:
            whole.who = kinds.pop()

    def draft(
        self, noun: Noun, predicate: Predicate, *, rule: str, listed: bool = False
    ) -> Draft | None:
        """One phrase counted, if it speaks of persons and says how many."""
        tokens = self.row.tokens
        effect = predicate.effect
        if rule == "part" and noun.effect is not None and noun.head != noun.effect_at:
            effect = noun.effect  # "including a wounded officer"
        if (
            (noun.start, effect) in self.used
            or noun.event
            or not is_victim(self.context, self.row, noun, effect, rule)
        ):
            return None
        if tokens.low[noun.start] == "many" and tokens.word(noun.start - 1) == "how":
            return None  # a question, or what nobody knows
        count = counts.of(
            tokens, noun, single_verb=None if listed else is_singular(tokens.low, predicate)
        )
        known = people(self.row, noun)
        rules = [rule]
        if noun.pronoun or (
            noun.definite and noun.quantity is None and noun.person and not _is_kin(tokens, noun)
        ):
            own = tokens.low[noun.start] == "themselves"  # who kills themselves is the doer
            start = predicate.start if own else None
            counted = {begin for begin, of in self.used if of is effect}
            resolved = self.context.antecedent(
                self.index, self.row, noun, start=start, told=counted if noun.pronoun else ()
            )
            if resolved is not None:
                count, meant = resolved
                known = meant if known.who in {Who.UNSPECIFIED, meant.who} else known
                rules.append("anaphora")
                if noun.pronoun and self.is_told(effect, count, known.who):
                    return None
            elif noun.pronoun and count is None:
                return None
            pointed = tokens.low[noun.start] in {"these", "those"}
            told = Who.UNSPECIFIED if pointed else known.who
            again = not noun.pronoun and count and self.is_told(effect, count, told)
            if again and not modality.is_denied(tokens, noun.start):
                return None
        count = self.as_many(noun) or count
        if _is_comparison(tokens, noun):
            return None
        if count is None or (effect is Effect.KILLED and self.is_dead_by_name(noun)):
            return None
        if noun.head < 0 and noun.definite and noun.quantity and known.who is Who.UNSPECIFIED:
            known = self.context.people_so_many(self.index, noun)
        if noun.quantity and noun.quantity.hedge:
            rules.append(noun.quantity.hedge)
        elif noun.indefinite or (noun.person and not noun.person.plural and not noun.quantity):
            rules.append("singular")
        elif noun.quantity is None and count[1] is None and "anaphora" not in rules:
            rules.append("bare plural")
        if known.who is Who.UNSPECIFIED and noun.proper and count == (1, 1, 1):
            known = self.context.people_named(self.index, tokens.raw[noun.end - 1])
        if known.who is Who.UNSPECIFIED and tokens.low[noun.end - 1] in _MEANT:
            known = self.those_meant(noun, caused=rule == "active")
        if known.who is Who.UNSPECIFIED and tokens.low[noun.start : noun.start + 2] == _ITS_CREW:
            known = self.aboard(noun.start)  # "a military helicopter was hit. Its crew died"
        if known.who is Who.UNSPECIFIED and owners.is_owned(self.row, noun):
            known = self.context.people_owned(self.index, noun)
        if known.who is Who.UNSPECIFIED and not _FELLOWS.isdisjoint(
            tokens.low[noun.start : noun.end]
        ):
            known = self.fellows()
        if known.who is Who.UNSPECIFIED and tokens.low[noun.end - 2 : noun.end] in _HIS_MEN:
            known = self.led_by_him()
        if (known.side is None or known.who is Who.CIVILIAN) and is_ours(self.row, noun):
            of_us = self.context.people_of_us(self.index, noun)
            known = known if of_us.who is Who.UNSPECIFIED else of_us
        if known.who in _OF_NO_SIDE and staff.is_of_aid(self.context.row, self.index, noun):
            known = known._replace(who=Who.AID_WORKER)
        is_open = noun.head < 0 or noun.others
        is_new = rule == "active" and not noun.others and self.is_of_another_deed(predicate.start)
        if known.who is Who.UNSPECIFIED and is_open and count[2] != 0 and not is_new:
            known = self.inherited(others=noun.others, caused=rule == "active")
            if known is UNKNOWN:
                known = self.aboard(noun.start)
            if known is UNKNOWN and rule == "passive" and not noun.others:
                known = self.counted_before(noun)
        if noun.others and known.who in FIGHTING:
            known = self.as_those(known)
        if is_own_bomb(self.row, predicate.start, predicate.end):
            known = People(Who.ATTACKER, known.side)
        latest = reversed(self.last())
        if is_perpetrator(noun, self.index, effect, latest, self.context.row):
            known = People(Who.ATTACKER)
        if known.side is None and noun.definite and known.who in FIGHTING:
            known = known._replace(side=self.context.side_of(self.index, noun))
        self.used.add((noun.start, effect))
        start, end = min(noun.start, predicate.at), max(noun.end, predicate.end)
        if rule == "part":
            start, end = noun.start, noun.end
        if noun.also:
            known = known._replace(who=merged([known.who, *(who(self.row, n) for n in noun.also)]))
            end = max(end, *(n.end for n in noun.also))
        return Draft(
            self.index, effect, *count, start, end, rules, noun, *known,
            predicate_at=predicate.at,
        )  # fmt: skip


def _is_one(noun: Noun) -> bool:
    """As in "including Omar Nour", "including the mayor and his wife"."""
    return noun.proper or (noun.person is not None and not noun.person.plural)


def _is_comparison(tokens: Tokens, noun: Noun) -> bool:
    """As in "twice as many civilians died in April as in March": nobody says how many."""
    many = tokens.low[noun.start] == "many" and tokens.word(noun.start - 1) == "as"
    return many and noun.person is not None and "as" in tokens.low[noun.end :]


def _without_names(parts: list[Noun]) -> list[Noun]:
    """The parts but for as many names as one of them counts: "two commanders, A and B"."""
    for k, part in enumerate(parts):
        if are_names_of(part, parts[k + 1 :]):
            return parts[: k + 1]
    return parts


def _is_kin(tokens: Tokens, noun: Noun) -> bool:
    """As in "his brother": somebody else than whoever was told harmed before."""
    return (
        tokens.low[noun.start] in _WHOSE and noun.person is not None and not noun.person.plural
        and noun.person.singular in _KIN
    )  # fmt: skip


_WHOSE = words("his her their")
_KIN = words(
    "brother sister son daughter wife husband father mother parent cousin nephew niece uncle aunt "
    "grandson granddaughter grandmother grandfather fiancee fiance child baby bodyguard driver"
)


def _is_attacker(noun: Noun) -> bool:
    """Whether a phrase names whoever struck, who is dead or at large but not told wounded."""
    return noun.person is not None and noun.person.who is Who.ATTACKER


def _break_down(row: Row, linked: Linked) -> None:
    """As in "killed 17, eight men, five women and four boys": the rest are parts of the first."""
    if len(linked.nouns) <= _SEVERAL or (first := linked.nouns[0]).quantity is None:
        return
    rest = linked.nouns[1:]
    general = first.head < 0 or row.tokens.low[first.head] in {"people", "persons"}
    if not general and not _ASIDE.isdisjoint(row.tokens.low[first.end : rest[0].start]):
        # "two civilians, a mother and her child,": as many, and each of that kind
        kind = who(row, first)
        general = row.tokens.low[first.head] in _GENERAL and all(
            who(row, one) is kind and not one.others for one in rest
        )
        # "two hostages, one French and one American"
        general = general or all(one.quantity and one.person is None for one in rest)
    told = [counts.of(row.tokens, noun) for noun in rest]
    if general and sum(count[0] if count else 0 for count in told) == first.quantity.best:
        linked.nouns, linked.parts = [first], [*rest, *linked.parts]


_SEVERAL = 2
_ASIDE = frozenset((*DASHES, ",", "(", "-", ":"))
_GENERAL = words(
    "civilians villagers residents locals relatives members victims passengers palestinians "
    "soldiers policemen officers rebels militants fighters gunmen attackers journalists"
)
"""Said of many kinds of men: who is named behind them may be some of them."""


def _is_total(low: list[str]) -> bool:
    """As in "In total 14 people died"."""
    return low[0] in {"altogether", "overall"} or low[:2] in (["in", "total"], ["in", "all"])
