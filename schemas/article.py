"""What comes in: one version of one news article."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field, field_validator

from schemas.base import Message, Part

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""


FIRST_YEAR, LAST_YEAR = 1600, 2999
"""Of publication: outside of them days before or after could not be told any more."""


class ArticleStatus(StrEnum):
    """What the publisher says may be done with the article (ninjs `pubstatus`)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    """Not to be used for now: its claims are taken back until a usable version comes."""
    CANCELED = "canceled"
    """Killed: its claims are taken back."""


class Source(Part):
    """Who published it: an outlet, not who is quoted in it."""

    name: Annotated[str, Field(min_length=1, description="as people call it")]
    domain: Annotated[str | None, Field(description="of its site, without www")] = None
    country: Annotated[Country | None, Field(description="where it publishes from")] = None
    family: Annotated[
        str | None, Field(description="owner or agency whose outlets count as one origin")
    ] = None


class Article(Message):
    """One version of one article. The same `id` with a higher `version` replaces it."""

    id: Annotated[str, Field(min_length=1, max_length=500)]
    version: Annotated[int, Field(ge=1)] = 1
    title: str = ""
    text: str
    source: Source
    published_at: AwareDatetime
    """Of this version, with its zone."""
    language: Annotated[str, Field(description="BCP 47")] = "en"
    url: str | None = None
    byline: str | None = None
    status: ArticleStatus = ArticleStatus.USABLE

    @field_validator("published_at")
    @classmethod
    def _is_a_time_of_news(cls, published_at: datetime) -> datetime:
        if not FIRST_YEAR <= published_at.year <= LAST_YEAR:
            raise ValueError(f"published in {published_at.year}: not between 1600 and 2999")
        return published_at
