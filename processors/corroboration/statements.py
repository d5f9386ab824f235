"""What one voice says in one article about one slot, as the store keeps it."""

from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import AwareDatetime

from processors.corroboration.origins import is_relay, origin_key
from schemas.base import Part
from schemas.claim import CasualtyClaim, Count, MovementClaim, Span, Who
from schemas.finding import Estimate, Evidence
from schemas.reading import Reading

KEPT_PER_ORIGIN = 8
"""Newest articles of one origin that a slot keeps: its chain of figures."""

KEPT = 64
"""Statements a slot keeps, the newest. Whatever is cut is the same in any order of arrival."""


class Figure(Part):
    """One claim, as far as weighing needs it."""

    claim_id: str
    origin: str | None
    quote: str
    span: Span
    text_sha256: str
    who: Who = Who.UNSPECIFIED
    low: Count = 0
    best: Count | None = None
    high: Count | None = None
    sized: bool = True
    """False: no number is given (most movements)."""
    part: bool = False
    """The article says that it is part of another figure in the same slot."""

    @property
    def estimate(self) -> Estimate:
        return Estimate(low=self.low, best=self.best, high=self.high)


class Statement(Part):
    """All figures that one origin gives for one slot in one article version."""

    article_id: str
    article_version: int
    publisher: str
    title: str
    url: str | None
    published_at: AwareDatetime
    origin_key: str
    own_voice: bool
    """The article says it itself, or passes on what "the media" say."""
    bands: tuple[int, ...] = ()
    """Of the article's text, for telling reprints."""
    earliest: date | None = None
    """First day it may speak of; None: it names its day."""
    dated_by_publication: bool = False
    figures: tuple[Figure, ...]

    @property
    def says(self) -> tuple[tuple[Who, int, int | None, int | None, bool], ...]:
        """Its figures without their words."""
        return tuple((f.who, f.low, f.best, f.high, f.part) for f in self.figures)

    @property
    def sort_key(self) -> tuple[AwareDatetime, str, str, date]:
        """Oldest first, and never a tie between two different statements of a slot."""
        return self.published_at, self.article_id, self.origin_key, self.earliest or date.min

    def evidence(self, figure: Figure, voice: str) -> Evidence:
        """One of its figures, down to the words, under the name of its independent voice."""
        return Evidence(
            claim_id=figure.claim_id,
            article_id=self.article_id,
            article_version=self.article_version,
            publisher=self.publisher,
            title=self.title,
            url=self.url,
            published_at=self.published_at,
            origin=figure.origin,
            origin_key=voice,
            quote=figure.quote,
            span=figure.span,
            text_sha256=figure.text_sha256,
            estimate=figure.estimate if figure.sized else None,
            who=figure.who,
        )


def statement(
    reading: Reading,
    claims: Iterable[tuple[CasualtyClaim | MovementClaim, Figure]],
    *,
    earliest: date | None,
    dated_by_publication: bool,
) -> Statement:
    """What `claims`, all from one origin, amount to."""
    pairs = sorted(claims, key=lambda pair: (pair[0].span.start, pair[0].claim_id))
    first = pairs[0][0]
    return Statement(
        article_id=reading.article_id,
        article_version=reading.article_version,
        publisher=reading.publisher.name,
        title=reading.title,
        url=reading.url,
        published_at=reading.published_at,
        origin_key=origin_key(first.origin, reading.publisher),
        own_voice=first.origin is None or is_relay(first.origin),
        bands=tuple(sorted(set(reading.shingles))),
        earliest=earliest,
        dated_by_publication=dated_by_publication,
        figures=tuple(figure for _, figure in pairs),
    )


def kept(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Oldest first, no more than a slot may hold.

    Cutting after every addition leaves the same as cutting once at the end, so the order in which
    articles arrive does not show.
    """
    newest = sorted(statements, key=lambda s: s.sort_key, reverse=True)
    seen: dict[str, int] = {}
    held: list[Statement] = []
    for one in newest:
        seen[one.origin_key] = seen.get(one.origin_key, 0) + 1
        if seen[one.origin_key] <= KEPT_PER_ORIGIN:
            held.append(one)
    return tuple(reversed(held[:KEPT]))


def newest_evidence(
    said_by: Mapping[str, Iterable[Statement]], leads: Iterable[Evidence], limit: int
) -> tuple[Evidence, ...]:
    """Newest first; `leads` are in it whatever else has to go."""
    chosen = {lead.claim_id: lead for lead in list(leads)[:limit]}
    pairs = [(one, voice) for voice, said in said_by.items() for one in said]
    for one, voice in sorted(pairs, key=lambda pair: pair[0].sort_key, reverse=True):
        for figure in one.figures:
            if len(chosen) < limit:
                chosen.setdefault(figure.claim_id, one.evidence(figure, voice))
    return tuple(sorted(chosen.values(), key=lambda e: (e.published_at, e.claim_id), reverse=True))
