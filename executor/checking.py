"""Checks the declarations of a schema once, at start-up: one that gives something away fails by its name."""

from collections.abc import Iterator
from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, is_non_null_type

from executor.declarations import Entity, Guarded, Listing, Lookup, NodeLookup, ToOne, Viewer
from executor.filters import LOGICAL

# What they lead to may be hidden from the one who asks, and reads as null then.
_NULLABLE = (ToOne, Lookup, Viewer, NodeLookup, Guarded)


def check_declarations(schema: GraphQLSchema) -> None:
    """Raise TypeError for a field that can't be hidden, or for one that a list must not be asked by."""
    for type_, name, declaration in _declarations(schema):
        field: GraphQLField = type_.fields[to_camel_case(name)]
        if isinstance(declaration, _NULLABLE) and is_non_null_type(field.type):
            raise TypeError(f"{type_.name}.{name} may be hidden from some: it can't be required")
        if isinstance(declaration, Listing):
            for attribute in _asked_by(declaration):
                if not _is_open(declaration.entity(), attribute):
                    raise TypeError(
                        f"{type_.name}.{name} can be asked by `{attribute}`, which not everyone may see"
                    )


def _declarations(schema: GraphQLSchema) -> Iterator[tuple[GraphQLObjectType, str, Any]]:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and hasattr(type_, "graphene_type"):
            for name, declaration in type_.graphene_type._meta.fields.items():
                yield type_, name, declaration


def _asked_by(declaration: Listing) -> Iterator[str]:
    """Yield the attributes that a client may filter or order by."""
    if declaration.filter is not None:
        yield from set(declaration.filter._meta.fields) - LOGICAL
    for ordering in declaration.orders or ():
        yield from (key.attribute for key in ordering.keys)


def _is_open(entity: type[Entity], attribute: str) -> bool:
    exposed = entity._meta.fields.get(attribute)
    return exposed is not None and not isinstance(exposed, Guarded)
