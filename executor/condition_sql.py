"""Conditions as SQL. Each is true or false and never NULL, so that `not` means the opposite."""

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.compiler import SQLCompiler

from executor.plan import AllOf, AnyOf, Comparison, Condition, HasRelated, IsNull, Not
from models.types import ListOf

if TYPE_CHECKING:
    from executor.statement import StatementBuilder


class ConditionSql:
    """Writes conditions on one alias of an entity."""

    def __init__(self, builder: "StatementBuilder", entity: Any) -> None:
        """Take the alias, and the builder that the statement's parameters are noted with."""
        self._builder = builder
        self._entity = entity

    def of(self, condition: Condition) -> ColumnElement[bool]:
        """Return the predicate."""
        match condition:
            case AllOf():
                return sa.and_(sa.true(), *map(self.of, condition.conditions))
            case AnyOf():
                return sa.or_(sa.false(), *map(self.of, condition.conditions))
            case Not():
                return sa.not_(self.of(condition.condition))
            case HasRelated():
                return self._related(condition)
            case IsNull():
                missing: ColumnElement[bool] = getattr(self._entity, condition.attribute).is_(None)
                return missing
        return self._compared(condition)

    def _related(self, condition: HasRelated) -> ColumnElement[bool]:
        builder, relationship = self._builder, condition.relationship.property
        target = aliased(condition.entity._meta.model, name=builder.name("r"))
        wanted = sa.and_(
            condition.entity._meta.visible(builder.actor, target),
            ConditionSql(builder, target).of(condition.condition),
        )
        links = self._links(relationship, target)
        return sa.exists(sa.select(sa.literal_column("1")).select_from(target).where(*links, wanted))

    def _links(self, relationship: Any, target: Any) -> list[ColumnElement[bool]]:
        mapper, own = relationship.mapper, relationship.parent
        if relationship.secondary is None:
            ((local, remote),) = relationship.local_remote_pairs
            return [_column(self._entity, own, local) == _column(target, mapper, remote)]
        link = relationship.secondary.alias(self._builder.name("l"))
        ((local, to_own),) = relationship.synchronize_pairs
        ((remote, to_target),) = relationship.secondary_synchronize_pairs
        return [
            link.c[to_own.key] == _column(self._entity, own, local),
            link.c[to_target.key] == _column(target, mapper, remote),
        ]

    def _compared(self, comparison: Comparison) -> ColumnElement[bool]:
        column = getattr(self._entity, comparison.attribute)
        type_ = ListOf(column.type) if comparison.operator == "in_" else column.type
        compare = _OPERATORS[comparison.operator]
        compared = compare(column, self._builder.parameter(comparison.value, type_))
        return sa.and_(column.is_not(None), compared) if column.property.columns[0].nullable else compared


def _column(entity: Any, mapper: Any, column: Any) -> ColumnElement[Any]:
    attribute: ColumnElement[Any] = getattr(entity, mapper.get_property_by_column(column).key)
    return attribute


class _Operation(ColumnElement[bool]):
    """A column and a parameter under an operator that the databases spell differently."""

    inherit_cache = False
    type = sa.Boolean()

    def __init__(self, column: ColumnElement[Any], value: ColumnElement[Any]) -> None:
        self.column = column
        self.value = value

    def spelled(self, template: str, compiler: SQLCompiler, options: dict[str, Any]) -> str:
        """Return the SQL with both in their places."""
        column, value = (compiler.process(part, **options) for part in (self.column, self.value))
        return template.format(column=column, value=value)


class _Among(_Operation):
    """A list bound as one value, so that one statement serves lists of any length."""


class _Contains(_Operation):
    """Not LIKE, which has characters of its own and on SQLite tells no upper from lower case."""


class _StartsWith(_Operation):
    """As `_Contains`."""


@compiles(_Among)
def _among(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    return element.spelled("({column} = ANY ({value}))", compiler, options)


@compiles(_Among, "sqlite")
def _among_on_sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    return element.spelled("({column} IN (SELECT value FROM json_each({value})))", compiler, options)


@compiles(_Contains)
def _contains(element: _Contains, compiler: SQLCompiler, **options: Any) -> str:
    return element.spelled("(strpos({column}, {value}) > 0)", compiler, options)


@compiles(_Contains, "sqlite")
def _contains_on_sqlite(element: _Contains, compiler: SQLCompiler, **options: Any) -> str:
    return element.spelled("(instr({column}, {value}) > 0)", compiler, options)


@compiles(_StartsWith)
def _starts_with(element: _StartsWith, compiler: SQLCompiler, **options: Any) -> str:
    return element.spelled("starts_with({column}, {value})", compiler, options)


@compiles(_StartsWith, "sqlite")
def _starts_with_on_sqlite(element: _StartsWith, compiler: SQLCompiler, **options: Any) -> str:
    return element.spelled("(instr({column}, {value}) = 1)", compiler, options)


_OPERATORS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "eq": operator.eq,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
    "in_": _Among,
    "contains": _Contains,
    "starts_with": _StartsWith,
}
