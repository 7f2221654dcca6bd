"""What the reference says of one type, field or directive: a heading, a description, and tables."""

from collections.abc import Iterator

from graphql import (
    DirectiveLocation,
    GraphQLDirective,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
)

from schema.reference.places import types_of
from schema.reference.tables import (
    arguments_table,
    fields_table,
    inputs_table,
    linked,
    values_table,
)


def type_entry(schema: GraphQLSchema, type_: GraphQLNamedType, level: str = "##") -> Iterator[str]:
    """Yield the paragraphs about a type."""
    yield f"{level} {type_.name}"
    yield type_.description or ""
    match type_:
        case GraphQLObjectType():
            if type_.interfaces:
                yield f"Implements {_list(type_.interfaces)}."
            yield fields_table(type_)
        case GraphQLInterfaceType():
            yield f"Implemented by {_list(schema.get_possible_types(type_))}."
            yield fields_table(type_)
        case GraphQLUnionType():
            yield f"One of {_list(type_.types)}."
        case GraphQLInputObjectType():
            yield inputs_table(type_)
        case GraphQLEnumType():
            yield values_table(type_)
        case GraphQLScalarType() if type_.specified_by_url:
            yield f"Specified at <{type_.specified_by_url}>."


def query_entry(name: str, field: GraphQLField) -> Iterator[str]:
    """Yield the paragraphs about a query."""
    yield from _field_heading(name, field)
    yield f"Gives {linked(field.type)}."
    if field.args:
        yield arguments_table(field.args)


def mutation_entry(
    schema: GraphQLSchema, name: str, field: GraphQLField, described: set[str]
) -> Iterator[str]:
    """Yield the paragraphs about a mutation, and its types unless another mutation has described them."""
    yield from _field_heading(name, field)
    yield f"Takes {linked(field.args['input'].type)}, gives {linked(field.type)}."
    for own in types_of(field):
        if own not in described:
            described.add(own)
            yield from type_entry(schema, schema.type_map[own], "###")


def directive_entry(directive: GraphQLDirective) -> Iterator[str]:
    """Yield the paragraphs about a directive."""
    yield f"## @{directive.name}"
    yield directive.description or ""
    often = ", any number of times" if directive.is_repeatable else ""
    yield f"May stand at {', '.join(f'`{location.name}`' for location in directive.locations)}{often}."
    if directive.args:
        yield arguments_table(directive.args)


def is_for_queries(directive: GraphQLDirective) -> bool:
    """Whether clients write a directive, rather than the schema."""
    return DirectiveLocation.FIELD in directive.locations


def _field_heading(name: str, field: GraphQLField) -> Iterator[str]:
    yield f"## {name}"
    yield field.description or ""
    if field.deprecation_reason is not None:
        yield f"**Deprecated:** {field.deprecation_reason}"


def _list(types: "list[GraphQLObjectType] | tuple[GraphQLNamedType, ...]") -> str:
    return ", ".join(f"[{name}]" for name in sorted(type_.name for type_ in types))
