"""Automatic persisted queries: a document is sent once, and named by its hash from then on."""

import json
from hashlib import sha256
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.endpoint.conftest import WebWith
from tests.schema.world import World
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = ON_SQLITE_ALONE

MODERN, LEGACY = "application/graphql-response+json", "application/json"
QUERY = "query One { one: __typename } query Two { two: __typename }"
UNKNOWN = ("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")


def _hash(document: str) -> str:
    return sha256(document.encode()).hexdigest()


def _named(document: str, **parameters: Any) -> dict[str, Any]:
    extension = {"version": 1, "sha256Hash": _hash(document)}
    return {"extensions": {"persistedQuery": extension}, **parameters}


def _post(web: FlaskClient, payload: Any, accept: str = LEGACY) -> TestResponse:
    return web.post("/graphql", json=payload, headers={"Accept": accept})


def _get(web: FlaskClient, payload: dict[str, Any]) -> TestResponse:
    texts = {name: it if isinstance(it, str) else json.dumps(it) for name, it in payload.items()}
    return web.get("/graphql", query_string=texts, headers={"Accept": LEGACY})


def _error(response: TestResponse) -> tuple[str, str]:
    (error,) = response.get_json()["errors"]
    assert set(response.get_json()) == {"errors"}
    return error["message"], error["extensions"]["code"]


def test_unknown_hash_is_not_found_in_the_words_that_clients_wait_for(web_with: WebWith) -> None:
    web = web_with()
    for accept, status in ((LEGACY, 200), (MODERN, 400)):
        response = _post(web, _named(QUERY), accept)
        assert (response.status_code, _error(response)) == (status, UNKNOWN)
        assert response.mimetype == accept
        assert "no-store" in response.headers["Cache-Control"]
    assert _error(_get(web, _named(QUERY))) == UNKNOWN


@pytest.mark.parametrize("send", [_post, _get])
def test_document_sent_once_is_answered_by_its_hash(send: Any, web_with: WebWith) -> None:
    web = web_with()
    for _ in range(2):
        response = send(web, _named(QUERY, query=QUERY, operationName="One"))
        assert response.get_json() == {"data": {"one": "Query"}}
    for again in (_post, _get):
        assert again(web, _named(QUERY, operationName="Two")).get_json() == {"data": {"two": "Query"}}
    by_id = {"documentId": f"sha256:{_hash(QUERY)}", "operationName": "Two"}
    assert _post(web, by_id).get_json() == {"data": {"two": "Query"}}


def test_document_persisted_takes_variables_and_says_what_is_wrong_with_them(
    world: World, web_with: WebWith
) -> None:
    document, web = "query ($slug: String!) { post(slug: $slug) { title } }", web_with()
    _post(web, _named(document, query=document, variables={"slug": "x"}))
    answer = _post(web, _named(document, variables={"slug": "first"})).get_json()
    assert answer == {"data": {"post": {"title": "First"}}}
    assert _error(_post(web, _named(document)))[1] == "BAD_USER_INPUT"


def test_document_sent_without_a_hash_is_not_kept(web_with: WebWith) -> None:
    web = web_with()
    assert "data" in _post(web, {"query": "{ __typename }"}).get_json()
    assert _error(_post(web, _named("{ __typename }"))) == UNKNOWN


@pytest.mark.parametrize("sha256_hash", ["0" * 64, _hash(QUERY).upper(), _hash(QUERY)[:-1], "é"])
def test_hash_of_another_document_is_refused_and_nothing_is_kept(sha256_hash: str, web_with: WebWith) -> None:
    web = web_with()
    payload = _named(QUERY, query=QUERY, operationName="One")
    payload["extensions"]["persistedQuery"]["sha256Hash"] = sha256_hash
    for accept in (LEGACY, MODERN):
        response = _post(web, payload, accept)
        assert (response.status_code, _error(response)[1]) == (400, "PERSISTED_QUERY_MISMATCH")
    assert _error(_post(web, _named(QUERY))) == UNKNOWN


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ posts(first: true) { totalCount } }", "BAD_USER_INPUT"),
        ("{" + "__typename " * 1_000 + "}", "LIMIT_EXCEEDED"),
        ("fragment A on Post { id }", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
def test_document_that_is_not_valid_is_not_kept(document: str, code: str, web_with: WebWith) -> None:
    web = web_with()
    assert _error(_post(web, _named(document, query=document)))[1] == code
    assert _error(_post(web, _named(document))) == UNKNOWN


def test_mutation_by_its_hash_needs_post_and_a_proof(world: World) -> None:
    document = "mutation { updateProfile(input: {}) { user { username } } }"
    client = world.client("author")
    client.post(_named(document, query=document))
    assert client.post(_named(document)).get_json()["data"]["updateProfile"]["user"] == {"username": "Ada"}
    without = client.post(_named(document), X_Requested_With="")
    assert (without.status_code, _error(without)[1]) == (403, "CSRF_PROOF_MISSING")
    by_get = _get(client.http, _named(document))
    assert (by_get.status_code, by_get.headers["Allow"]) == (405, "POST")


def test_documents_switched_off_are_not_supported_and_queries_go_on(web_with: WebWith) -> None:
    web = web_with(max_persisted_documents=0)
    assert "data" in _post(web, _named(QUERY, query=QUERY, operationName="One")).get_json()
    response = _post(web, _named(QUERY))
    assert response.status_code == 200
    assert _error(response) == ("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")


def test_documents_beyond_the_bound_drive_out_what_was_asked_for_longest_ago(web_with: WebWith) -> None:
    web = web_with(max_persisted_documents=2)
    first, second, third = (f"{{ a{number}: __typename }}" for number in range(3))
    for document in (first, second):
        _post(web, _named(document, query=document))
    assert "data" in _post(web, _named(first)).get_json()
    _post(web, _named(third, query=third))
    assert _error(_post(web, _named(second))) == UNKNOWN
    assert all("data" in _post(web, _named(document)).get_json() for document in (first, third))
