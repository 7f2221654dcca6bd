"""Tables of the tests' own, on each kind of database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import MetaData

from models.database import Database
from tests.support.backends import Backend

# A machine under load may take longer than Hypothesis's 200 ms for one example.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

Open = Callable[..., Database]


@pytest.fixture(scope="module")
def open_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Open databases; they are closed at the end."""
    opened = []
    folder = tmp_path_factory.mktemp("folder")

    def open_(url: str, folder: Path = folder, **options: int) -> Database:
        opened.append(Database(url, folder=folder, **{"busy_timeout_ms": 5_000, "pool_size": 5, **options}))
        return opened[-1]

    yield open_
    for database in opened:
        database.dispose()


@pytest.fixture(scope="module")
def make_tables(backend: Backend, open_database: Open) -> Callable[[MetaData], Database]:
    """Make tables in a new database."""

    def make(metadata: MetaData) -> Database:
        database = open_database(backend.new_database())
        with database.transaction() as session:
            metadata.create_all(session.connection())
        return database

    return make
