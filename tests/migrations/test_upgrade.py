"""Up, down and up again: what comes, what goes, and which rows stay."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from models import Base, Comment, PostStatus
from models.content_version import CONTENT
from tests.migrations.conftest import Site
from tests.migrations.rows import insert_rows, read_rows
from tests.support import factories
from tests.support.factories import PostFactory

TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid "
    "WHERE NOT tgisinternal",
}


def _tables(site: Site) -> set[str]:
    return set(inspect(site.engine).get_table_names()) - {"alembic_version"}


def _counts(site: Site) -> dict[str, int]:
    with site.engine.connect() as connection:
        return {
            name: connection.scalar(text(f'SELECT count(*) FROM "{name}"'))  # noqa: S608
            # A migration changes content too.
            for name in _tables(site) - {"content_change"}
        }


def test_upgrade_makes_all_tables_and_rows_fit(site: Site, scripts: ScriptDirectory) -> None:
    site.db("upgrade")
    assert _tables(site) == set(Base.metadata.tables)
    assert site.revision == scripts.get_current_head()
    insert_rows(site.engine)
    assert all(read_rows(site.engine).values())


def test_upgrade_of_a_database_in_use_keeps_every_row(site: Site) -> None:
    site.db("upgrade")
    insert_rows(site.engine)
    before = read_rows(site.engine)
    site.db("upgrade", "head")
    assert read_rows(site.engine) == before


def test_downgrade_to_base_and_up_again_is_an_empty_site(site: Site) -> None:
    site.db("upgrade")
    insert_rows(site.engine)
    site.db("downgrade", "base")
    assert _tables(site) == set()
    assert site.revision is None
    site.db("upgrade")
    assert _tables(site) == set(Base.metadata.tables)
    assert not any(read_rows(site.engine).values())


def test_each_revision_goes_up_and_down_one_step(site: Site, scripts: ScriptDirectory) -> None:
    revisions = [script.revision for script in scripts.walk_revisions()][::-1]
    for before, revision in zip([None, *revisions], revisions, strict=False):
        site.db("upgrade", "+1")
        assert site.revision == revision
        tables = _tables(site)
        site.db("downgrade")
        assert site.revision == before
        site.db("upgrade", "+1")
        assert _tables(site) == tables


def test_each_step_down_and_up_keeps_the_rows_of_the_tables_that_stay(
    site: Site, scripts: ScriptDirectory
) -> None:
    site.db("upgrade")
    insert_rows(site.engine)
    for _ in scripts.walk_revisions():
        before = _counts(site)
        site.db("downgrade")
        kept = set(_counts(site))
        site.db("upgrade", "+1")
        after = _counts(site)
        assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
        site.db("downgrade")
    assert _tables(site) == set()


def test_links_to_tags_get_the_times_of_their_posts(site: Site) -> None:
    site.db("upgrade")
    insert_rows(site.engine)
    before = read_rows(site.engine)["post_tag"]
    assert all(published_at for *_, published_at in before)
    site.db("downgrade", "073b466d2e2f")
    site.db("upgrade")
    assert read_rows(site.engine)["post_tag"] == before


def test_trash_goes_down_as_the_archive_and_keys_are_never_given_again(site: Site) -> None:
    site.db("upgrade")
    with Session(site.engine) as session, factories.using(session):
        PostFactory(status=PostStatus.DELETED)
        last = PostFactory(slug="last")
        last_key = last.id
        session.delete(last)
        session.commit()
    site.db("downgrade", "5b1c0f7e9a34")
    with site.engine.connect() as connection:
        assert connection.scalar(text("SELECT status FROM post")) == "ARCHIVED"
    site.db("upgrade")
    with Session(site.engine) as session, factories.using(session):
        assert PostFactory(slug="next", author__username="next").id > last_key


def test_comments_that_are_rejected_are_spam_where_they_can_not_be(site: Site) -> None:
    site.db("upgrade")
    insert_rows(site.engine)
    with site.engine.begin() as connection:
        connection.execute(text("UPDATE comment SET status = 'REJECTED', report_count = 1 WHERE id = 2"))
    site.db("downgrade", "f5a8d3c60e17")
    statuses = text("SELECT status FROM comment ORDER BY id")
    with site.engine.connect() as connection:
        assert connection.scalars(statuses).all() == ["APPROVED", "SPAM"]
    site.db("upgrade")
    assert [comment.report_count for comment in _comments(site)] == [0, 0]


def _comments(site: Site) -> list[Comment]:
    with Session(site.engine) as session:
        return list(session.scalars(select(Comment).order_by(Comment.id)))


def test_tables_that_are_made_anew_keep_their_triggers(site: Site) -> None:
    site.db("upgrade")
    before = _triggers(site)
    site.db("downgrade", "f5a8d3c60e17")
    assert _triggers(site) == before
    site.db("upgrade")
    assert _triggers(site) == before
    assert {table for _, table in before} == set(CONTENT)


def _triggers(site: Site) -> set[tuple[str, str]]:
    with site.engine.connect() as connection:
        return {(name, table) for name, table in connection.execute(text(TRIGGERS[site.engine.name]))}


@pytest.mark.parametrize("command", ["upgrade", "downgrade"])
def test_migration_to_nowhere_fails_and_changes_nothing(site: Site, command: str) -> None:
    site.db("upgrade")
    insert_rows(site.engine)
    before = read_rows(site.engine)
    assert "nowhere" in site.db(command, "nowhere", status=1)
    assert read_rows(site.engine) == before


def test_current_tells_the_revision(site: Site, scripts: ScriptDirectory) -> None:
    assert str(scripts.get_current_head()) not in site.db("current")
    site.db("upgrade")
    assert f"{scripts.get_current_head()} (head)" in site.db("current")


def test_revisions_are_one_line_and_say_what_they_do(scripts: ScriptDirectory) -> None:
    revisions = list(scripts.walk_revisions())
    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
    for script in revisions:
        assert not script.is_merge_point
        assert script.doc
        assert callable(script.module.downgrade)
