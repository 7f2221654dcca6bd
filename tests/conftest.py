"""Fixtures for all tests. Whatever touches a database runs on SQLite and on PostgreSQL."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import Session

from app import create_app
from models.database import Database
from services.gazette import Gazette
from tests.support import factories
from tests.support.absence import skip_for_want_of
from tests.support.backends import Backend, PostgresqlBackend, SqliteBackend
from tests.support.graphql import GraphQLClient
from tests.support.postgresql import find_binaries, running_cluster
from tests.support.snapshots import snapshot
from tests.support.visitor import Visitor

__all__ = ["snapshot"]

# A busy machine is slow, which is no fault of the example's.
settings.register_profile("gazette", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gazette")

BACKENDS = ("sqlite", "postgresql")


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what was imported: that took a sixth of the tests' time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _testing_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep a developer's own environment and instance folder out of the tests."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in list(os.environ):
            if name.startswith(("GAZETTE_", "FLASK_")):
                monkeypatch.delenv(name)
        monkeypatch.setenv("GAZETTE_ENV", "testing")
        monkeypatch.setenv("GAZETTE_INSTANCE", str(tmp_path_factory.mktemp("instance")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let all applications share their compiled templates: a test has often one of its own."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Flask, "jinja_options", {"bytecode_cache": cache})
        yield


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A running PostgreSQL: the URL of its server with a place for the database."""
    binaries = find_binaries()
    if binaries is None:
        skip_for_want_of("PostgreSQL is neither on this machine nor in the virtual environment")
    with running_cluster(binaries) as url:
        yield url


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Backend:
    """SQLite."""
    return SqliteBackend(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgresql(postgresql_server: str) -> Backend:
    """PostgreSQL."""
    return PostgresqlBackend(postgresql_server)


@pytest.fixture(scope="module", params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> Backend:
    """Each kind of database, one after the other within a module."""
    chosen: Backend = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(scope="session")
def migrated_apps() -> Iterator[dict[str, Flask]]:
    """The applications made so far, one for each kind of database."""
    apps: dict[str, Flask] = {}
    yield apps
    for app in apps.values():
        app.extensions["gazette"].database.dispose()


@pytest.fixture
def shared_app(backend: Backend, migrated_apps: dict[str, Flask]) -> Flask:
    """The application on a migrated database, made once; tests use `app`, which empties it."""
    if backend.name not in migrated_apps:
        migrated_apps[backend.name] = migrated_app(backend)
    return migrated_apps[backend.name]


def migrated_app(backend: Backend, **settings: int) -> Flask:
    """Return an application on a new, migrated database, for which there may be further settings."""
    app = create_app({"database": {"url": backend.new_database(), **settings}})
    result = app.test_cli_runner().invoke(args=["db", "upgrade"])
    assert result.exit_code == 0, result.output
    return app


@pytest.fixture
def app(shared_app: Flask, backend: Backend) -> Iterator[Flask]:
    """The application on an empty database."""
    yield shared_app
    backend.clear(shared_app.extensions["gazette"].database.engine)


@pytest.fixture
def gazette(app: Flask) -> Gazette:
    """The running Gazette behind the application."""
    gazette: Gazette = app.extensions["gazette"]
    return gazette


@pytest.fixture
def database(gazette: Gazette) -> Database:
    """The application's database."""
    return gazette.database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session for arranging and looking; what factories make in it is committed at once."""
    with database.reader() as session, factories.using(session):
        yield session


@pytest.fixture
def visitor(app: Flask, session: Session) -> Visitor:
    """Somebody with a browser without JavaScript, not logged in."""
    return Visitor(app)


@pytest.fixture
def graphql(app: Flask, session: Session) -> GraphQLClient:
    """A GraphQL client, not logged in."""
    return GraphQLClient(app)


@pytest.fixture
def cli(app: Flask, session: Session) -> FlaskCliRunner:
    """The command line."""
    return app.test_cli_runner()


@pytest.fixture
def checkout() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent
