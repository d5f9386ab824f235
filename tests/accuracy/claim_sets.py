"""Texts whose claims people wrote down in full: the corpus, and the gold set where it is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from schemas.article import Article, Source
from tests import shared
from tests.accuracy.matching import located
from tests.codebook import Coded
from tests.corpus import cases

GOLD = ("gold", "articles.jsonl")


@dataclass(frozen=True)
class Text:
    """An article and what its coder found in it, with `start` and `end` of each quote."""

    article: Article
    claims: tuple[Coded, ...]


def gold() -> Iterator[Text]:
    """The gold set; nothing where it is not present."""
    for record in shared.records(*GOLD):
        article = Article(
            id=record["id"],
            title=record["title"],
            text=record["text"],
            source=Source(name=record["source"]),
            published_at=datetime.fromisoformat(record["published"]),
        )
        yield Text(article, tuple(_placed(claim, article.text) for claim in record["claims"]))


def corpus() -> Iterator[Text]:
    """Our own cases; a claim stands where its quote does, and where it has none, anywhere."""
    for case in cases():
        placed = (_placed(claim, case.article.text) for claim in case.found)
        yield Text(case.article, tuple(placed))


def _placed(claim: Coded, text: str) -> Coded:
    quote = claim.get("quote")
    start, end = located(quote, text) if quote else (0, len(text))
    return claim | {"start": start, "end": end}
