"""The gazetteer, built once for the whole run, in the user's cache as in production."""

from functools import cache

from daemon.gazetteer import open_gazetteer
from processors.geo import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    """The base gazetteer."""
    return open_gazetteer()
