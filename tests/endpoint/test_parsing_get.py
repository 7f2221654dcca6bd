"""What a GraphQL request by GET may look like: a query string, with JSON as text in it."""

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.messages import GraphQLRequest
from endpoint.parsing import MOST_PARAMETERS
from tests.endpoint.requests import LONGEST_DOCUMENT, read, refusal, status_of

QUERY = "query A { __typename }"
QUOTED = f"query={quote(QUERY)}"


@pytest.mark.parametrize(
    ("parameters", "request_"),
    [
        ({}, GraphQLRequest(QUERY, {}, None)),
        ({"operationName": "A"}, GraphQLRequest(QUERY, {}, "A")),
        ({"operationName": ""}, GraphQLRequest(QUERY, {}, None)),
        ({"variables": {"a": ["é", {"b": None}]}}, GraphQLRequest(QUERY, {"a": ["é", {"b": None}]}, None)),
        ({"variables": {}, "extensions": {"a": 1}}, GraphQLRequest(QUERY, {}, None)),
        ({"variables": None, "extensions": None}, GraphQLRequest(QUERY, {}, None)),
        ({"variables": "", "extensions": ""}, GraphQLRequest(QUERY, {}, None)),
        ({"id": "known", "more": "ignored"}, GraphQLRequest(QUERY, {}, None)),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_query_string_with_a_query_is_read(
    method: str, parameters: dict[str, Any], request_: GraphQLRequest
) -> None:
    texts = {name: it if isinstance(it, str) else json.dumps(it) for name, it in parameters.items()}
    assert read(method, urlencode({"query": QUERY, **texts})) == request_


@pytest.mark.parametrize("query_string", ["", "query=", "query", "Query=a", "operationName=A", "&&", "="])
def test_query_string_without_a_query_is_refused(query_string: str) -> None:
    assert refusal("GET", query_string) == (400, "BAD_REQUEST")


@pytest.mark.parametrize("name", ["variables", "extensions"])
@pytest.mark.parametrize(
    "value", ["5", "0", "false", '""', "[]", "[{}]", "nonsense", "{", "NaN", '"\\ud800"', "[" * 5_000, "\x00"]
)
def test_query_string_with_bad_json_is_refused(name: str, value: str) -> None:
    assert refusal("GET", f"{QUOTED}&{name}={quote(value)}") == (400, "BAD_REQUEST")


def test_query_string_with_a_parameter_twice_is_read_by_the_last() -> None:
    assert read("GET", "query=a&query=b").document == "b"


def test_query_string_that_is_no_utf8_is_read_as_far_as_it_can() -> None:
    assert read("GET", "query=%7B%20a%FF%20%7D").document == "{ a\ufffd }"
    assert read("GET", "query=%ED%A0%80").document == "\ufffd" * 3


def test_query_string_with_many_parameters_is_refused() -> None:
    most = "query=a" + "&b=c" * (MOST_PARAMETERS - 1)
    assert read("GET", most).document == "a"
    assert refusal("GET", f"{most}&b=c") == (400, "BAD_REQUEST")


def test_document_longer_than_allowed_is_refused() -> None:
    assert read("GET", "query=" + "a" * LONGEST_DOCUMENT).document == "a" * LONGEST_DOCUMENT
    assert refusal("GET", "query=" + "%C3%A9" * LONGEST_DOCUMENT) == (400, "DOCUMENT_TOO_LONG")


@given(st.text(alphabet='query=variables&extensions%7B%7D%\\"{}[]+;\x00é😀0123456789abcdefED ', max_size=80))
def test_any_query_string_is_read_or_refused(query_string: str) -> None:
    assert status_of("GET", query_string.encode().decode("latin-1")) in (200, 400)
