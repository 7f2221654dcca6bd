"""Sites and applications for commands: an unmigrated database of each kind, and a whole site."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import inspect

from app import create_app
from models.database import Database
from tests.support.backends import Backend
from tests.support.sites import Site

Tables = Callable[[], set[str]]


@pytest.fixture
def database_url(backend: Backend) -> str:
    """The URL of a database that nobody has migrated."""
    return backend.new_database()


@pytest.fixture
def new_app(database_url: str) -> Iterator[Flask]:
    """The application on that database."""
    app = create_app({"database": {"url": database_url}})
    yield app
    app.extensions["gazette"].database.dispose()


@pytest.fixture
def new_cli(new_app: Flask) -> FlaskCliRunner:
    """The command line on that database."""
    return new_app.test_cli_runner()


@pytest.fixture
def tables(new_app: Flask) -> Tables:
    """The names of the tables that there are at the moment."""
    database: Database = new_app.extensions["gazette"].database
    return lambda: set(inspect(database.engine).get_table_names())


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Site:
    """A new development site on each kind of database."""
    return Site(tmp_path, DATABASE__URL=database_url)
