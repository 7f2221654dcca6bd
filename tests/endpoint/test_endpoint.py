"""GraphQL over HTTP: status codes, media types and headers, as the specification has them."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.schema.world import World
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

MODERN, LEGACY = "application/graphql-response+json", "application/json"
BOTH = pytest.mark.parametrize("accept", [MODERN, LEGACY])

REQUEST_ERRORS: dict[str, dict[str, Any]] = {
    "GRAPHQL_PARSE_FAILED": {"query": "{"},
    "GRAPHQL_VALIDATION_FAILED": {"query": "{ nothing }"},
    "BAD_USER_INPUT": {"query": "query A { __typename } query B { __typename }"},
    "LIMIT_EXCEEDED": {"query": "{" + "__typename " * 1_000 + "}"},
}
MORE_BAD_INPUT: list[dict[str, Any]] = [
    {"query": "query A { __typename }", "operationName": "B"},
    {"query": "subscription { posts { totalCount } }"},
    {"query": "query ($size: Int) { posts(first: $size) { totalCount } }", "variables": {"size": "x"}},
    {"query": "query ($slug: String!) { post(slug: $slug) { id } }"},
    {"query": "{ posts(first: 101) { totalCount } }"},
]


def _post(web: FlaskClient, payload: Any, **headers: str) -> TestResponse:
    return web.post("/graphql", json=payload, headers=headers)


def _codes(response: TestResponse) -> list[str]:
    return [error["extensions"]["code"] for error in response.get_json()["errors"]]


@BOTH
def test_query_by_post_is_answered_in_the_accepted_type(accept: str, web: FlaskClient) -> None:
    response = _post(web, {"query": "{ b: __typename a: __typename }"}, Accept=accept)
    assert (response.status_code, response.content_type) == (200, f"{accept}; charset=utf-8")
    assert response.data == b'{"data":{"b":"Query","a":"Query"}}'


@pytest.mark.parametrize("accept", [None, "*/*", "application/*"])
def test_query_by_an_older_client_is_answered_as_json(accept: str | None, web: FlaskClient) -> None:
    headers = {"Accept": accept} if accept else {}
    response = _post(web, {"query": "{ __typename }"}, **headers)
    assert response.content_type == f"{LEGACY}; charset=utf-8"


@pytest.mark.parametrize("accept", ["text/html", "image/png", "application/xml, text/*", f"{LEGACY};q=0"])
def test_query_in_a_type_nobody_has_is_not_acceptable(accept: str, web: FlaskClient) -> None:
    response = _post(web, {"query": "{ __typename }"}, Accept=accept)
    assert (response.status_code, _codes(response)) == (406, ["NOT_ACCEPTABLE"])


@pytest.mark.parametrize("code", REQUEST_ERRORS)
def test_request_error_is_400_in_the_newer_type_and_200_in_the_older(code: str, web: FlaskClient) -> None:
    newer, older = (_post(web, REQUEST_ERRORS[code], Accept=accept) for accept in (MODERN, LEGACY))
    assert (newer.status_code, older.status_code) == (400, 200)
    assert newer.get_json() == older.get_json()
    assert _codes(newer) == [code]
    assert set(newer.get_json()) == {"errors"}


@pytest.mark.parametrize("payload", MORE_BAD_INPUT, ids=str)
def test_request_with_bad_input_is_a_request_error(payload: dict[str, Any], web: FlaskClient) -> None:
    newer, older = (_post(web, payload, Accept=accept) for accept in (MODERN, LEGACY))
    assert (newer.status_code, older.status_code) == (400, 200)
    assert _codes(newer) == _codes(older) == ["BAD_USER_INPUT"]


@BOTH
def test_error_of_a_field_is_200_with_data(accept: str, web: FlaskClient) -> None:
    document = "mutation { updateProfile(input: {}) { user { id } } }"
    response = _post(web, {"query": document}, Accept=accept)
    assert response.status_code == 200
    assert list(response.get_json()) == ["errors", "data"]
    assert response.get_json()["data"] == {"updateProfile": None}
    (error,) = response.get_json()["errors"]
    assert (error["path"], error["locations"]) == (["updateProfile"], [{"line": 1, "column": 12}])


@BOTH
def test_argument_that_is_refused_is_an_error_of_the_request(accept: str, web: FlaskClient) -> None:
    response = _post(web, {"query": '{ __typename node(id: "x") { id } }'}, Accept=accept)
    assert response.status_code == (400 if accept == MODERN else 200)
    assert list(response.get_json()) == ["errors"]
    assert response.get_json()["errors"][0]["path"] == ["node"]


@BOTH
@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"text"', b'{"query": 5}', b'{"query": "{a}", "variables": 1}']
)
def test_request_that_is_none_is_400_in_the_accepted_type(body: bytes, accept: str, web: FlaskClient) -> None:
    response = web.post("/graphql", data=body, content_type=LEGACY, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (400, f"{accept}; charset=utf-8")
    assert _codes(response) == ["BAD_REQUEST"]
    assert "data" not in response.get_json()


@BOTH
@pytest.mark.parametrize("content_type", [None, "text/plain", "application/json; charset=latin-1"])
def test_body_of_another_type_is_415(content_type: str | None, accept: str, web: FlaskClient) -> None:
    body = b'{"query": "{ __typename }"}'
    response = web.post("/graphql", data=body, content_type=content_type, headers={"Accept": accept})
    assert (response.status_code, _codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


@pytest.mark.parametrize("batch", [[], [{"query": "{ __typename }"}], [{"query": "{ __typename }"}] * 2])
def test_batch_of_requests_is_400_and_says_that_none_are_taken(batch: list[Any], web: FlaskClient) -> None:
    response = _post(web, batch)
    assert (response.status_code, _codes(response)) == (400, ["BAD_REQUEST"])
    assert response.get_json()["errors"][0]["message"].startswith("Batches of requests are not taken here")
    assert "Batches" not in _post(web, "text").get_json()["errors"][0]["message"]


def test_answer_holds_unusual_characters_as_utf8(world: World) -> None:
    world.posts["first"].title = 'é "😀" \\ \x7f <b> \u2028'
    world.session.commit()
    response = world.client("anonymous").post({"query": '{ post(slug: "first") { title } }'})
    assert response.get_json()["data"]["post"]["title"] == 'é "😀" \\ \x7f <b> \u2028'
    assert "é".encode() in response.data


@pytest.mark.parametrize(
    ("payload", "status"), [({"query": "{ posts { totalCount } }"}, 200), ({"query": "{"}, 400), ({}, 400)]
)
def test_answer_may_be_kept_by_no_cache_and_read_by_no_other_site(
    payload: dict[str, str], status: int, web: FlaskClient
) -> None:
    response = _post(web, payload, Accept=MODERN, Origin="https://elsewhere.example")
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Vary"] == "Accept, Accept-Encoding, Authorization, Cookie"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Request-ID"]
    assert not [name for name, _ in response.headers if name.startswith("Access-Control")]


def test_preflight_of_another_site_is_granted_nothing(web: FlaskClient) -> None:
    wanted = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-requested-with"}
    response = web.options("/graphql", headers={"Origin": "https://elsewhere.example", **wanted})
    assert response.status_code in (200, 204, 403, 405)
    assert not [name for name, _ in response.headers if name.startswith("Access-Control")]
