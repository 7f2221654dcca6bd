"""Runs each root field of a mutation in a transaction of its own, one after the other."""

from collections.abc import Iterator
from typing import Any

from graphql import ExecutionContext, FieldNode, GraphQLObjectType, GraphQLResolveInfo
from graphql.error import located_error
from graphql.pyutils import Path

from executor.context import Context, RolledBack, WantedRow
from executor.declarations import declared, entities_among, is_entity


class MutatingExecution(ExecutionContext):
    """An execution whose mutation fields commit when their payload has been read, or leave nothing."""

    _rows: dict[str, Any]

    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_nodes: list[FieldNode],
        path: Path,
    ) -> Any:
        """Run a field; one of the mutation type within a transaction."""
        if parent_type is not self.schema.mutation_type or field_nodes[0].name.value == "__typename":
            return super().execute_field(parent_type, source, field_nodes, path)
        try:
            return self._in_transaction(parent_type, source, field_nodes, path)
        except Exception as error:  # noqa: BLE001 - what fails in committing is an error of this field
            self.collected_errors.add(located_error(error, field_nodes, path.as_list()), path)
            return None

    def complete_object_value(
        self,
        return_type: GraphQLObjectType,
        field_nodes: list[FieldNode],
        info: GraphQLResolveInfo,
        path: Path,
        result: Any,
    ) -> Any:
        """Read the rows of a payload together, as a query would; its other fields one by one."""
        if is_entity(return_type):
            return self._rows.pop(str(path.key))
        wanted = list(self._wanted(return_type, field_nodes, result))
        if wanted:
            context: Context = self.context_value
            self._rows = context.read_rows(context.session, tuple(map(str, path.as_list())), wanted)
        return super().complete_object_value(return_type, field_nodes, info, path, result)

    def _wanted(
        self, payload: GraphQLObjectType, field_nodes: list[FieldNode], result: Any
    ) -> Iterator[WantedRow]:
        selected = self.collect_subfields(payload, field_nodes)
        for place, type_, nodes in entities_among(payload, selected):
            row = getattr(result, declared(payload, nodes[0].name.value)[0])
            if row is not None:
                yield WantedRow(place, type_, nodes, row.id)

    def _in_transaction(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_nodes: list[FieldNode],
        path: Path,
    ) -> Any:
        result: Any = None
        errors_before = len(self.collected_errors.errors)
        try:
            with self.context_value.writing():
                result = super().execute_field(parent_type, source, field_nodes, path)
                if len(self.collected_errors.errors) > errors_before:
                    # What was read of a payload before it failed tells of a write that is undone.
                    result = None
                if result is None or self.context_value.refused:
                    raise RolledBack
        except RolledBack:
            pass
        return result
