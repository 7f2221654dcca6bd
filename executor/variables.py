"""Variables while a plan is made: some are looked at, the others stay unknown until the statement runs.

A plan serves every request whose variables have the same shape. The shape holds what the plan depends on:
which variables are given, null or absent, the sizes of pages, the order of a list, what directives decide by,
which operators a filter has. All else becomes a parameter of the statement.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DirectiveNode,
    FieldNode,
    GraphQLBoolean,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLType,
    ObjectFieldNode,
    OperationDefinitionNode,
    VariableNode,
    is_enum_type,
    type_from_ast,
    visit,
)
from graphql.language import DocumentNode, Visitor

from executor.errors import BadUserInput
from executor.limits import INTROSPECTION
from models.public_ids import MalformedId, decode_id

PAGE_SIZES = frozenset({"first", "last"})
FILTER = "filter"
ID = "id"
IDS = "ids"
LONGEST_NAME = 500
_ABSENT = "absent"
_UNKNOWN = "unknown"
_IS_NULL = "isNull"
_IS_NULL_INSIDE = "is_null"


@dataclass(frozen=True)
class Unknown:
    """Stands for the value of a variable that the plan must not depend on, or for one inside of it.

    Of a node's id the plan knows the type that it names; None if it names none.
    """

    name: str
    inside: tuple[str | int, ...] = ()
    type_name: str | None = None

    def read(self, variables: Mapping[str, Any]) -> Any:
        """Return the value in a request's variables."""
        value = variables[self.name]
        for step in self.inside:
            value = value[step]
        return value


class Shapes:
    """How the variables of one operation shape its plan."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
    ) -> None:
        """Find out which variables a plan has to look at."""
        self._uses = uses = _Uses()
        visit(document, uses)
        definitions = {node.variable.name.value: node.type for node in operation.variable_definitions}
        self._names = list(definitions)
        self._seen = {
            name
            for name, type_ in definitions.items()
            if name in uses.seen or (name in uses.given and _is_choice(type_from_ast(schema, type_)))
        }

    def of(self, variables: Mapping[str, Any]) -> Hashable:
        """Return the shape of coerced variables: the same for all that `known` makes the same of.

        Raises BadUserInput for a name to introspect that is too long to be one.
        """
        return tuple(
            self._shape(name, variables[name]) if name in variables else _ABSENT for name in self._names
        )

    def known(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return the variables as a plan may see them: with an Unknown for each value it can't depend on."""
        return {name: self._known(name, value) for name, value in variables.items()}

    def _known(self, name: str, value: Any) -> Any:
        if name in self._seen:
            if isinstance(value, str) and len(value) > LONGEST_NAME:
                # Plans are remembered by what they look at, and no type has so long a name.
                raise BadUserInput(
                    f"`${name}` has {len(value):,} characters; a name has {LONGEST_NAME} at most."
                )
            return value
        if value is None:
            return None
        if name in self._uses.filters:
            return _known_filter(name, value, ())
        if name not in self._uses.ids:
            return Unknown(name)
        if isinstance(value, list):
            return tuple(Unknown(name, (index,), _type_name(item)) for index, item in enumerate(value))
        return Unknown(name, type_name=_type_name(value))

    def _shape(self, name: str, value: Any) -> Hashable:
        if name in self._uses.filters and name not in self._seen:
            return _filter_shape(value)
        known = self._known(name, value)
        # Equal values of different types, such as 1 and true, are different shapes.
        return (type(known), known)


def _known_filter(name: str, value: Any, inside: tuple[str | int, ...]) -> Any:
    """Return a filter with its fields as they are, and with an Unknown for each value to compare with."""
    if isinstance(value, dict):
        return {key: _known_filter(name, part, (*inside, key)) for key, part in value.items()}
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return [_known_filter(name, item, (*inside, index)) for index, item in enumerate(value)]
    if value is None or (inside and inside[-1] == _IS_NULL_INSIDE):
        return value
    return Unknown(name, inside)


def _filter_shape(value: Any, key: str = "") -> Hashable:
    if isinstance(value, dict):
        return tuple([(key, _filter_shape(part, key)) for key, part in value.items()])
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return ("list", *[_filter_shape(item) for item in value])
    if value is None or key == _IS_NULL_INSIDE:
        return value  # type: ignore[no-any-return]
    return _UNKNOWN


class _Uses(Visitor):
    """Notes what variables are used for.

    `seen` are the size of a page, or decide by a directive or in a filter, or what is introspected; `given`
    are arguments as they are; `ids` are of nodes; `filters` stand in a filter or for one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.given: set[str] = set()
        self.ids: set[str] = set()
        self.filters: set[str] = set()
        self._introspected = 0

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        self._introspected += node.name.value in INTROSPECTION
        for argument in node.arguments:
            if argument.name.value == FILTER:
                visit(argument.value, _FilterUses(self))
            elif isinstance(argument.value, VariableNode):
                self._note(argument.name.value, argument.value.name.value)
            elif argument.name.value == IDS:
                visit(argument.value, _IdUses(self))

    def _note(self, argument: str, variable: str) -> None:
        self.given.add(variable)
        if self._introspected or argument in PAGE_SIZES:
            self.seen.add(variable)
        if argument in (ID, IDS):
            self.ids.add(variable)

    def leave_field(self, node: FieldNode, *_: Any) -> None:
        self._introspected -= node.name.value in INTROSPECTION

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        self.seen |= {
            argument.value.name.value
            for argument in node.arguments
            if isinstance(argument.value, VariableNode)
        }


class _IdUses(Visitor):
    def __init__(self, uses: _Uses) -> None:
        super().__init__()
        self._uses = uses

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self._uses.ids.add(node.name.value)


class _FilterUses(Visitor):
    def __init__(self, uses: _Uses) -> None:
        super().__init__()
        self._uses = uses

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self._uses.filters.add(node.name.value)

    def enter_object_field(self, node: ObjectFieldNode, *_: Any) -> None:
        if node.name.value == _IS_NULL and isinstance(node.value, VariableNode):
            self._uses.seen.add(node.value.name.value)


def _is_choice(type_: GraphQLType | None) -> bool:
    inner: Any = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    return is_enum_type(inner) or inner == GraphQLBoolean


def _type_name(global_id: Any) -> str | None:
    try:
        return decode_id(global_id)[0]
    except MalformedId:
        return None
