"""Statements that are compiled once: what they return, within which transaction, and with which values."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import LoginSession, Post, Tag, TagKind
from models.database import Database
from models.parameters import LateParameter, present_instant
from models.prepared import Prepared
from tests.support.factories import PostFactory, TagFactory
from tests.support.reading import read_value

NAME, SLUG = (LateParameter(name, type_=Tag.__table__.c[name].type) for name in ("name", "slug"))
INSERT = Prepared(
    insert(Tag).values(name=NAME, slug=SLUG, kind=TagKind.TAG, description="").returning(Tag.id, Tag.slug)
)
RENAME = Prepared(update(Tag).where(Tag.slug == SLUG).values(name=NAME).returning(Tag.id))
FIND = Prepared(select(Tag.name).where((Tag.slug == SLUG) | (Tag.name == SLUG), Tag.name != "%(x)s ? 100%"))


def test_first_returns_what_a_write_returns(session: Session) -> None:
    row = INSERT.first(session, name="Ink", slug="ink")
    assert row is not None
    assert tuple(row) == (session.scalars(select(Tag.id)).one(), "ink")


def test_first_of_a_write_that_finds_no_row_is_none(session: Session) -> None:
    tag = TagFactory(name="Ink", slug="ink")
    assert RENAME.first(session, name="Pen", slug="other") is None
    assert RENAME.first(session, name="Pen", slug="ink") is not None
    session.refresh(tag)
    assert tag.name == "Pen"


def test_first_is_part_of_the_sessions_transaction(database: Database, session: Session) -> None:
    with database.transaction() as writing:
        INSERT.first(writing, name="Ink", slug="ink")
        assert FIND.first(writing, slug="ink") is not None
        assert FIND.first(session, slug="ink") is None
        session.rollback()
        writing.rollback()
    assert FIND.first(session, slug="ink") is None


def test_first_takes_a_value_as_often_as_it_is_named(session: Session) -> None:
    TagFactory(name="Ink", slug="other")
    for value, found in (("Ink", "Ink"), ("other", "Ink"), ("'; --", None), ("100%", None)):
        row = FIND.first(session, slug=value)
        assert (row[0] if row else None) == found


def test_first_refused_by_a_constraint_is_an_error_of_sqlalchemys(session: Session) -> None:
    TagFactory(slug="ink")
    with pytest.raises(IntegrityError):
        INSERT.first(session, name="Ink", slug="ink")


def test_fill_asks_for_the_present_instant_each_time(database: Database) -> None:
    statement = Prepared(select(LoginSession.user_id).where(LoginSession.expires_at > present_instant()))
    (first,), (second,) = (statement.fill(database.engine.dialect, {})[1] for _ in range(2))
    assert first < second


def test_fill_turns_values_into_what_the_driver_takes(database: Database, session: Session) -> None:
    time = datetime(2026, 1, 1, tzinfo=UTC)
    parameter = LateParameter("time", type_=Post.published_at.type)
    statement = Prepared(select(Post.slug).where(Post.published_at == parameter))
    text, (value,) = statement.fill(database.engine.dialect, {"time": time})
    post = PostFactory(published_at=time)
    assert value == (time if database.engine.name == "postgresql" else "2026-01-01T00:00:00.000000Z")
    assert read_value(database, text, [value]) == post.slug
