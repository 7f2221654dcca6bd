"""What errors tell where the schema can't be read: no name of it that the client has not sent by itself.

graphql-core suggests names that are like a wrong one, and tells of what is required or expected. Its switch
for suggestions leaves the latter, so all messages pass here instead, whatever rule they come from.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    is_introspection_type,
    is_specified_scalar_type,
)

from executor.documents import RefusedOperation

_SUGGESTION = " Did you mean "
_NAME = re.compile("[_A-Za-z][_0-9A-Za-z]*")
# Names in messages stand in quotes or brackets, or behind another name's dot: mere English words don't.
_NAME_IN_A_MESSAGE = re.compile(f"""(?<=['"`\\[.@]){_NAME.pattern}""")
_HIDDEN = "…"


class Discretion:
    """Keeps the names of one schema out of errors."""

    def __init__(self, schema: GraphQLSchema) -> None:
        """Learn the names."""
        self._names = frozenset(_names(schema))

    @contextmanager
    def about(self, document: str, variables: Mapping[str, Any]) -> Iterator[None]:
        """Let a refusal out of the block only with the names in a document and its variables."""
        try:
            yield
        except RefusedOperation as refusal:
            hidden = self._names - {
                name for text in _texts(document, variables) for name in _NAME.findall(text)
            }
            raise RefusedOperation([_without(hidden, error) for error in refusal.errors]) from None


def _without(hidden: frozenset[str], error: GraphQLError) -> GraphQLError:
    message = _NAME_IN_A_MESSAGE.sub(
        lambda match: _HIDDEN if match[0] in hidden else match[0], error.message.partition(_SUGGESTION)[0]
    )
    # Others may have the error, too: it is remembered with its document.
    return GraphQLError(
        message,
        error.nodes,
        error.source,
        error.positions,
        error.path,
        error.original_error,
        error.extensions,
    )


def _texts(document: str, variables: Mapping[str, Any]) -> Iterator[str]:
    yield document
    # Not by calling itself: variables may be nested deeper than that goes.
    values: list[Any] = [variables]
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            values += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            values += value


def _names(schema: GraphQLSchema) -> Iterator[str]:
    # What everybody calls them is no secret.
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    for type_ in schema.type_map.values():
        if is_introspection_type(type_) or is_specified_scalar_type(type_):
            continue
        if type_ not in roots:
            yield type_.name
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            yield from type_.fields
            yield from (argument for field in type_.fields.values() for argument in field.args)
        elif isinstance(type_, GraphQLInputObjectType):
            yield from type_.fields
        elif isinstance(type_, GraphQLEnumType):
            yield from type_.values
