"""Texts that no field takes: with NUL, which PostgreSQL can't store, or with half of a surrogate pair.

Half a pair is no text in any encoding, so neither JSON nor GraphQL lets an escape for one pass. It is read as
NUL instead, which is refused wherever a text can stand, with its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphql import GraphQLError, StringValueNode, VariableDefinitionNode

_NUL = "\x00"
_NO_TEXT = "a text must not contain NUL or a lone surrogate"

# Whole pairs are passed over. Of backslashes before one, every second one is only a character.
_SURROGATE = re.compile(
    r"(?<!\\)(?P<before>(?:\\\\)*)"
    r"(?:(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u(?P<half>[dD][89a-fA-F][0-9a-fA-F]{2}|\{0*[dD][89a-fA-F][0-9a-fA-F]{2}\}))"
)
_HEXADECIMAL = re.compile("[0-9a-fA-F]")


def without_lone_surrogates(source: str) -> str:
    """Return JSON or GraphQL with an escaped NUL for the escape of each half pair, at the same place."""
    return _SURROGATE.sub(_nul_for_half, source)


def _nul_for_half(found: re.Match[str]) -> str:
    if found["pair"]:
        return found[0]
    return rf"{found['before']}\u{_HEXADECIMAL.sub('0', found['half'])}"


def error_of_text(value: StringValueNode) -> GraphQLError | None:
    """Return what is wrong with a text in a document, if no field takes it."""
    return GraphQLError(f"Invalid value: {_NO_TEXT}.", value) if _NUL in value.value else None


def errors_of_variables(
    definitions: Iterable[VariableDefinitionNode], variables: Mapping[str, Any]
) -> Iterator[GraphQLError]:
    """Yield an error for each text in variables that no field takes."""
    for definition in definitions:
        name = definition.variable.name.value
        for place in _unusable(variables.get(name), name):
            yield GraphQLError(f"Variable '${name}' got invalid value at '{place}'; {_NO_TEXT}.", definition)


def _unusable(value: Any, place: str) -> Iterator[str]:
    if isinstance(value, str):
        if _NUL in value:
            yield place
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _unusable(part, f"{place}.{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _unusable(part, f"{place}[{index}]")
