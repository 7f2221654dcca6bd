"""Registering, as people do it."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import LoginSession, Role, User
from tests.support.factories import PASSWORD, UserFactory
from tests.support.graphql import GraphQLClient
from tests.support.visitor import Visitor
from tests.views.conftest import MakeApp
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of

GOOD = {
    "username": "Grace",
    "email": "Grace@Example.com",
    "password": PASSWORD,
    "password_again": PASSWORD,
    "accept_terms": True,
}


def count(session: Session, entity: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(entity)) or 0


def test_register_good_makes_an_account_and_logs_in(session: Session, visitor: Visitor) -> None:
    page = visitor.fill("/register", **GOOD).submit(status=303).follow()
    assert page.request.path == "/profile"
    assert "Grace" in notice_of(page)
    user = session.scalars(select(User)).one()
    assert (user.username, user.email, user.role) == ("Grace", "Grace@example.com", Role.AUTHOR)
    assert (user.accepted_terms_version, user.accepted_terms_at is not None) == ("2026-01", True)
    assert str(user.password_hash).startswith("$argon2id$")
    visitor.get("/profile")
    assert count(session, LoginSession) == 1


def test_register_good_and_then_log_in_again(visitor: Visitor) -> None:
    visitor.fill("/register", **GOOD).submit(status=303)
    visitor.log_out()
    page = visitor.fill("/login", login="grace@example.com", password=PASSWORD).submit(status=303).follow()
    assert "Grace" in notice_of(page)


@pytest.mark.parametrize(
    ("bad", "field", "words"),
    [
        ({"username": ""}, "username", "must not be empty"),
        ({"username": "g"}, "username", "3 to 30 letters"),
        ({"username": "g\x00race"}, "username", "3 to 30 letters"),
        ({"username": "x" * 100_000}, "username", "3 to 30 letters"),
        ({"username": "<b>grace</b>"}, "username", "3 to 30 letters"),
        ({"email": ""}, "email", "must not be empty"),
        ({"email": "nowhere"}, "email", "not an e-mail address"),
        ({"email": "g\x00@example.com"}, "email", "not an e-mail address"),
        ({"email": "x" * 100_000 + "@example.com"}, "email", "not an e-mail address"),
        ({"password": "", "password_again": ""}, "password", "must not be empty"),
        ({"password": "x1!", "password_again": "x1!"}, "password", "at least 15 characters"),
        ({"password": "password" * 2, "password_again": "password" * 2}, "password", "first passwords"),
        ({"password": "x" * 50_000, "password_again": "x" * 50_000}, "password", "at most 256 characters"),
        ({"password_again": PASSWORD + "x"}, "password_again", "differ"),
        ({"password_again": ""}, "password_again", "must not be empty"),
        ({"accept_terms": False}, "accept_terms", "consent"),
    ],
)
def test_register_bad_field_shows_the_page_again_with_the_message_at_it(
    session: Session, visitor: Visitor, bad: dict[str, Any], field: str, words: str
) -> None:
    page = visitor.fill("/register", **{**GOOD, **bad}).submit(status=400)
    problems = problems_of(page)
    assert words in problems[field]
    assert words in alert_of(page)
    assert set(problems) <= {field, "password_again"}
    assert count(session, User) == 0


def test_register_bad_keeps_what_was_typed_but_never_the_password(visitor: Visitor) -> None:
    page = visitor.fill("/register", **{**GOOD, "email": "nowhere"}).submit(status=400)
    assert values_of(page, "username", "email") == ["Grace", "nowhere"]
    assert values_of(page, "password", "password_again") == ["", ""]
    assert PASSWORD not in page.text


@pytest.mark.parametrize(
    ("taken", "field"),
    [
        ({"username": "gRACE", "email": "g@example.com"}, "username"),
        ({"email": "GRACE@example.com"}, "email"),
    ],
)
def test_register_with_a_taken_name_or_address_is_told_at_the_field(
    session: Session, visitor: Visitor, taken: dict[str, str], field: str
) -> None:
    UserFactory(**taken)
    page = visitor.fill("/register", **GOOD).submit(status=400)
    assert set(problems_of(page)) == {field}
    assert count(session, User) == 1
    assert count(session, LoginSession) == 0


def test_register_closed_is_forbidden_and_says_so(
    session: Session, make_app: MakeApp, visitor: Visitor
) -> None:
    closed = Visitor(make_app(accounts={"registration_open": False}))
    assert "Registration is closed" in text_of(closed.get("/register", status=403))
    token = closed.get("/login").forms[0]["csrf_token"].value
    values = {**GOOD, "accept_terms": "y", "csrf_token": token}
    assert "Registration is closed" in text_of(closed.web.post("/register", values, status=403))
    assert count(session, User) == 0


def test_register_with_another_default_role_gives_that_role(
    session: Session, make_app: MakeApp, visitor: Visitor
) -> None:
    other = Visitor(make_app(accounts={"default_role": "reader", "terms_version": "2030-12"}))
    other.fill("/register", **GOOD).submit(status=303)
    user = session.scalars(select(User)).one()
    assert (user.role, user.accepted_terms_version) == (Role.READER, "2030-12")


@pytest.mark.parametrize(("field", "value"), [("role", "admin"), ("status", "new"), ("id", "1")])
def test_register_with_a_field_of_ones_own_is_not_heard(
    session: Session, visitor: Visitor, field: str, value: str
) -> None:
    page = visitor.get("/register")
    values = {**GOOD, "accept_terms": "y", "csrf_token": page.forms[0]["csrf_token"].value, field: value}
    visitor.web.post("/register", values, status=303)
    assert session.scalars(select(User)).one().role is Role.AUTHOR


def test_terms_are_shown_with_their_version(make_app: MakeApp, visitor: Visitor) -> None:
    other = Visitor(make_app(accounts={"terms_version": "2030-12"}))
    assert "2030-12" in text_of(other.get("/terms"))
    assert "/terms" in other.get("/register").text
    other.get("/terms/none", status=404)


def test_viewer_logged_in_is_the_user(graphql: GraphQLClient) -> None:
    user = UserFactory()
    assert graphql.data("{ viewer { username } }") == {"viewer": None}
    client = graphql.as_user(user)
    assert client.data("{ viewer { username email } }") == {
        "viewer": {"username": user.username, "email": user.email}
    }
