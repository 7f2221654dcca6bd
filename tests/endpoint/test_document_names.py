"""How a request names its document: by an id, or by a hash in the extension that Apollo has made up."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from endpoint.messages import GraphQLRequest
from tests.endpoint.requests import read, read_json, refusal

QUERY = "{ a }"
HASH = "a" * 64


def _extension(**values: Any) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": HASH, **values}}


NAMED = {
    "id": ({"documentId": "x"}, GraphQLRequest(None, {}, None, "x")),
    "id with an empty query": ({"documentId": "x", "query": ""}, GraphQLRequest(None, {}, None, "x")),
    "hash": ({"extensions": _extension()}, GraphQLRequest(None, {}, None, None, HASH)),
    "urql's miss": (
        {"query": QUERY, "extensions": _extension(miss=True)},
        GraphQLRequest(QUERY, {}, None, None, HASH),
    ),
    "id and hash": (
        {"documentId": "x", "extensions": _extension()},
        GraphQLRequest(None, {}, None, "x", HASH),
    ),
    "operation": (
        {"documentId": "sha256:" + HASH, "operationName": "A", "variables": {"b": 1}},
        GraphQLRequest(None, {"b": 1}, "A", "sha256:" + HASH),
    ),
    "null extension": (
        {"query": QUERY, "extensions": {"persistedQuery": None}},
        GraphQLRequest(QUERY, {}, None),
    ),
}
REFUSED: dict[str, dict[str, Any]] = {
    "query and id": {"query": QUERY, "documentId": "x"},
    **{f"id {it!r}"[:20]: {"documentId": it} for it in ("", "x" * 301)},
    **{f"id {it!r} beside a query"[:30]: {"query": QUERY, "documentId": it} for it in ("", "x" * 301)},
    **{f"extension {it!r}": {"extensions": {"persistedQuery": it}} for it in (5, True, "x", [], False, "")},
    **{
        f"version {it!r}": {"query": QUERY, "extensions": _extension(version=it)}
        for it in (0, 2, "1", None, True, [], 1.5)
    },
    **{
        f"hash {it!r}"[:20]: {"query": QUERY, "extensions": _extension(sha256Hash=it)}
        for it in (None, "", 5, True, ["a"], "a" * 301)
    },
    "no version": {"extensions": {"persistedQuery": {"sha256Hash": HASH}}},
    "no hash": {"extensions": {"persistedQuery": {"version": 1}}},
    "no name": {"extensions": {}},
}


def _as_query_string(parameters: dict[str, Any]) -> str:
    return urlencode({name: it if isinstance(it, str) else json.dumps(it) for name, it in parameters.items()})


@pytest.mark.parametrize("name", NAMED)
def test_name_of_a_document_is_read(name: str) -> None:
    parameters, wanted = NAMED[name]
    assert read_json(parameters) == wanted
    assert read("GET", _as_query_string(parameters)) == wanted


@pytest.mark.parametrize("name", REFUSED)
def test_name_that_is_none_is_refused(name: str) -> None:
    assert refusal("POST", body=json.dumps(REFUSED[name]).encode()) == (400, "BAD_REQUEST")


@pytest.mark.parametrize("name", sorted(set(REFUSED) - {"id ''", "id '' beside a query"}))
def test_name_in_a_query_string_that_is_none_is_refused(name: str) -> None:
    assert refusal("GET", _as_query_string(REFUSED[name])) == (400, "BAD_REQUEST")


@pytest.mark.parametrize("document_id", [5, True, False, 0, ["x"], {}])
def test_id_of_another_type_is_refused(document_id: Any) -> None:
    for query in ({}, {"query": QUERY}):
        body = json.dumps({"documentId": document_id, **query}).encode()
        assert refusal("POST", body=body) == (400, "BAD_REQUEST")


def test_document_with_a_name_is_bounded_too() -> None:
    body = json.dumps({"query": "a" * 101, "extensions": _extension()}).encode()
    assert refusal("POST", body=body) == (400, "DOCUMENT_TOO_LONG")
