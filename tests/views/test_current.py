"""What belongs to a request: a session to read with, transactions to write in, and the one who asks."""

import pytest
from flask import Flask, g
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Tag, User
from policies import ANONYMOUS, Actor
from services.errors import Forbidden
from tests.support.visitor import HOST, Visitor
from views.current import current_actor, current_gazette, reading, writing


def count_tags(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Tag)) or 0


def test_current_gazette_is_the_applications(app: Flask) -> None:
    with app.app_context():
        assert current_gazette() is app.extensions["gazette"]


def test_current_gazette_outside_of_an_application_fails(app: Flask) -> None:
    with pytest.raises(RuntimeError):
        current_gazette()


def test_reading_twice_is_the_same_session_until_the_request_ends(app: Flask) -> None:
    with app.app_context():
        session = reading()
        assert reading() is session
        session.scalar(select(func.count()).select_from(Tag))
        assert session.in_transaction()
    assert not session.in_transaction()


def test_writing_commits_and_lets_the_request_read_anew(app: Flask, session: Session) -> None:
    with app.app_context():
        assert count_in(reading()) == 0
        with writing() as transaction:
            transaction.add(Tag(name="a", slug="a"))
        assert "reading_session" not in g
        assert count_in(reading()) == 1
    assert count_tags(session) == 1


def count_in(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Tag)) or 0


def test_writing_that_fails_leaves_nothing_and_the_request_goes_on_reading(
    app: Flask, session: Session
) -> None:
    def fail() -> None:
        with writing() as transaction:
            transaction.add(Tag(name="a", slug="a"))
            transaction.flush()
            raise Forbidden("No.")

    with app.app_context():
        read_with = reading()
        with pytest.raises(Forbidden):
            fail()
        assert reading() is read_with
        assert count_in(reading()) == 0
    assert count_tags(session) == 0


def test_current_actor_of_a_stranger_is_nobody(app: Flask, session: Session) -> None:
    with app.test_request_context("/", base_url=f"http://{HOST}"):
        assert current_actor() == ANONYMOUS


def test_current_actor_logged_in_is_the_user_with_the_role(app: Flask, visitor: Visitor, user: User) -> None:
    cookie = f"gazette_session={visitor.web.cookies['gazette_session']}"
    with app.test_request_context("/", base_url=f"http://{HOST}", headers={"Cookie": cookie}):
        assert current_actor() == Actor(user.id, user.role)


def test_connections_are_given_back_after_each_request(app: Flask, visitor: Visitor, user: User) -> None:
    pool = app.extensions["gazette"].database.engine.pool
    before = pool.checkedout()
    for path in ("/", "/profile", "/posts/none", "/write", "/comments/1", "/healthz", "/%00"):
        visitor.web.get(path, status="*")
    visitor.fill("/write", title="T", body="", slug="?").submit("intent", value="draft", status=400)
    visitor.fill("/write", title="T", body="B").submit("intent", value="publish", status=303)
    assert pool.checkedout() == before
