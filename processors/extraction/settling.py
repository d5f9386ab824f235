"""What counts say of one another once a sentence or an article is read: kinds handed on."""

from processors.extraction.draft import Draft
from processors.extraction.row import Noun, Row
from processors.extraction.side import FIGHTING
from processors.extraction.who import who
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_REFLEXIVE = words("himself herself themselves itself")
_BLEW = words("blew blow blown blowing blows exploded detonated exploding detonating")


def hand_on(row: Row, drafts: list[Draft]) -> None:
    """Give bare counts after a colon the kind of what they break down.

    As in "957 civilian casualties: 238 killed and 719 hurt", "(238 killed, 719 hurt)".
    """
    low = row.tokens.low
    colon = next((k for k, word in enumerate(low) if word in {":", "("}), -1)
    if colon < 0:
        return
    whole = next((d for d in drafts if d.end <= colon and d.who is not Who.UNSPECIFIED), None)
    if whole is None or whole.who is Who.MIXED:
        return
    for draft in drafts:
        noun = draft.noun
        bare = noun is not None and (noun.head < 0 or noun.head == noun.effect_at)
        is_smaller = draft.low <= whole.low and draft.start > colon
        if bare and is_smaller and draft.who is Who.UNSPECIFIED:
            draft.who, draft.side = whole.who, draft.side or whole.side


def keep_captives(drafts: list[Draft]) -> None:
    """As in "led away six men, who have not been seen since": captives are not missing too."""
    captives = {id(draft.noun) for draft in drafts if draft.effect is Effect.CAPTURED}
    drafts[:] = [d for d in drafts if d.effect is not Effect.MISSING or id(d.noun) not in captives]


_REST = words("rest others remainder remaining")
REST = tuple(f"the {word} {verb}" for word in sorted(_REST) for verb in ("are", "were"))


def rest(row: Row, index: int, drafts: list[Draft]) -> None:
    """As in "12 bodies, including nine traders. The rest are fighters": what all are."""
    low = row.tokens.low
    if " ".join(low[:3]) not in REST:
        return
    named = next((c for c in row.chunks if isinstance(c, Noun) and c.start >= _OPENING), None)
    last = drafts[-1] if drafts else None
    if last is None or not last.wholes() or last.sentence != index - 1 or named is None:
        return
    kind = who(row, named) if named.person is not None and named.quantity is None else None
    whole = last.wholes()[-1]
    if kind in {None, Who.UNSPECIFIED} or whole.who is not Who.UNSPECIFIED:
        return
    kinds = {draft.who for draft in drafts if draft.part_of is whole} - {Who.UNSPECIFIED}
    whole.who = kind if kinds == {kind} and kind else Who.MIXED


_OPENING = 3
"""Tokens of "the rest were"."""


def mix(drafts: list[Draft]) -> None:
    """Say of what kind each whole is that its parts make up, or that a part is unlike."""
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.part_of is not None:
            parts.setdefault(id(draft.part_of), []).append(draft)
    for whole in drafts:
        if id(whole) not in parts:
            continue
        kinds = {part.who for part in parts[id(whole)]} - {Who.UNSPECIFIED}
        if whole.who is not Who.UNSPECIFIED:
            is_bare = whole.noun is not None and whole.noun.head < 0
            if is_bare and kinds - {whole.who} and whole.who in FIGHTING:
                whole.who, whole.side = Who.MIXED, None  # "11 hurt, among them a policeman"
            continue
        counted = sum(part.low for part in parts[id(whole)])
        if kinds and counted >= whole.low:
            whole.who = Who.MIXED if len(kinds) > 1 else kinds.pop()
        elif kinds - {Who.CIVILIAN} or any(map(_are_said_civilians, parts[id(whole)])):
            whole.who = Who.MIXED  # "20 people, two soldiers among them": the others were none


def _are_said_civilians(part: Draft) -> bool:
    """As in "20 people, 13 of them civilians": the others were none. Women and children may be."""
    noun = part.noun
    return noun is not None and noun.person is not None and noun.person.singular == "civilian"


def agree(drafts: list[Draft]) -> None:
    """Give a toll told twice the kind that it has where its parts are told.

    As in "17 people were killed" of a lead, and "17 bodies, nine of them soldiers" of the story.
    """
    known = {
        (whole.effect, whole.low, whole.high): whole.who
        for whole in (draft.part_of for draft in drafts)
        if whole is not None and whole.who is not Who.UNSPECIFIED and whole.low >= _TELLING
    }
    for draft in drafts:
        if draft.part_of is None and draft.who is Who.UNSPECIFIED and draft.side is None:
            high = draft.high if draft.high is not None else draft.low
            draft.who = known.get((draft.effect, draft.low, high), draft.who)


_TELLING = 8
"""Smaller figures may be alike by chance."""


def is_own_bomb(row: Row, start: int, end: int) -> bool:
    """Whether words say that somebody died by his own bomb: "blew themselves up"."""
    low = row.tokens.low[start:end]
    return not _REFLEXIVE.isdisjoint(low) and not _BLEW.isdisjoint(low)
