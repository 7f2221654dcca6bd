"""The statements of operations: made once for each shape of their variables and kind of actor."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from graphql import GraphQLError, GraphQLSchema
from sqlalchemy import Dialect

from executor.arguments import Path
from executor.bounded_cache import BoundedCache
from executor.compiled import CompiledQuery
from executor.context import WantedRow
from executor.cost import check_cost
from executor.documents import Operation, refusal
from executor.limits import Limits, check_answer_size
from executor.lowering import Facts
from executor.planning import Planner
from executor.tracing import Trace
from models import Role
from policies.logins import Proof

CACHED_PLANS = 512

Values = Mapping[str, Any]
Payload = tuple[Path, tuple[str, ...]]
"""Where in an answer a payload stands, and where in it the rows that it holds."""


class KnownMutation(NamedTuple):
    """What a mutation costs, and for each payload the statement that reads all rows it can hold."""

    cost: int
    payloads: Mapping[Payload, CompiledQuery]

    def payload(self, path: Path, wanted: Sequence[WantedRow]) -> CompiledQuery | None:
        """Return the statement for the rows of a payload, unless some of those it can hold are missing."""
        return self.payloads.get((path, _places(wanted)))


class StatementCache:
    """Makes and remembers the statements for one schema on one database. One instance serves all threads."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, dialect: Dialect, facts: Facts) -> None:
        """Remember nothing yet."""
        self._schema = schema
        self._limits = limits
        self.planner = Planner(schema, limits, dialect, facts)
        self._queries = BoundedCache[CompiledQuery](CACHED_PLANS)
        self._mutations = BoundedCache[KnownMutation](CACHED_PLANS)

    def __len__(self) -> int:
        """Return how many statements of queries there are."""
        return len(self._queries)

    def cost(self, operation: Operation, values: Values) -> int:
        """Return what an operation costs, at least 1. Raises RefusedOperation if that is too much."""
        try:
            cost = check_cost(
                self._schema, operation.fragments, operation.definition, dict(values), self._limits
            )
            return max(1, cost)
        except GraphQLError as error:
            raise refusal(error) from None

    def query(
        self,
        operation: Operation,
        values: Values,
        role: Role | None,
        *,
        proof: Proof | None = None,
        trace: Trace | None = None,
    ) -> CompiledQuery:
        """Return the statement of a query. Raises RefusedOperation."""

        def make() -> CompiledQuery:
            cost = self.cost(operation, values)
            query = self.planner.query(operation, values, role, proof=proof)
            # What is introspected is part of the plan: too much of it must not be remembered.
            check_answer_size(len(query.constant or query.text), self._limits)
            return replace(query, cost=cost)

        try:
            return self._known((operation, operation.shapes.of(values), proof, role), make, trace)
        except GraphQLError as error:
            raise refusal(error) from None

    def mutation(
        self, operation: Operation, values: Values, role: Role | None, trace: Trace | None = None
    ) -> KnownMutation:
        """Return what is known of a mutation before it is run. Raises RefusedOperation."""

        def make() -> KnownMutation:
            cost = self.cost(operation, values)
            return KnownMutation(
                cost,
                {
                    (path, _places(wanted)): self.planner.rows(operation, path, wanted, values, role)
                    for path, wanted in self.planner.payloads(operation, values)
                },
            )

        key = operation, operation.shapes.of(values), role
        try:
            return self._mutations.get_or_make(key, trace.compiling(make) if trace else make)
        except GraphQLError as error:
            raise refusal(error) from None

    def payload(
        self,
        operation: Operation,
        path: Path,
        wanted: Sequence[WantedRow],
        values: Values,
        role: Role | None,
        trace: Trace | None = None,
    ) -> CompiledQuery:
        """Return the statement that reads what the payload at a path selects of some rows."""
        return self._known(
            (operation, path, _places(wanted), operation.shapes.of(values), role),
            lambda: self.planner.rows(operation, path, wanted, values, role),
            trace,
        )

    def _known(self, key: Hashable, make: Callable[[], CompiledQuery], trace: Trace | None) -> CompiledQuery:
        return self._queries.get_or_make(key, trace.compiling(make) if trace else make)


def _places(wanted: Sequence[WantedRow]) -> tuple[str, ...]:
    return tuple(row.place for row in wanted)
