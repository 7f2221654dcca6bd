"""The databases that tests run on: each backend gives URLs of freshly migrated, empty databases."""

import itertools
import os
from pathlib import Path
from typing import Protocol

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine, make_url

from models import Base

ON_SQLITE_ALONE = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
"""For modules on what no database has a part in, such as headers: on one kind they say as much."""


class Backend(Protocol):
    """A kind of database."""

    name: str

    def new_database(self) -> str:
        """Make an empty database without tables; return its URL."""

    def clear(self, engine: Engine) -> None:
        """Delete all rows."""


class SqliteBackend:
    """Files in a temporary folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()

    def new_database(self) -> str:
        return f"sqlite:///{self._folder}/test-{next(self._numbers)}.db"

    def clear(self, engine: Engine) -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())
            # Keys begin at 1 again, as they do on PostgreSQL.
            connection.exec_driver_sql("DELETE FROM sqlite_sequence")
            connection.commit()


class PostgresqlBackend:
    """Databases in a cluster that runs as long as the tests."""

    name = "postgresql"

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._numbers = itertools.count()

    def new_database(self) -> str:
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        url = make_url(self._server_url.format(database="postgres")).set(drivername="postgresql")
        with psycopg.connect(url.render_as_string(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self._server_url.format(database=name)

    def clear(self, engine: Engine) -> None:
        # Ten times as fast as TRUNCATE, which makes new files for all tables and indexes.
        with engine.begin() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())
                if "id" in table.columns:
                    connection.execute(text(f"SELECT setval('{table.name}_id_seq', 1, false)"))
