"""Whatever is sent to /graphql, in whatever header, argument or body: it is answered, and never by a 500."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.schema.documents import DOCUMENTS, WRITES, list_document
from tests.schema.world import World
from tests.support.graphql import GraphQLClient

RUNS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXTS = st.text(max_size=40) | st.sampled_from(
    ["\x00", "a\x00b", "\ufffe", "\u202e", "😀" * 300, "%", "\\", "'", "-" * 300]
)
WORDS = st.sampled_from(
    [
        "query",
        "mutation",
        "fragment",
        "on",
        "Post",
        "posts",
        "post",
        "node",
        "nodes",
        "slug",
        "id",
        "first",
        "true",
    ]
)
SIGNS = st.sampled_from(
    ["{", "}", "(", ")", ":", "$", "!", "...", "@", "[", "]", '"', '"""', "1", "-1e9", "#", ","]
)


def _check(response: TestResponse) -> None:
    assert response.status_code in (200, 400, 406, 415), response.get_data(as_text=True)
    answer = response.get_json()
    assert set(answer) <= {"data", "errors"}
    assert all(error["message"] and error["extensions"]["code"] for error in answer.get("errors", []))


@RUNS
@given(st.one_of(st.text(max_size=80), st.lists(WORDS | SIGNS | TEXTS, max_size=30).map(" ".join)))
def test_any_document_is_answered(graphql: GraphQLClient, document: str) -> None:
    _check(graphql.post({"query": document}))


@RUNS
@given(st.sampled_from(DOCUMENTS), st.integers(0, 2_000), st.sampled_from([*"{}()[]$!:\x00é\"'", "", "..."]))
def test_known_document_with_an_error_is_answered(
    graphql: GraphQLClient, document: str, place: int, replacement: str
) -> None:
    place %= len(document)
    _check(graphql.post({"query": document[:place] + replacement + document[place + 1 :]}))


@RUNS
@given(st.one_of(st.binary(max_size=80), TEXTS.map(lambda text: json.dumps({"query": text})[:-1].encode())))
def test_any_body_is_answered(graphql: GraphQLClient, body: bytes) -> None:
    _check(graphql.http.post("/graphql", data=body, content_type="application/json"))


@RUNS
@given(TEXTS)
def test_any_id_is_answered(world: World, text: str) -> None:
    document = "query ($id: ID!) { node(id: $id) { id } }"
    for id_ in (text, f"1~Post~{text}", f"1~{text}~1"):
        _check(world.client("author").post({"query": document, "variables": {"id": id_}}))


@RUNS
@given(TEXTS, st.sampled_from(["Query.posts", "Query.tags"]), st.sampled_from(["after", "before"]))
def test_any_cursor_is_answered(world: World, text: str, name: str, argument: str) -> None:
    keys = (
        "NEWEST~2026-01-01T12:00:00.000000Z"
        if name == "Query.posts"
        else f"NAME~{text.encode(errors='replace').hex()}"
    )
    for cursor in (
        text,
        f"1~{name[6:]}~{keys}~1",
        f"1~{name[6:]}~{keys}~{text}",
        f"1~{name[6:]}~NAME~{text}~1",
    ):
        variables = {argument: cursor}
        _check(world.client("anonymous").post({"query": list_document(name), "variables": variables}))


def _strings(mutation: str, text: str) -> dict[str, Any]:
    ids = {"id": "1~Post~1" if mutation.endswith("Post") else "1~Comment~1", "postId": "1~Post~1"}
    names = ("title", "body", "slug", "excerpt", "displayName", "name", "surname", "bio", "website")
    return {**dict.fromkeys(names, text), **ids, "tags": [text, text], "clientMutationId": text}


@RUNS
@given(TEXTS, st.sampled_from(sorted(WRITES)))
def test_any_text_in_every_argument_of_a_mutation_is_answered(world: World, text: str, mutation: str) -> None:
    for actor in ("author", "admin"):
        _check(world.client(actor).post({"query": WRITES[mutation], "variables": _strings(mutation, text)}))


@RUNS
@given(TEXTS)
def test_any_text_in_a_look_up_is_answered(world: World, text: str) -> None:
    document = "query ($text: String!) { post(slug: $text) { id } user(username: $text) { id } }"
    in_document = document.partition(") ")[2].replace("$text", json.dumps(text))
    _check(world.client("anonymous").post({"query": document, "variables": {"text": text}}))
    _check(world.client("anonymous").post({"query": in_document}))


@RUNS
@given(st.text(alphabet=[chr(code) for code in range(0x20, 0x100) if code != 0x7F], max_size=60))
@pytest.mark.parametrize("name", ["Accept", "Content-Type", "Origin", "Cookie", "X-Requested-With"])
def test_any_header_is_answered(web: FlaskClient, name: str, value: str) -> None:
    response = web.post(
        "/graphql",
        data=b'{"query": "{ __typename }"}',
        headers={"Content-Type": "application/json", name: value},
    )
    assert response.status_code in (200, 400, 406, 415)
    assert web.get("/graphql?query={__typename}", headers={name: value}).status_code in (200, 400, 406, 404)
