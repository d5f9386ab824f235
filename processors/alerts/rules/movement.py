"""Forces reported to move, or about to.

Look first at the modality: planned is not happened, and who says it of whom.
"""

from typing import Annotated, Literal

from pydantic import Field

from processors.alerts.rules.base import RuleBase
from processors.alerts.rules.verdict import Verdict, in_scope, lacking
from processors.corroboration.names import folded
from schemas.claim import Action, Modality
from schemas.finding import Movement


class MovementRule(RuleBase):
    """Rings when a movement of one of the `actions` is reported."""

    kind: Literal["movement"]
    actions: Annotated[tuple[Action, ...], Field(description="none: all")] = ()
    actor: Annotated[str | None, Field(description="words the actor must contain, any case")] = None
    modalities: tuple[Modality, ...] = (Modality.REPORTED,)
    min_size: Annotated[
        int | None, Field(ge=1, description="persons at least (low); none: any size or none given")
    ] = None
    include_stock: Annotated[
        bool, Field(description="forces said to stand there count, not only to move")
    ] = False


def check(rule: MovementRule, movement: Movement) -> Verdict | None:
    """None where the rule is about something else.

    A movement whose size nobody gives does not meet a rule that asks for one.
    """
    if rule.actions and movement.action not in rule.actions:
        return None
    if movement.modality not in rule.modalities or (movement.stock and not rule.include_stock):
        return None
    if rule.actor is not None and not _names(movement.actor, rule.actor):
        return None
    if not in_scope(rule, movement):
        return None
    few = lacking(rule, movement)
    if rule.min_size is None:
        margin, enough, size = f"{movement.action} {movement.modality}", True, None
    else:
        size = movement.size.low if movement.size else None
        enough = size is not None and size >= rule.min_size
        margin = f"size {'not given' if size is None else size} of at least {rule.min_size}"
        if size is not None:
            by = size - rule.min_size
            margin += f"; met by {by}" if by >= 0 else f"; missed by {-by}"
    met = enough and not few
    return Verdict(
        met=met,
        holds=met,
        margin="; ".join(filter(None, (margin, few))),
        certain=movement.modality is Modality.REPORTED,
        value=size,
        estimate=movement.size,
    )


def _names(actor: str, words: str) -> bool:
    """Whether all of the words are in the actor, in any case and order; "rebel" is in "rebels"."""
    whole = folded(actor)
    return all(word in whole for word in folded(words).split())
