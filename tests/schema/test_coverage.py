"""No field, argument or input field of the schema is without a test: `documents` reach them all."""

from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_introspection_type,
    parse,
    validate,
    visit,
)

from schema import build_schema
from tests.schema.documents import DOCUMENTS


@pytest.fixture(scope="module")
def graphql_schema() -> GraphQLSchema:
    return build_schema().graphql_schema


class _Reached(Visitor):
    def __init__(self, type_info: TypeInfo) -> None:
        super().__init__()
        self.type_info = type_info
        self.coordinates: set[str] = set()

    def enter_field(self, node: Any, *_: Any) -> None:
        self.coordinates.add(self._field(node.name.value))

    def enter_argument(self, node: Any, *_: Any) -> None:
        field = self.type_info.get_field_def()
        name = next(n for n, f in self.type_info.get_parent_type().fields.items() if f is field)
        self.coordinates.add(f"{self._field(name)}({node.name.value}:)")

    def enter_object_field(self, node: Any, *_: Any) -> None:
        parent = get_named_type(self.type_info.get_parent_input_type())
        self.coordinates.add(f"{parent.name}.{node.name.value}")

    def _field(self, name: str) -> str:
        return f"{self.type_info.get_parent_type().name}.{name}"


def _reached(schema: GraphQLSchema, documents: list[str]) -> set[str]:
    coordinates: set[str] = set()
    for document in documents:
        type_info = TypeInfo(schema)
        visitor = _Reached(type_info)
        visit(parse(document), TypeInfoVisitor(type_info, visitor))
        coordinates |= visitor.coordinates
    return coordinates


def _coordinates(schema: GraphQLSchema) -> set[str]:
    found = set()
    for type_ in schema.type_map.values():
        if is_introspection_type(type_):
            continue
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for name, field in type_.fields.items():
                found.add(f"{type_.name}.{name}")
                found |= {f"{type_.name}.{name}({key}:)" for key in getattr(field, "args", ())}
    return found


def test_documents_reach_every_coordinate_of_the_schema(graphql_schema: GraphQLSchema) -> None:
    assert _coordinates(graphql_schema) - _reached(graphql_schema, DOCUMENTS) == set()


def test_documents_without_one_leave_its_coordinates_unreached(graphql_schema: GraphQLSchema) -> None:
    fewer = [document for document in DOCUMENTS if "deleteComment" not in document]
    missing = _coordinates(graphql_schema) - _reached(graphql_schema, fewer)
    assert {"Mutation.deleteComment", "Mutation.deleteComment(input:)", "DeleteCommentInput.id"} <= missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: " ".join(document.split())[:40])
def test_document_of_the_tests_is_valid(document: str, graphql_schema: GraphQLSchema) -> None:
    assert validate(graphql_schema, parse(document)) == []


def test_document_with_an_unknown_field_is_invalid(graphql_schema: GraphQLSchema) -> None:
    assert validate(graphql_schema, parse("{ posts { nodes { password } } }")) != []
