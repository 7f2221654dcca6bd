"""From an operation to its statement: the plan for a shape of variables, compiled for a kind of actor."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute_sync,
    get_named_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields
from sqlalchemy import Dialect

from executor.arguments import Path
from executor.compiled import CompiledQuery, compile_plan
from executor.context import WantedRow
from executor.declarations import entities_among
from executor.documents import Operation
from executor.errors import with_code
from executor.limits import Limits
from executor.lowering import Facts, Lowering
from executor.plan import Found, Input, Record
from models import Role
from policies.logins import Proof


class Planner:
    """Makes statements for one schema on one database."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, dialect: Dialect, facts: Facts) -> None:
        """Take what all plans depend on."""
        self._schema = schema
        self._limits = limits
        self._dialect = dialect
        self._facts = facts

    def plan(self, operation: Operation, values: Mapping[str, Any]) -> Record:
        """Return what a query reads, for variables of this shape. Raises BadUserInput."""
        return self._lowering(operation, values).query(operation.definition)

    def query(
        self,
        operation: Operation,
        values: Mapping[str, Any],
        role: Role | None,
        *,
        proof: Proof | None = None,
    ) -> CompiledQuery:
        """Return the statement of a query for variables of this shape. Raises BadUserInput."""
        return self.compiled(self.plan(operation, values), role, proof=proof)

    def compiled(self, plan: Record, role: Role | None, *, proof: Proof | None = None) -> CompiledQuery:
        """Return the statement of a plan."""
        return compile_plan(plan, role, self._dialect, proof=proof)

    def rows(
        self,
        operation: Operation,
        path: Path,
        wanted: Sequence[WantedRow],
        values: Mapping[str, Any],
        role: Role | None,
    ) -> CompiledQuery:
        """Return the statement that reads what the payload at a path selects of some rows.

        The rows' keys are given as ROW_KEYS among the variables, by the rows' places in the payload.
        """
        lowering = self._lowering(operation, values)
        found = ((row.place, _found(row, lowering, (*path, row.place))) for row in wanted)
        return self.compiled(Record(tuple(found)), role)

    def payloads(
        self, operation: Operation, values: Mapping[str, Any]
    ) -> Iterator[tuple[Path, list[WantedRow]]]:
        """Yield the rows that each payload of a mutation can hold, with its path; their keys aren't known."""
        root, known = self._schema.mutation_type, operation.shapes.known(values)
        assert root is not None
        selected = operation.definition.selection_set
        for key, nodes in collect_fields(self._schema, operation.fragments, known, root, selected).items():
            if nodes[0].name.value in root.fields:
                payload = get_named_type(root.fields[nodes[0].name.value].type)
                assert isinstance(payload, GraphQLObjectType)
                below = collect_sub_fields(self._schema, operation.fragments, known, payload, nodes)
                wanted = [WantedRow(*found, key=None) for found in entities_among(payload, below)]
                if wanted:
                    yield (key,), wanted

    def _lowering(self, operation: Operation, values: Mapping[str, Any]) -> Lowering:
        return Lowering(
            self._schema,
            operation.fragments,
            operation.shapes.known(values),
            self._limits,
            self._facts,
            introspect=lambda nodes: self._introspect(operation, nodes, values),
        )

    def _introspect(self, operation: Operation, nodes: list[FieldNode], values: Mapping[str, Any]) -> Any:
        # Only texts and words decide what is introspected: other variables would have to be encoded again.
        known = operation.shapes.known(values)
        given = {name: value for name, value in known.items() if isinstance(value, str | bool | None)}
        definition = OperationDefinitionNode(
            operation=OperationType.QUERY,
            directives=(),
            variable_definitions=tuple(
                variable
                for variable in operation.definition.variable_definitions
                if variable.variable.name.value in given
            ),
            selection_set=SelectionSetNode(selections=tuple(nodes)),
        )
        document = DocumentNode(definitions=(definition, *operation.fragments.values()))
        result = execute_sync(self._schema, document, variable_values=given)
        if result.errors:
            raise with_code(result.errors[0], "BAD_USER_INPUT")
        assert result.data is not None
        return next(iter(result.data.values()))


def _found(row: WantedRow, lowering: Lowering, path: Path) -> Found:
    entity = row.type.graphene_type  # type: ignore[attr-defined]
    key = Input(lambda variables: variables[ROW_KEYS][row.place], f"key of {row.place}")
    return Found(entity, "id", key, lowering.row(row.type, row.nodes, path))


ROW_KEYS = "$rows"
"""The name of the rows' keys among the variables; no variable of a document can have it."""
