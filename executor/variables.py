"""Variables while a plan is made: some are looked at, the others stay unknown until the statement runs.

A plan serves every request whose variables have the same shape. The shape holds what the plan depends on:
which variables are given, null or absent, the sizes of pages, what directives decide by. All else becomes a
parameter of the statement.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLBoolean,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLType,
    OperationDefinitionNode,
    VariableNode,
    is_enum_type,
    type_from_ast,
    visit,
)
from graphql.language import DocumentNode, Visitor

from models.public_ids import MalformedId, decode_id

PAGE_SIZES = frozenset({"first", "last"})
LONGEST_NAME = 500
INTROSPECTION = frozenset({"__schema", "__type"})
_ABSENT = "absent"


@dataclass(frozen=True)
class Unknown:
    """Stands for the value of a variable that the plan must not depend on.

    Of a node's id the plan knows the type that it names; None if it names none.
    """

    name: str
    type_name: str | None = None

    def read(self, variables: Mapping[str, Any]) -> Any:
        """Return the value in a request's variables."""
        return variables[self.name]


class Shapes:
    """How the variables of one operation shape its plan."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
    ) -> None:
        """Find out which variables a plan has to look at."""
        uses = _Uses()
        visit(document, uses)
        self._ids = uses.ids
        self._names = [definition.variable.name.value for definition in operation.variable_definitions]
        self._seen = {
            name
            for name, definition in zip(self._names, operation.variable_definitions, strict=True)
            if name in uses.seen or _is_choice(type_from_ast(schema, definition.type))
        }

    def of(self, variables: Mapping[str, Any]) -> Hashable:
        """Return the shape of coerced variables."""
        return tuple(
            self._shape(name, variables[name]) if name in variables else _ABSENT for name in self._names
        )

    def known(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return the variables as a plan may see them: with an Unknown for each value it can't depend on."""
        return {name: self._known(name, value) for name, value in variables.items()}

    def _known(self, name: str, value: Any) -> Any:
        if name in self._seen:
            # Plans are remembered by what they look at. No type has so long a name, cut off or not.
            return value[: LONGEST_NAME + 1] if isinstance(value, str) else value
        if value is None:
            return None
        return Unknown(name, _type_name(value) if name in self._ids else None)

    def _shape(self, name: str, value: Any) -> Hashable:
        known = self._known(name, value)
        # Equal values of different types, such as 1 and true, are different shapes.
        return (type(known), known)


class _Uses(Visitor):
    """Notes which variables are the size of a page or the id of a node, or decide what is introspected."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.ids: set[str] = set()
        self._introspected = 0

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        self._introspected += node.name.value in INTROSPECTION
        for argument in node.arguments:
            if isinstance(argument.value, VariableNode):
                name = argument.value.name.value
                if self._introspected or argument.name.value in PAGE_SIZES:
                    self.seen.add(name)
                if argument.name.value == "id":
                    self.ids.add(name)

    def leave_field(self, node: FieldNode, *_: Any) -> None:
        self._introspected -= node.name.value in INTROSPECTION


def _is_choice(type_: GraphQLType | None) -> bool:
    inner: Any = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    return is_enum_type(inner) or inner == GraphQLBoolean


def _type_name(global_id: Any) -> str | None:
    try:
        return decode_id(global_id)[0]
    except MalformedId:
        return None
