"""What one version of one article says of one country: the message on `tocsin.claims`."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from schemas.article import ArticleStatus, Source
from schemas.base import Message
from schemas.claim import Claim

UNKNOWN_COUNTRY = "ZZ"
"""Key of claims whose country is not known (CLDR's code for it; ISO leaves it to users)."""


class Reading(Message):
    """All claims of an article for one country, so that a new version replaces them whole.

    A reading with no claims takes back what an earlier version claimed there.
    """

    article_id: str
    article_version: Annotated[int, Field(ge=1)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166-1 alpha-2, or `ZZ`; the key on the topic."""
    publisher: Source
    title: str = ""
    url: str | None = None
    published_at: AwareDatetime
    status: ArticleStatus = ArticleStatus.USABLE
    shingles: tuple[int, ...] = ()
    """Marks of the text (MinHash bands, long sentences that claim): two articles that share one are
    near-duplicates."""
    claims: tuple[Claim, ...] = ()
