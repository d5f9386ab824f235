"""Article in, claims out."""

from collections.abc import Sequence

from processors.extraction import casualties, conflict, movements
from processors.extraction.context import Context
from processors.geo.mention import PlaceMention
from processors.text.fold import fold
from processors.text.gate import Gate
from schemas.article import Article
from schemas.claim import CasualtyClaim, MovementClaim

_STRONG = Gate((*(set(casualties.TRIGGERS) - casualties.WEAK), *movements.TRIGGERS))
_WEAK = Gate(casualties.WEAK)
_HARM = Gate(
    conflict.CUES
    | {"police", "officers", "commander", "men", "passengers", "civilians", "people"}
    | {"rubble", "morgue", "mortuary", "mass grave"}
)


def has_trigger(article: Article) -> bool:
    """Whether the article can hold a claim at all. Cheap; False for most of the news."""
    return _opens(fold(article.text))


def _opens(folded: str) -> bool:
    return _STRONG.opens(folded) or (_WEAK.opens(folded) and _HARM.opens(folded))


def extract(
    article: Article, mentions: Sequence[PlaceMention]
) -> tuple[CasualtyClaim | MovementClaim, ...]:
    """Every claim in the article, in reading order."""
    folded = fold(article.text)
    if not _opens(folded):
        return ()
    context = Context(article, mentions, folded)
    claims: list[CasualtyClaim | MovementClaim] = [
        *casualties.find(context),
        *movements.find(context),
    ]
    context.close()
    return tuple(sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.kind)))
