"""What an entity exposes, stated once: columns by graphene-sqlalchemy, and the fields declared here.

A declaration says where a field's rows come from, never how they are fetched. Whatever reads goes by the
declarations, so that no field can forget the visibility of its entity.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeGuard

import graphene
from graphene.utils.str_converters import to_camel_case
from graphene_sqlalchemy import SQLAlchemyObjectType
from graphene_sqlalchemy.types import SQLAlchemyObjectTypeOptions
from graphql import FieldNode, GraphQLObjectType, get_named_type
from sqlalchemy import ColumnElement

from executor.connections import connection_type, paging_arguments
from executor.filters import Filter
from executor.orders import Ordering, Orders
from policies import Actor

Predicate = Callable[[Actor, Any], ColumnElement[bool]]
"""Given the actor and an entity or alias: which rows."""

EntityReference = Callable[[], "type[Entity]"]
"""The entity of a field, behind a lambda because entities refer to each other."""


class EntityOptions(SQLAlchemyObjectTypeOptions):
    """The Meta of an entity."""

    visible: Predicate


class Entity(SQLAlchemyObjectType):
    """A GraphQL type on a model. `Meta.visible` is the policy's predicate, and may not be left out."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(
        cls, visible: Predicate | None = None, _meta: EntityOptions | None = None, **options: Any
    ) -> None:
        """Refuse a type without a visibility predicate."""
        if visible is None:
            raise TypeError(f"{cls.__name__} has no visibility predicate: give Meta.visible")
        _meta = _meta or EntityOptions(cls)
        _meta.visible = visible
        super().__init_subclass_with_meta__(
            _meta=_meta, use_connection=False, create_filters=False, **options
        )


class ToOne(graphene.Field):
    """The one row that a relationship of the same name leads to, or null where it may not be seen."""

    def __init__(self, entity: EntityReference, *, description: str) -> None:
        """Refer to an entity."""
        super().__init__(entity, description=description)
        self.entity = entity


class Listing(graphene.Field):
    """A root connection to all visible rows of an entity, narrowed by `where`.

    It comes in the order `ordering`, or in one of `orders` if the client chooses so; `filter` is what the
    client may narrow it by. `visible` may stand for the entity's own predicate here: a shorter one that lets
    no row pass which that would hide.
    """

    def __init__(
        self,
        entity: EntityReference,
        *,
        ordering: Ordering,
        orders: Orders | None = None,
        filter: type[Filter] | None = None,  # noqa: A002 - as the argument is called
        description: str,
        where: Predicate | None = None,
        visible: Predicate | None = None,
    ) -> None:
        """Refer to an entity's connection."""
        super().__init__(
            lambda: connection_type(entity()),
            required=True,
            description=description,
            args={**paging_arguments(), **_choosing_arguments(ordering, orders, filter)},
        )
        self.entity = entity
        self.ordering = ordering
        self.orders = orders
        self.filter = filter
        self.where = where
        self.visible = visible


def _choosing_arguments(
    ordering: Ordering, orders: Orders | None, filter_: type[Filter] | None
) -> dict[str, graphene.Argument]:
    arguments = {}
    if orders is not None:
        arguments["order_by"] = orders.argument(ordering)
    if filter_ is not None:
        arguments["filter"] = graphene.Argument(filter_, description="Only rows that fulfil this.")
    return arguments


class ToMany(Listing):
    """A connection to the visible rows of a relationship, narrowed by `where`.

    The relationship has the field's name unless `relationship` says otherwise. The row that it leads from is
    visible: `visible` need not ask that again.
    """

    def __init__(self, entity: EntityReference, *, relationship: str | None = None, **options: Any) -> None:
        """Refer to an entity's connection; the options are those of a listing."""
        super().__init__(entity, **options)
        self.relationship = relationship


class Guarded(graphene.Field):
    """The column of the same name, for some only and null for others; `visible` is the policy's predicate."""

    def __init__(self, type_: Any, *, visible: Predicate, description: str) -> None:
        """Expose a column under a rule."""
        super().__init__(type_, description=description)
        self.visible = visible


@lru_cache(maxsize=4_096)
def declared(type_: GraphQLObjectType, field_name: str) -> tuple[str, Any]:
    """Return the attribute's name and the declaration behind a field."""
    for name, declaration in type_.graphene_type._meta.fields.items():  # type: ignore[attr-defined]
        if to_camel_case(name) == field_name:
            return name, declaration
    raise LookupError(f"{type_.name} declares no {field_name}")


def is_entity(type_: Any) -> TypeGuard[GraphQLObjectType]:
    """Whether a type stands for rows."""
    entity = getattr(type_, "graphene_type", None)
    return isinstance(entity, type) and issubclass(entity, Entity)


def entities_among(
    type_: GraphQLObjectType, fields: Mapping[str, list[FieldNode]]
) -> Iterator[tuple[str, GraphQLObjectType, list[FieldNode]]]:
    """Yield those of a type's selected fields that stand for a row: key in the answer, type, and nodes."""
    for key, nodes in fields.items():
        name = nodes[0].name.value
        field_type = get_named_type(type_.fields[name].type) if name in type_.fields else None
        if is_entity(field_type):
            yield key, field_type, nodes
