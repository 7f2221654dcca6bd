"""The schema as a file at /schema.graphql: what tools read, kept by caches only as long as it is right."""

import pytest
from flask.testing import FlaskClient
from graphql import build_schema

from schema import print_sdl
from tests.support.backends import ON_SQLITE_ALONE
from tests.views.conftest import MakeApp, plain_client

pytestmark = ON_SQLITE_ALONE


def test_sdl_is_the_schema_as_tools_read_it(client: FlaskClient) -> None:
    answer = client.get("/schema.graphql")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/graphql; charset=utf-8"
    assert answer.text == print_sdl()
    assert "Post" in build_schema(answer.text).type_map


def test_sdl_may_be_kept_by_everybody_who_asks_whether_it_is_still_right(client: FlaskClient) -> None:
    answer = client.get("/schema.graphql")
    assert set(answer.headers["Cache-Control"].split(", ")) == {"public", "no-cache"}
    assert "Set-Cookie" not in answer.headers
    again = client.get("/schema.graphql", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == answer.headers["ETag"]


@pytest.mark.parametrize("etag", ['"another"', "nonsense", "", "\u00ff"])
def test_sdl_with_another_etag_is_sent_anew(client: FlaskClient, etag: str) -> None:
    answer = client.get("/schema.graphql", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.text) == (200, print_sdl())


def test_sdl_by_head_has_the_headers_alone(client: FlaskClient) -> None:
    whole, head = client.get("/schema.graphql"), client.head("/schema.graphql")
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_sdl_by_another_method_is_refused(client: FlaskClient, method: str) -> None:
    answer = client.open("/schema.graphql", method=method, data="type Query { a: Int }")
    # Without a form's token already, or for the method.
    assert answer.status_code in {400, 405}
    assert client.get("/schema.graphql").text == print_sdl()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_sdl_without_introspection_is_not_found(make_app: MakeApp, method: str) -> None:
    client = plain_client(make_app(graphql={"introspection": False}))
    answer = client.open("/schema.graphql", method=method)
    assert answer.status_code == 404
    assert b"PostConnection" not in answer.data


def test_sdl_without_introspection_is_no_304_either(client: FlaskClient, make_app: MakeApp) -> None:
    etag = client.get("/schema.graphql").headers["ETag"]
    hiding = plain_client(make_app(graphql={"introspection": False}))
    assert hiding.get("/schema.graphql", headers={"If-None-Match": etag}).status_code == 404


def test_graphiql_tells_where_the_schema_is_while_it_is_there(client: FlaskClient, make_app: MakeApp) -> None:
    headers = {"Accept": "text/html"}
    assert 'href="/schema.graphql"' in client.get("/graphql", headers=headers).text
    hiding = plain_client(make_app(graphql={"introspection": False}))
    assert "schema.graphql" not in hiding.get("/graphql", headers=headers).text
