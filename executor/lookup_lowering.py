"""Turns look-ups into plans: what their arguments are, and which rows they name."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from graphql import FieldNode, GraphQLObjectType
from sqlalchemy import ColumnElement

from executor.arguments import Path, input_of
from executor.declarations import Entity, is_entity
from executor.errors import BadUserInput
from executor.limits import refuse_nul
from executor.lookups import ACTOR_ID, By, Lookup, NodeLookup, NodesLookup
from executor.plan import Found, FoundNodes, Input, Part, Record, Variables
from executor.variables import Unknown
from models.public_ids import MalformedId, decode_id

if TYPE_CHECKING:
    from executor.lowering import Lowering

Nodes = list[FieldNode]
GlobalId = str | Unknown


class Lookups:
    """Makes the plans of look-ups; what is selected of their rows is lowered by `Lowering`."""

    def __init__(self, lowering: "Lowering") -> None:
        """Take what lowers the fields of rows."""
        self._lowering = lowering

    def of(self, declaration: Any, arguments: Mapping[str, Any], nodes: Nodes, path: Path) -> Part:
        """Return the plan of a field. Raises BadUserInput."""
        match declaration:
            case Lookup():
                return self._found(declaration, arguments, nodes, path)
            case NodeLookup():
                return self._node(arguments["id"], nodes, path)
            case NodesLookup():
                return self._nodes(arguments["ids"], nodes, path)
        # A stranger's id is null, which finds nobody.
        entity = declaration.entity()
        return Found(entity, "id", Input(_actor_id, "actor"), self._lowering.row_of(entity, nodes, path))

    def _found(self, declaration: Lookup, arguments: Mapping[str, Any], nodes: Nodes, path: Path) -> Found:
        way, entity = _chosen(declaration.ways, arguments), declaration.entity()
        given, record = arguments[way.argument], self._lowering.row_of(entity, nodes, path)
        if way.is_id:
            _check_type(given, entity)
            return Found(entity, "id", _key(given, path), record)
        match = partial(_narrowed, way, {name: arguments[name] for name in way.narrowed_by})
        return Found(entity, way.argument, _text(way, given, path), record, match)

    def _node(self, global_id: GlobalId, nodes: Nodes, path: Path) -> Found:
        entity, record = self._of_type(global_id, nodes, path)
        return Found(entity, "id", _key(global_id, path), record)

    def _nodes(self, global_ids: Sequence[GlobalId], nodes: Nodes, path: Path) -> FoundNodes:
        most = self._lowering.limits.max_page_size
        if len(global_ids) > most:
            raise BadUserInput(f"Ask for at most {most} nodes at once, not for {len(global_ids):,}.")
        kinds = {}
        for global_id in global_ids:
            name = _type_name(global_id)
            if name not in kinds:
                kinds[name] = (name or "", *self._of_type(global_id, nodes, path))
        return FoundNodes(input_of(list(global_ids), _pairs, path, "ids"), tuple(kinds.values()))

    def _of_type(self, global_id: GlobalId, nodes: Nodes, path: Path) -> tuple[type[Entity], Record]:
        type_ = self._lowering.schema.get_type(_type_name(global_id) or "")
        if not is_entity(type_):
            raise BadUserInput(f"not the id of a node: {_shown(global_id)}")
        assert isinstance(type_, GraphQLObjectType)
        entity: type[Entity] = type_.graphene_type  # type: ignore[attr-defined]
        return entity, self._lowering.row_of(entity, nodes, path)


def _actor_id(variables: Variables) -> Any:
    return variables[ACTOR_ID]


def _chosen(ways: Sequence[By], arguments: Mapping[str, Any]) -> By:
    chosen = [way for way in ways if arguments.get(way.argument) is not None]
    if len(chosen) != 1:
        raise BadUserInput(f"Give one of {' and '.join(f'`{way.argument}`' for way in ways)}, and only one.")
    return chosen[0]


def _narrowed(
    way: By, narrowed_by: Mapping[str, Any], entity: Any, value: ColumnElement[Any]
) -> ColumnElement[bool]:
    if way.match is not None:
        return way.match(entity, value, **narrowed_by)
    named: ColumnElement[bool] = getattr(entity, way.argument) == value
    return named


def _text(way: By, text: Any, path: Path) -> Input:
    def checked(value: str) -> str:
        refuse_nul(value, f"`{way.argument}`")
        return way.normalize(value)

    return input_of(text, checked, path, way.argument)


def _check_type(global_id: GlobalId, entity: type[Entity]) -> None:
    if _type_name(global_id) != entity._meta.name:
        raise BadUserInput(f"not the id of a {entity._meta.name}: {_shown(global_id)}")


def _type_name(global_id: GlobalId) -> str | None:
    return global_id.type_name if isinstance(global_id, Unknown) else _decoded(global_id)[0]


def _key(global_id: GlobalId, path: Path) -> Input:
    return input_of(global_id, lambda text: _decoded(text)[1], path, "id")


def _decoded(global_id: str) -> tuple[str, int]:
    try:
        return decode_id(global_id)
    except MalformedId as error:
        raise BadUserInput(str(error)) from None


def _pairs(global_ids: Sequence[str]) -> str:
    return orjson.dumps([_decoded(global_id) for global_id in global_ids]).decode()


def _shown(value: GlobalId) -> str:
    return repr(value)[:60] if isinstance(value, str) else "the variable's value"
