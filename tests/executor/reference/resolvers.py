"""Plain resolvers, derived from the declarations: each looks for its rows among all that are visible."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema
from sqlalchemy import literal, select

from executor.computed import Computed, Each, Fact, Singleton
from executor.declarations import Entity, Guarded, Listing, ToMany, ToOne
from executor.errors import BadUserInput
from executor.limits import page_request
from executor.lookups import By, Lookup, NodeLookup, NodesLookup, Viewer
from models.public_ids import MalformedId, decode_id
from tests.executor.reference.context import Context
from tests.executor.reference.filters import Fulfilling, refuse_malformed
from tests.executor.reference.pages import RowList, RowPage

Resolver = Callable[..., Any]


NOTHING = object()
"""What stands for an object that no row is behind."""


class OfMember:
    """An object of an `Each`: all of its fields that are not computed are the member."""

    def __init__(self, row: Any, member: Enum) -> None:
        """Take the row and the member."""
        self.row = row
        self.member = member

    def __getattr__(self, name: str) -> Enum:
        """Return the member for whatever field is asked for."""
        return self.member


def attach_resolvers(schema: GraphQLSchema) -> None:
    """Give every declared field of a schema its resolver."""
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and hasattr(type_, "graphene_type"):
            for name, declaration in type_.graphene_type._meta.fields.items():
                resolver = _resolver(type_.graphene_type, name, declaration)
                if resolver is not None:
                    type_.fields[to_camel_case(name)].resolve = resolver


def find_visible(context: Context, entity: type[Entity], column: str, value: Any) -> Any:
    """Return the visible row of an entity with a unique column's value, or None."""
    return next((row for row in context.visible(entity) if getattr(row, column) == value), None)


def _resolver(parent: Any, name: str, declaration: Any) -> Resolver | None:
    match declaration:
        case ToOne():
            return _to_one(getattr(parent._meta.model, name), declaration)
        case Listing():
            return _listing(parent, name, declaration)
        case Lookup():
            return _lookup(declaration)
        case Viewer():
            return _viewer(declaration)
        case NodeLookup():
            return _resolve_node
        case NodesLookup():
            return _resolve_nodes
        case Guarded():
            return _guarded(name, declaration)
    return _resolver_of_value(declaration)


def _resolver_of_value(declaration: Any) -> Resolver | None:
    match declaration:
        case Computed():
            return partial(_resolve_computed, declaration.of)
        case Each():
            return partial(_resolve_each, declaration.members)
        case Singleton():
            return lambda _row, _info: NOTHING
        case Fact():
            return lambda _row, info: info.context.facts[declaration.fact]
    return None


def _to_one(relationship: Any, declaration: ToOne) -> Resolver:
    (column, _target), *_ = relationship.property.local_remote_pairs

    def resolve(row: Any, info: GraphQLResolveInfo) -> Any:
        key = getattr(row, column.key)
        return None if key is None else find_visible(info.context, declaration.entity(), "id", key)

    return resolve


def _listing(parent: Any, name: str, declaration: Listing) -> Resolver:
    field_name = to_camel_case(name)
    list_name = f"{parent._meta.name}.{field_name}" if isinstance(declaration, ToMany) else field_name

    def resolve(row: Any, info: GraphQLResolveInfo, **arguments: Any) -> RowPage:
        context: Context = info.context
        entity = declaration.entity()
        rows = _narrowed(declaration, context)
        if isinstance(declaration, ToMany):
            rows = _below(row, declaration.relationship or name, rows, context)
        wanted = arguments.get("filter") or {}
        refuse_malformed(wanted)
        chosen = arguments.get("order_by")
        ordering = declaration.orders.chosen(chosen) if chosen else declaration.ordering
        fulfils = partial(Fulfilling(context, _below).fulfils, wanted=wanted, filter_=declaration.filter)
        listed = RowList(list_name, entity._meta.model, ordering, list(filter(fulfils, rows)))
        return RowPage(listed, page_request(arguments, context.limits), context.limits.max_count)

    return resolve


def _narrowed(declaration: Listing, context: Context) -> Iterable[Any]:
    # All conditions: that `visible` may stand for the entity's own predicate is what is to be proved.
    model = declaration.entity()._meta.model
    rows = context.visible(declaration.entity())
    for predicate in (declaration.where, declaration.visible):
        if predicate:
            kept = set(context.fulfilling(model, predicate))
            rows = [row for row in rows if row in kept]
    return rows


def _below(row: Any, relationship_name: str, rows: Iterable[Any], context: Context) -> list[Any]:
    relationship = getattr(type(row), relationship_name).property
    if relationship.secondary is None:
        ((local, remote),) = relationship.local_remote_pairs
        return [below for below in rows if getattr(below, remote.key) == getattr(row, local.key)]
    ((local, to_parent),) = relationship.synchronize_pairs
    ((remote, to_target),) = relationship.secondary_synchronize_pairs
    linked = {
        link[to_target.key]
        for link in context.links(relationship.secondary)
        if link[to_parent.key] == getattr(row, local.key)
    }
    return [below for below in rows if getattr(below, remote.key) in linked]


def _lookup(declaration: Lookup) -> Resolver:
    def resolve(_root: None, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        given = [way for way in declaration.ways if arguments.get(way.argument) is not None]
        if len(given) != 1:
            raise BadUserInput("none or several")
        (way,) = given
        entity, text = declaration.entity(), arguments[way.argument]
        if way.is_id:
            return _by_id(info, text, entity)
        if "\x00" in text:
            # SQLite finds nothing by it; PostgreSQL can't even be asked.
            raise BadUserInput(f"`{way.argument}` must not contain NUL.")
        narrowing = {name: arguments[name] for name in way.narrowed_by}
        return _by_text(info.context, entity, way, way.normalize(text), narrowing)

    return resolve


def _by_text(context: Context, entity: type[Entity], way: By, text: str, narrowing: Mapping[str, Any]) -> Any:
    if way.match is None:
        return find_visible(context, entity, way.argument, text)
    model = entity._meta.model
    key = context.session.scalar(select(model.id).where(way.match(model, literal(text), **narrowing)))
    return find_visible(context, entity, "id", key)


def _viewer(declaration: Viewer) -> Resolver:
    def resolve(_root: None, info: GraphQLResolveInfo) -> Any:
        actor = info.context.actor
        if not actor.is_authenticated:
            return None
        return find_visible(info.context, declaration.entity(), "id", actor.user_id)

    return resolve


def _resolve_node(_root: None, info: GraphQLResolveInfo, *, id: str) -> Any:  # noqa: A002
    return _by_id(info, id)


def _resolve_nodes(_root: None, info: GraphQLResolveInfo, *, ids: list[str]) -> Any:
    if len(ids) > info.context.limits.max_page_size:
        raise BadUserInput("too many")
    return [_by_id(info, id_) for id_ in ids]


def _by_id(info: GraphQLResolveInfo, global_id: str, wanted: type[Entity] | None = None) -> Any:
    try:
        type_name, key = decode_id(global_id)
    except MalformedId as error:
        raise BadUserInput(str(error)) from None
    entity = getattr(info.schema.get_type(type_name), "graphene_type", None)
    if not (isinstance(entity, type) and issubclass(entity, Entity)) or wanted not in (None, entity):
        raise BadUserInput(f"not the id of a node: {global_id[:60]!r}")
    return find_visible(info.context, entity, "id", key)


def _resolve_computed(expression: Any, row: Any, info: GraphQLResolveInfo) -> Any:
    context: Context = info.context
    if isinstance(row, OfMember):
        return context.computed(type(row.row), expression, row.member)[row.row.id]
    if row is None or row is NOTHING:
        return context.session.scalar(select(expression(context.actor, None)))
    return context.computed(type(row), expression)[row.id]


def _resolve_each(members: Sequence[Enum], row: Any, _info: GraphQLResolveInfo) -> list[Any]:
    return [OfMember(row, member) for member in members]


def _guarded(name: str, declaration: Guarded) -> Resolver:
    def resolve(row: Any, info: GraphQLResolveInfo) -> Any:
        shown = info.context.fulfilling(type(row), declaration.visible)
        return getattr(row, name) if row in shown else None

    return resolve
