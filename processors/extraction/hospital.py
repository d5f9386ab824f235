"""The hurt told by where they are brought: "30 were rushed to hospital", "sent 12 to hospital"."""

from processors.extraction import subjects
from processors.extraction.draft import Draft
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import BODIES
from processors.text.lexicon import words
from schemas.claim import Effect, Who

TRIGGERS = (
    "to hospital", "to hospitals", "to the hospital", "to a hospital", "to nearby hospitals",
    "to local hospitals", "in hospital", "to a nearby hospital", "to a local hospital",
)  # fmt: skip
"""Words without which nobody is told brought there."""
_HOSPITALS = words("hospital hospitals")
_BROUGHT = words(
    "taken rushed admitted brought transferred airlifted evacuated flown carried transported "
    "moved referred"
)
_BRINGING = words("sent sends sending put putting took taking rushed rushing landed left leaving")
_LEFT = words("left leaves leaving put puts putting")
_BE = words("is are was were remain remained remains lie lay been being")
_CAME = words("births birth blood delivery covid flu cholera illness disease poisoning surgery")
"""What people come for who are not hurt."""
_DYING = words("died dead succumbed pronounced declared")
_SOON = 8
_AFTER = 3
"""Sentences back in which those brought may have been told hurt."""


def read(reader: Reader) -> None:
    """Read who is brought to hospital, unless they are already counted among the hurt."""
    row = reader.row
    low = row.tokens.low
    if _HOSPITALS.isdisjoint(low) or not _CAME.isdisjoint(low):
        return
    for k in range(2, len(row.chunks)):
        ward, joint = row.chunks[k], row.chunks[k - 1]
        if not isinstance(ward, Noun) or low[ward.end - 1] not in _HOSPITALS:
            continue
        if joint.kind is not Kind.PREPOSITION or low[joint.end - 1] not in {"to", "in"}:
            continue
        found = _brought(row, k - 2, low[joint.end - 1])
        if found is None or not _DYING.isdisjoint(low[ward.end : ward.end + _SOON]):
            continue  # "taken to hospital, where they died"
        nouns, at = found
        for noun in nouns:
            _hurt(reader, noun, Predicate(Kind.EFFECT, at, ward.end, Effect.WOUNDED, None, at))


def _brought(row: Row, k: int, joint: str) -> tuple[list[Noun], int] | None:
    """Those brought, and the token of what brings them, by what stands before "to hospital"."""
    low = row.tokens.low
    chunk = row.chunks[k]
    if chunk.kind is Kind.VERB:
        said = low[chunk.start : chunk.end]
        passive = not _BE.isdisjoint(said)
        if passive and (said[-1] in _BROUGHT or (joint == "in" and said[-1] in _BE)):
            return subjects.subjects_before(row, k).nouns, chunk.start
        return None
    verb = row.chunks[k - 1] if k else None
    if not isinstance(chunk, Noun) or verb is None:
        return None
    if k > 1 and low[chunk.end - 1] == "way" and verb.kind is Kind.PREPOSITION:
        # "three passengers are on their way to hospital"
        being = row.chunks[k - 2]
        is_told = being.kind is Kind.VERB and not _BE.isdisjoint(low[being.start : being.end])
        return (subjects.subjects_before(row, k - 2).nouns, being.start) if is_told else None
    if verb.kind is Kind.VERB and low[verb.end - 1] in _BRINGING:
        return [chunk], chunk.start
    left = not _LEFT.isdisjoint(low[: chunk.start])  # "left two dead and three in hospital"
    return ([chunk], chunk.start) if verb.kind is Kind.AND and left and joint == "in" else None


def _hurt(reader: Reader, noun: Noun, predicate: Predicate) -> None:
    """Count them, as a part if as many or more were told hurt shortly before."""
    low = reader.row.tokens.low
    if noun.quantity is None or noun.quantity.high == 0 or noun.effect is not None or noun.thing:
        return
    if low[noun.end - 1] in BODIES or (noun.person is None and noun.head >= 0):
        return
    told = [d for d in (*reader.drafts, *reader.earlier) if reader.index - d.sentence <= _AFTER]
    if any(d.noun is noun for d in told):
        return  # "nine people hurt in the blast were taken to hospital"
    draft = reader.draft(noun, predicate, rule="hospital")
    if draft is None or draft.who is Who.ATTACKER:
        return
    whole = next((d for d in told if _may_hold(d, draft)), None)
    if whole is not None and not noun.others:
        if draft.low >= whole.low:
            return  # the same people
        draft.join(whole)
    reader.drafts.append(draft)


def _may_hold(whole: Draft, part: Draft) -> bool:
    return (
        whole.effect in {Effect.WOUNDED, Effect.CASUALTIES}
        and whole.part_of is None
        and whole.low >= part.low
    )
