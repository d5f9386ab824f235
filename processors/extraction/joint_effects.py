"""Two effects of the same people: "30 were killed and wounded"."""

from dataclasses import replace

from processors.extraction import voice
from processors.extraction.draft import Draft
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Predicate
from schemas.claim import Effect


def joint_effect(reader: Reader, k: int, predicate: Predicate) -> Effect | None:
    """As in "were killed and wounded": the second effect of the same people."""
    chunks = reader.row.chunks
    if k + 2 >= len(chunks) or chunks[k + 1].kind is not Kind.AND:
        return None
    other = chunks[k + 2]
    if (
        isinstance(other, Predicate)
        and voice.is_bare(other)
        and {predicate.effect, other.effect} == {Effect.KILLED, Effect.WOUNDED}
        and voice.is_passive(reader.row, k, predicate)
        and voice.is_passive(reader.row, k + 2, other)
    ):
        return other.effect
    return None


def share(reader: Reader, heads: list[Draft], effect: Effect, predicate: Predicate) -> None:
    """Split "30 were killed and wounded": of each at least one; "or" does not say which."""
    del predicate
    for head in heads:
        tokens = reader.row.tokens
        if head.high == 0:
            reader.drafts.append(replace(head, effect=effect, rules=[*head.rules, "shared"]))
            continue
        if "or" in tokens.low[head.start : head.end + 2]:
            head.effect = Effect.CASUALTIES
            continue
        top = head.high - 1 if head.high and head.high > 1 else None
        plural = head.low > 1
        head.low, head.best, head.high = 1, (None if plural else head.best), top
        reader.drafts.append(
            Draft(
                head.sentence, effect, head.low, head.best, head.high, head.start, head.end + 2,
                [*head.rules, "shared"], head.noun, head.who, running=head.running,
                conditional=head.conditional, predicate_at=head.predicate_at,
            )
        )  # fmt: skip
