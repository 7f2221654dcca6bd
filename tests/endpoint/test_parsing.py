"""What a GraphQL request by POST may look like."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.messages import GraphQLRequest
from tests.endpoint.requests import read, read_json, refusal, status_of

QUERY = "query A { __typename }"


@pytest.mark.parametrize(
    ("parameters", "request_"),
    [
        ({}, GraphQLRequest(QUERY, {}, None)),
        ({"operationName": "A"}, GraphQLRequest(QUERY, {}, "A")),
        ({"operationName": ""}, GraphQLRequest(QUERY, {}, None)),
        ({"operationName": None}, GraphQLRequest(QUERY, {}, None)),
        ({"variables": {"a": [1, {"b": None}]}}, GraphQLRequest(QUERY, {"a": [1, {"b": None}]}, None)),
        ({"variables": {}, "extensions": {"a": 1}}, GraphQLRequest(QUERY, {}, None)),
        ({"variables": None, "extensions": None}, GraphQLRequest(QUERY, {}, None)),
        ({"id": "known", "more": "ignored"}, GraphQLRequest(QUERY, {}, None)),
    ],
)
def test_body_with_a_query_is_read(parameters: dict[str, Any], request_: GraphQLRequest) -> None:
    assert read_json({"query": QUERY, **parameters}) == request_


@pytest.mark.parametrize(
    "payload",
    [
        *({}, {"Query": QUERY}, {"operationName": "A"}, [], [{"query": QUERY}], "text", 5, None, True),
        *({"query": it} for it in (None, "", 5, True, ["{ a }"], {})),
        *({"query": QUERY, "operationName": it} for it in (5, False, ["A"], {"a": 1})),
        *({"query": QUERY, "variables": it} for it in (5, 0, False, "", "{}", [], [{}])),
        *({"query": QUERY, "extensions": it} for it in (5, 0, False, "", "{}", [], [{}])),
    ],
    ids=str,
)
def test_body_of_another_shape_is_refused(payload: Any) -> None:
    assert refusal("POST", body=json.dumps(payload).encode()) == (400, "BAD_REQUEST")


NO_JSON = {
    "empty": b"",
    "cut off": b'{"query": "{ a }"',
    "trailing comma": b'{"query": "{ a }",}',
    "single quotes": b"{'query': '{ a }'}",
    "text behind": b'{"query": "{ a }"}}',
    "deep lists": b"[" * 100_000,
    "deep lists inside": b'{"query": ' + b"[" * 2_000,
    "deep objects": b'{"a":' * 1_500,
    "no UTF-8": b"\xff",
    "NUL": b"\x00",
    "NaN": b'{"query": "{ a }", "variables": {"a": NaN}}',
    "infinity": b'{"query": "{ a }", "variables": {"a": Infinity}}',
    "beyond all numbers": b'{"query": "{ a }", "variables": {"a": 1e999}}',
    "byte order mark": b'\xef\xbb\xbf{"query": "{ a }"}',
    "encoded surrogate": b'{"query": "\xed\xa0\x80"}',
    "bare line end": b'{"query": "a\nb"}',
    "UTF-16": '{"query": "{ a }"}'.encode("utf-16"),
}


@pytest.mark.parametrize("name", NO_JSON)
def test_body_that_is_no_json_is_refused(name: str) -> None:
    assert refusal("POST", body=NO_JSON[name]) == (400, "BAD_REQUEST")


@pytest.mark.parametrize(
    ("body", "document", "variables"),
    [
        (b'{"query": "{ a }", "query": "{ b }"}', "{ b }", {}),
        (b'{"query": "\\u0000 \\ud83d\\ude00"}', "\x00 😀", {}),
        (b'\n {"query" :"a" , "variables":{"n": 1000000000000000000000000000000}}\t', "a", {"n": 1e30}),
        (
            b'{"query": "\\ud800 \\\\ud800", "variables": {"n": "\\udE0a\\ud83d"}}',
            "\x00 \\ud800",
            {"n": "\0\0"},
        ),
        (b'{"query": "a", "variables": {"n": -0.0, "": [[]]}}', "a", {"n": 0.0, "": [[]]}),
    ],
)
def test_body_with_unusual_json_is_read(body: bytes, document: str, variables: dict[str, Any]) -> None:
    assert read("POST", body=body) == GraphQLRequest(document, variables, None)


@pytest.mark.parametrize(
    "options", ["", ";charset=utf-8", ' ; charset="UTF8"', "; boundary=x", ";;", "; Charset = utf-8"]
)
def test_body_as_json_in_utf8_is_read(options: str) -> None:
    for media_type in ("application/json", "Application/JSON"):
        body = orjson.dumps({"query": QUERY})
        assert read("POST", body=body, headers={"content-type": media_type + options}).document == QUERY


@pytest.mark.parametrize(
    "content_type",
    [
        *(None, "", "text/plain", "text/json", "application/graphql", "application/graphql-response+json"),
        *("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json5", "*/*"),
        *("application/json; charset=iso-8859-1", 'application/json; a=b; charset="utf-16"', "json"),
    ],
)
def test_body_of_another_type_is_unsupported(content_type: str | None) -> None:
    headers = {} if content_type is None else {"content-type": content_type}
    refused = refusal("POST", body=orjson.dumps({"query": QUERY}), headers=headers)
    assert refused == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "post", ""])
def test_other_method_is_not_allowed(method: str) -> None:
    assert refusal(method, body=orjson.dumps({"query": QUERY})) == (405, "METHOD_NOT_ALLOWED")


@pytest.mark.parametrize("text", ["a" * 100, "é" * 50])
def test_document_as_long_as_allowed_is_read(text: str) -> None:
    assert read_json({"query": text}).document == text
    assert refusal("POST", body=orjson.dumps({"query": f"{text}."})) == (400, "DOCUMENT_TOO_LONG")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["query", "variables", "a"]), inner),
    max_leaves=8,
)


@given(st.one_of(st.binary(max_size=60), JSON_VALUES.map(lambda value: json.dumps(value).encode())))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    assert status_of("POST", body=body) in (200, 400)
