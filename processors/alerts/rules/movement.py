"""Forces reported to move, or about to.

Look first at the modality: planned is not happened, and who says it of whom.
"""

from typing import Annotated, Literal

from pydantic import Field

from processors.alerts.rules.base import RuleBase
from schemas.claim import Action, Modality


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
