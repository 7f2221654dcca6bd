"""The front before Flask and Flask's view give the same answers: status, headers and bytes."""

import json
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from werkzeug.test import EnvironBuilder, run_wsgi_app

from executor import Executor
from models import ApiTokenScope, UserStatus
from services.api_token_secrets import new_secret
from services.login_sessions import end_login
from tests.endpoint.conftest import front_of
from tests.schema.documents import READS, WRITES
from tests.schema.world import World
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.logins import api_token
from tests.support.visitor import HOST

pytestmark = ON_SQLITE_ALONE

JSON = "application/json"
POSTS = {"query": "{ posts(first: 2) { nodes { title } totalCount } }"}
VIEWER = {"query": "{ viewer { username email } }"}

CASES: dict[str, dict[str, Any]] = {
    **{f"read {name}": {"json": {"query": document}} for name, document in READS.items()},
    "variables": {
        "json": {"query": "query ($n: Int) { posts(first: $n) { totalCount } }", "variables": {"n": 1}}
    },
    "get": {"method": "GET", "query_string": {"query": "{ posts { totalCount } }"}},
    "get with nothing": {"method": "GET"},
    "get of a mutation": {"method": "GET", "query_string": {"query": WRITES["deletePost"]}},
    "get for a browser": {"method": "GET", "headers": {"Accept": "text/html"}},
    "head": {"method": "HEAD", "query_string": {"query": "{ __typename }"}},
    "options": {"method": "OPTIONS"},
    "put": {"method": "PUT", "json": POSTS},
    "slash": {"path": "/graphql/", "json": POSTS},
    "legacy": {"json": POSTS, "headers": {"Accept": JSON}},
    "modern": {"json": POSTS, "headers": {"Accept": "application/graphql-response+json"}},
    "no accept": {"json": POSTS, "headers": {"Accept": ""}},
    "not acceptable": {"json": POSTS, "headers": {"Accept": "image/png"}},
    "html by post": {"json": POSTS, "headers": {"Accept": "text/html"}},
    "malformed": {"data": b"{", "content_type": JSON},
    "empty": {"data": b"", "content_type": JSON},
    "array": {"json": [POSTS]},
    "form": {"data": {"query": "{ __typename }"}},
    "no type": {"data": b"{}", "content_type": ""},
    "invalid": {"json": {"query": "{ nothing }"}},
    "refused": {"json": {"query": '{ node(id: "x") { id } }'}},
    "too deep": {
        "json": {"query": "{ viewer " + "{ posts { nodes { author " * 6 + "{ id }" + "} } }" * 6 + " }"}
    },
    "too large": {"data": b"x" * 1_000_001, "content_type": JSON},
    "long document": {"json": {"query": "#" * 100_001}},
    "mutation": {"json": {"query": "mutation { updateProfile(input: {}) { errors { code } } }"}},
    "mutation with proof": {
        "json": {"query": "mutation { updateProfile(input: {}) { user { username } } }"},
        "headers": {"X-Requested-With": "tests"},
    },
    "strange host": {"json": POSTS, "base_url": "http://evil.example/"},
    "host with a port": {"json": POSTS, "base_url": "http://localhost:81/"},
    "host in capitals": {"json": POSTS, "headers": {"Host": "LocalHost"}},
    "ipv6 host": {"json": POSTS, "headers": {"Host": "[::1]:5000"}},
    "no host": {"json": POSTS, "headers": {"Host": ""}},
    "https": {"json": POSTS, "base_url": "https://localhost/"},
    "nothing but latin": {"method": "GET", "query_string": "query=%7B__typename%7D&x=%E9%FF"},
}


def _raw(application: Any, case: dict[str, Any], cookie: str) -> tuple[str, dict[str, str], bytes]:
    arguments = {"path": "/graphql", "method": "POST", "base_url": f"http://{HOST}", **case}
    environ = EnvironBuilder(**arguments).get_environ()
    environ["REMOTE_ADDR"] = "127.0.0.1"
    if cookie:
        environ["HTTP_COOKIE"] = f"other=1; gazette_session={cookie}"
    body, status, headers = run_wsgi_app(application, environ, buffered=True)
    kept = {name: value for name, value in headers.items() if name not in ("X-Request-ID", "Date")}
    assert "X-Request-ID" in headers
    return status, kept, _without_id(b"".join(body))


def _without_id(body: bytes) -> bytes:
    try:
        errors = json.loads(body).get("errors", [])
    except (ValueError, AttributeError):
        return body
    for error in errors:
        error.get("extensions", {}).pop("requestId", None)
    return json.dumps(errors).encode() if errors else body


def _assert_same(app: Flask, case: dict[str, Any], cookie: str = "") -> None:
    front = front_of(app)
    expected = _raw(front.application, case, cookie)
    # With a login, the second time it is only proved.
    assert [_raw(front, case, cookie) for _ in range(2)] == [expected] * 2


def _cookie(world: World, actor: str) -> str:
    client = world.client(actor).http
    cookie = client.get_cookie("gazette_session", domain=HOST.partition(":")[0])
    return cookie.value if cookie else ""


@pytest.mark.parametrize("name", CASES)
def test_front_answers_as_the_view_does(name: str, app: Flask, world: World) -> None:
    for actor in ("anonymous", "author", "admin"):
        _assert_same(app, CASES[name], _cookie(world, actor))


@pytest.mark.parametrize("name", CASES)
def test_front_answers_api_tokens_as_the_view_does(name: str, app: Flask, world: World) -> None:
    secrets = [api_token(app, world.users["admin"], *scopes)[1] for scopes in ((), (ApiTokenScope.ADMIN,))]
    for secret in (secrets[0], secrets[1], new_secret(), "rubbish"):
        headers = {**CASES[name].get("headers", {}), "Authorization": f"Bearer {secret}"}
        _assert_same(app, {**CASES[name], "headers": headers}, _cookie(world, "author"))


@pytest.mark.parametrize(
    "cookie", ["", "x", '"quoted"', "ü", "\\303\\274", "a b; gazette_session=c", "x" * 4_000]
)
def test_front_reads_any_cookie_as_the_view_does(cookie: str, app: Flask, world: World) -> None:
    _assert_same(app, {"json": VIEWER}, cookie.encode().decode("latin-1"))


def test_front_knows_logins_that_are_over(app: Flask, world: World) -> None:
    ended, suspended = _cookie(world, "author"), _cookie(world, "editor")
    with app.extensions["gazette"].database.transaction() as session:
        end_login(session, ended)
    world.users["editor"].status = UserStatus.SUSPENDED
    world.session.commit()
    for cookie in (ended, suspended):
        _assert_same(app, {"json": VIEWER}, cookie)
        _, _, body = _raw(front_of(app), {"json": VIEWER}, cookie)
        assert json.loads(body) == {"data": {"viewer": None}}


def test_front_hands_on_nothing_that_may_have_been_done(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def fail(*arguments: object) -> None:
        asked.append(arguments)
        raise OperationalError("COMMIT", None, Exception("gone"))

    monkeypatch.setattr(Executor, "execute", fail)
    status, _, _ = _raw(front_of(app), {"json": VIEWER}, _cookie(world, "author"))
    assert (status[:3], len(asked)) == ("500", 1)


def test_front_never_enters_flask_for_a_query(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = front_of(app)
    monkeypatch.setattr(front, "application", None)
    status, _, body = _raw(front, {"json": VIEWER}, _cookie(world, "author"))
    assert (status, json.loads(body)["data"]["viewer"]["username"]) == ("200 OK", "Ada")
    with pytest.raises(TypeError):
        _raw(front, CASES["get for a browser"], "")


def test_body_without_a_length_is_left_to_flask(app: Flask, world: World) -> None:
    environ = EnvironBuilder(path="/graphql", method="POST", base_url=f"http://{HOST}").get_environ()
    for length in ("", "-1", "1_0", "²", "x"):
        environ.update(CONTENT_LENGTH=length, CONTENT_TYPE=JSON)
        environ["wsgi.input"] = BytesIO(b"{}")
        _, status, _ = run_wsgi_app(front_of(app), dict(environ), buffered=True)
        assert status.startswith("4"), length
