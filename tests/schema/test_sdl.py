"""The schema as the world sees it: documented throughout, and changed only on purpose."""

from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    is_introspection_type,
    is_specified_scalar_type,
)

from schema import build_schema, print_sdl
from tests.support.snapshots import StrictSnapshot


def _undescribed(schema: GraphQLSchema) -> list[str]:
    missing = []
    for type_ in schema.type_map.values():
        if is_introspection_type(type_) or is_specified_scalar_type(type_):
            continue
        members = {}
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            members = type_.fields
        elif isinstance(type_, GraphQLEnumType):
            members = type_.values
        missing += [type_.name] if not type_.description else []
        missing += [f"{type_.name}.{name}" for name, member in members.items() if not member.description]
        for name, field in members.items():
            arguments = getattr(field, "args", {})
            missing += [
                f"{type_.name}.{name}({key})" for key, arg in arguments.items() if not arg.description
            ]
    return missing


def test_sdl_of_the_code_equals_the_committed_file(checkout: Path) -> None:
    assert print_sdl() == (checkout / "schema" / "schema.graphql").read_text(encoding="utf-8")


def test_sdl_matches_snapshot(snapshot: StrictSnapshot) -> None:
    snapshot.assert_match(print_sdl())


def test_schema_describes_everything() -> None:
    assert _undescribed(build_schema().graphql_schema) == []


def test_undescribed_without_description_is_found() -> None:
    schema = build_schema().graphql_schema
    schema.type_map["Post"].fields["title"].description = None
    assert _undescribed(schema) == ["Post.title"]


def test_schema_has_no_float() -> None:
    assert "Float" not in build_schema().graphql_schema.type_map
