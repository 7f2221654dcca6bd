"""Trusted documents: named instead of sent, on some sites the only ones that are answered."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from graphql import get_introspection_query
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from executor import Executor
from models.statements import Statements
from policies import OPERATOR
from services.trusted_documents import hash_document, load_documents
from tests.endpoint.conftest import WebWith
from tests.schema.world import World
from tests.support.logins import login_cookie

MODERN, LEGACY = "application/graphql-response+json", "application/json"
TITLE = "query Title($slug: String!) { post(slug: $slug) { title } }"
SEVERAL = "query One { one: __typename } query Two { two: __typename }"
RENAME = "mutation { updateProfile(input: {}) { user { username } } }"
DOCUMENTS = {"5d41402abc4b2a76b9719d911017c592": TITLE, "several": SEVERAL, "x-app:rename": RENAME}
TITLE_ID = next(iter(DOCUMENTS))
NOT_TRUSTED = "DOCUMENT_NOT_TRUSTED"
FIRST = {"data": {"post": {"title": "First"}}}


@pytest.fixture(autouse=True)
def _loaded(world: World) -> None:
    load_documents(world.session, OPERATOR, DOCUMENTS)
    world.session.commit()


def _post(web: FlaskClient, payload: Any, accept: str = LEGACY) -> TestResponse:
    return web.post("/graphql", json=payload, headers={"Accept": accept})


def _get(web: FlaskClient, payload: dict[str, Any]) -> TestResponse:
    texts = {name: it if isinstance(it, str) else json.dumps(it) for name, it in payload.items()}
    return web.get("/graphql", query_string=texts, headers={"Accept": LEGACY})


def _code(response: TestResponse) -> str:
    (error,) = response.get_json()["errors"]
    assert "data" not in response.get_json()
    code: str = error["extensions"]["code"]
    return code


def _by_hash(sha256_hash: str, **parameters: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha256_hash}}, **parameters}


NAMES = {
    "id": {"documentId": TITLE_ID},
    "SHA-256": {"documentId": f"sha256:{hash_document(TITLE)}"},
    "Apollo's extension": _by_hash(hash_document(TITLE)),
    "Apollo's extension with a compiler's own hash": _by_hash(TITLE_ID),
}
ANYBODY = pytest.mark.parametrize("trusted_only", [False, True])


@ANYBODY
@pytest.mark.parametrize("name", NAMES)
def test_trusted_document_is_answered_by_each_of_its_names(
    name: str, trusted_only: bool, web_with: WebWith
) -> None:
    web = web_with(trusted_documents_only=trusted_only)
    for send in (_post, _get):
        assert send(web, {**NAMES[name], "variables": {"slug": "first"}}).get_json() == FIRST
    assert _post(web, NAMES[name], MODERN).status_code == 400


@ANYBODY
def test_trusted_document_of_several_operations_needs_a_name(trusted_only: bool, web_with: WebWith) -> None:
    web = web_with(trusted_documents_only=trusted_only)
    named = {"documentId": "several", "operationName": "Two"}
    assert _post(web, named).get_json() == {"data": {"two": "Query"}}
    assert _code(_post(web, {"documentId": "several"})) == "BAD_USER_INPUT"


@ANYBODY
def test_trusted_mutation_is_refused_by_get(trusted_only: bool, web_with: WebWith) -> None:
    response = _get(web_with(trusted_documents_only=trusted_only), {"documentId": "x-app:rename"})
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("document_id", ["other", TITLE_ID.upper(), "a b", "\x00", "é", "x" * 300, "sha256:"])
def test_unknown_id_is_not_found(document_id: str, web_with: WebWith) -> None:
    web = web_with()
    for accept, status in ((LEGACY, 200), (MODERN, 400)):
        response = _post(web, {"documentId": document_id}, accept)
        assert (response.status_code, _code(response)) == (status, "DOCUMENT_NOT_FOUND")


UNTRUSTED: dict[str, dict[str, Any]] = {
    "query": {"query": "{ __typename }"},
    "trusted query without its name": {"query": TITLE, "variables": {"slug": "first"}},
    "what can't be parsed": {"query": "{"},
    "unknown id": {"documentId": "other"},
    "unknown hash": _by_hash("0" * 64),
    "registration": _by_hash(hash_document("{ __typename }"), query="{ __typename }"),
    "another query under a trusted hash": _by_hash(hash_document(TITLE), query="{ __typename }"),
    "introspection": {"query": get_introspection_query()},
    "mutation": {"query": "mutation { updateProfile(input: {}) { user { id } } }"},
}


@pytest.mark.parametrize("name", UNTRUSTED)
def test_everything_else_is_refused_before_it_is_parsed(
    name: str, web_with: WebWith, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = web_with(trusted_documents_only=True)
    monkeypatch.setattr(Executor, "prepare", lambda *_: pytest.fail("it was parsed"))
    for accept, status in ((LEGACY, 200), (MODERN, 400)):
        response = _post(web, UNTRUSTED[name], accept)
        assert (response.status_code, _code(response)) == (status, NOT_TRUSTED)
    assert _code(_get(web, UNTRUSTED[name])) == NOT_TRUSTED


def test_everything_else_is_refused_for_admins_too(web_with: WebWith, world: World) -> None:
    web = web_with(trusted_documents_only=True)
    web.set_cookie(*login_cookie(web.application, world.users["admin"]))
    assert _code(_post(web, UNTRUSTED["query"])) == NOT_TRUSTED
    assert _post(web, {**NAMES["id"], "variables": {"slug": "draft"}}).get_json() == {
        "data": {"post": {"title": "Draft"}}
    }


def test_trusted_document_sent_along_with_its_hash_is_answered(web_with: WebWith) -> None:
    web = web_with(trusted_documents_only=True)
    payload = _by_hash(hash_document(TITLE), query=TITLE, variables={"slug": "first"})
    assert _post(web, payload).get_json() == FIRST


def test_introspection_by_a_trusted_document_is_answered(web_with: WebWith, session: Session) -> None:
    load_documents(session, OPERATOR, {"schema": "{ __schema { queryType { name } } }"})
    session.commit()
    answer = _post(web_with(trusted_documents_only=True), {"documentId": "schema"}).get_json()
    assert answer == {"data": {"__schema": {"queryType": {"name": "Query"}}}}


@ANYBODY
def test_document_when_the_database_is_away_is_unavailable(
    trusted_only: bool, web_with: WebWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("connection refused"))

    web = web_with(trusted_documents_only=trusted_only)
    monkeypatch.setattr(Statements, "read_row", fail)
    response = _post(web, {"documentId": "several"})
    assert (response.status_code, _code(response)) == (503, "SERVICE_UNAVAILABLE")
    assert response.headers["Retry-After"] == "5"
    assert "refused" not in response.get_data(as_text=True)
