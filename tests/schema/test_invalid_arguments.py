"""Every argument and input field refuses what its type does not allow, in the document and in variables."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    is_introspection_type,
    is_required_argument,
    is_required_input_field,
)

from app import create_app
from schema import build_schema
from tests.support.graphql import GraphQLClient

SCHEMA = build_schema().graphql_schema
PARENTS = {
    "Post": 'post(slug: "")',
    "User": "viewer",
    "Tag": 'node(id: "1~Tag~1")',
    "Comment": 'node(id: "1~Comment~1")',
    "ApiToken": 'node(id: "1~ApiToken~1")',
}
WRONG = {"String": 5, "ID": True, "Int": "one", "Boolean": "yes", "DateTime": "2026-01-31"}
RIGHT = {"String": "text", "ID": "1~Post~1", "Int": 1, "Boolean": True, "DateTime": "2026-01-31T10:00:00Z"}


# What an argument needs beside it.
BESIDE = {"Query.tag(kind:)": 'slug: "ink"'}


class Name(str):
    """A value of an enum."""


def _wrong(type_: Any) -> Any:
    match type_:
        case GraphQLNonNull():
            return _wrong(type_.of_type)
        case GraphQLList():
            return [_wrong(type_.of_type)]
        case GraphQLInputObjectType():
            return {"unknown": 1}
        case GraphQLEnumType():
            return Name("UNKNOWN")
    return WRONG[type_.name]


def _right(type_: Any) -> Any:
    match type_:
        case GraphQLNonNull():
            return _right(type_.of_type)
        case GraphQLList():
            return [_right(type_.of_type)]
        case GraphQLEnumType():
            return Name(next(iter(type_.values)))
        case GraphQLInputObjectType():
            required = {n: f for n, f in type_.fields.items() if is_required_input_field(f)}
            return {name: _right(field.type) for name, field in required.items()}
    return RIGHT[type_.name]


def _arguments() -> Iterator[tuple[str, str, str, Any]]:
    """Yield each argument: its type's name, its field, its own name, and itself."""
    for type_ in SCHEMA.type_map.values():
        if isinstance(type_, GraphQLObjectType) and not is_introspection_type(type_):
            for name, field in type_.fields.items():
                for key, argument in field.args.items():
                    yield type_.name, name, key, argument


ARGUMENTS = {
    f"{parent}.{field}({key}:)": (parent, field, key, arg) for parent, field, key, arg in _arguments()
}
INPUT_FIELDS = {
    f"{arg.type.of_type.name}.{name}": (field, name, input_field)
    for parent, field, _, arg in ARGUMENTS.values()
    if parent == "Mutation"
    for name, input_field in arg.type.of_type.fields.items()
}
FILTERS = {
    "PostFilter": ("Query", "posts"),
    "CommentFilter": ("Post", "comments"),
    "TagFilter": ("Query", "tags"),
    "UserFilter": ("Query", "users"),
}
OPERATORS = {
    f"{name}.{attribute}.{operator}": (name, attribute, operator, operand.type)
    for name in FILTERS
    for attribute, input_field in SCHEMA.type_map[name].fields.items()
    if attribute not in ("and", "or", "not")
    for operator, operand in input_field.type.fields.items()
}


def _document(parent: str, field: str, key: str, type_: Any, literal: str | None = None) -> str:
    others = [
        f"{name}: {_literal(_right(other.type))}"
        for name, other in SCHEMA.type_map[parent].fields[field].args.items()
        if name != key and is_required_argument(other)
    ]
    others += [text for name, text in BESIDE.items() if name == f"{parent}.{field}({key}:)"]
    arguments = ", ".join([f"{key}: {literal or '$value'}", *others])
    selection = f"{field}({arguments}) {{ __typename }}"
    if parent not in ("Query", "Mutation"):
        selection = f"{PARENTS[parent]} {{ ... on {parent} {{ {selection} }} }}"
    operation = "mutation" if parent == "Mutation" else "query"
    return f"{operation} {{ {selection} }}" if literal else f"{operation} ($value: {type_}) {{ {selection} }}"


def _literal(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_literal(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return value if isinstance(value, Name) else json.dumps(value)


@pytest.fixture(scope="module")
def refusing() -> GraphQLClient:
    """A client of an application with an empty database: what is refused never comes to it."""
    return GraphQLClient(create_app({"database": {"url": "sqlite://"}}))


def _input(mutation: str) -> Any:
    return SCHEMA.type_map["Mutation"].fields[mutation].args["input"]


def _check_refused(client: GraphQLClient, document: str, **variables: Any) -> None:
    response = client.post({"query": document, "variables": variables})
    codes = {error["extensions"]["code"] for error in response.get_json()["errors"]}
    assert (response.status_code, codes) == (400, {"BAD_USER_INPUT"})
    assert "data" not in response.get_json()


@pytest.mark.parametrize("name", ARGUMENTS)
def test_argument_of_another_type_is_bad_input(name: str, refusing: GraphQLClient) -> None:
    parent, field, key, argument = ARGUMENTS[name]
    wrong = _wrong(argument.type)
    _check_refused(refusing, _document(parent, field, key, argument.type, _literal(wrong)))
    _check_refused(refusing, _document(parent, field, key, argument.type), value=wrong)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_argument_of_its_type_is_executed(name: str, graphql: GraphQLClient) -> None:
    parent, field, key, argument = ARGUMENTS[name]
    found = get_named_type(SCHEMA.type_map[parent].fields[field].type).name
    right = f"1~{found}~1" if key == "id" and found != "Node" else _right(argument.type)
    for document, variables in (
        (_document(parent, field, key, argument.type, _literal(right)), {}),
        (_document(parent, field, key, argument.type), {"value": right}),
    ):
        response = graphql.post({"query": document, "variables": variables})
        # Not every text is a cursor; all else is taken.
        assert response.status_code == (400 if "after" in name or "before" in name else 200)


@pytest.mark.parametrize("name", OPERATORS)
def test_operand_of_another_type_is_bad_input(name: str, refusing: GraphQLClient) -> None:
    filter_name, attribute, operator, type_ = OPERATORS[name]
    place = (*FILTERS[filter_name], "filter")
    for wrong in (_wrong(type_), None):
        given = {attribute: {operator: wrong}}
        _check_refused(refusing, _document(*place, SCHEMA.type_map[filter_name], _literal(given)))
        _check_refused(refusing, _document(*place, SCHEMA.type_map[filter_name]), value=given)


@pytest.mark.parametrize("name", OPERATORS)
def test_operand_of_its_type_is_executed(name: str, graphql: GraphQLClient) -> None:
    filter_name, attribute, operator, type_ = OPERATORS[name]
    place = (*FILTERS[filter_name], "filter")
    given = {attribute: {operator: _right(type_)}}
    for document, variables in (
        (_document(*place, SCHEMA.type_map[filter_name], _literal(given)), {}),
        (_document(*place, SCHEMA.type_map[filter_name]), {"value": given}),
    ):
        assert graphql.post({"query": document, "variables": variables}).status_code == 200


@pytest.mark.parametrize("name", INPUT_FIELDS)
def test_input_field_of_another_type_is_bad_input(name: str, refusing: GraphQLClient) -> None:
    mutation, field, input_field = INPUT_FIELDS[name]
    given = {**_right(_input(mutation).type), field: _wrong(input_field.type)}
    _check_refused(refusing, _document("Mutation", mutation, "input", None, _literal(given)))
    _check_refused(refusing, _document("Mutation", mutation, "input", _input(mutation).type), value=given)


@pytest.mark.parametrize(
    "name", [name for name, (*_, it) in INPUT_FIELDS.items() if is_required_input_field(it)]
)
def test_input_field_that_is_required_may_not_be_null_or_left_out(name: str, refusing: GraphQLClient) -> None:
    mutation, field, _ = INPUT_FIELDS[name]
    document = _document("Mutation", mutation, "input", _input(mutation).type)
    given = _right(_input(mutation).type)
    _check_refused(refusing, document, value={**given, field: None})
    del given[field]
    _check_refused(refusing, document, value=given)
