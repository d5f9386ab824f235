"""The whole of reading, as the daemon does it, for tests that measure or compare."""

from processors import reading
from processors.geo.mention import Places
from schemas.article import Article
from tests.codebook import Coded, coded


def claims_of(places: Places, article: Article) -> list[Coded]:
    """Every claim of one article, in reading order, as the codebook writes it."""
    return coded(reading.claims_of(places, article))
