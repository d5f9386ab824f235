"""Two small stages that count exactly: read says one claim an article, weigh adds them up."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from daemon.stages import Map, Reduce, Stage
from daemon.topics import ARTICLES, CLAIMS, DEAD_LETTERS, FINDINGS, Topic
from processors.shapes import Store
from schemas.article import Article, Source
from schemas.claim import CasualtyClaim, Effect, Modality, Scope, Span, Who
from schemas.finding import Change, Estimate, Evidence, Toll
from schemas.reading import Reading

COUNTRIES = ("SY", "UA", "SD", "ML", "YE", "MM", "IQ", "LY")
START = datetime(2026, 3, 1, tzinfo=UTC)
SOURCE = Source(name="The Wire")
POISON = "poison"
"""A title that the reading step cannot bear."""


def article(number: int, *, title: str = "", version: int = 1) -> Article:
    return Article(
        id=f"a{number}",
        version=version,
        title=title,
        text="Three people were killed.",
        source=SOURCE,
        published_at=START + timedelta(seconds=number),
    )


def articles(start: int = 0) -> Iterable[Article]:
    return (article(number) for number in count(start))


def country_of(article_id: str) -> str:
    return COUNTRIES[int(article_id[1:]) % len(COUNTRIES)]


def claim(of: Article) -> CasualtyClaim:
    return CasualtyClaim(
        claim_id=f"claim-{of.id}",
        article_id=of.id,
        article_version=of.version,
        span=Span(start=0, end=25),
        text_sha256="0" * 64,
        quote=of.text[:25],
        origin=None,
        place=None,
        within=(),
        country=country_of(of.id),
        date_from=None,
        date_to=None,
        modality=Modality.REPORTED,
        background=False,
        extractor="toy",
        effect=Effect.KILLED,
        low=1,
        best=1,
        high=1,
        who=Who.UNSPECIFIED,
        side=None,
        scope=Scope.INCIDENT,
    )


def read(message: Article) -> Iterable[Reading]:
    if message.title == POISON:
        raise ValueError("poison in the title")
    yield Reading(
        article_id=message.id,
        article_version=message.version,
        country=country_of(message.id),
        publisher=message.source,
        published_at=message.published_at,
        claims=(claim(message),),
    )


def weigh(store: Store, message: Reading) -> Iterable[Toll]:
    """One to the country's total for each article not seen before; the total is the revision."""
    if store.get(f"seen:{message.article_id}") is not None:
        return
    total = int(store.get("total") or b"0") + 1
    store.put(f"seen:{message.article_id}", b"1")
    store.put("total", str(total).encode())
    yield toll(message, total)


def toll(reading: Reading, total: int) -> Toll:
    estimate = Estimate(low=total, best=total, high=total)
    return Toll(
        finding_id=f"toll-{reading.country}",
        revision=total,
        at=reading.published_at,
        country=reading.country,
        place=None,
        location=None,
        date_from=None,
        date_to=None,
        change=Change.RAISED if total > 1 else Change.INITIAL,
        origins=("the wire",),
        evidence=tuple(
            Evidence(
                claim_id=claim.claim_id,
                article_id=claim.article_id,
                article_version=claim.article_version,
                publisher=reading.publisher.name,
                published_at=reading.published_at,
                origin=None,
                origin_key="the wire",
                quote=claim.quote,
                span=claim.span,
                text_sha256=claim.text_sha256,
            )
            for claim in reading.claims
        ),
        effect=Effect.KILLED,
        scope=Scope.INCIDENT,
        estimate=estimate,
    )


READ: Stage = Map("read", ARTICLES, CLAIMS, read)
WEIGH: Stage = Reduce("weigh", CLAIMS, FINDINGS, weigh)
STAGES: tuple[Stage, ...] = (READ, WEIGH)


def toy_topics(prefix: str) -> tuple[Topic[Any], ...]:
    """Articles, claims, findings of a test's own, and the dead letters, which all share."""
    own = tuple(
        replace(topic, name=f"{prefix}.{topic.name}") for topic in (ARTICLES, CLAIMS, FINDINGS)
    )
    return (*own, DEAD_LETTERS)


def toy_stages(prefix: str) -> tuple[Stage, ...]:
    """The same stages on those topics."""
    articles, claims, findings, _ = toy_topics(prefix)
    return (Map("read", articles, claims, read), Reduce("weigh", claims, findings, weigh))
