"""The `read` stage: articles in, readings out.

What an article said before is remembered only as far as it takes to replace it: its version and the
countries it has sent claims to.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from pydantic import AwareDatetime

from processors import extraction
from processors.geo.mention import Places
from processors.shapes import Store, load, save
from processors.text import shingles
from processors.text.document import Document
from schemas.article import Article, ArticleStatus
from schemas.base import Message
from schemas.claim import CasualtyClaim, MovementClaim
from schemas.reading import UNKNOWN_COUNTRY, Reading

REMEMBERED_FOR = timedelta(days=400)
"""How long after its publication a new version of an article still replaces the old one."""
_SLOT = "article"


class Known(Message):
    """The newest version of one article that was read."""

    declared: int
    """As the publisher numbers it."""
    effective: int
    """As readings carry it: grows too when a publisher changes the text under an old number."""
    published_at: AwareDatetime
    withdrawn: bool = False
    digest: str
    countries: tuple[str, ...]


def read(places: Places, store: Store, article: Article) -> Iterator[Reading]:
    """One reading for each country that the article makes or made a claim about.

    An article read before gives nothing; an older version than the newest read gives nothing.
    """
    known = load(store, _SLOT, Known)
    digest = _digest(article)
    if known and not _replaces(article, digest, known):
        return
    effective = max(article.version, known.effective + 1) if known else article.version
    claims = claims_of(places, article.model_copy(update={"version": effective}))
    by_country: dict[str, list[CasualtyClaim | MovementClaim]] = defaultdict(list)
    for claim in claims:
        by_country[claim.country or UNKNOWN_COUNTRY].append(claim)
    before = known.countries if known else ()
    marks = _marks(article.text, claims)
    for country in sorted({*before, *by_country}):
        yield Reading(
            article_id=article.id,
            article_version=effective,
            country=country,
            publisher=article.source,
            title=article.title,
            url=article.url,
            published_at=article.published_at,
            status=article.status,
            shingles=marks,
            claims=tuple(by_country.get(country, ())),
        )
    save(
        store,
        _SLOT,
        Known(
            declared=article.version,
            effective=effective,
            published_at=article.published_at,
            withdrawn=_is_withdrawn(article),
            digest=digest,
            countries=tuple(sorted(by_country)),
        ),
        expires=article.published_at + REMEMBERED_FOR,
    )


def claims_of(places: Places, article: Article) -> tuple[CasualtyClaim | MovementClaim, ...]:
    """Every claim of one article, in reading order; none of one that may not be used.

    Only English is read: another language gives nothing rather than something wrong.
    """
    if _is_withdrawn(article) or not _is_english(article.language):
        return ()
    if not extraction.has_trigger(article):
        return ()
    mentions = places.mentions(article.text, source_country=article.source.country)
    return extraction.extract(article, mentions)


def _marks(text: str, claims: Sequence[CasualtyClaim | MovementClaim]) -> tuple[int, ...]:
    """What a reprint of this article shares with it, sorted; nothing where nothing is claimed."""
    if not claims:
        return ()
    document = Document.of(text)
    spoken = {document.sentence_at(claim.span.start) for claim in claims} - {None}
    sentences = (shingles.sentence(each.text) for each in spoken if each)
    return tuple(sorted({*shingles.bands(text), *(mark for mark in sentences if mark)}))


def _is_english(language: str) -> bool:
    return language.casefold().split("-")[0] in {"en", "eng", "und", ""}


def _replaces(article: Article, digest: str, known: Known) -> bool:
    """Whether this is news of an article that is known.

    Many feeds change a text and keep its number, so the later of two different texts of one number
    counts too, and which of two is later does not depend on which came first. A kill notice that
    bears the number and the time of what it kills is the later one.
    """
    if digest == known.digest:
        return False
    mine = (article.version, article.published_at, _is_withdrawn(article), digest)
    return mine > (known.declared, known.published_at, known.withdrawn, known.digest)


def _is_withdrawn(article: Article) -> bool:
    return article.status is not ArticleStatus.USABLE


def _digest(article: Article) -> str:
    """Of all that bears on the claims."""
    fields = (article.status, article.language, article.title, article.text)
    return hashlib.sha256("\x1f".join(fields).encode()).hexdigest()[:32]
