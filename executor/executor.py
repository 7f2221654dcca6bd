"""Runs GraphQL documents: parsed and checked once, then executed for an actor."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphene import Schema
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    execute_sync,
    parse,
    validate,
)
from graphql.execution.values import get_variable_values
from graphql.utilities import get_operation_ast

from executor.context import Context
from executor.errors import BadUserInput, LimitExceeded, answerable, with_code
from executor.limits import Limits, check_cost, check_depth
from executor.mutating import MutatingExecution
from executor.resolvers import attach_resolvers
from executor.validation import RULES
from models.database import Database
from policies import Actor

CACHED_DOCUMENTS = 256
MOST_ERRORS = 10


class RefusedOperation(Exception):
    """A request that is not executed: it can't be parsed, is not valid, or asks for too much."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        """Keep the errors, each with a code."""
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True)
class Operation:
    """A checked operation of a document, ready to run."""

    document: DocumentNode
    definition: OperationDefinitionNode

    @property
    def kind(self) -> str:
        """Whether it is a query, a mutation or a subscription."""
        return self.definition.operation.value

    @property
    def name(self) -> str | None:
        """The operation's own name."""
        return self.definition.name.value if self.definition.name else None


@dataclass(frozen=True)
class Answer:
    """What came of an operation: data as plain values, and errors with codes."""

    data: dict[str, Any] | None
    errors: list[GraphQLError]


class Executor:
    """Runs operations on one schema and one database. One instance serves all threads."""

    def __init__(self, schema: Schema, database: Database, limits: Limits) -> None:
        """Derive what reads the declared fields."""
        self._schema = schema.graphql_schema
        self._database = database
        self._limits = limits
        attach_resolvers(self._schema)
        self._checked_document = lru_cache(CACHED_DOCUMENTS)(self._check_document)

    def prepare(self, source: str, operation_name: str | None = None) -> Operation:
        """Parse and check a document, and choose its operation. Raises RefusedOperation."""
        document, errors = self._checked_document(source)
        if errors:
            raise RefusedOperation(list(errors))
        definition = get_operation_ast(document, operation_name)
        if definition is None:
            raise RefusedOperation([BadUserInput(_no_operation(operation_name))])
        if self._schema.get_root_type(definition.operation) is None:
            raise RefusedOperation([BadUserInput(f"There are no {definition.operation.value}s here.")])
        try:
            check_depth(document, definition, self._limits)
        except LimitExceeded as error:
            raise RefusedOperation([error]) from None
        return Operation(document, definition)

    def execute(self, operation: Operation, variables: dict[str, Any], actor: Actor) -> Answer:
        """Run an operation for an actor. Raises RefusedOperation for variables that don't fit."""
        self._check_variables(operation, variables)
        context = Context(self._database, actor, self._limits)
        try:
            result = execute_sync(
                self._schema,
                operation.document,
                context_value=context,
                variable_values=variables,
                operation_name=operation.name,
                execution_context_class=MutatingExecution,
            )
        finally:
            context.close()
        return Answer(result.data, [answerable(error) for error in result.errors or ()])

    def _check_document(self, source: str) -> tuple[DocumentNode, tuple[GraphQLError, ...]]:
        nothing = DocumentNode(definitions=())
        try:
            document = parse(source, max_tokens=self._limits.max_tokens)
            errors = validate(self._schema, document, RULES)
        except GraphQLSyntaxError as error:
            return nothing, (self._syntax_error(error),)
        except RecursionError:
            return nothing, (BadUserInput("The document is nested too deep to be read."),)
        return document, tuple(with_code(error, "GRAPHQL_VALIDATION_FAILED") for error in errors)

    def _syntax_error(self, error: GraphQLSyntaxError) -> GraphQLError:
        if "Parsing aborted" in error.message:
            maximum = self._limits.max_tokens
            return LimitExceeded("tokens", maximum, maximum + 1, "tokens or more")
        return with_code(error, "GRAPHQL_PARSE_FAILED")

    def _check_variables(self, operation: Operation, variables: dict[str, Any]) -> None:
        definitions = operation.definition.variable_definitions
        # A few errors say enough: a list of a million wrong values would be a million errors.
        values = get_variable_values(self._schema, definitions, variables, max_errors=MOST_ERRORS)
        if isinstance(values, list):
            raise RefusedOperation([with_code(error, "BAD_USER_INPUT") for error in values])
        try:
            check_cost(self._schema, operation.document, operation.definition, values, self._limits)
        except GraphQLError as error:
            raise RefusedOperation([with_code(error, "BAD_USER_INPUT")]) from None


def _no_operation(name: str | None) -> str:
    if name is None:
        return "The document holds no operation, or several: name one as operationName."
    return f"The document holds no operation named {name[:60]!r}."
