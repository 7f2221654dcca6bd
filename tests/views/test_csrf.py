"""Every form wants the proof that its page was ours: a missing or foreign token is a 400 and no change."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import ApiToken, Comment, LoginSession, Post, User
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.factories import PASSWORD, ApiTokenFactory, CommentFactory, PostFactory
from tests.support.visitor import Visitor
from tests.views.pages import text_of

pytestmark = ON_SQLITE_ALONE

WRITING = {"POST", "PUT", "PATCH", "DELETE"}
VALUES = {
    "title": "T",
    "body": "Changed.",
    "display_name": "Changed",
    "login": "ada",
    "password": PASSWORD,
    "username": "grace",
    "email": "grace@example.com",
    "password_again": PASSWORD,
    "accept_terms": "y",
    "token-name": "New",
    "token-expires_in_days": "30",
    "comment_id": "1",
    "decision": "spam",
    "reason": "SPAM",
}


@pytest.fixture
def post(session: Session, user: User) -> Post:
    """A post of the user's with a comment."""
    post: Post = PostFactory(author=user, slug="p")
    CommentFactory(post=post, author=user, id=1)
    ApiTokenFactory(user_id=user.id)
    return post


def writing_addresses(app: Flask) -> set[tuple[str, str]]:
    """Return the method and address of everything that writes, but for the API."""
    filled = {"slug": "p", "comment_id": "1", "token_id": "1", "username": "ada", "filename": "x"}
    adapter = app.url_map.bind("127.0.0.1")
    return {
        (method, adapter.build(rule.endpoint, {name: filled[name] for name in rule.arguments}))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & WRITING
        if rule.endpoint != "api.graphql"
    }


def state_of(session: Session) -> tuple[object, ...]:
    session.rollback()
    session.expunge_all()
    return (
        session.execute(select(User.username, User.display_name)).all(),
        session.execute(select(Post.title, Post.body, Post.version)).all(),
        session.execute(select(Comment.body, Comment.status)).all(),
        session.execute(select(ApiToken.name, ApiToken.revoked_at)).all(),
        session.scalar(
            select(func.count()).select_from(LoginSession).where(LoginSession.revoked_at.is_(None))
        ),
    )


def test_every_form_that_there_is_is_tried(app: Flask) -> None:
    addresses = {address for _, address in writing_addresses(app)}
    assert {"/login", "/register", "/logout", "/profile", "/write", "/posts/p", "/posts/p/edit"} <= addresses
    assert {"/comments/1", "/profile/tokens", "/profile/tokens/1"} <= addresses


@pytest.mark.parametrize("token", [None, "", "x", "foreign", "another's"])
def test_form_without_its_token_is_refused_and_changes_nothing(
    app: Flask, session: Session, visitor: Visitor, post: Post, token: str | None
) -> None:
    before = state_of(session)
    values = {**VALUES, **token_value(app, token)}
    for method, address in sorted(writing_addresses(app)):
        for override in ("PATCH", "DELETE", None) if method == "POST" else (None,):
            sent = {**values, **({"_method": override} if override else {})}
            page = visitor.web.request(address, method=method, POST=sent, status=400)
            assert "form has expired" in text_of(page), (method, address)
    assert state_of(session) == before


def token_value(app: Flask, token: str | None) -> dict[str, str]:
    if token is None:
        return {}
    if token == "another's":
        token = Visitor(app).get("/login").forms[0]["csrf_token"].value
    elif token == "foreign":
        # Signed, but with another key.
        token = "IjEyMyI.aSBoaQ.Zm9yZWlnbg"
    return {"csrf_token": str(token)}


@pytest.mark.parametrize("address", ["/login", "/register", "/write", "/logout"])
def test_form_without_any_cookie_is_refused(client: FlaskClient, address: str) -> None:
    assert client.post(address, data={**VALUES, "csrf_token": "x"}).status_code == 400


def test_form_with_its_token_is_taken(session: Session, visitor: Visitor, post: Post) -> None:
    before = state_of(session)
    visitor.fill("/profile", display_name="Changed").submit(status=303)
    assert state_of(session) != before


def test_form_with_the_token_in_a_header_is_taken(visitor: Visitor, user: User) -> None:
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    visitor.web.patch("/profile", {"display_name": "New"}, headers={"X-CSRFToken": token}, status=303)


def test_form_sent_as_json_from_elsewhere_is_refused(client: FlaskClient) -> None:
    for kind in ("application/json", "text/plain"):
        assert client.post("/login", data='{"login": "a"}', content_type=kind).status_code == 400


def test_token_in_the_address_is_not_heard(visitor: Visitor, user: User) -> None:
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    visitor.web.post(f"/logout?csrf_token={token}", status=400)
    visitor.get("/profile")
