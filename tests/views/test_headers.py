"""The headers that every answer carries: pages, files, errors and redirects."""

import pytest
from flask.testing import FlaskClient

from models import User
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.factories import PostFactory
from tests.support.visitor import Visitor
from views.static_files import fingerprint_of

pytestmark = ON_SQLITE_ALONE

ANSWERS = [
    *("/", "/login", "/terms", "/posts/p", "/users/none", "/nowhere", "/write", "/healthz", "/login/"),
    *("/static/gazette.css", "/static/none.css", "/graphql", "/graphql?query={__typename}", "/%00"),
    "/schema.graphql",
]


def policy_of(header: str) -> dict[str, list[str]]:
    directives = (directive.split() for directive in header.split(";"))
    return {name: values for name, *values in directives}


@pytest.mark.parametrize("path", ANSWERS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS"])
def test_every_answer_carries_the_headers_of_safety(client: FlaskClient, path: str, method: str) -> None:
    PostFactory(slug="p")
    headers = client.open(path, method=method).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert len(headers["X-Request-ID"]) == 16
    policy = policy_of(headers["Content-Security-Policy"])
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]


@pytest.mark.parametrize("path", [path for path in ANSWERS if not path.startswith("/graphql")])
def test_content_security_policy_of_pages_lets_no_script_run(client: FlaskClient, path: str) -> None:
    policy = policy_of(client.get(path).headers["Content-Security-Policy"])
    assert policy["default-src"] == ["'none'"]
    assert not [name for name in policy if name.startswith(("script", "object", "frame-src", "connect"))]
    assert policy["style-src"] == ["'self'"]


def test_content_security_policy_of_graphiql_lets_only_own_scripts_run(client: FlaskClient) -> None:
    answer = client.get("/graphql", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    policy = policy_of(answer.headers["Content-Security-Policy"])
    assert policy["script-src"] == ["'self'"]
    assert policy["default-src"] == ["'none'"]


def test_pages_bring_neither_scripts_nor_inline_styles(visitor: Visitor, user: User) -> None:
    PostFactory(slug="p", author=user, body="```python\nx = 1\n```")
    for path in ("/", "/posts/p", "/posts/p/edit", "/write", "/profile", "/users/ada", "/logout", "/terms"):
        page = visitor.get(path).html
        assert page.find_all(["script", "style", "iframe"]) == []
        assert [tag for tag in page.find_all(True) if "style" in tag.attrs] == []
        assert [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []


@pytest.mark.parametrize("path", ["/", "/login", "/posts/p", "/nowhere", "/users/none"])
def test_pages_are_for_their_reader_alone(client: FlaskClient, path: str) -> None:
    PostFactory(slug="p")
    cache = client.get(path).headers["Cache-Control"]
    assert "private" in cache
    assert "no-cache" in cache
    assert "public" not in cache


def test_files_keep_their_own_cache_control(client: FlaskClient) -> None:
    version = fingerprint_of("static", "gazette.css")
    cache = client.get(f"/static/gazette.css?v={version}").headers["Cache-Control"]
    assert "private" not in cache


def test_request_id_is_another_for_each_request(client: FlaskClient) -> None:
    ids = {client.get("/healthz").headers["X-Request-ID"] for _ in range(5)}
    assert len(ids) == 5


def test_request_id_is_never_the_clients(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": "mine"})
    assert answer.headers["X-Request-ID"] != "mine"
