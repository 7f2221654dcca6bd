"""Runs GraphQL documents: parsed and checked once, compiled once for each shape, then run for an actor."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson
from graphene import Schema
from graphql import GraphQLError, execute_sync
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from executor.arguments import Path
from executor.checking import check_declarations
from executor.compiled import CompiledQuery
from executor.context import Context, WantedRow
from executor.discretion import Discretion
from executor.documents import Documents, Operation, RefusedOperation, coerced, refusal
from executor.errors import BadUserInput, LimitExceeded, answerable, mask
from executor.explaining import Explanation
from executor.freshness import Freshness
from executor.limits import Limits, check_answer_size
from executor.lookups import ACTOR_ID
from executor.lowering import Facts
from executor.mutating import MutatingExecution
from executor.planning import ROW_KEYS
from executor.proving import TOKEN_HASH
from executor.statement_cache import KnownMutation, StatementCache
from executor.tracing import Trace
from models.database import Database
from models.drivers import Row, StatementTimeout
from models.statement_count import counting_statements
from policies import Actor
from policies.logins import Claim

ReadRow = Callable[[str, Sequence[Any]], Row | None]
Charge = Callable[[Actor, int], None]
"""Is told who is about to run an operation, and what it costs; may raise to refuse it."""

# Rows of a payload that are read without telling the database how long that may take.
MOST_COST_WITHOUT_A_LIMIT = 100
_OPENLY = nullcontext()


class Answer(NamedTuple):
    """What came of an operation: errors with codes, and data, which a query's is JSON already.

    `statements` is how many were run for the data, without those that begin and end transactions.
    """

    data: dict[str, Any] | bytes | None
    errors: list[GraphQLError]
    cost: int
    statements: int


class Executor:
    """Runs operations on one schema and one database. One instance serves all threads."""

    def __init__(
        self,
        schema: Schema,
        database: Database,
        limits: Limits,
        facts: Facts = MappingProxyType({}),
        *,
        introspection: bool = True,
    ) -> None:
        """Prepare to plan and to remember. Raises TypeError for a declaration that gives something away.

        `facts` are what fields declared as `Fact` answer with, and what mutations are to know of the site.
        """
        self._schema = schema.graphql_schema
        check_declarations(self._schema, facts)
        self._discretion = None if introspection else Discretion(self._schema)
        self._database = database
        self._limits = limits
        self._facts = facts
        self._documents = Documents(self._schema, limits, introspection=introspection)
        self._freshness = Freshness(database)
        self._statements = StatementCache(self._schema, limits, database.engine.dialect, facts)

    def prepare(self, source: str, operation_name: str | None = None) -> Operation:
        """Parse and check a document, and choose its operation. Raises RefusedOperation."""
        return self._documents.operation(source, operation_name)

    def discretion(self, document: str, variables: dict[str, Any]) -> AbstractContextManager[None]:
        """Return a block that lets no refusal out which tells more of the schema than a client may know."""
        return self._discretion.about(document, variables) if self._discretion else _OPENLY

    def faults(self, source: str) -> list[GraphQLError]:
        """Return all that is wrong with a document, whichever of its operations is asked for."""
        return self._documents.faults(source)

    def execute(
        self,
        operation: Operation,
        variables: dict[str, Any],
        actor: Actor,
        trace: Trace | None = None,
        charge: Charge | None = None,
    ) -> Answer:
        """Run an operation for an actor, and note in a trace, if one is given, how that goes.

        `charge` is told what it costs before any of it is run. Raises RefusedOperation for values that are
        refused, and what `charge` raises.
        """
        values = coerced(self._schema, operation, variables)
        if operation.kind == "query":
            answer = self._read(operation, values, actor, trace=trace, charge=charge)
            assert answer is not None
            return answer
        return self._write(operation, variables, values, actor, trace, charge)

    def execute_if_proven(
        self, operation: Operation, variables: dict[str, Any], claim: Claim, charge: Charge | None = None
    ) -> Answer | None:
        """Run a query for whoever holds a token, in a statement that answers only if they are who they were.

        None if they aren't, and where no statement would prove it. An answer without data proves nothing.
        `charge` takes them for who they were. Raises RefusedOperation, and what `charge` raises.
        """
        if operation.kind != "query" or not operation.reads_rows or claim.actor.role is None:
            return None
        values = coerced(self._schema, operation, variables)
        return self._read(operation, values, claim.actor, claim=claim, charge=charge)

    def version(self, operation: Operation, variables: dict[str, Any]) -> str | None:
        """Return the version of all that a query's answer to a stranger is made of.

        None for what is no query, and if the database can't tell. Raises RefusedOperation.
        """
        if operation.kind != "query":
            return None
        query = self._statements.query(operation, coerced(self._schema, operation, variables), None)
        try:
            return self._freshness.version(query.tables)
        except (SQLAlchemyError, StatementTimeout):
            # The query itself will say what is the matter.
            return None

    def explain(self, operation: Operation, variables: dict[str, Any], actor: Actor) -> Explanation:
        """Return how a query would be answered for an actor. Raises RefusedOperation."""
        if operation.kind != "query":
            raise RefusedOperation([BadUserInput(f"Only a query can be explained, not a {operation.kind}.")])
        values = coerced(self._schema, operation, variables)
        cost, planner = self._statements.cost(operation, values), self._statements.planner
        try:
            plan = planner.plan(operation, values)
            query = planner.compiled(plan, actor.role)
            parameters = query.parameters({**values, ACTOR_ID: actor.user_id})
        except GraphQLError as error:
            raise refusal(error) from None
        is_constant = query.constant is not None
        lines = [] if is_constant else self._database.statements.explain(query.text, parameters)
        return Explanation(cost, plan, query, lines)

    def _read(
        self,
        operation: Operation,
        values: Mapping[str, Any],
        actor: Actor,
        *,
        claim: Claim | None = None,
        trace: Trace | None = None,
        charge: Charge | None = None,
    ) -> Answer | None:
        query = self._statements.query(
            operation, values, actor.role, proof=claim.proof if claim else None, trace=trace
        )
        try:
            token_hash = claim.token_hash if claim else None
            parameters = query.parameters({**values, ACTOR_ID: actor.user_id, TOKEN_HASH: token_hash})
        except GraphQLError as error:
            raise refusal(error) from None
        if charge:
            charge(actor, query.cost)
        if trace:
            trace.cost = query.cost
        if query.constant is not None:
            # No statement has proved anything.
            return None if claim else Answer(query.constant, [], query.cost, 0)
        read = self._database.statements.read_row
        return self._run(trace.reading(query, read) if trace else read, query, parameters)

    def _run(self, read: ReadRow, query: CompiledQuery, parameters: list[Any]) -> Answer | None:
        try:
            row = read(query.text, parameters)
            if row is None:
                return None
            data: bytes = row[0].encode()
            check_answer_size(len(data), self._limits)
        except LimitExceeded as error:
            return Answer(None, [error], query.cost, 1)
        except Exception as error:  # noqa: BLE001 - whatever fails is masked, and logged with its cause
            return Answer(None, [mask(error)], query.cost, 1)
        return Answer(data, [], query.cost, 1)

    def _write(
        self,
        operation: Operation,
        variables: dict[str, Any],
        values: Mapping[str, Any],
        actor: Actor,
        trace: Trace | None,
        charge: Charge | None,
    ) -> Answer:
        mutation = self._statements.mutation(operation, values, actor.role, trace)
        _check_arguments(mutation, values, actor)
        if charge:
            charge(actor, mutation.cost)
        if trace:
            trace.cost = mutation.cost

        def read_rows(session: Session, path: Path, wanted: Sequence[WantedRow]) -> dict[str, Any]:
            query = mutation.payload(path, wanted) or self._statements.payload(
                operation, path, wanted, values, actor.role, trace
            )
            keys = {row.place: row.key for row in wanted}
            parameters = query.parameters({**values, ACTOR_ID: actor.user_id, ROW_KEYS: keys})
            return self._read_payload(session, query, parameters, mutation.cost, trace)

        with counting_statements() as count:
            result = execute_sync(
                self._schema,
                operation.document,
                context_value=Context(self._database, actor, read_rows, self._facts),
                variable_values=variables,
                operation_name=operation.name,
                execution_context_class=MutatingExecution,
            )
        errors = [answerable(error) for error in result.errors or ()]
        return Answer(result.data, errors, mutation.cost, count.statements)

    def _read_payload(
        self, session: Session, query: CompiledQuery, parameters: list[Any], cost: int, trace: Trace | None
    ) -> dict[str, Any]:
        may_take_long = cost > MOST_COST_WITHOUT_A_LIMIT
        read: Callable[..., str] = partial(self._database.statements.read_within, may_take_long=may_take_long)
        if trace:
            read = trace.reading(query, read)
        text = read(session.connection(), query.text, parameters)
        check_answer_size(len(text), self._limits)
        rows: dict[str, Any] = orjson.loads(text)
        return rows


def _check_arguments(mutation: KnownMutation, values: Mapping[str, Any], actor: Actor) -> None:
    """Raise RefusedOperation for an argument in a payload, before anything is written."""
    known = {**values, ACTOR_ID: actor.user_id, ROW_KEYS: defaultdict[str, int](int)}
    try:
        for query in mutation.payloads.values():
            query.parameters(known)
    except GraphQLError as error:
        raise refusal(error) from None
