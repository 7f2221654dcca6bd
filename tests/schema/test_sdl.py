"""The schema as the world sees it: documented throughout, and changed only on purpose."""

from pathlib import Path
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    is_introspection_type,
)
from graphql import build_schema as build_from_sdl

from schema import build_schema, print_sdl
from tests.support.snapshots import StrictSnapshot


def _undescribed(schema: GraphQLSchema) -> list[str]:
    described: dict[str, Any] = {}
    for type_ in schema.type_map.values():
        described |= {} if is_introspection_type(type_) else _described(type_)
    for directive in schema.directives:
        described |= {f"@{directive.name}": directive, **_arguments(f"@{directive.name}", directive)}
    return [name for name, it in described.items() if not (it.description or "").strip()]


def _described(type_: GraphQLNamedType) -> dict[str, Any]:
    """A type and everything in it, each with a description to be looked for."""
    members: dict[str, Any] = {}
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        members = type_.fields
    elif isinstance(type_, GraphQLEnumType):
        members = type_.values
    found = {type_.name: type_, **{f"{type_.name}.{name}": it for name, it in members.items()}}
    for name, it in members.items():
        found |= _arguments(f"{type_.name}.{name}", it)
    return found


def _arguments(name: str, it: Any) -> dict[str, GraphQLArgument]:
    return {f"{name}({key}:)": argument for key, argument in getattr(it, "args", {}).items()}


def test_sdl_of_the_code_equals_the_committed_file(checkout: Path) -> None:
    assert print_sdl() == (checkout / "schema" / "schema.graphql").read_text(encoding="utf-8")


def test_sdl_matches_snapshot(snapshot: StrictSnapshot) -> None:
    snapshot.assert_match(print_sdl())


def test_schema_describes_everything() -> None:
    assert _undescribed(build_schema().graphql_schema) == []


EVERY_KIND = """
directive @bare(bare: Int) on FIELD
"d" directive @full("d" full: Int) on FIELD

interface Bare { bare(bare: Int): Int }
"d" type Query { "d" full("d" full: Input, bare: Input): Union  bare: Time  "d" kind: Kind }
"d" interface Full { "d" full("d" full: Int): Int }
union Union = Query
scalar Time
enum Kind { BARE  "d" FULL  " " BLANK }
input Input { bare: Int  "d" full: Int }
"""


def test_undescribed_of_every_kind_is_found() -> None:
    assert set(_undescribed(build_from_sdl(EVERY_KIND))) == {
        *(
            "@bare",
            "@bare(bare:)",
            "Bare",
            "Bare.bare",
            "Bare.bare(bare:)",
            "Query.full(bare:)",
            "Query.bare",
        ),
        *("Union", "Time", "Kind", "Kind.BARE", "Kind.BLANK", "Input", "Input.bare"),
    }


def test_schema_has_no_float() -> None:
    assert "Float" not in build_schema().graphql_schema.type_map
