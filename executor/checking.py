"""Checks the declarations of a schema once, at start-up: one that gives something away fails by its name."""

from collections.abc import Container, Iterator
from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, is_non_null_type

from executor.computed import Fact
from executor.declarations import Entity, Guarded, Listing, ToOne
from executor.filters import LOGICAL, Filter
from executor.lookups import Lookup, NodeLookup, Viewer

# What they lead to may be hidden from the one who asks, and reads as null then.
_NULLABLE = (ToOne, Lookup, Viewer, NodeLookup, Guarded)


def check_declarations(schema: GraphQLSchema, facts: Container[str]) -> None:
    """Raise TypeError for a field that can't be hidden, a list asked by what is, or an unknown fact."""
    for type_, name, declaration in _declarations(schema):
        field: GraphQLField = type_.fields[to_camel_case(name)]
        if isinstance(declaration, _NULLABLE) and is_non_null_type(field.type):
            raise TypeError(f"{type_.name}.{name} may be hidden from some: it can't be required")
        if isinstance(declaration, Fact) and declaration.fact not in facts:
            raise TypeError(f"{type_.name}.{name} tells the fact `{declaration.fact}`, which nobody knows")
        if isinstance(declaration, Listing):
            for entity, attribute in _asked_by(declaration):
                if not _is_open(entity, attribute):
                    raise TypeError(
                        f"{type_.name}.{name} can be asked by `{attribute}`, which not everyone may see"
                    )


def _declarations(schema: GraphQLSchema) -> Iterator[tuple[GraphQLObjectType, str, Any]]:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and hasattr(type_, "graphene_type"):
            for name, declaration in type_.graphene_type._meta.fields.items():
                yield type_, name, declaration


def _asked_by(declaration: Listing) -> Iterator[tuple[type[Entity], str]]:
    """Yield the attributes that a client may filter or order by, with their entities."""
    entity = declaration.entity()
    if declaration.filter is not None:
        yield from _filtered_by(entity, declaration.filter, set())
    for ordering in declaration.orders or ():
        yield from ((entity, key.attribute) for key in ordering.keys)


def _filtered_by(
    entity: type[Entity], filter_: type[Filter], known: set[type[Filter]]
) -> Iterator[tuple[type[Entity], str]]:
    known.add(filter_)
    yield from ((entity, attribute) for attribute in set(filter_._meta.fields) - LOGICAL)
    for related in filter_._meta.related.values():
        # Filters may lead back to each other.
        if related.filter() not in known:
            yield from _filtered_by(related.entity(), related.filter(), known)


def _is_open(entity: type[Entity], attribute: str) -> bool:
    exposed = entity._meta.fields.get(attribute)
    return exposed is not None and not isinstance(exposed, Guarded)
