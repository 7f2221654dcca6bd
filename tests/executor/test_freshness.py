"""The version of content: it changes with whatever strangers could notice, and with nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from executor.freshness import NOTHING, Freshness, tables_named
from models import Base, Comment, LoginSession, Post, PostStatus, Tag, User, post_tag
from models.content_version import CONTENT
from models.database import Database
from models.types import utc_now
from tests.support.factories import CommentFactory, PostFactory, TagFactory, UserFactory

ALL = frozenset(CONTENT)
# What tells strangers nothing.
PRIVATE = {
    "api_token",
    "comment_report",
    "content_change",
    "content_version",
    "import_record",
    "login_session",
    "mutation_result",
    "post_revision",
    "trusted_document",
}

Change = Callable[[Session], Any]
CHANGES: dict[str, tuple[str, Change]] = {
    "insert": (
        "tag",
        lambda session: session.execute(insert(Tag).values(name="New", slug="new", kind="TAG")),
    ),
    "update": ("user", lambda session: session.execute(update(User).values(bio="New."))),
    "delete": ("comment", lambda session: session.execute(delete(Comment))),
    "link": ("post_tag", lambda session: session.execute(delete(post_tag))),
    "raw SQL": ("post", lambda session: session.execute(text("UPDATE post SET title = 'New'"))),
    "cascade": ("comment", lambda session: session.execute(delete(Post))),
}


@pytest.fixture
def freshness(database: Database, session: Session) -> Freshness:
    """Versions of a small publication."""
    CommentFactory(post=PostFactory(tags=[TagFactory()]))
    return Freshness(database)


@pytest.mark.parametrize("name", CHANGES)
def test_version_of_a_table_changes_with_every_change_of_it(
    name: str, freshness: Freshness, database: Database
) -> None:
    table, change = CHANGES[name]
    before = freshness.version(frozenset({table}))
    assert freshness.version(frozenset({table})) == before
    with database.transaction() as session:
        change(session)
        session.flush()
    assert freshness.version(frozenset({table})) != before


def test_version_does_not_change_with_other_tables(freshness: Freshness, database: Database) -> None:
    before = {table: freshness.version(frozenset({table})) for table in CONTENT}
    with database.transaction() as session:
        user = session.scalars(select(User)).first()
        assert user
        session.add(LoginSession(token_hash=b"1" * 32, user_id=user.id, expires_at=utc_now()))
        session.add(Tag(name="New", slug="new"))
    after = {table: freshness.version(frozenset({table})) for table in CONTENT}
    assert {table for table in CONTENT if before[table] != after[table]} == {"tag"}


def test_version_does_not_change_with_what_is_undone(freshness: Freshness, database: Database) -> None:
    before = freshness.version(ALL)
    with database.reader() as session:
        session.execute(update(User).values(bio="New."))
        session.rollback()
    assert freshness.version(ALL) == before


def test_versions_of_many_changes_are_all_different(freshness: Freshness, database: Database) -> None:
    versions = set()
    for number in range(250):
        with database.transaction() as session:
            session.execute(update(User).values(bio=str(number)))
        versions.add(freshness.version(ALL))
    assert len(versions) == 250


def test_many_changes_are_added_up(freshness: Freshness, database: Database, session: Session) -> None:
    for number in range(250):
        with database.transaction() as writing:
            writing.execute(update(User).values(bio=str(number)))
    assert session.scalar(text("SELECT count(*) FROM content_change")) <= 100
    assert session.scalar(text("SELECT number FROM content_version WHERE table_name = 'user'")) >= 100


def test_version_changes_when_the_time_of_a_post_has_come(
    freshness: Freshness, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = utc_now() + timedelta(hours=1)
    PostFactory(status=PostStatus.SCHEDULED, published_at=soon)
    before = freshness.version(ALL)
    clock = [soon - timedelta(microseconds=1)]
    monkeypatch.setattr("models.parameters.utc_now", lambda: clock[0])
    # Made anew: a statement keeps the clock that it was made with.
    later = Freshness(database)
    assert later.version(ALL) == before
    clock[0] = soon
    assert later.version(ALL) != before


def test_nothing_has_a_version_that_never_changes(freshness: Freshness) -> None:
    UserFactory()
    assert freshness.version(frozenset()) == NOTHING


def test_tables_are_named_by_whole_words() -> None:
    assert tables_named('SELECT r1.post_id FROM "user" AS r1 JOIN post_tag') == {"user", "post_tag"}
    assert tables_named("SELECT 1") == frozenset()


def test_every_table_is_content_or_private() -> None:
    assert set(Base.metadata.tables) == ALL | PRIVATE
