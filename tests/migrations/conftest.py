"""An application on a database of its own, which nobody has migrated yet."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Engine, text

from app import create_app
from tests.support.backends import Backend


class Site:
    """The application, its database, and the `db` commands on it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.engine: Engine = app.extensions["gazette"].database.engine

    def db(self, *arguments: str, status: int = 0) -> str:
        """Run `flask db …`, which must end with this status; return what it printed."""
        result = self.app.test_cli_runner(catch_exceptions=False).invoke(args=["db", *arguments])
        assert result.exit_code == status, result.output
        return result.output

    @property
    def revision(self) -> str | None:
        """The database's own revision."""
        with self.engine.connect() as connection:
            return connection.scalar(text("SELECT version_num FROM alembic_version"))


@pytest.fixture
def site(backend: Backend) -> Iterator[Site]:
    """A site whose database is empty."""
    site = Site(create_app({"database": {"url": backend.new_database()}}))
    yield site
    site.engine.dispose()


@pytest.fixture
def scripts(checkout: Path) -> ScriptDirectory:
    """The migrations as Alembic finds them."""
    return ScriptDirectory.from_config(Config(toml_file=checkout / "pyproject.toml"))


@pytest.fixture
def own_versions(site: Site, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, which the site's `db` commands use and may write into."""
    copytree(checkout / "alembic", tmp_path / "alembic", ignore=ignore_patterns("__pycache__"))
    (tmp_path / "pyproject.toml").write_bytes((checkout / "pyproject.toml").read_bytes())
    monkeypatch.setattr(site.app, "root_path", str(tmp_path))
    return tmp_path / "alembic" / "versions"
