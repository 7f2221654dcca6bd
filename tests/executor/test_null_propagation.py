"""What an answer may hold null for: whatever may not be seen; an argument that is refused refuses it all."""

from typing import Any

import pytest
from graphql import GraphQLNonNull, GraphQLObjectType, get_named_type

from schema import build_schema
from tests.schema.world import World

BAD = 'after: "nonsense"'
SCHEMA = build_schema().graphql_schema


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ('{ bad: node(id: "x") { id } pages { totalCount } }', ["bad"]),
        (f"{{ pages {{ totalCount }} posts({BAD}) {{ totalCount }} }}", ["posts"]),
        (f'{{ post(slug: "first") {{ all: comments({BAD}) {{ totalCount }} }} }}', ["post", "all"]),
        (f"{{ posts {{ nodes {{ comments({BAD}) {{ totalCount }} }} }} }}", ["posts", "nodes", "comments"]),
        ('{ node(id: "1~Nothing~1") { id } }', ["node"]),
        ('{ post(slug: "a\\u0000b") { id } }', ["post"]),
        ("{ posts(first: 1, last: 1) { totalCount } }", ["posts"]),
    ],
)
def test_argument_refused_refuses_the_operation_and_names_its_field(
    document: str, path: list[str], world: World
) -> None:
    for client in (world.client("anonymous"), world.client("author")):
        response = client.post({"query": document})
        assert response.status_code == 400
        assert "data" not in response.get_json()
        (error,) = response.get_json()["errors"]
        assert (error["extensions"]["code"], error["path"]) == ("BAD_USER_INPUT", path)


@pytest.mark.parametrize(
    ("document", "value", "path"),
    [
        ("query ($value: ID!) { a: node(id: $value) { id } }", "x", ["a"]),
        ("query ($value: ID!) { node(id: $value) { id } }", "1~Nothing~1", ["node"]),
        ("query ($value: String!) { post(slug: $value) { id } }", "a\u0000b", ["post"]),
        ("query ($value: String) { posts(after: $value) { totalCount } }", "x", ["posts"]),
        ("query ($value: Int) { posts(last: $value) { totalCount } }", 0, ["posts"]),
    ],
)
def test_variable_refused_refuses_the_operation_and_names_its_field(
    document: str, value: Any, path: list[str], world: World
) -> None:
    answer = world.client("anonymous").execute(document, value=value)
    assert "data" not in answer
    (error,) = answer["errors"]
    assert (error["extensions"]["code"], error["path"]) == ("BAD_USER_INPUT", path)


def test_only_columns_and_lists_are_non_null() -> None:
    """Whatever a policy may hide is nullable: no stranger's question fails for what it may not see."""
    entities = SCHEMA.get_possible_types(SCHEMA.type_map["Node"])
    exposed = [
        (type_.name, name)
        for type_ in SCHEMA.type_map.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.endswith(("Connection", "Edge"))
        for name, field in type_.fields.items()
        if isinstance(field.type, GraphQLNonNull) and get_named_type(field.type) in entities
    ]
    assert exposed == []


@pytest.mark.parametrize("name", ["email", "name", "surname", "role"])
def test_guarded_fields_are_nullable(name: str) -> None:
    assert not isinstance(SCHEMA.type_map["User"].fields[name].type, GraphQLNonNull)
