"""Filters: input types on the columns of a model, with the operators that suit each column's type."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import graphene
from graphene.types.inputobjecttype import InputObjectTypeOptions
from graphene_sqlalchemy.registry import get_global_registry
from sqlalchemy import inspect

from executor.scalars import DateTime

if TYPE_CHECKING:
    from executor.declarations import Entity

LOGICAL = frozenset({"and_", "or_", "not_"})
NONE = "none"
_IS_NULL = "Whether there is none."


def _operators(name: str, description: str, **fields: Any) -> type[graphene.InputObjectType]:
    return type(name, (graphene.InputObjectType,), {"__doc__": description, **fields})


def _one(type_: Any, description: str) -> graphene.InputField:
    return graphene.InputField(type_, description=description)


def _several(type_: Any, name: str, description: str) -> graphene.InputField:
    return graphene.InputField(graphene.List(graphene.NonNull(type_)), name=name, description=description)


def _equality(type_: Any) -> dict[str, graphene.InputField]:
    return {
        "eq": _one(type_, "Equal to this."),
        "ne": _one(type_, "Anything but this."),
        "in_": _several(type_, "in", "Equal to one of these."),
        "not_in": _several(type_, "notIn", "Equal to none of these."),
    }


def _size(type_: Any, less: str, more: str) -> dict[str, graphene.InputField]:
    return {
        "lt": _one(type_, f"{less} this."),
        "lte": _one(type_, f"{less} this, or equal to it."),
        "gt": _one(type_, f"{more} this."),
        "gte": _one(type_, f"{more} this, or equal to it."),
    }


TextFilter = _operators(
    "TextFilter",
    "Which texts; upper and lower case are told apart.",
    **_equality(graphene.String),
    contains=_one(graphene.String, "Has this somewhere in it."),
    starts_with=_one(graphene.String, "Begins with this."),
    is_null=_one(graphene.Boolean, _IS_NULL),
)
IntFilter = _operators(
    "IntFilter",
    "Which numbers.",
    **_equality(graphene.Int),
    **_size(graphene.Int, "Less than", "More than"),
)
DateTimeFilter = _operators(
    "DateTimeFilter",
    "Which instants.",
    eq=_one(DateTime, "Exactly this."),
    ne=_one(DateTime, "Anything but this."),
    **_size(DateTime, "Before", "After"),
    is_null=_one(graphene.Boolean, _IS_NULL),
)
BooleanFilter = _operators("BooleanFilter", "Which of both.", eq=_one(graphene.Boolean, "Equal to this."))

_LISTS: dict[str, type[graphene.InputObjectType]] = {}
_BY_TYPE: dict[type, type[graphene.InputObjectType]] = {
    str: TextFilter,
    int: IntFilter,
    datetime: DateTimeFilter,
    bool: BooleanFilter,
}


@dataclass(frozen=True)
class Related:
    """What a list is asked by of the rows that a relationship leads to: only those count that may be seen."""

    entity: Callable[[], "type[Entity]"]
    filter: Callable[[], "type[Filter]"]
    description: str


class FilterOptions(InputObjectTypeOptions):
    """The Meta of a filter."""

    model: Any
    related: Mapping[str, Related]


class Filter(graphene.InputObjectType):
    """Which rows of a model: a subclass names the model and the attributes to ask about in its Meta.

    `related` has the relationships that may be asked by. One that leads to one row has that row's filter,
    one that leads to many a filter for at least one of them, and one for none of them.
    """

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(
        cls,
        model: Any,
        attributes: tuple[str, ...],
        related: Mapping[str, Related] | None = None,
        **options: Any,
    ) -> None:
        """Give the input a field for each attribute and relationship, and `and`, `or` and `not`."""
        options["_meta"] = FilterOptions(cls)
        options["_meta"].model, options["_meta"].related = model, related or {}
        for attribute, asked in (related or {}).items():
            is_many = inspect(model).relationships[attribute].uselist
            type_ = partial(_several_of, asked) if is_many else asked.filter
            setattr(cls, attribute, graphene.InputField(type_, description=asked.description))
        columns = inspect(model).columns
        for attribute in attributes:
            column = columns[attribute]
            # Later: the schema may not have all its enums yet.
            operators = partial(_operators_for, column.type)
            setattr(cls, attribute, graphene.InputField(operators, description=column.doc))
        several = graphene.List(graphene.NonNull(lambda: cls))
        cls.and_ = graphene.InputField(several, name="and", description="All of these.")
        cls.or_ = graphene.InputField(several, name="or", description="At least one of these.")
        cls.not_ = graphene.InputField(lambda: cls, name="not", description="Anything but this.")
        super().__init_subclass_with_meta__(**options)


def _several_of(related: Related) -> type[graphene.InputObjectType]:
    """Return the filter on the many rows of a relationship, always the same one."""
    name = f"{related.entity()._meta.name}ListFilter"
    if name not in _LISTS:
        _LISTS[name] = _operators(
            name,
            f"Which lists of {related.entity()._meta.name} objects.",
            some=graphene.InputField(related.filter, description="At least one fulfils this."),
            **{NONE: graphene.InputField(related.filter, description="None fulfils this.")},
        )
    return _LISTS[name]


def _operators_for(type_: Any) -> type[graphene.InputObjectType]:
    kind = type_.python_type
    if kind not in _BY_TYPE:
        assert issubclass(kind, enum.Enum), kind
        exposed = get_global_registry().get_graphene_enum_for_sa_enum(type_)
        name = f"{kind.__name__}Filter"
        _BY_TYPE[kind] = _operators(name, f"Which values of {kind.__name__}.", **_equality(exposed))
    return _BY_TYPE[kind]
