"""Writing a migration, and one that breaks or is killed halfway: the database stays whole."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from granian import Granian
from sqlalchemy import inspect, text

from tests.commands.conftest import Tables
from tests.support.sites import PATIENCE

HALFWAY = '''
"""A migration that goes on only when it is told to."""

import pathlib
import time

import sqlalchemy as sa
from alembic import op

revision, down_revision = "halfway", "{head}"
SIGNALS = pathlib.Path(r"{signals}")


def upgrade():
    op.create_table("harvest", sa.Column("id", sa.Integer))
    (SIGNALS / "reached").touch()
    while not (SIGNALS / "go on").exists():
        if not (SIGNALS / "wait").exists():
            raise ValueError("half of a migration")
        time.sleep(0.02)


def downgrade():
    op.drop_table("harvest")
'''


@pytest.fixture
def source(checkout: Path, tmp_path: Path, new_app: Flask, new_cli: FlaskCliRunner) -> Path:
    """A copy of the migrations, which the application takes for its own; the database is at their head."""
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    shutil.copytree(checkout / "alembic", tmp_path / "alembic")
    new_app.root_path = str(tmp_path)
    assert new_cli.invoke(args=["db", "upgrade"]).exit_code == 0
    return tmp_path


@pytest.fixture
def planted(source: Path, new_cli: FlaskCliRunner) -> Path:
    """The copy with one more migration; the folder in which that looks for signals."""
    current = new_cli.invoke(args=["db", "current"]).output
    head = next(line.split()[-2] for line in current.splitlines() if "(head)" in line)
    migration = HALFWAY.format(head=head, signals=source)
    (source / "alembic" / "versions" / "halfway.py").write_text(migration)
    return source


def test_migrate_after_change_of_model_writes_what_upgrade_runs(
    new_app: Flask, new_cli: FlaskCliRunner, source: Path
) -> None:
    engine = new_app.extensions["gazette"].database.engine
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE post DROP COLUMN reading_minutes"))
    assert new_cli.invoke(args=["db", "check"]).exit_code == 1
    assert new_cli.invoke(args=["db", "migrate", "-m", "Time the posts"]).exit_code == 0
    written = list((source / "alembic" / "versions").glob("*_time_the_posts.py"))
    assert len(written) == 1
    # What a posts' existing rows get is for a person to say.
    code = written[0].read_text()
    written[0].write_text(code.replace("nullable=False", "nullable=False, server_default='1'"))
    result = new_cli.invoke(args=["db", "upgrade"])
    assert result.exit_code == 0, result.output
    assert "reading_minutes" in {column["name"] for column in inspect(engine).get_columns("post")}
    assert new_cli.invoke(args=["db", "check"]).exit_code == 0


def test_migration_broken_halfway_leaves_the_database_as_it_was(
    new_cli: FlaskCliRunner, planted: Path, tables: Tables
) -> None:
    result = new_cli.invoke(args=["db", "upgrade"])
    assert str(result.exception) == "half of a migration"
    assert "harvest" not in tables()
    (planted / "go on").touch()
    assert new_cli.invoke(args=["db", "upgrade"]).exit_code == 0
    assert "harvest" in tables()


def test_serve_with_broken_migration_serves_nothing(
    new_cli: FlaskCliRunner, planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Granian] = []
    monkeypatch.setattr(Granian, "serve", lambda server, **_options: served.append(server))
    result = new_cli.invoke(args=["serve"])
    assert str(result.exception) == "half of a migration"
    assert (result.output, served) == ("", [])


def test_migration_killed_halfway_is_done_by_the_next(
    new_cli: FlaskCliRunner, planted: Path, tables: Tables, database_url: str
) -> None:
    (planted / "wait").touch()
    code = (
        "from app import create_app; app = create_app(); "
        f"app.root_path = {str(planted)!r}; app.test_cli_runner().invoke(args=['db', 'upgrade'])"
    )
    environment = {**os.environ, "GAZETTE_DATABASE__URL": database_url}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=Path(__file__).parents[2]) as it:
        deadline = time.monotonic() + PATIENCE
        while not (planted / "reached").exists() and it.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        it.kill()
    assert (planted / "reached").exists()
    assert "harvest" not in tables()
    (planted / "go on").touch()
    assert new_cli.invoke(args=["db", "upgrade"]).exit_code == 0
    assert "harvest" in tables()
