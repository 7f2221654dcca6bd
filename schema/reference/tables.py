"""Tables of fields, arguments and values, padded so that they can be read as plain text too."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLType,
    ast_from_value,
    get_named_type,
    print_ast,
)
from graphql.pyutils import Undefined

from schema.reference.places import PAGING

Row = tuple[str, ...]
_FIELD, _ARGUMENT = ("field", "type", "what it is"), ("argument", "type", "what it is")
_PAGING_ARGUMENTS = ("first", "after", "last", "before")


def table(headings: Row, rows: Iterable[Row]) -> str:
    """Return a table whose columns are padded, except for the last one."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (headings, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    padded = [
        [cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)]
        for row in (cells[0], [*("-" * width for width in widths), "---"], *cells[1:])
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in padded)


def fields_table(type_: GraphQLObjectType | GraphQLInterfaceType) -> str:
    """Return the fields of an object, each with its arguments below it."""
    return table(_FIELD, _field_rows(type_.fields))


def inputs_table(type_: GraphQLInputObjectType) -> str:
    """Return the fields of an input object."""
    rows = (_input_row(name, field) for name, field in type_.fields.items())
    return table(_FIELD, rows)


def arguments_table(arguments: Mapping[str, GraphQLArgument]) -> str:
    """Return the arguments of a field or directive; those of paging in one line."""
    return table(_ARGUMENT, _argument_rows(arguments))


def paging_table(arguments: Mapping[str, GraphQLArgument]) -> str:
    """Return the arguments of paging, each in a line of its own."""
    rows = (_input_row(name, arguments[name]) for name in _PAGING_ARGUMENTS)
    return table(_ARGUMENT, rows)


def values_table(type_: GraphQLEnumType) -> str:
    """Return the values of an enum."""
    rows = ((f"`{name}`", _words(value)) for name, value in type_.values.items())
    return table(("value", "what it means"), rows)


def linked(type_: GraphQLType) -> str:
    """Return a type as GraphQL writes it, with its name as a link."""
    if isinstance(type_, GraphQLNonNull):
        return f"{linked(type_.of_type)}!"
    inner = linked(type_.of_type) if isinstance(type_, GraphQLList) else get_named_type(type_).name
    return f"[{inner}]"


def is_paged(field: GraphQLField) -> bool:
    """Whether a field takes the arguments of a connection."""
    return _has_paging(field.args)


def _has_paging(arguments: Mapping[str, GraphQLArgument]) -> bool:
    return all(name in arguments for name in _PAGING_ARGUMENTS)


def _field_rows(fields: Mapping[str, GraphQLField]) -> Iterator[Row]:
    for name, field in fields.items():
        yield f"`{name}`", linked(field.type), _words(field)
        yield from ((f"↳ {key}", type_, words) for key, type_, words in _argument_rows(field.args))


def _argument_rows(arguments: Mapping[str, GraphQLArgument]) -> Iterator[Row]:
    paged = _PAGING_ARGUMENTS if _has_paging(arguments) else ()
    for name, argument in arguments.items():
        if name not in paged:
            yield _input_row(name, argument)
    if paged:
        yield ", ".join(f"`{name}`" for name in paged), f"[{PAGING}]", "Which rows of the list."


def _input_row(name: str, field: GraphQLArgument | GraphQLInputField) -> Row:
    default = "" if field.default_value is Undefined else f" = `{_literal(field)}`"
    return f"`{name}`", f"{linked(field.type)}{default}", _words(field)


def _literal(field: GraphQLArgument | GraphQLInputField) -> str:
    node = ast_from_value(field.default_value, field.type)
    return print_ast(node) if node else ""


def _words(described: Any) -> str:
    words = " ".join((described.description or "").split())
    if described.deprecation_reason is not None:
        words += f" **Deprecated:** {' '.join(described.deprecation_reason.split())}"
    return words
