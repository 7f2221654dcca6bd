"""What all pages have in common: methods in disguise, methods that are not allowed, slashes, HEAD."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from models import Post, PostStatus, User
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.factories import CommentFactory, PostFactory
from tests.support.visitor import Visitor

pytestmark = ON_SQLITE_ALONE

PAGES = ["/", "/register", "/login", "/logout", "/terms", "/healthz", "/users/ada", "/posts/p", "/tags/t"]
FORMS = ["/login", "/register", "/logout", "/profile", "/write", "/posts/p", "/posts/p/edit", "/comments/1"]


@pytest.fixture
def post(session: Session, user: User) -> Post:
    """A post of the user's with a tag and a comment."""
    from tests.support.factories import TagFactory

    post: Post = PostFactory(author=user, slug="p", tags=[TagFactory(slug="t")])
    session.commit()
    CommentFactory(post=post, author=user, id=1)
    return post


def token_of(visitor: Visitor) -> str:
    return str(visitor.get("/logout").forms[0]["csrf_token"].value)


def test_pages_answer_head_like_get_without_a_body(visitor: Visitor, post: Post) -> None:
    for path in (*PAGES, "/profile", "/write", "/posts/p/edit", "/comments/1"):
        expected = visitor.web.get(path, status="*")
        answer = visitor.web.head(path, status="*")
        assert (path, answer.status, answer.body) == (path, expected.status, b"")
        assert answer.content_type == expected.content_type


def test_pages_take_a_trailing_slash(visitor: Visitor, post: Post) -> None:
    for path in (*PAGES[1:], "/profile", "/write", "/posts/p/edit", "/comments/1"):
        expected = visitor.web.get(path, status="*")
        assert visitor.web.get(f"{path}/", status="*").status == expected.status


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/terms", "/healthz", "/users/ada", "/tags/t", "/static/gazette.css"])
def test_pages_to_read_refuse_other_methods_and_say_which_they_take(
    client: FlaskClient, method: str, path: str
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert answer.mimetype == "text/html"


@pytest.mark.parametrize(
    ("path", "method"),
    [
        *(("/login", "PUT"), ("/register", "DELETE"), ("/logout", "PATCH"), ("/write", "DELETE")),
        *(("/posts/p", "DELETE"), ("/posts/p", "PUT"), ("/profile", "DELETE"), ("/profile", "PUT")),
        *(("/posts/p/edit", "PUT"), ("/comments/1", "PUT")),
    ],
)
def test_forms_refuse_methods_that_they_have_not_got_plain_and_in_disguise(
    visitor: Visitor, post: Post, path: str, method: str
) -> None:
    token = token_of(visitor)
    plain = visitor.web.request(path, method=method, headers={"X-CSRFToken": token}, status=405)
    disguised = visitor.web.post(path, {"_method": method, "csrf_token": token}, status=405)
    for answer in (plain, disguised):
        assert method not in answer.headers["Allow"]
        assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/profile", "/posts/p/edit", "/comments/1"])
def test_forms_that_stand_for_other_methods_refuse_a_bare_post(
    visitor: Visitor, post: Post, path: str
) -> None:
    visitor.web.post(path, {"csrf_token": token_of(visitor)}, status=405)


@pytest.mark.parametrize("override", ["GET", "HEAD", "OPTIONS", "TRACE", "dispatch_request", "_METHOD", ""])
def test_method_override_takes_only_put_patch_and_delete(visitor: Visitor, user: User, override: str) -> None:
    # Whatever else it says, a POST stays one: nobody is logged in, with an empty form.
    visitor.web.post("/write", {"_method": override, "csrf_token": token_of(visitor)}, status=400)


def test_method_override_is_heard_in_a_form_only(visitor: Visitor, session: Session, post: Post) -> None:
    visitor.get("/posts/p/edit?_method=DELETE")
    token = token_of(visitor)
    headers = {"X-HTTP-Method-Override": "DELETE", "X-CSRFToken": token}
    visitor.web.post("/posts/p/edit?_method=DELETE", headers=headers, status=405)
    assert session.get(Post, post.id) is post


@pytest.mark.parametrize("method", ["delete", "Delete", "DELETE"])
def test_method_override_delete_deletes(visitor: Visitor, session: Session, post: Post, method: str) -> None:
    visitor.web.post("/posts/p/edit", {"_method": method, "csrf_token": token_of(visitor)}, status=303)
    session.refresh(post)
    assert post.status is PostStatus.DELETED


@pytest.mark.parametrize("path", FORMS)
def test_options_says_which_methods_a_form_takes(client: FlaskClient, path: str) -> None:
    answer = client.options(path)
    assert answer.status_code == 200
    assert {"GET", "HEAD", "OPTIONS", "POST"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("path", ["/nothing", "/posts", "/posts/none/edit/more", "/Login", "/%00", "/%FF%FE"])
def test_addresses_of_nothing_are_not_found(app: Flask, client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "nothing at this address" in answer.text
