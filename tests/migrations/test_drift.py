"""The migrated tables are those of the models, and any difference is found."""

from pathlib import Path

import pytest
from sqlalchemy import text

from models import Base
from models.database import Database
from tests.migrations.conftest import Site
from tests.migrations.tables import described
from tests.support.backends import Backend

CHANGES = [
    "ALTER TABLE tag ADD COLUMN colour VARCHAR(20)",
    "ALTER TABLE tag DROP COLUMN description",
    "CREATE TABLE harvest (id INTEGER)",
    "DROP INDEX ix_tag_name",
    "CREATE INDEX ix_tag_slug ON tag (slug)",
]


def test_check_of_migrated_database_finds_nothing(site: Site) -> None:
    site.db("upgrade")
    assert "No new upgrade operations detected" in site.db("check")


@pytest.mark.parametrize("change", CHANGES)
def test_check_of_changed_database_fails(site: Site, change: str) -> None:
    site.db("upgrade")
    with site.engine.begin() as connection:
        connection.execute(text(change))
    assert "New upgrade operations detected" in site.db("check", status=1)


def test_upgrade_makes_exactly_what_the_models_say(site: Site, backend: Backend, tmp_path: Path) -> None:
    site.db("upgrade")
    declared = Database(backend.new_database(), folder=tmp_path, busy_timeout_ms=5_000, pool_size=1)
    with declared.transaction() as session:
        Base.metadata.create_all(session.connection())
    migrated, expected = described(site.engine), described(declared.engine)
    declared.dispose()
    assert migrated == expected
    assert expected["post"]["checks"]
