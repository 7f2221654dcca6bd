"""How migrations run: rows survive, a failure leaves no trace, and new ones are written with our types."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from tests.migrations.conftest import Site
from tests.migrations.rows import insert_rows, read_rows
from tests.migrations.tables import described

# Changing a column's type makes SQLite build the table anew.
REBUILD = '''
"""Allow longer slugs."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "rebuild", "{head}"


def upgrade():
    _resize(250)


def downgrade():
    _resize(200)


def _resize(length):
    for table in ("tag", "post"):
        with op.batch_alter_table(table) as batch:
            batch.alter_column("slug", type_=sa.String(length), existing_nullable=False)
'''
BREAK = '''
"""Stop halfway."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "break", "{head}"


def upgrade():
    op.create_table("harvest", sa.Column("id", sa.Integer))
    op.execute("DELETE FROM comment")
    raise ValueError("halfway")


def downgrade():
    pass
'''


@pytest.fixture
def used(site: Site) -> Site:
    """A site with rows in every table."""
    site.db("upgrade")
    insert_rows(site.engine)
    return site


def _plant(versions: Path, script: str, scripts: ScriptDirectory) -> None:
    (versions / "planted.py").write_text(script.replace("{head}", str(scripts.get_current_head())))


def _enforces_keys(site: Site) -> bool:
    with site.engine.connect() as connection:
        return site.engine.name != "sqlite" or connection.scalar(text("PRAGMA foreign_keys")) == 1


def test_migration_that_rebuilds_tables_keeps_rows_and_constraints(
    used: Site, own_versions: Path, scripts: ScriptDirectory
) -> None:
    rows, tables = read_rows(used.engine), described(used.engine)
    _plant(own_versions, REBUILD, scripts)
    used.db("upgrade")
    slugs = {column["name"]: column["type"] for column in inspect(used.engine).get_columns("post")}
    assert slugs["slug"].length == 250
    assert read_rows(used.engine) == rows
    assert _enforces_keys(used)
    used.db("downgrade")
    assert read_rows(used.engine) == rows
    assert described(used.engine) == tables


def test_migration_that_fails_leaves_rows_tables_and_connections_as_they_were(
    used: Site, own_versions: Path, scripts: ScriptDirectory
) -> None:
    rows, revision = read_rows(used.engine), used.revision
    _plant(own_versions, BREAK, scripts)
    with pytest.raises(ValueError, match="halfway"):
        used.db("upgrade")
    assert read_rows(used.engine) == rows
    assert used.revision == revision
    assert "harvest" not in inspect(used.engine).get_table_names()
    assert _enforces_keys(used)


@pytest.mark.parametrize(
    "arguments", [("upgrade", "nowhere"), ("downgrade", "nowhere"), ("current",), ("check",)]
)
def test_connection_after_any_command_enforces_keys(used: Site, arguments: tuple[str, ...]) -> None:
    used.db(*arguments, status=1 if "nowhere" in arguments else 0)
    assert _enforces_keys(used)


def test_migrate_writes_a_migration_that_makes_the_difference(site: Site, own_versions: Path) -> None:
    site.db("upgrade")
    with site.engine.begin() as connection:
        connection.execute(text("ALTER TABLE login_session DROP COLUMN revoked_at"))
    before = set(own_versions.glob("*.py"))
    site.db("migrate", "-m", "Bring back revoked_at")
    (written,) = set(own_versions.glob("*.py")) - before
    assert written.name[8:] == "_bring_back_revoked_at.py"
    assert written.name[:8].isdigit()
    text_ = written.read_text()
    assert text_.startswith('"""Bring back revoked_at.\n')
    assert "from models.types import UtcDateTime\n" in text_
    assert 'batch_op.add_column(sa.Column("revoked_at", UtcDateTime(), nullable=True))' in text_.replace(
        "'", '"'
    )
    site.db("upgrade")
    assert "No new upgrade operations detected" in site.db("check")


def test_migrate_without_difference_writes_an_empty_migration(site: Site, own_versions: Path) -> None:
    site.db("upgrade")
    before = set(own_versions.glob("*.py"))
    site.db("migrate", "-m", "Nothing")
    (written,) = set(own_versions.glob("*.py")) - before
    assert written.read_text().count("    pass\n") == 2


def test_migrate_before_upgrade_fails_and_writes_nothing(site: Site, own_versions: Path) -> None:
    before = set(own_versions.glob("*.py"))
    assert "not up to date" in site.db("migrate", "-m", "Too early", status=1)
    assert set(own_versions.glob("*.py")) == before
