"""Names what of a schema can be deprecated: fields, arguments, input fields and values of enums."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    is_introspection_type,
)

Input = GraphQLArgument | GraphQLInputField
Member = GraphQLField | GraphQLInputField | GraphQLEnumValue
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def inputs(schema: GraphQLSchema) -> dict[str, Input]:
    """Return everything that a client gives, by its name."""
    return {name: it for name, it in _named(schema) if isinstance(it, Input)}


def deprecations(schema: GraphQLSchema) -> dict[str, str]:
    """Return the reason of every deprecation, by the name of what is deprecated."""
    return {name: it.deprecation_reason for name, it in _named(schema) if it.deprecation_reason is not None}


def removal_day(reason: str) -> date | None:
    """Return the day from which something may be removed: the one date in its reason, if it has one."""
    days = _DAY.findall(reason)
    try:
        return date.fromisoformat(days[0]) if len(days) == 1 else None
    except ValueError:
        return None


def _named(schema: GraphQLSchema) -> Iterator[tuple[str, Member | GraphQLArgument]]:
    for type_ in schema.type_map.values():
        for name, member in ({} if is_introspection_type(type_) else _members(type_)).items():
            yield f"{type_.name}.{name}", member
            for key, argument in getattr(member, "args", {}).items():
                yield f"{type_.name}.{name}({key}:)", argument


def _members(type_: object) -> Mapping[str, Member]:
    members: Mapping[str, Member] = {}
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        members = type_.fields
    elif isinstance(type_, GraphQLEnumType):
        members = type_.values
    return members
