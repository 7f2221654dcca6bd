"""GET, HEAD, POST and the methods that are none of GraphQL's."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.schema.documents import WRITES
from tests.schema.world import World, contents
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

MODERN, LEGACY = "application/graphql-response+json", "application/json"
BOTH = pytest.mark.parametrize("accept", [MODERN, LEGACY])


def _get(web: FlaskClient, accept: str = MODERN, method: str = "GET", **parameters: Any) -> TestResponse:
    texts = {name: it if isinstance(it, str) else json.dumps(it) for name, it in parameters.items()}
    return web.open("/graphql", method=method, query_string=texts, headers={"Accept": accept})


def _code(response: TestResponse) -> str:
    (error,) = response.get_json()["errors"]
    return str(error["extensions"]["code"])


@BOTH
def test_query_by_get_is_answered(accept: str, web: FlaskClient) -> None:
    response = _get(web, accept, query="{ __typename }")
    assert (response.status_code, response.content_type) == (200, f"{accept}; charset=utf-8")
    assert response.get_json() == {"data": {"__typename": "Query"}}


def test_query_by_get_takes_all_parameters(world: World) -> None:
    document = "query A { __typename } query B($slug: String!) { post(slug: $slug) { slug } }"
    options = {"operationName": "B", "variables": {"slug": "first"}, "extensions": {"a": 1}}
    web = world.client("anonymous").http
    assert _get(web, query=document, **options).get_json() == {"data": {"post": {"slug": "first"}}}


@pytest.mark.parametrize(
    "parameters",
    [{}, {"query": ""}, {"query": "{a}", "variables": "x"}, {"query": "{a}", "variables": []}],
    ids=str,
)
@BOTH
def test_get_without_a_graphql_request_is_400(
    accept: str, parameters: dict[str, Any], web: FlaskClient
) -> None:
    response = _get(web, accept, **parameters)
    assert (response.status_code, _code(response)) == (400, "BAD_REQUEST")
    assert response.content_type == f"{accept}; charset=utf-8"


def test_request_error_by_get_is_as_by_post(web: FlaskClient) -> None:
    newer, older = (_get(web, accept, query="{ nothing }") for accept in (MODERN, LEGACY))
    assert (newer.status_code, older.status_code) == (400, 200)
    assert _code(newer) == _code(older) == "GRAPHQL_VALIDATION_FAILED"


@BOTH
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_mutation_by_get_is_405_and_not_done(method: str, accept: str, world: World) -> None:
    before = contents(world.session)
    variables = {"title": "A title", "body": "A text."}
    web = world.client("author").http
    response = _get(web, accept, method, query=WRITES["createPost"], variables=variables)
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert method == "HEAD" or _code(response) == "METHOD_NOT_ALLOWED"
    assert contents(world.session) == before


def test_get_of_a_document_with_both_kinds_runs_the_query_alone(world: World) -> None:
    document = 'query A { __typename } mutation B { updateProfile(input: {bio: "x"}) { errors { code } } }'
    web = world.client("author").http
    assert _get(web, query=document, operationName="A").status_code == 200
    assert _get(web, query=document, operationName="B").status_code == 405


def test_head_is_get_without_a_body(web: FlaskClient) -> None:
    got, head = (_get(web, method=method, query="{ __typename }") for method in ("GET", "HEAD"))
    assert (head.status_code, head.data) == (200, b"")
    for name in ("Content-Type", "Content-Length", "Vary", "Cache-Control"):
        assert head.headers[name] == got.headers[name]


@BOTH
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_method_is_405_in_graphql_form(method: str, accept: str, web: FlaskClient) -> None:
    payload = {"query": "{ __typename }"}
    response = web.open("/graphql", method=method, json=payload, headers={"Accept": accept})
    assert (response.status_code, _code(response)) == (405, "METHOD_NOT_ALLOWED")
    assert {name.strip() for name in response.headers["Allow"].split(",")} == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "BREW"])
def test_unheard_of_method_is_405(method: str, web: FlaskClient) -> None:
    response = web.open("/graphql", method=method, headers={"Accept": MODERN})
    assert response.status_code == 405


def test_post_takes_nothing_from_the_query_string(web: FlaskClient) -> None:
    response = web.post(f"/graphql?query={quote('{ a: __typename }')}", json={"query": "{ b: __typename }"})
    assert response.get_json() == {"data": {"b": "Query"}}
    assert web.post(f"/graphql?query={quote('{ __typename }')}", json={}).status_code == 400
