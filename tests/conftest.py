"""What several folders of tests need from the machine."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests import postgres

NUMBERS = count()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    try:
        server = postgres.Server()
    except postgres.MissingError as missing:
        pytest.skip(str(missing))
    with server:
        yield server.url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A database of the test's own."""
    with postgres.database(postgres_server, f"tocsin_{next(NUMBERS)}") as url:
        yield url
