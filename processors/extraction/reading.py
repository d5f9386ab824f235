"""One sentence in, drafts out: each word of harm with those it is said of."""

# ruff: noqa: SIM102 - a grammar is a list of cases

from dataclasses import dataclass, field, replace
from itertools import chain

from processors.extraction import counts, later, lists, subjects, voice
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.side import side
from processors.extraction.vocabulary import ARRESTS, NOUNS, Form
from processors.extraction.who import merged, who
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_VERDICTS = words("sentenced convicted jailed guilty charged acquitted trial verdict imprisoned")
_IMAGINED = words("simulated simulates simulation hypothetical scenario scenarios fictional novel")
_PEACEFUL = words("peacefully natural age cancer stroke sleep illness old heart aged")
_MAY = words("may might could would")
_SINGULAR = words("was is has wasn't isn't hasn't")
_PLURAL = words("were are have weren't aren't haven't")
_ARRESTED = {Who.REBEL, Who.SOLDIER}
"""Whose arrest is a capture; that of suspects is police work (codebook)."""


_FLEEING = words("flee flees fleeing fled")
_FIGHTING = {Who.REBEL, Who.SOLDIER, Who.POLICE, Who.ATTACKER}
_LOSING = words("lost loses losing")
_REMOVING = words(
    "neutralise neutralises neutralising neutralised neutralize neutralizes neutralizing "
    "neutralized eliminate eliminates eliminating eliminated liquidate liquidates liquidating "
    "liquidated"
)
"""Said of fighters, they are dead; said of teams, banks or threats, nobody is."""


def _may_be_lost(row: Row, noun: Noun) -> bool:
    """As in "lost seven men", said of the dead, "lost 12 members" of anybody."""
    head = row.tokens.low[noun.head] if noun.head >= 0 else ""
    return who(row, noun) in _FIGHTING or head == "men"


@dataclass(slots=True)
class Reader:
    """What is known while one sentence is read."""

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
        return noun.start in [start for start, _ in self.used]

    def is_counted(self, effect: Effect, low: int) -> bool:
        """Whether so many have been told dead, hurt or taken before."""
        return any(d.effect is effect and d.low == low for d in self._last())

    def _last(self) -> list[Draft]:
        """What was told last, in order; few enough that a list of a thousand stays cheap."""
        return [*self.earlier[-_MEMORY:], *self.drafts[-_MEMORY:]]

    def sum_up(self, total: Draft, *, said: bool = False) -> None:
        """Make the figures told just before parts of a total to which they add up exactly.

        `said`: the text says it is the total, so that they need not add up.
        """
        items = [
            d
            for d in self._last()
            if d is not total and d.effect is total.effect and d.part_of is None
            and self.index - d.sentence <= _GATHERS_WITHIN
        ]  # fmt: skip
        items = [d for d in items if d.low < total.low] if said else items
        if said or (len(items) > 1 and sum(d.low for d in items) == total.low):
            for item in items:
                item.part_of = total

    def is_named(self, word: str) -> bool:
        """Whether one whose name or kind is `word` has been told dead."""
        for draft in self._last():
            if draft.effect is Effect.KILLED and draft.high == 1:
                low = self.context.row(draft.sentence).tokens.low
                if word in low[draft.start : draft.end]:
                    return True
        return False

    def predicates(self) -> None:
        """Read every verb and adjective of harm."""
        for k, chunk in enumerate(self.row.chunks):
            if isinstance(chunk, Predicate):
                self._predicate(k, chunk)

    def _predicate(self, k: int, predicate: Predicate) -> None:
        if predicate.negated or _is_unreal(self.row, k, predicate):
            return
        row = self.row
        if self._is_label(k, predicate):
            return
        passive = voice.is_passive(row, k, predicate)
        inverted = voice.inverted(row, k)
        if inverted is not None:
            linked = lists.list_at(row, inverted)
        else:
            linked = subjects.subjects(row, k) if passive else voice.objects(row, k)
        rule = _rule(predicate, passive=passive)
        if passive:
            later.add_later_parts(row, k, linked)
            linked.nouns += later.joined_after(row, k)
        later.add_earlier_parts(row, k, linked)
        later.add_earlier_besides(row, k, linked)
        if predicate.verb and predicate.verb.words[0] in ARRESTS:
            linked.nouns = [n for n in linked.nouns if who(row, n) in _ARRESTED]
        if predicate.verb and predicate.verb.words[0] in _FLEEING and len(predicate.verb.words) < 2:
            linked.nouns = [
                n
                for n in linked.nouns
                if n.quantity and n.person and not n.others and who(row, n) not in _FIGHTING
            ]
        if predicate.verb and predicate.verb.words[0] in _LOSING and len(predicate.verb.words) < 2:
            linked.nouns = [n for n in linked.nouns if n.quantity and _may_be_lost(row, n)]
        if predicate.verb and predicate.verb.words[0] in _REMOVING:
            linked.nouns = [n for n in linked.nouns if n.person and who(row, n) in _FIGHTING]
        if predicate.verb and predicate.verb.words[0] in {"blown", "wiped", "strangled"}:
            linked.nouns = [n for n in linked.nouns if n.person]
        if passive:
            _name_of_person(linked, predicate)
        effect = self._joint_effect(k, predicate)
        if passive and effect is None and voice.repeats_subject(row, k, predicate):
            linked.nouns = []
        heads = self.said_of(linked, predicate, rule=rule)
        if rule == "intransitive" and predicate.effect is Effect.KILLED:
            self._outlive(heads)
        if effect is not None:
            self._shared(heads, effect, predicate)
        elif heads and passive:
            self._gapped(k, predicate, heads[-1])
        self._backfill(heads)

    def _is_label(self, k: int, predicate: Predicate) -> bool:
        """Read "Killed: 5; wounded: 3", a label and its count; whether it is one."""
        chunks = self.row.chunks
        if predicate.end != predicate.start + 1 or k + 2 >= len(chunks):
            return False
        number = chunks[k + 2]
        if self.row.tokens.low[predicate.end] != ":" or not isinstance(number, Noun):
            return False
        subject = chunks[k - 1] if k else None
        if number.quantity is None or number.head >= 0:
            return False
        if isinstance(subject, Noun) and subject.quantity is not None:
            return False
        known = self.is_counted(predicate.effect, number.quantity.low)
        draft = None if known else self.draft(number, predicate, rule="label")
        if draft is not None:
            draft.who = who(self.row, subject) if isinstance(subject, Noun) else draft.who
            self.drafts.append(draft)
            self.sum_up(draft)
        return True

    def _outlive(self, dead: list[Draft]) -> None:
        """As in "was shot and wounded and later died": who died is not among the wounded."""
        nouns = {id(draft.noun) for draft in dead}
        low = self.row.tokens.low
        self.drafts = [
            draft
            for draft in self.drafts
            if draft.effect is not Effect.WOUNDED
            or id(draft.noun) not in nouns
            or "who" in low[draft.start : draft.end]  # told of him on its own
        ]

    def _gapped(self, k: int, predicate: Predicate, head: Draft) -> None:
        """As in "seven were killed on Monday and four on Tuesday": the verb is not repeated."""
        for noun in later.gapped(self.row, k):
            draft = self.draft(noun, predicate, rule="gapped")
            if draft is not None:
                draft.start, draft.end = noun.start, noun.end
                draft.predicate_at = noun.start
                if draft.who is Who.UNSPECIFIED:
                    draft.who = head.who
                self.drafts.append(draft)

    def _backfill(self, heads: list[Draft]) -> None:
        """As in "killed 5 and wounded 17 civilians": the kind comes with the second count."""
        if not heads or heads[0].noun is None or heads[0].noun.head < 0:
            return
        for draft in reversed(self.drafts):
            if draft in heads:
                continue
            bare = draft.noun is not None and draft.noun.head < 0
            if bare and "active" in draft.rules and draft.who is Who.UNSPECIFIED:
                draft.who = heads[0].who
            return

    def said_of(self, linked: Linked, predicate: Predicate, *, rule: str) -> list[Draft]:
        """Drafts for the phrases that one word of harm is said of."""
        heads: list[Draft] = []
        conditional = predicate.hedged or predicate.modal in _MAY
        for noun in linked.nouns:
            draft = self.draft(noun, predicate, rule=rule, listed=len(linked.nouns) > 1)
            if draft:
                if noun.also:
                    draft.who = merged([draft.who, *(who(self.row, n) for n in noun.also)])
                    draft.end = max(draft.end, *(n.end for n in noun.also))
                draft.running = predicate.have
                heads.append(draft)
        self.drafts += heads
        if len(heads) == 1 and not linked.parts and heads[0].best == heads[0].high:
            at = self._chunk_at(predicate.start)
            linked.parts = later.breakdown(self.row, at, heads[0].low)
        parts = [
            (self.draft(noun, predicate, rule="part"), noun)
            for noun in linked.parts
            if noun.quantity is not None or noun.indefinite or (noun.proper and heads)
        ]
        for part, noun in parts:
            if part:
                whole = next((d for d in reversed(heads) if d.start < noun.start), None)
                part.part_of = whole or (heads[0] if heads else None)
                self.drafts.append(part)
        if heads:
            self._gather(heads[0], linked)
        if len(heads) == 1 and _is_total(self.row.tokens.low):
            self.sum_up(heads[0], said=True)
        if heads and heads[-1].who is Who.UNSPECIFIED and linked.parts:
            self._mix(heads[-1], linked)
        for noun in linked.besides:
            draft = self.draft(noun, predicate, rule="besides")
            if draft and heads:
                self.drafts.append(draft)
        for draft in chain(heads, (part for part, _ in parts if part)):
            draft.conditional = conditional
        return heads

    def _gather(self, whole: Draft, linked: Linked) -> None:
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

    def _joint_effect(self, k: int, predicate: Predicate) -> Effect | None:
        """As in "were killed and wounded": the second effect of the same people."""
        chunks = self.row.chunks
        if k + 2 >= len(chunks) or chunks[k + 1].kind is not Kind.AND:
            return None
        other = chunks[k + 2]
        if (
            isinstance(other, Predicate)
            and voice.is_bare(other)
            and {predicate.effect, other.effect} == {Effect.KILLED, Effect.WOUNDED}
            and voice.is_passive(self.row, k, predicate)
            and voice.is_passive(self.row, k + 2, other)
        ):
            return other.effect
        return None

    def _shared(self, heads: list[Draft], effect: Effect, predicate: Predicate) -> None:
        """Split "30 were killed and wounded": of each at least one; "or" does not say which."""
        del predicate
        for head in heads:
            tokens = self.row.tokens
            if head.high == 0:
                self.drafts.append(replace(head, effect=effect, rules=[*head.rules, "shared"]))
                continue
            if "or" in tokens.low[head.start : head.end + 2]:
                head.effect = Effect.CASUALTIES
                continue
            top = head.high - 1 if head.high and head.high > 1 else None
            plural = head.low > 1
            head.low, head.best, head.high = 1, (None if plural else head.best), top
            self.drafts.append(
                Draft(
                    head.sentence, effect, head.low, head.best, head.high, head.start, head.end + 2,
                    [*head.rules, "shared"], head.noun, head.who, running=head.running,
                    conditional=head.conditional, predicate_at=head.predicate_at,
                )
            )  # fmt: skip

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
            or not self._is_victim(noun, effect, rule)
        ):
            return None
        count = counts.of(
            tokens, noun, single_verb=None if listed else _number(tokens.low, predicate)
        )
        category = who(self.row, noun)
        rules = [rule]
        if noun.pronoun or (noun.definite and noun.quantity is None and noun.person):
            resolved = self.context.antecedent(self.index, self.row, noun)
            if resolved is not None:
                count, kind, _ = resolved
                category = kind if category is Who.UNSPECIFIED else category
                rules.append("anaphora")
                if noun.pronoun and self._is_told(effect, count, category):
                    return None
            elif noun.pronoun and count is None:
                return None
            if not noun.pronoun and count and self._is_told(effect, count, category):
                return None
        if self.row.tokens.low[noun.start + 1 : noun.end] in _EQUAL and self.drafts:
            last = self.drafts[-1]
            count = last.low, last.best, last.high  # "and an equal number wounded"
        if count is None:
            return None
        if noun.head < 0 and noun.definite and noun.quantity and category is Who.UNSPECIFIED:
            category = self.context.kind_of_count(self.index, self.row, noun)
        if noun.quantity and noun.quantity.hedge:
            rules.append(noun.quantity.hedge)
        elif noun.indefinite or (noun.person and not noun.person.plural and not noun.quantity):
            rules.append("singular")
        elif noun.quantity is None and count[1] is None and "anaphora" not in rules:
            rules.append("bare plural")
        if category is Who.UNSPECIFIED and noun.proper and count == (1, 1, 1):
            category = self.context.kind_of_name(self.index, tokens.raw[noun.end - 1])
        if category is Who.UNSPECIFIED and (noun.head < 0 or noun.others) and count[2] != 0:
            category = self._inherited(others=noun.others)
        self.used.add((noun.start, effect))
        start, end = min(noun.start, predicate.at), max(noun.end, predicate.end)
        if rule == "part":
            start, end = noun.start, noun.end
        return Draft(
            self.index, effect, *count, start, end, rules, noun, category,
            side=side(self.row, noun, category), predicate_at=predicate.at,
        )  # fmt: skip

    def _is_victim(self, noun: Noun, effect: Effect, rule: str) -> bool:
        tokens = self.row.tokens
        head = tokens.low[noun.head] if noun.head >= 0 else ""
        if noun.effect is not None and noun.head == noun.effect_at and head in NOUNS:
            return effect is not noun.effect and noun.quantity is not None
        if effect is Effect.CAPTURED and not (noun.person or noun.pronoun or noun.quantity):
            return noun.proper and not noun.place and rule != "active"
        if counts.is_person(tokens, noun):
            shouts = self.context.document.shouts
            one_word = noun.end - noun.start == 1
            return not (noun.proper and rule == "active" and shouts and one_word)
        if counts.may_be_person(tokens, noun):
            return True
        if tokens.low[noun.start + 1 : noun.end] in _EQUAL:
            return True
        if noun.indefinite and counts.sounds_like_person(tokens, noun):
            return effect in {Effect.KILLED, Effect.WOUNDED}
        if rule == "passive" and noun.place and noun.quantity and not noun.quantity.hedge:
            return noun.head == noun.quantity.end  # a people named as its region is
        return (
            rule in {"passive", "intransitive"}
            and effect in {Effect.KILLED, Effect.WOUNDED}
            and noun.quantity is not None
            and not (noun.thing or noun.place)
        )

    def _is_told(
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

    def _inherited(self, *, others: bool) -> Who:
        """As in "five others": of the kind last counted."""
        for draft in chain(reversed(self.drafts), reversed(self.earlier)):
            if self.index - draft.sentence > 1:
                break
            if "besides" in draft.rules or (draft.who is Who.ATTACKER and others):
                continue
            if draft.part_of is None and draft.who is not Who.UNSPECIFIED:
                return draft.who
            if draft.part_of is None and draft.noun is not None and draft.noun.head >= 0:
                break
        return Who.UNSPECIFIED


_REPEATS_WITHIN = 6
"""Sentences after which "the soldier" is somebody new."""


_MEMORY = 50
"""Figures told last among which one is looked for."""
_EQUAL = (["equal", "number"], ["same", "number"])
_GATHERS_WITHIN = 4
"""Sentences back in which those may stand whom a later toll includes."""


def _is_total(low: list[str]) -> bool:
    """As in "In total 14 people died"."""
    return low[0] in {"altogether", "overall"} or low[:2] in (["in", "total"], ["in", "all"])


def _name_of_person(linked: Linked, predicate: Predicate) -> None:
    """As in "Hassan was assassinated": a person's name, though a town has it too."""
    verb = predicate.verb
    if verb is None or not verb.transitive or predicate.effect is not Effect.KILLED:
        return
    if not predicate.be or verb.words[0] in _LOSING | _REMOVING or len(linked.nouns) > 1:
        return
    for noun in linked.nouns:
        if noun.place and noun.proper:
            noun.place = False


def _rule(predicate: Predicate, *, passive: bool) -> str:
    if predicate.verb is None:
        return "predicate adjective"
    if not predicate.verb.transitive:
        return "intransitive"
    return "passive" if passive else "active"


def _is_unreal(row: Row, k: int, predicate: Predicate) -> bool:
    """Whether nobody is said to have been harmed: "to kill", "will kill", "would die"."""
    form = predicate.verb.form if predicate.verb else None
    if predicate.infinitive and not predicate.have:
        return not voice.is_forced(row, k)
    if form is Form.BASE and row.tokens.low[predicate.at - 1] == "to" and not predicate.have:
        return not voice.is_forced(row, k)  # "their aim is to kill"
    if predicate.modal and form is Form.BASE:
        return predicate.modal != "did"
    if predicate.modal in {"will", "shall", "should", "must", "'ll"} and not predicate.have:
        return True
    if form is Form.BASE and k > 0:
        return row.chunks[k - 1].kind in {Kind.PREPOSITION, Kind.VERB}
    if predicate.modal in {"would", "could"} and not predicate.have and predicate.verb:
        return True
    low = row.tokens.low
    if not _IMAGINED.isdisjoint(low):
        return True
    if form is Form.ING and k > 0 and row.chunks[k - 1].kind is Kind.PREPOSITION:
        if not _VERDICTS.isdisjoint(low):
            return True
    if predicate.verb is not None and predicate.verb.words[0] in {"died", "dies", "dying"}:
        if not _PEACEFUL.isdisjoint(low[predicate.end : predicate.end + 5]):
            return True
    return bool(
        k > 0 and row.chunks[k - 1].kind is Kind.BOUNDARY
        and row.tokens.low[row.chunks[k - 1].start] in {"if", "unless"}
    )  # fmt: skip


def _number(low: list[str], predicate: Predicate) -> bool | None:
    """Whether the verb is singular; None if it does not tell."""
    for word in low[predicate.start : predicate.at]:
        if word in _SINGULAR:
            return True
        if word in _PLURAL:
            return False
    return None
