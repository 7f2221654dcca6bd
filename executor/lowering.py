"""Turns the operation of a document into a plan: what GraphQL asks for becomes what is to be read."""

from collections.abc import Callable, Mapping, Sequence
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

from executor.declarations import Entity, Guarded, Listing, Lookup, NodeLookup, ToMany, ToOne, Viewer
from executor.errors import BadUserInput
from executor.limits import Limits, PageRequest, page_request
from executor.plan import (
    Column,
    Connection,
    Constant,
    Found,
    GlobalId,
    Input,
    ListPart,
    Page,
    PageFact,
    PageInfo,
    Part,
    Record,
    Related,
    RowCursor,
    RowList,
    Rows,
    TotalCount,
    Variables,
)
from executor.variables import Unknown
from models.keyset import decode_keys
from models.public_ids import MalformedId, decode_id

Nodes = list[FieldNode]
Path = tuple[str, ...]
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
        arguments = get_argument_values(type_.fields[name], nodes[0], self._variables)
        try:
            return self._declared(type_, attribute, declaration, arguments, nodes, path)
        except BadUserInput as error:
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
                return self._connection(_rows(type_, attribute, declaration), arguments, nodes, path)
            case Lookup():
                entity = declaration.entity()
                value = _look_up_value(declaration, arguments[declaration.argument], path)
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
        return Found(entity, "id", Input(_actor_id), self._row_of(entity, nodes, path))

    def _node(self, global_id: str | Unknown, nodes: Nodes, path: Path) -> Part:
        type_name = global_id.type_name if isinstance(global_id, Unknown) else _type_name(global_id)
        type_ = self._schema.get_type(type_name or "")
        entity = getattr(type_, "graphene_type", None)
        if not (isinstance(entity, type) and issubclass(entity, Entity)):
            raise BadUserInput(f"not the id of a node: {_shown(global_id)}")
        key = _input(global_id, lambda text: _decoded(text)[1], path)
        return Found(entity, "id", key, self._row_of(entity, nodes, path))

    def _connection(self, rows: Rows, arguments: dict[str, Any], nodes: Nodes, path: Path) -> Connection:
        page = _page(rows, page_request(arguments, self._limits), path)
        type_ = get_connection_type(self._schema, rows.entity)
        members = tuple(
            (key, self._connection_part(rows, type_, below, (*path, key)))
            for key, below in self._selected(type_, nodes).items()
        )
        return Connection(rows, page, members)

    def _connection_part(self, rows: Rows, type_: GraphQLObjectType, nodes: Nodes, path: Path) -> ListPart:
        match nodes[0].name.value:
            case "nodes":
                return RowList(self._row_of(rows.entity, nodes, path))
            case "edges":
                return RowList(self._edge(rows, nodes, path))
            case "pageInfo":
                return PageInfo(self._page_facts(nodes))
            case "totalCount":
                return TotalCount()
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


def declared(type_: GraphQLObjectType, field_name: str) -> tuple[str, Any]:
    """Return the attribute's name and the declaration behind a field."""
    for name, declaration in type_.graphene_type._meta.fields.items():  # type: ignore[attr-defined]
        if to_camel_case(name) == field_name:
            return name, declaration
    raise LookupError(f"{type_.name} declares no {field_name}")


def get_connection_type(schema: GraphQLSchema, entity: type[Entity]) -> GraphQLObjectType:
    """Return the connection type of an entity."""
    type_ = get_named_type(schema.type_map[f"{entity._meta.name}Connection"])
    assert isinstance(type_, GraphQLObjectType)
    return type_


def located(error: GraphQLError, path: Sequence[str]) -> BadUserInput:
    """Return the error with the path of the field whose argument is refused, unless it has one."""
    if error.path is None:
        error.path = list(path)
    assert isinstance(error, BadUserInput)
    return error


def _rows(type_: GraphQLObjectType, attribute: str, declaration: Listing) -> Rows:
    entity = declaration.entity()
    relationship, name = None, to_camel_case(attribute)
    visible = declaration.visible or entity._meta.visible
    if isinstance(declaration, ToMany):
        model = type_.graphene_type._meta.model  # type: ignore[attr-defined]
        relationship = getattr(model, declaration.relationship or attribute)
        name = f"{type_.name}.{name}"
    return Rows(name, entity, declaration.ordering, visible, declaration.where, relationship)


def _page(rows: Rows, request: PageRequest, path: Path) -> Page:
    ordering, model = rows.ordering, rows.entity._meta.model

    def keys(text: str) -> Sequence[Any]:
        try:
            return decode_keys(text, rows.name, ordering.name, ordering.keys, model)
        except MalformedId as error:
            raise BadUserInput(str(error)) from None

    def cursor(text: str | Unknown | None) -> Input | None:
        return None if text is None else _input(text, keys, path)

    return Page(request.size, request.backwards, cursor(request.after), cursor(request.before))


def _input(value: Any, convert: Callable[[Any], Any], path: Path) -> Input:
    """Return what reads and converts a value; one that is known already is refused at once or never."""

    def convert_here(value: Any) -> Any:
        try:
            return convert(value)
        except BadUserInput as error:
            raise located(error, path) from None

    if isinstance(value, Unknown):
        return Input(lambda variables: convert_here(value.read(variables)))
    converted = convert_here(value)
    return Input(lambda _: converted)


def _look_up_value(declaration: Lookup, text: str | Unknown, path: Path) -> Input:
    def checked(value: str) -> str:
        if "\x00" in value:
            # SQLite finds nothing by it; PostgreSQL can't even be asked.
            raise BadUserInput(f"`{declaration.argument}` must not contain NUL.")
        return declaration.normalize(value)

    return _input(text, checked, path)


def _type_name(global_id: str) -> str:
    return _decoded(global_id)[0]


def _decoded(global_id: str) -> tuple[str, int]:
    try:
        return decode_id(global_id)
    except MalformedId as error:
        raise BadUserInput(str(error)) from None


def _actor_id(variables: Variables) -> Any:
    return variables[ACTOR_ID]


ACTOR_ID = "$actor"
"""The name of the actor's id among the variables; no variable of a document can have it."""


def _shown(value: Any) -> str:
    return repr(value)[:60] if isinstance(value, str) else "the variable's value"
