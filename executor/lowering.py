"""Turns the operation of a document into a plan: what GraphQL asks for becomes what is to be read."""

from collections.abc import Callable, Mapping
from typing import Any

import orjson
from graphene.utils.str_converters import to_camel_case
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

from executor.arguments import (
    Path,
    condition,
    located,
    look_up_value,
    node_key,
    node_type_name,
    ordering,
    page,
)
from executor.declarations import (
    Entity,
    Guarded,
    Listing,
    Lookup,
    NodeLookup,
    ToMany,
    ToOne,
    Viewer,
    declared,
)
from executor.errors import BadUserInput
from executor.limits import Limits
from executor.plan import (
    Column,
    Connection,
    Constant,
    Found,
    GlobalId,
    Input,
    ListPart,
    PageFact,
    PageInfo,
    Part,
    Record,
    Related,
    RowCursor,
    RowList,
    Rows,
    TotalCount,
    TotalCountExact,
    Variables,
)
from executor.variables import Unknown

Nodes = list[FieldNode]
Introspect = Callable[[Nodes], Any]


class Lowering:
    """Makes the plan of one operation for variables of one shape."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: dict[str, Any],
        limits: Limits,
        introspect: Introspect,
    ) -> None:
        """Take the variables as a plan may see them, and what answers `__schema` and `__type`."""
        self._schema = schema
        self._fragments = dict(fragments)
        self._variables = variables
        self._limits = limits
        self._introspect = introspect

    def query(self, operation: OperationDefinitionNode) -> Record:
        """Return the plan of a query. Raises BadUserInput, with its path, for an argument that is refused."""
        root = self._schema.query_type
        assert root is not None
        fields = collect_fields(self._schema, self._fragments, self._variables, root, operation.selection_set)
        return self._record(root, fields, ())

    def row(self, type_: GraphQLObjectType, nodes: Nodes, path: Path) -> Record:
        """Return the plan of what some fields select of a row of an entity's type."""
        return self._record(type_, self._selected(type_, nodes), path)

    def _selected(self, type_: GraphQLObjectType, nodes: Nodes) -> dict[str, Nodes]:
        return collect_sub_fields(self._schema, self._fragments, self._variables, type_, nodes)

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
                return Related(entity, attribute, self._row_of(entity, nodes, path))
            case Listing():
                rows = self._rows(type_, attribute, declaration, arguments, path)
                return self._connection(rows, arguments, nodes, path)
            case Lookup():
                entity = declaration.entity()
                value = look_up_value(declaration, arguments[declaration.argument], path)
                return Found(entity, declaration.column, value, self._row_of(entity, nodes, path))
            case Viewer():
                return self._viewer(declaration.entity(), nodes, path)
            case NodeLookup():
                return self._node(arguments["id"], nodes, path)
            case Guarded():
                return Column(attribute, declaration.visible)
        return GlobalId(type_.name) if attribute == "id" else Column(attribute)

    def _row_of(self, entity: type[Entity], nodes: Nodes, path: Path) -> Record:
        type_ = self._schema.type_map[entity._meta.name]
        assert isinstance(type_, GraphQLObjectType)
        return self.row(type_, nodes, path)

    def _viewer(self, entity: type[Entity], nodes: Nodes, path: Path) -> Part:
        # A stranger's id is null, which finds nobody.
        return Found(entity, "id", Input(_actor_id, "actor"), self._row_of(entity, nodes, path))

    def _node(self, global_id: str | Unknown, nodes: Nodes, path: Path) -> Part:
        type_ = self._schema.get_type(node_type_name(global_id) or "")
        entity = getattr(type_, "graphene_type", None)
        if not (isinstance(entity, type) and issubclass(entity, Entity)):
            raise BadUserInput(f"not the id of a node: {_shown(global_id)}")
        return Found(entity, "id", node_key(global_id, path), self._row_of(entity, nodes, path))

    def _rows(
        self,
        type_: GraphQLObjectType,
        attribute: str,
        declaration: Listing,
        arguments: dict[str, Any],
        path: Path,
    ) -> Rows:
        entity = declaration.entity()
        relationship, name = None, to_camel_case(attribute)
        if isinstance(declaration, ToMany):
            model = type_.graphene_type._meta.model  # type: ignore[attr-defined]
            relationship = getattr(model, declaration.relationship or attribute)
            name = f"{type_.name}.{name}"
        return Rows(
            name,
            entity,
            ordering(declaration, arguments),
            declaration.visible or entity._meta.visible,
            declaration.where,
            relationship,
            condition(arguments, self._limits, path),
        )

    def _connection(self, rows: Rows, arguments: dict[str, Any], nodes: Nodes, path: Path) -> Connection:
        place = page(rows, arguments, self._limits, path)
        type_ = get_connection_type(self._schema, rows.entity)
        members = tuple(
            (key, self._connection_part(rows, type_, below, (*path, key)))
            for key, below in self._selected(type_, nodes).items()
        )
        return Connection(rows, place, members)

    def _connection_part(self, rows: Rows, type_: GraphQLObjectType, nodes: Nodes, path: Path) -> ListPart:
        match nodes[0].name.value:
            case "nodes":
                return RowList(self._row_of(rows.entity, nodes, path))
            case "edges":
                return RowList(self._edge(rows, nodes, path))
            case "pageInfo":
                return PageInfo(self._page_facts(nodes))
            case "totalCount":
                return TotalCount(self._limits.max_count)
            case "totalCountExact":
                return TotalCountExact(self._limits.max_count)
        return Constant(f'"{type_.name}"')

    def _edge(self, rows: Rows, nodes: Nodes, path: Path) -> Record:
        type_ = self._schema.type_map[f"{rows.entity._meta.name}Edge"]
        assert isinstance(type_, GraphQLObjectType)
        members: list[tuple[str, Part]] = []
        for key, below in self._selected(type_, nodes).items():
            match below[0].name.value:
                case "cursor":
                    members.append((key, RowCursor()))
                case "node":
                    members.append((key, self._row_of(rows.entity, below, (*path, key))))
                case _:
                    members.append((key, Constant(f'"{type_.name}"')))
        return Record(tuple(members))

    def _page_facts(self, nodes: Nodes) -> tuple[tuple[str, PageFact], ...]:
        type_ = self._schema.type_map["PageInfo"]
        assert isinstance(type_, GraphQLObjectType)
        return tuple(
            (key, PageFact(below[0].name.value)) for key, below in self._selected(type_, nodes).items()
        )


def get_connection_type(schema: GraphQLSchema, entity: type[Entity]) -> GraphQLObjectType:
    """Return the connection type of an entity."""
    type_ = get_named_type(schema.type_map[f"{entity._meta.name}Connection"])
    assert isinstance(type_, GraphQLObjectType)
    return type_


def _actor_id(variables: Variables) -> Any:
    return variables[ACTOR_ID]


ACTOR_ID = "$actor"
"""The name of the actor's id among the variables; no variable of a document can have it."""


def _shown(value: Any) -> str:
    return repr(value)[:60] if isinstance(value, str) else "the variable's value"
