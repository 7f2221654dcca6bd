"""Values that a scalar refuses are bad input of the field that is given them, however they are sent."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from flask.testing import FlaskClient
from graphql import GraphQLScalarType
from werkzeug.test import TestResponse

from app import create_app
from schema import build_schema
from tests.schema.world import World, contents

MODERN = {"Accept": "application/graphql-response+json", "X-Requested-With": "tests"}
SCHEMA = build_schema().graphql_schema


class Place(NamedTuple):
    """Where VALUE stands in a document, of which type it is there, and the path of its field."""

    document: str
    type: str
    path: list[str]


_CREATE = "mutation { made: createPost(input: {title: TITLE, body: BODY, MORE}) { errors { code } } }"


def _input(field: str, type_: str) -> Place:
    given = {"title": '"a"', "body": '"b"', field.partition(":")[0]: "VALUE"}
    more = "" if field in ("title", "body") else field
    document = _CREATE.replace("TITLE", given["title"]).replace("BODY", given["body"]).replace("MORE", more)
    return Place(document, type_, ["made"])


def _filter(condition: str, type_: str) -> Place:
    document = "{ tags { nodes { a: posts(filter: {CONDITION}) { totalCount } } } }"
    return Place(document.replace("CONDITION", condition), type_, ["tags", "nodes", "a"])


PLACES = {
    "Int": [
        Place("{ a: posts(first: VALUE) { totalCount } }", "Int", ["a"]),
        Place('{ post(slug: "x") { b: comments(last: VALUE) { totalCount } } }', "Int", ["post", "b"]),
        Place(
            "{ ...F } fragment F on Query { a: tags(first: VALUE) { totalCount } }",
            "Int",
            ["a"],
        ),
        _filter("commentCount: {gt: VALUE}", "Int"),
        _filter("or: [{commentCount: {in: [1, VALUE]}}]", "Int!"),
    ],
    "String": [
        Place("{ a: post(slug: VALUE) { id } }", "String!", ["a"]),
        Place("{ a: posts(after: VALUE) { totalCount } }", "String", ["a"]),
        Place("{ a: __type(name: VALUE) { name } }", "String!", ["a"]),
        _filter("title: {contains: VALUE}", "String"),
        _filter('not: {slug: {in: ["a", VALUE]}}', "String!"),
        _input("title", "String!"),
        _input("body", "String!"),
        _input("slug: VALUE", "String"),
        _input('tags: ["a", VALUE]', "String!"),
        _input("clientMutationId: VALUE", "String"),
    ],
    "ID": [
        Place("{ a: node(id: VALUE) { id } }", "ID!", ["a"]),
        Place("mutation { a: deletePost(input: {id: VALUE}) { errors { code } } }", "ID!", ["a"]),
    ],
    "Boolean": [
        _filter("commentsOpen: {eq: VALUE}", "Boolean"),
        _filter("publishedAt: {isNull: VALUE}", "Boolean"),
        _input("commentsOpen: VALUE", "Boolean"),
        Place("{ a: __typename @skip(if: VALUE) }", "Boolean!", ["a"]),
    ],
    "DateTime": [_filter("publishedAt: {gt: VALUE}", "DateTime")],
}
_NO_TEXTS = ["\x00", "a\x00b", "\ud800", "\udc00 \ud83d", "a\\\ud83d"]
BAD_VALUES: dict[str, list[Any]] = {
    "Int": [2**31, -(2**31) - 1, 2**63, -(2**63) - 1, 10**30, 1.5, "1", "", True, [[1]], {}],
    "String": [*_NO_TEXTS, 1, 2**63, 1.5, True, [["a"]], {}],
    "ID": [*_NO_TEXTS, "x", "", "1~Post~9223372036854775808", 2**63, 10**30, 1.5, True, [["1~Post~1"]], {}],
    "Boolean": ["true", "", 1, 0, 2**63, 1.5, [[True]], {}, "\x00", "\ud800"],
    "DateTime": [
        *("", "2026-01-31", "2026-02-30T00:00:00Z", "0001-01-01T00:00:00+14:00", "٢٠٢٦-01-31T10:00:00Z"),
        *(1_767_225_600, 2**63, 1.5, True, [["2026-01-31T10:00:00Z"]], {}, *_NO_TEXTS),
    ],
}


def _cases() -> Iterator[tuple[Place, Any]]:
    for name, places in PLACES.items():
        for place in places:
            yield from ((place, value) for value in BAD_VALUES[name])


@pytest.fixture(scope="module")
def web() -> FlaskClient:
    """A client of a site with an empty database: what is refused never comes to it."""
    return create_app({"database": {"url": "sqlite://"}}).test_client()


def _send(web: FlaskClient, method: str, parameters: dict[str, Any]) -> TestResponse:
    if method == "POST":
        body = json.dumps(parameters)
        return web.post("/graphql", data=body, content_type="application/json", headers=MODERN)
    texts = {name: it if isinstance(it, str) else json.dumps(it) for name, it in parameters.items()}
    return web.get("/graphql", query_string=texts, headers=MODERN)


def _check_refused(response: TestResponse, path: list[str]) -> None:
    answer = response.get_json()
    if answer.get("data"):
        # What only the mutation itself can tell, such as whose id it is.
        assert set(answer["data"].values()) == {None}
    else:
        assert response.status_code == 400
    found = {(error["extensions"]["code"], tuple(error.get("path", ()))) for error in answer["errors"]}
    assert found == {("BAD_USER_INPUT", tuple(path))}, answer


@pytest.mark.parametrize("name", PLACES)
def test_bad_value_as_a_literal_is_bad_input_of_its_field(name: str, web: FlaskClient) -> None:
    for place, value in _cases():
        if place in PLACES[name]:
            document = place.document.replace("VALUE", json.dumps(value))
            for method in ("POST", "GET") if document.startswith("{") else ("POST",):
                _check_refused(_send(web, method, {"query": document}), place.path)


@pytest.mark.parametrize("name", PLACES)
def test_bad_value_as_a_variable_is_bad_input_of_its_field(name: str, web: FlaskClient) -> None:
    for place, value in _cases():
        if place in PLACES[name]:
            kind, _, rest = place.document.replace("VALUE", "$v").partition("{")
            document = f"{kind or 'query'} ($v: {place.type}) {{{rest}"
            for method in ("POST",) if kind else ("POST", "GET"):
                sent = {"query": document, "variables": {"v": value}}
                _check_refused(_send(web, method, sent), place.path)


def test_every_scalar_has_its_bad_values() -> None:
    outside = {"Float"}
    scalars = {name for name, type_ in SCHEMA.type_map.items() if isinstance(type_, GraphQLScalarType)}
    assert scalars - outside == set(PLACES) == set(BAD_VALUES)


@pytest.mark.parametrize("size", [-1, 0, 101, -(2**31), 2**31 - 1])
def test_page_size_out_of_bounds_is_bad_input_of_its_list(size: int, web: FlaskClient) -> None:
    for field in ("posts", "pages", "tags"):
        for argument in ("first", "last"):
            selection = f"{{ list: {field}({argument}: SIZE) {{ totalCount }} }}"
            literal = {"query": selection.replace("SIZE", str(size))}
            variable = {
                "query": f"query ($n: Int) {selection.replace('SIZE', '$n')}",
                "variables": {"n": size},
            }
            for method in ("POST", "GET"):
                _check_refused(_send(web, method, literal), ["list"])
                _check_refused(_send(web, method, variable), ["list"])


def test_bad_text_in_one_of_several_mutations_keeps_all_from_being_done(world: World) -> None:
    before = contents(world.session)
    document = """mutation ($bad: String!) {
      good: createPost(input: {title: "Good", body: "b"}) { post { id } }
      bad: createPost(input: {title: $bad, body: "b"}) { post { id } }
    }"""
    for text in _NO_TEXTS:
        response = world.client("author").post({"query": document, "variables": {"bad": text}})
        _check_refused(response, ["bad"])
    assert contents(world.session) == before


def test_bad_text_in_a_variable_names_its_place(web: FlaskClient) -> None:
    document = "query ($f: PostFilter) { posts(filter: $f) { totalCount } }"
    given = {"or": [{"title": {"eq": "a"}}, {"slug": {"in": ["a", "b\x00"]}}]}
    response = _send(web, "POST", {"query": document, "variables": {"f": given}})
    (error,) = response.get_json()["errors"]
    assert "at 'f.or[1].slug.in[1]'" in error["message"]
