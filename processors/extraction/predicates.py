"""Verbs and adjectives of harm: each with those it is said of."""

from processors.extraction import (
    gapping,
    joint_effects,
    labels,
    later,
    lists,
    lost,
    own_places,
    subjects,
    things,
    voice,
)
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked
from processors.extraction.reading import Reader
from processors.extraction.row import Noun, Predicate, Row
from processors.extraction.unreal import is_unreal
from processors.extraction.verb_groups import parted_end
from processors.extraction.vocabulary import ARRESTS
from processors.extraction.who import who
from processors.geo.lexicon import DEMONYMS
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_ARRESTED = {Who.REBEL, Who.SOLDIER}
"""Whose arrest is a capture; that of suspects is police work (codebook)."""


_FLEEING = words("flee flees fleeing fled")
_LEAVING = words("took taken sought crossed")
"""With refuge, shelter or a border, said of people who flee, and of others."""
_FIGHTING = {Who.REBEL, Who.SOLDIER, Who.POLICE, Who.ATTACKER}
_LOSING = words("lost loses losing")
_REMOVING = words(
    "neutralise neutralises neutralising neutralised neutralize neutralizes neutralizing "
    "neutralized eliminate eliminates eliminating eliminated liquidate liquidates liquidating "
    "liquidated"
)
"""Said of fighters, they are dead; said of teams, banks or threats, nobody is."""


_HARSH = words("stab stabs stabbing stabbed flog flogs flogging flogged gassed gassing beaten")
"""Said of whoever is hit, whether he lives or dies."""
_SEIZING = words("snatch snatches snatching snatched seize seizes seizing seized")
_TAKING = words("taken took")
_TOLD_FIRST = _HARSH | _SEIZING
_OF_PERSONS = (
    _TOLD_FIRST
    | _TAKING
    | words("blown wiped strangled picked fell fallen badly severely expired expire expires")
)
"""Said of persons, and of things that nobody is in."""


def _is_at_war(row: Row) -> bool:
    """Whether a sentence tells of rebels or a fight: an army may also arrest its own soldiers."""
    if not _FIGHTS.isdisjoint(row.tokens.low):
        return True
    return any(isinstance(chunk, Noun) and who(row, chunk) is Who.REBEL for chunk in row.chunks)


_FIGHTS = words("battle fighting clash clashes fought ambush ambushed overran captured frontline")


def _arrested(reader: Reader, noun: Noun) -> Who:
    """Who is arrested: a bare count is of the people counted before it."""
    if noun.head < 0 and noun.quantity is not None and not noun.others:
        return reader.inherited(others=False).who
    return who(reader.row, noun)


def _are_people(row: Row, noun: Noun) -> bool:
    """As in "3,000 people", "860,000 Sudanese", "a million Rohingya" fled."""
    if noun.others or noun.head < 0:
        return False
    if noun.person is not None or row.tokens.low[noun.head] in DEMONYMS:
        return True
    many = noun.quantity is not None and noun.quantity.low >= _A_PEOPLE
    return many and row.tokens.is_capital(noun.head) and not noun.place and not noun.thing


_A_PEOPLE = 50
"""From so many on a name with a capital is a people's, and no make of cars."""


def read(reader: Reader) -> None:
    """Read every verb and adjective of harm."""
    for k, chunk in enumerate(reader.row.chunks):
        if isinstance(chunk, Predicate):
            _predicate(reader, k, chunk)


def _predicate(reader: Reader, k: int, predicate: Predicate) -> None:
    if predicate.negated or is_unreal(reader.row, k, predicate):
        return
    row = reader.row
    if labels.is_label(reader, k, predicate) or _is_parted(row, predicate):
        return
    if joint_effects.uncounted(reader, k, predicate):
        return
    passive = voice.is_passive(row, k, predicate)
    inverted = voice.inverted(row, k)
    if inverted is not None:
        linked = lists.list_at(row, inverted)
    else:
        linked = subjects.subjects(row, k) if passive else voice.objects(row, k)
        if not passive and not linked.nouns:
            linked = voice.before_subject(row, k)
    rule = _rule(predicate, passive=passive)
    if passive:
        later.add_later_parts(row, k, linked)
        linked.nouns += later.joined_after(row, k)
    later.add_earlier_parts(row, k, linked)
    later.add_earlier_besides(row, k, linked)
    if predicate.verb and predicate.verb.words[0] in ARRESTS:
        kinds = _ARRESTED if _is_at_war(row) else {Who.REBEL}
        linked.nouns = [n for n in linked.nouns if _arrested(reader, n) in kinds]
    if predicate.verb and (
        (predicate.verb.words[0] in _FLEEING and len(predicate.verb.words) == 1)
        or (predicate.verb.words[0] in _LEAVING and predicate.effect is Effect.DISPLACED)
    ):
        linked.nouns = [
            n
            for n in linked.nouns
            if n.quantity and _are_people(row, n) and who(row, n) not in _FIGHTING
        ]
    if predicate.verb and predicate.verb.words[0] in _LOSING and len(predicate.verb.words) < 2:
        linked.nouns = lost.lost_ones(row, k, linked.nouns)
    if predicate.verb and predicate.verb.words[0] in _REMOVING:
        linked.nouns = [n for n in linked.nouns if n.person and who(row, n) in _FIGHTING]
    if predicate.effect is Effect.MISSING:
        linked.nouns = [n for n in linked.nouns if not _hides(n)]
    if predicate.effect is Effect.DISPLACED and not passive:
        # "displaced the chief executive"
        linked.nouns = [n for n in linked.nouns if n.quantity or (n.person and n.person.plural)]
    if predicate.verb and (
        predicate.verb.words[0] in _OF_PERSONS or predicate.verb.words == ("shot", "down")
    ):
        linked.nouns = [
            n
            for n in linked.nouns
            if n.person or n.effect
            or (not (n.head >= 0 or n.pronoun)
            and not things.counts_things(reader, n, predicate.verb.words))
        ]  # fmt: skip
    if "but" in row.tokens.low:
        linked.nouns = [n for n in linked.nouns if not _is_spared(row, n)]
    if passive:
        _name_of_person(linked, predicate)
    effect = joint_effects.joint_effect(reader, k, predicate)
    if passive and effect is None and voice.repeats_subject(row, k, predicate):
        linked.nouns = []
    heads = reader.said_of(linked, predicate, rule=rule)
    if not passive:
        own_places.set_apart(row, heads)
    _clear(reader, heads)
    if predicate.effect is Effect.KILLED and heads:
        _outlive(reader, heads, rule)
    if effect is not None:
        joint_effects.share(reader, k, heads, effect)
    elif (second := joint_effects.in_aside(reader, heads)) is not None:
        joint_effects.share(reader, _index_behind(row, heads[-1]), heads[-1:], second)
    elif heads:
        _gapped(reader, k, predicate, heads[-1], passive=passive)
    _backfill(reader, heads)


def _clear(reader: Reader, heads: list[Draft]) -> None:
    """As in "nobody was hurt": then nobody was killed, as with "no casualties"."""
    low = reader.row.tokens.low
    for head in heads:
        is_none_hurt = head.high == 0 and low[head.predicate_at] in _HURT
        if is_none_hurt and all(d.effect is not Effect.KILLED for d in reader.drafts):
            head.effect = Effect.KILLED


_HURT = words("hurt harmed")


def _is_spared(row: Row, noun: Noun) -> bool:
    """As in "all of the hostages but two were killed": those were not."""
    before = row.tokens.low[: noun.start]
    spared = noun.head < 0 and before[-1:] == ["but"] and before[-2:-1] != [","]
    return spared and not _ALL.isdisjoint(before)


_ALL = words("all every everyone everybody each")


def _hides(noun: Noun) -> bool:
    """Whether whoever is not found may have gone into hiding."""
    return noun.person is not None and noun.person.singular in {"suspect", "fugitive"}


def _index_behind(row: Row, head: Draft) -> int:
    """Index of the chunk behind the comma that follows a phrase."""
    return next(k for k, chunk in enumerate(row.chunks) if chunk is head.noun) + 2


def _is_parted(row: Row, predicate: Predicate) -> bool:
    """As in "stabbed a guard to death": told by the verb and its end together."""
    verb = predicate.verb
    one = verb is not None and len(verb.words) == 1
    return one and parted_end(row.tokens, predicate.at) is not None


def _outlive(reader: Reader, dead: list[Draft], rule: str) -> None:
    """As in "was shot and wounded and later died": who died is not among the wounded.

    As in "two were stabbed; one died": who is told stabbed, beaten or seized is told dead now.
    """
    nouns = {id(draft.noun) for draft in dead}
    dies = rule in {"intransitive", "predicate adjective"}
    for drafts in (reader.drafts, reader.earlier):
        for draft in drafts[-_FEW:]:
            if draft.effect not in _ENDURED:
                continue
            is_same = id(draft.noun) in nouns
            low = reader.context.row(draft.sentence).tokens.low
            if draft.effect is Effect.WOUNDED and is_same and rule == "intransitive":
                over = "who" not in low[draft.start : draft.end]  # told of him on its own
            elif _is_of_all(draft, dead[0]) and rule == "intransitive":
                over = reader.index - draft.sentence <= 1
            elif low[draft.predicate_at] in _TOLD_FIRST:
                over = is_same or (
                    dies
                    and draft.effect is Effect.WOUNDED
                    and reader.index - draft.sentence <= 1
                    and dead[0].low <= draft.low
                    and (draft.who is dead[0].who or Who.UNSPECIFIED in {draft.who, dead[0].who})
                )
            else:
                continue
            if over:
                drafts.remove(draft)


def _is_of_all(hurt: Draft, dead: Draft) -> bool:
    """As in "two guards were wounded; both died", "all six died": they are all taken."""
    noun = dead.noun
    return (
        hurt.effect is Effect.WOUNDED
        and noun is not None and (noun.pronoun or (noun.definite and noun.head < 0))
        and hurt.part_of is None
        and (hurt.low, hurt.high) == (dead.low, dead.high)
    )  # fmt: skip


_FEW = 6
_ENDURED = {Effect.WOUNDED, Effect.CAPTURED}


def _gapped(reader: Reader, k: int, predicate: Predicate, head: Draft, *, passive: bool) -> None:
    """As in "seven were killed on Monday and four on Tuesday": the verb is not repeated."""
    row = reader.row
    drafts: list[Draft] = []
    for noun in gapping.gapped(row, k) if passive else gapping.gapped_objects(row, k):
        draft = reader.draft(noun, predicate, rule="gapped")
        if draft is not None:
            draft.start, draft.end = noun.start, noun.end
            draft.predicate_at = noun.start
            if draft.who is Who.UNSPECIFIED and passive:
                draft.who = head.who
            if predicate.verb and predicate.verb.words[0] in _LOSING and noun.head < 0:
                loser = lost.loser_before(row, noun)
                draft.who, draft.side = loser.who, loser.side
            drafts.append(draft)
    if len(drafts) > 1 and sum(draft.low for draft in drafts) == head.best:
        for draft in drafts:
            draft.part_of = head  # "five died in Syria, two in Hama and three in Homs"
    reader.drafts += drafts


def _backfill(reader: Reader, heads: list[Draft]) -> None:
    """As in "killed 5 and wounded 17 civilians": the kind comes with the second count."""
    if not heads or heads[0].noun is None or heads[0].noun.head < 0:
        return
    for draft in reversed(reader.drafts):
        if draft in heads:
            continue
        bare = draft.noun is not None and draft.noun.head < 0 and draft.end <= heads[0].noun.start
        if bare and "active" in draft.rules and draft.who is Who.UNSPECIFIED:
            draft.who = heads[0].who
        return


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
