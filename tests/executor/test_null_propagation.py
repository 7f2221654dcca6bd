"""An error makes its field null, or the nearest field above that may be; all others are answered."""

from typing import Any

import pytest
from graphql import GraphQLNonNull, GraphQLObjectType, get_named_type

from schema import build_schema
from tests.schema.world import World

BAD = 'after: "nonsense"'
SCHEMA = build_schema().graphql_schema


def _read(world: World, document: str) -> tuple[Any, list[Any]]:
    answer = world.client("anonymous").execute(document)
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_USER_INPUT"}
    return answer["data"], [error["path"] for error in answer["errors"]]


def test_error_in_a_nullable_field_leaves_the_others(world: World) -> None:
    data, paths = _read(
        world, '{ bad: node(id: "x") { id } pages { totalCount } post(slug: "first") { slug } }'
    )
    assert data == {"bad": None, "pages": {"totalCount": 1}, "post": {"slug": "first"}}
    assert paths == [["bad"]]


def test_error_in_a_root_connection_makes_all_data_null(world: World) -> None:
    assert _read(world, f"{{ pages {{ totalCount }} posts({BAD}) {{ totalCount }} }}") == (None, [["posts"]])


def test_error_below_a_nullable_object_makes_that_null(world: World) -> None:
    data, paths = _read(
        world,
        f'{{ post(slug: "first") {{ title comments({BAD}) {{ totalCount }} }} pages {{ totalCount }} }}',
    )
    assert data == {"post": None, "pages": {"totalCount": 1}}
    assert paths == [["post", "comments"]]


def test_error_below_a_nullable_edge_makes_the_edge_null(world: World) -> None:
    data, paths = _read(
        world, f'{{ post(slug: "first") {{ title author {{ username posts({BAD}) {{ totalCount }} }} }} }}'
    )
    assert data == {"post": {"title": "First", "author": None}}
    assert paths == [["post", "author", "posts"]]


def test_error_in_a_row_of_a_list_makes_all_data_null(world: World) -> None:
    data, paths = _read(world, f"{{ posts {{ nodes {{ comments({BAD}) {{ totalCount }} }} }} }}")
    assert data is None
    assert ["posts", "nodes", 0, "comments"] in paths


def test_errors_in_several_fields_are_told_each(world: World) -> None:
    data, paths = _read(
        world, '{ a: node(id: "x") { id } b: node(id: "y") { id } c: node(id: "1~Tag~1") { id } }'
    )
    assert data == {"a": None, "b": None, "c": {"id": "1~Tag~1"}}
    assert sorted(paths) == [["a"], ["b"]]


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
