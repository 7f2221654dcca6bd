"""Documents: parsed and checked once, and remembered by their text."""

import re
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    parse,
    validate,
)
from graphql.execution.values import get_variable_values
from graphql.utilities import get_operation_ast

from executor.bounded_cache import BoundedCache
from executor.errors import BadUserInput, LimitExceeded, with_code
from executor.limits import Limits
from executor.measuring import check_fields, check_size, fragments_of
from executor.validation import RULES
from executor.variables import LONGEST_NAME, Shapes

CACHED_DOCUMENTS = 256
MOST_ERRORS = 10

_TOO_MANY_TOKENS = re.compile(r"Syntax Error: Document contains more than [0-9]+ tokens")
_Checked = tuple[DocumentNode, tuple[GraphQLError, ...]]


class RefusedOperation(Exception):
    """A request that is not executed: it can't be parsed, is not valid, or asks for too much."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        """Keep the errors, each with a code."""
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


def refusal(error: GraphQLError) -> RefusedOperation:
    """Return the refusal of an operation for a value that the client has given."""
    return RefusedOperation([with_code(error, "BAD_USER_INPUT")])


@dataclass(frozen=True, eq=False)
class Operation:
    """A checked operation of a document, ready to run. It stands for itself as the key of what it becomes.

    `reads_rows` tells whether it asks for more than what the schema itself tells.
    """

    document: DocumentNode
    definition: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    shapes: Shapes
    reads_rows: bool

    @property
    def kind(self) -> str:
        """Whether it is a query, a mutation or a subscription."""
        return self.definition.operation.value

    @property
    def name(self) -> str | None:
        """The operation's own name."""
        return self.definition.name.value if self.definition.name else None


def coerced(schema: GraphQLSchema, operation: Operation, variables: dict[str, Any]) -> dict[str, Any]:
    """Return an operation's variables as the types of the schema have them. Raises RefusedOperation."""
    definitions = operation.definition.variable_definitions
    # A few errors say enough: a list of a million wrong values would be a million errors.
    values = get_variable_values(schema, definitions, variables, max_errors=MOST_ERRORS)
    if isinstance(values, list):
        raise RefusedOperation([with_code(error, "BAD_USER_INPUT") for error in values])
    return values


class Documents:
    """The documents that clients send to one schema."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        """Remember the last ones, and what was wrong with them."""
        self._schema = schema
        self._limits = limits
        self._checked = BoundedCache[_Checked](CACHED_DOCUMENTS)
        self._operations = BoundedCache[Operation | tuple[GraphQLError, ...]](CACHED_DOCUMENTS)

    def operation(self, source: str, operation_name: str | None) -> Operation:
        """Return an operation of a document. Raises RefusedOperation."""
        if operation_name is not None and len(operation_name) > LONGEST_NAME:
            # Operations are remembered by their names, which are the client's to choose.
            raise RefusedOperation([BadUserInput(_no_operation(operation_name))])
        chosen = self._operations.get_or_make(
            (source, operation_name), lambda: self._choose(source, operation_name)
        )
        if isinstance(chosen, Operation):
            return chosen
        raise RefusedOperation(list(chosen))

    def faults(self, source: str) -> list[GraphQLError]:
        """Return all that is wrong with a document, in whichever of its operations."""
        document, errors = self._check(source)
        if errors:
            return list(errors)
        operations = (it for it in document.definitions if isinstance(it, OperationDefinitionNode))
        names = [it.name.value if it.name else None for it in operations]
        chosen = [self._choose(source, name) for name in names or [None]]
        return [error for it in chosen if not isinstance(it, Operation) for error in it]

    def _choose(self, source: str, operation_name: str | None) -> Operation | tuple[GraphQLError, ...]:
        document, errors = self._checked.get_or_make(source, lambda: self._check(source))
        if errors:
            return errors
        definition = get_operation_ast(document, operation_name)
        if definition is None:
            return (BadUserInput(_no_operation(operation_name)),)
        if self._schema.get_root_type(definition.operation) is None:
            return (BadUserInput(f"There are no {definition.operation.value}s here."),)
        try:
            size = check_size(document, definition, self._limits)
        except LimitExceeded as error:
            return (error,)
        shapes = Shapes(self._schema, document, definition)
        reads_rows = not all(name.startswith("__") for name in size.keys)
        return Operation(document, definition, fragments_of(document), shapes, reads_rows)

    def _check(self, source: str) -> _Checked:
        nothing = DocumentNode(definitions=())
        try:
            document = parse(source, max_tokens=self._limits.max_tokens)
            check_fields(document, self._limits)
            errors = validate(self._schema, document, RULES)
        except GraphQLSyntaxError as error:
            return nothing, (self._syntax_error(error),)
        except LimitExceeded as error:
            return nothing, (error,)
        except RecursionError:
            return nothing, (BadUserInput("The document is nested too deep to be read."),)
        return document, tuple(with_code(error, "GRAPHQL_VALIDATION_FAILED") for error in errors)

    def _syntax_error(self, error: GraphQLSyntaxError) -> GraphQLError:
        if _TOO_MANY_TOKENS.match(error.message):
            maximum = self._limits.max_tokens
            return LimitExceeded("tokens", maximum, maximum + 1, "tokens or more")
        return with_code(error, "GRAPHQL_PARSE_FAILED")


def _no_operation(name: str | None) -> str:
    if name is None:
        return "The document holds no operation, or several: name one as operationName."
    return f"The document holds no operation named {name[:60]!r}."
