"""Plain resolvers, derived from the declarations: each field asks the database for itself.

They are the simplest correct way to answer, at the price of a statement for each field of each row.
"""

from collections.abc import Callable
from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema
from sqlalchemy import select
from sqlalchemy.orm import with_parent

from executor.declarations import Entity, Guarded, Listing, Lookup, NodeLookup, ToMany, ToOne, Viewer
from executor.errors import BadUserInput
from executor.limits import page_request
from models.public_ids import MalformedId, decode_id
from tests.executor.reference.context import Context
from tests.executor.reference.pages import RowList, RowPage

Resolver = Callable[..., Any]


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
    model = entity._meta.model
    statement = select(model).where(
        getattr(model, column) == value, entity._meta.visible(context.actor, model)
    )
    return context.session.scalar(statement)


def _resolver(parent: Any, name: str, declaration: Any) -> Resolver | None:
    match declaration:
        case ToOne():
            return _to_one(getattr(parent._meta.model, name), declaration)
        case ToMany():
            return _to_many(parent, name, declaration)
        case Listing():
            return _listing(name, declaration)
        case Lookup():
            return _lookup(declaration)
        case Viewer():
            return _viewer(declaration)
        case NodeLookup():
            return _resolve_node
        case Guarded():
            return _guarded(name, declaration)
    return None


def _to_one(relationship: Any, declaration: ToOne) -> Resolver:
    (column, _target), *_ = relationship.property.local_remote_pairs

    def resolve(row: Any, info: GraphQLResolveInfo) -> Any:
        key = getattr(row, column.key)
        return None if key is None else find_visible(info.context, declaration.entity(), "id", key)

    return resolve


def _to_many(parent: Any, name: str, declaration: ToMany) -> Resolver:
    relationship = getattr(parent._meta.model, declaration.relationship or name)
    list_name = f"{parent._meta.name}.{to_camel_case(name)}"

    def resolve(row: Any, info: GraphQLResolveInfo, **arguments: Any) -> RowPage:
        rows = RowList(
            list_name,
            declaration.entity(),
            declaration.ordering,
            (with_parent(row, relationship), *_narrowed(declaration, info.context)),
        )
        return RowPage(info.context, rows, page_request(arguments, info.context.limits))

    return resolve


def _listing(name: str, declaration: Listing) -> Resolver:
    def resolve(_root: None, info: GraphQLResolveInfo, **arguments: Any) -> RowPage:
        rows = RowList(
            to_camel_case(name),
            declaration.entity(),
            declaration.ordering,
            _narrowed(declaration, info.context),
        )
        return RowPage(info.context, rows, page_request(arguments, info.context.limits))

    return resolve


def _narrowed(declaration: Listing, context: Context) -> tuple[Any, ...]:
    model = declaration.entity()._meta.model
    # All conditions: that `visible` may stand for the entity's own predicate is what is to be proved.
    return tuple(
        predicate(context.actor, model) for predicate in (declaration.where, declaration.visible) if predicate
    )


def _lookup(declaration: Lookup) -> Resolver:
    def resolve(_root: None, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        text = arguments[declaration.argument]
        if "\x00" in text:
            # SQLite finds nothing by it; PostgreSQL can't even be asked.
            raise BadUserInput(f"`{declaration.argument}` must not contain NUL.")
        value = declaration.normalize(text)
        return find_visible(info.context, declaration.entity(), declaration.column, value)

    return resolve


def _viewer(declaration: Viewer) -> Resolver:
    def resolve(_root: None, info: GraphQLResolveInfo) -> Any:
        actor = info.context.actor
        if not actor.is_authenticated:
            return None
        return find_visible(info.context, declaration.entity(), "id", actor.user_id)

    return resolve


def _resolve_node(_root: None, info: GraphQLResolveInfo, *, id: str) -> Any:  # noqa: A002
    try:
        type_name, key = decode_id(id)
    except MalformedId as error:
        raise BadUserInput(str(error)) from None
    type_ = info.schema.get_type(type_name)
    entity = getattr(type_, "graphene_type", None)
    if not (isinstance(entity, type) and issubclass(entity, Entity)):
        raise BadUserInput(f"not the id of a node: {id[:60]!r}")
    return find_visible(info.context, entity, "id", key)


def _guarded(name: str, declaration: Guarded) -> Resolver:
    def resolve(row: Any, info: GraphQLResolveInfo) -> Any:
        model = type(row)
        statement = select(getattr(model, name)).where(
            model.id == row.id, declaration.visible(info.context.actor, model)
        )
        return info.context.session.scalar(statement)

    return resolve
