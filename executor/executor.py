"""Runs GraphQL documents: parsed and checked once, compiled once for each shape, then run for an actor."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from graphene import Schema
from graphql import GraphQLError, execute_sync
from graphql.execution.values import get_variable_values
from sqlalchemy.orm import Session

from executor.arguments import Path
from executor.bounded_cache import BoundedCache
from executor.checking import check_declarations
from executor.compiled import CompiledQuery
from executor.context import Context, WantedRow
from executor.cost import check_cost
from executor.documents import Documents, Operation, RefusedOperation
from executor.errors import BadUserInput, LimitExceeded, answerable, mask, with_code
from executor.explaining import Explanation
from executor.limits import Limits
from executor.lowering import ACTOR_ID
from executor.mutating import MutatingExecution
from executor.planning import ROW_KEYS, Planner
from executor.proving import TOKEN_HASH
from executor.tracing import Trace
from models import Role
from models.database import Database
from models.drivers import Row
from policies import Actor
from policies.logins import Claim

CACHED_PLANS = 512
MOST_ERRORS = 10
ReadRow = Callable[[str, Sequence[Any]], Row | None]
# Rows of a payload that are read without telling the database how long that may take.
MOST_COST_WITHOUT_A_LIMIT = 100


@dataclass(frozen=True)
class Answer:
    """What came of an operation: errors with codes, and data, which a query's is JSON already."""

    data: dict[str, Any] | bytes | None
    errors: list[GraphQLError]


class Executor:
    """Runs operations on one schema and one database. One instance serves all threads."""

    def __init__(self, schema: Schema, database: Database, limits: Limits) -> None:
        """Prepare to plan and to remember. Raises TypeError for a declaration that gives something away."""
        self._schema = schema.graphql_schema
        check_declarations(self._schema)
        self._database = database
        self._limits = limits
        self._documents = Documents(self._schema, limits)
        self._planner = Planner(self._schema, limits, database.engine.dialect)
        self._plans = BoundedCache[CompiledQuery](CACHED_PLANS)

    def prepare(self, source: str, operation_name: str | None = None) -> Operation:
        """Parse and check a document, and choose its operation. Raises RefusedOperation."""
        return self._documents.operation(source, operation_name)

    def execute(
        self, operation: Operation, variables: dict[str, Any], actor: Actor, trace: Trace | None = None
    ) -> Answer:
        """Run an operation for an actor, and note in a trace, if one is given, how that goes.

        Raises RefusedOperation for values that are refused.
        """
        values = self._coerced(operation, variables)
        if operation.kind == "query":
            if trace:
                trace.cost = self._check_cost(operation, values)
            answer = self._read(operation, values, actor, trace=trace)
            assert answer is not None
            return answer
        return self._write(operation, variables, values, actor, trace)

    def execute_if_proven(
        self, operation: Operation, variables: dict[str, Any], claim: Claim
    ) -> Answer | None:
        """Run a query for whoever holds a token, in a statement that answers only if they are who they were.

        None if they aren't, and where no statement would prove it. Raises RefusedOperation.
        """
        if operation.kind != "query" or claim.actor.role is None:
            return None
        values = self._coerced(operation, variables)
        return self._read(operation, values, claim.actor, token_hash=claim.token_hash)

    def explain(self, operation: Operation, variables: dict[str, Any], actor: Actor) -> Explanation:
        """Return how a query would be answered for an actor. Raises RefusedOperation."""
        if operation.kind != "query":
            raise RefusedOperation([BadUserInput(f"Only a query can be explained, not a {operation.kind}.")])
        values = self._coerced(operation, variables)
        cost = self._check_cost(operation, values)
        try:
            plan = self._planner.plan(operation, values)
            query = self._planner.compiled(plan, actor.role)
            parameters = query.parameters({**values, ACTOR_ID: actor.user_id})
        except GraphQLError as error:
            raise RefusedOperation([with_code(error, "BAD_USER_INPUT")]) from None
        is_constant = query.constant is not None
        lines = [] if is_constant else self._database.statements.explain(query.text, parameters)
        return Explanation(cost, plan, query, lines)

    def _read(
        self,
        operation: Operation,
        values: Mapping[str, Any],
        actor: Actor,
        *,
        token_hash: bytes | None = None,
        trace: Trace | None = None,
    ) -> Answer | None:
        query = self._query(operation, values, actor.role, if_proven=token_hash is not None, trace=trace)
        known = {**values, ACTOR_ID: actor.user_id, TOKEN_HASH: token_hash}
        try:
            parameters = query.parameters(known)
        except GraphQLError as error:
            raise RefusedOperation([with_code(error, "BAD_USER_INPUT")]) from None
        if query.constant is not None:
            # No statement has proved anything.
            return None if token_hash else Answer(query.constant, [])
        read = self._database.statements.read_row
        return self._run(trace.reading(query, read) if trace else read, query.text, parameters)

    def _query(
        self,
        operation: Operation,
        values: Mapping[str, Any],
        role: Role | None,
        *,
        if_proven: bool,
        trace: Trace | None,
    ) -> CompiledQuery:
        def plan() -> CompiledQuery:
            self._check_cost(operation, values)
            query = self._planner.query(operation, values, role, if_proven=if_proven)
            # What is introspected is part of the plan: too much of it must not be remembered.
            self._check_bytes(len(query.constant or query.text))
            return query

        try:
            return self._compiled((operation, operation.shapes.of(values), if_proven, role), plan, trace)
        except GraphQLError as error:
            raise RefusedOperation([with_code(error, "BAD_USER_INPUT")]) from None

    def _run(self, read: ReadRow, text: str, parameters: list[Any]) -> Answer | None:
        try:
            row = read(text, parameters)
            if row is None:
                return None
            data: bytes = row[0].encode()
            self._check_bytes(len(data))
        except LimitExceeded as error:
            return Answer(None, [error])
        except Exception as error:  # noqa: BLE001 - whatever fails is masked, and logged with its cause
            return Answer(None, [mask(error)])
        return Answer(data, [])

    def _check_bytes(self, size: int) -> None:
        most = self._limits.max_answer_bytes
        if size > most:
            raise LimitExceeded("answer", most, size, "bytes to answer")

    def _compiled(
        self, key: Hashable, plan: Callable[[], CompiledQuery], trace: Trace | None
    ) -> CompiledQuery:
        return self._plans.get_or_make(key, trace.compiling(plan) if trace else plan)

    def _write(
        self,
        operation: Operation,
        variables: dict[str, Any],
        values: Mapping[str, Any],
        actor: Actor,
        trace: Trace | None,
    ) -> Answer:
        cost = self._check_cost(operation, values)
        if trace:
            trace.cost = cost

        def read_rows(session: Session, path: Path, wanted: Sequence[WantedRow]) -> dict[str, Any]:
            places = tuple(row.place for row in wanted)
            query = self._compiled(
                (operation, path, places, operation.shapes.of(values), actor.role),
                lambda: self._planner.rows(operation, path, wanted, values, actor.role),
                trace,
            )
            keys = {row.place: row.key for row in wanted}
            parameters = query.parameters({**values, ACTOR_ID: actor.user_id, ROW_KEYS: keys})
            return self._read_payload(session, query, parameters, cost, trace)

        result = execute_sync(
            self._schema,
            operation.document,
            context_value=Context(self._database, actor, read_rows),
            variable_values=variables,
            operation_name=operation.name,
            execution_context_class=MutatingExecution,
        )
        return Answer(result.data, [answerable(error) for error in result.errors or ()])

    def _read_payload(
        self, session: Session, query: CompiledQuery, parameters: list[Any], cost: int, trace: Trace | None
    ) -> dict[str, Any]:
        may_take_long = cost > MOST_COST_WITHOUT_A_LIMIT
        read: Callable[..., str] = partial(self._database.statements.read_within, may_take_long=may_take_long)
        if trace:
            read = trace.reading(query, read)
        text = read(session.connection(), query.text, parameters)
        self._check_bytes(len(text))
        rows: dict[str, Any] = orjson.loads(text)
        return rows

    def _coerced(self, operation: Operation, variables: dict[str, Any]) -> dict[str, Any]:
        definitions = operation.definition.variable_definitions
        # A few errors say enough: a list of a million wrong values would be a million errors.
        values = get_variable_values(self._schema, definitions, variables, max_errors=MOST_ERRORS)
        if isinstance(values, list):
            raise RefusedOperation([with_code(error, "BAD_USER_INPUT") for error in values])
        return values

    def _check_cost(self, operation: Operation, values: Mapping[str, Any]) -> int:
        try:
            return check_cost(
                self._schema, operation.fragments, operation.definition, dict(values), self._limits
            )
        except GraphQLError as error:
            raise RefusedOperation([with_code(error, "BAD_USER_INPUT")]) from None
