"""Turns the operation of a document into a plan: what GraphQL asks for becomes what is to be read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import partial
from typing import Any

import orjson
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields
from graphql.execution.values import get_argument_values
from sqlalchemy import ColumnElement

from executor.arguments import Path, located
from executor.computed import Computed, Each, Expression, Fact, Singleton
from executor.connection_lowering import Connections, rows
from executor.declarations import (
    Entity,
    Guarded,
    Listing,
    ToOne,
    declared,
)
from executor.limits import Limits
from executor.lookup_lowering import Lookups
from executor.lookups import Lookup, NodeLookup, NodesLookup, Viewer
from executor.plan import (
    Column,
    Constant,
    GlobalId,
    Items,
    Part,
    Record,
    Related,
    Value,
)
from policies import Actor

Nodes = list[FieldNode]
Introspect = Callable[[Nodes], Any]
Facts = Mapping[str, Any]
"""What the site is known to be, as JSON has it."""


class Lowering:
    """Makes the plan of one operation for variables of one shape."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: dict[str, Any],
        limits: Limits,
        facts: Facts,
        introspect: Introspect,
    ) -> None:
        """Take the variables as a plan may see them, and what answers `__schema` and `__type`."""
        self.schema = schema
        self._fragments = dict(fragments)
        self._variables = variables
        self.limits = limits
        self._facts = facts
        self._introspect = introspect

    def query(self, operation: OperationDefinitionNode) -> Record:
        """Return the plan of a query. Raises BadUserInput, with its path, for an argument that is refused."""
        root = self.schema.query_type
        assert root is not None
        fields = collect_fields(self.schema, self._fragments, self._variables, root, operation.selection_set)
        return self._record(root, fields, ())

    def row(self, type_: GraphQLObjectType, nodes: Nodes, path: Path) -> Record:
        """Return the plan of what some fields select of a row of an entity's type."""
        return self._record(type_, self.selected(type_, nodes), path)

    def selected(self, type_: GraphQLObjectType, nodes: Nodes) -> dict[str, Nodes]:
        """Return what some fields select of a type, by the keys of the answer."""
        return collect_sub_fields(self.schema, self._fragments, self._variables, type_, nodes)

    def _record(self, type_: GraphQLObjectType, fields: dict[str, Nodes], path: Path) -> Record:
        return Record(tuple((key, self._field(type_, nodes, (*path, key))) for key, nodes in fields.items()))

    def _field(self, type_: GraphQLObjectType, nodes: Nodes, path: Path) -> Part:
        name = nodes[0].name.value
        if name == "__typename":
            return Constant(f'"{type_.name}"')
        if name.startswith("__"):
            return Constant(orjson.dumps(self._introspect(nodes)).decode())
        attribute, declaration = declared(type_, name)
        try:
            arguments = get_argument_values(type_.fields[name], nodes[0], self._variables)
            return self._declared(type_, attribute, declaration, arguments, nodes, path)
        except GraphQLError as error:
            raise located(error, path) from None

    def _declared(
        self,
        type_: GraphQLObjectType,
        attribute: str,
        declaration: Any,
        arguments: dict[str, Any],
        nodes: Nodes,
        path: Path,
    ) -> Part:
        match declaration:
            case ToOne():
                entity = declaration.entity()
                return Related(entity, attribute, self.row_of(entity, nodes, path))
            case Listing():
                listed = rows(type_, attribute, declaration, arguments, self.limits, path)
                return Connections(self).connection(listed, arguments, nodes, path)
            case Lookup() | Viewer() | NodeLookup() | NodesLookup():
                return Lookups(self).of(declaration, arguments, nodes, path)
            case Each():
                return self._each(_target(type_, nodes), declaration.members, nodes, path)
            case Singleton():
                return self.row(_target(type_, nodes), nodes, path)
        return self._leaf(type_, attribute, declaration)

    def _leaf(self, type_: GraphQLObjectType, attribute: str, declaration: Any) -> Part:
        match declaration:
            case Guarded():
                return Column(attribute, declaration.visible)
            case Computed():
                return Value(declaration.of, declaration.nullable)
            case Fact():
                return Constant(orjson.dumps(self._facts[declaration.fact]).decode())
        return GlobalId(type_.name) if attribute == "id" else Column(attribute)

    def row_of(self, entity: type[Entity], nodes: Nodes, path: Path) -> Record:
        """Return the plan of what some fields select of a row of an entity."""
        type_ = self.schema.type_map[entity._meta.name]
        assert isinstance(type_, GraphQLObjectType)
        return self.row(type_, nodes, path)

    def _each(self, type_: GraphQLObjectType, members: Iterable[Any], nodes: Nodes, path: Path) -> Items:
        selected = self.selected(type_, nodes)
        return Items(tuple(Record(tuple(self._of_member(type_, member, selected))) for member in members))

    def _of_member(
        self, type_: GraphQLObjectType, member: Enum, selected: dict[str, Nodes]
    ) -> Iterator[tuple[str, Part]]:
        for key, nodes in selected.items():
            name = nodes[0].name.value
            if name == "__typename":
                yield key, Constant(f'"{type_.name}"')
                continue
            _, declaration = declared(type_, name)
            if isinstance(declaration, Computed):
                yield key, Value(partial(_given_member, declaration.of, member), declaration.nullable)
            else:
                yield key, Constant(f'"{member.name}"')


def _target(type_: GraphQLObjectType, nodes: Nodes) -> GraphQLObjectType:
    target = get_named_type(type_.fields[nodes[0].name.value].type)
    assert isinstance(target, GraphQLObjectType)
    return target


def _given_member(of: Expression, member: Enum, actor: Actor, entity: Any) -> ColumnElement[Any]:
    return of(actor, entity, member)
