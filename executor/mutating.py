"""Runs each root field of a mutation in a transaction of its own, one after the other."""

from typing import Any

from graphql import ExecutionContext, FieldNode, GraphQLObjectType, GraphQLResolveInfo
from graphql.error import located_error
from graphql.pyutils import Path

from executor.context import Context, RolledBack
from executor.declarations import Entity


class MutatingExecution(ExecutionContext):
    """An execution whose mutation fields commit when their payload has been read, or leave nothing."""

    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_nodes: list[FieldNode],
        path: Path,
    ) -> Any:
        """Run a field; one of the mutation type within a transaction."""
        if parent_type is not self.schema.mutation_type:
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
        """Read a row of a payload by one statement, as a query would; other objects field by field."""
        entity = getattr(return_type, "graphene_type", None)
        if not (isinstance(entity, type) and issubclass(entity, Entity)):
            return super().complete_object_value(return_type, field_nodes, info, path, result)
        context: Context = self.context_value
        place = tuple(map(str, path.as_list()))
        return context.read_row(context.session, return_type, field_nodes, result.id, place)

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
