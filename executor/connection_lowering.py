"""Turns a connection into the plan of a list, the page of it that is read, and what is asked of both."""

from typing import TYPE_CHECKING, Any

from graphene.utils.str_converters import to_camel_case
from graphql import FieldNode, GraphQLObjectType, GraphQLSchema

from executor.arguments import Path, condition, ordering, page
from executor.declarations import Listing, ToMany
from executor.limits import Limits
from executor.plan import (
    Connection,
    Constant,
    ListPart,
    PageFact,
    PageInfo,
    Part,
    Record,
    RowCursor,
    RowList,
    Rows,
    TotalCount,
    TotalCountExact,
)

if TYPE_CHECKING:
    from executor.lowering import Lowering

Nodes = list[FieldNode]


def rows(
    type_: GraphQLObjectType,
    attribute: str,
    declaration: Listing,
    arguments: dict[str, Any],
    limits: Limits,
    path: Path,
) -> Rows:
    """Return the list that a field declares, as its arguments choose it."""
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
        condition(declaration, arguments, limits, path),
    )


class Connections:
    """Makes the plans of connections; what is below their rows is lowered by `Lowering`."""

    def __init__(self, lowering: "Lowering") -> None:
        """Take what lowers the fields of rows."""
        self._lowering = lowering
        self._schema = lowering.schema
        self._limits = lowering.limits

    def connection(self, listed: Rows, arguments: dict[str, Any], nodes: Nodes, path: Path) -> Connection:
        """Return the page that is asked for, and what is asked of it."""
        place = page(listed, arguments, self._limits, path)
        type_ = _object_type(self._schema, f"{listed.entity._meta.name}Connection")
        members = tuple(
            (key, self._part(listed, type_, below, (*path, key)))
            for key, below in self._lowering.selected(type_, nodes).items()
        )
        return Connection(listed, place, members)

    def _part(self, listed: Rows, type_: GraphQLObjectType, nodes: Nodes, path: Path) -> ListPart:
        match nodes[0].name.value:
            case "nodes":
                return RowList(self._lowering.row_of(listed.entity, nodes, path))
            case "edges":
                return RowList(self._edge(listed, nodes, path))
            case "pageInfo":
                return PageInfo(self._page_facts(nodes))
            case "totalCount":
                return TotalCount(self._limits.max_count)
            case "totalCountExact":
                return TotalCountExact(self._limits.max_count)
        return Constant(f'"{type_.name}"')

    def _edge(self, listed: Rows, nodes: Nodes, path: Path) -> Record:
        type_ = _object_type(self._schema, f"{listed.entity._meta.name}Edge")
        members: list[tuple[str, Part]] = []
        for key, below in self._lowering.selected(type_, nodes).items():
            match below[0].name.value:
                case "cursor":
                    members.append((key, RowCursor()))
                case "node":
                    members.append((key, self._lowering.row_of(listed.entity, below, (*path, key))))
                case _:
                    members.append((key, Constant(f'"{type_.name}"')))
        return Record(tuple(members))

    def _page_facts(self, nodes: Nodes) -> tuple[tuple[str, PageFact], ...]:
        selected = self._lowering.selected(_object_type(self._schema, "PageInfo"), nodes)
        return tuple((key, PageFact(below[0].name.value)) for key, below in selected.items())


def _object_type(schema: GraphQLSchema, name: str) -> GraphQLObjectType:
    type_ = schema.type_map[name]
    assert isinstance(type_, GraphQLObjectType)
    return type_
