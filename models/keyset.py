"""Paging by keys: an order as SQL, and the condition that finds the rows behind a given one.

A page costs the same however far back it is, because the database starts reading at the keys instead of
counting what comes before. Nulls count as the smallest values, as SQLite has it by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, UnaryExpression, and_, literal, or_, tuple_

from models.public_ids import KeyValue, MalformedId, decode_cursor

LARGEST_INTEGER = 2**31 - 1


@dataclass(frozen=True)
class Key:
    """One sort key: a column of the listed entity, by its attribute's name."""

    attribute: str
    descending: bool = False
    nullable: bool = False

    def column(self, entity: Any) -> ColumnElement[Any]:
        """Return the key's column on an entity or an alias of it."""
        column: ColumnElement[Any] = getattr(entity, self.attribute)
        return column


Order = tuple[Key, ...]
"""Sort keys; the last one is unique, so that the order is total."""


def key_types(order: Order, entity: Any) -> list[type]:
    """Return the Python type of each key."""
    return [key.column(entity).type.python_type for key in order]


def linked(order: Order, link: FromClause, id_column: str) -> SimpleNamespace | None:
    """Return what stands for an entity where its rows are sorted: a link to it, if that has all keys as well.

    An index of the link then has the rows in order, and no more of the entity's are read than a page has.
    """
    names = {key.attribute: id_column if key.attribute == "id" else key.attribute for key in order}
    if not set(names.values()) <= set(link.c.keys()):
        return None
    return SimpleNamespace(**{attribute: link.c[name] for attribute, name in names.items()})


def filled(order: Order, link: Any) -> list[ColumnElement[bool]]:
    """Return the conditions that keep rows out of a list by which it can't be sorted.

    Where the list begins, PostgreSQL would else read past all of them: nulls are the greatest to it.
    """
    return [key.column(link).is_not(None) for key in order if not key.nullable]


def decode_keys(cursor: str, list_name: str, order_name: str, order: Order, entity: Any) -> list[KeyValue]:
    """Return the keys in a cursor of an ordered list. Raises MalformedId."""
    values = decode_cursor(cursor, list_name, order_name, key_types(order, entity))
    for key, value in zip(order, values, strict=True):
        if not _can_be(value, key, entity):
            raise MalformedId(f"not a cursor of this list and order: {cursor[:60]!r}")
    return values


def _can_be(value: KeyValue, key: Key, entity: Any) -> bool:
    if value is None:
        return key.nullable
    # PostgreSQL fails on a number that its type doesn't hold, even when it only compares.
    small = not isinstance(key.column(entity).type, BigInteger)
    return not (small and isinstance(value, int) and value > LARGEST_INTEGER)


def key_values(order: Order, row: Any) -> list[KeyValue]:
    """Return the keys of a loaded row."""
    return [getattr(row, key.attribute) for key in order]


def order_by(order: Order, entity: Any, *, backwards: bool = False) -> list[UnaryExpression[Any]]:
    """Return the ORDER BY clauses of an order, or of its reverse."""
    return [_sorted(key, entity, key.descending != backwards) for key in order]


def beyond(
    order: Order, entity: Any, values: Sequence[Any], *, backwards: bool = False
) -> ColumnElement[bool]:
    """Return the condition for the rows after the one with these keys, or before it.

    The values may be parameters.
    """
    directions = {key.descending for key in order}
    if len(directions) == 1 and not any(key.nullable for key in order):
        # A row comparison is one range of the index; the long form below may be several.
        columns = tuple_(*(key.column(entity) for key in order))
        descending = directions.pop() != backwards
        row = tuple_(*values, types=[key.column(entity).type for key in order])
        return columns < row if descending else columns > row
    return _lexicographic(order, entity, values, backwards)


def _sorted(key: Key, entity: Any, descending: bool) -> UnaryExpression[Any]:
    column = key.column(entity)
    if not key.nullable:
        return column.desc() if descending else column.asc()
    return column.desc().nulls_last() if descending else column.asc().nulls_first()


def _lexicographic(order: Order, entity: Any, values: Sequence[Any], backwards: bool) -> ColumnElement[bool]:
    branches: list[ColumnElement[bool]] = []
    equal: list[ColumnElement[bool]] = []
    for key, value in zip(order, values, strict=True):
        column = key.column(entity)
        bound = value if isinstance(value, ColumnElement) else literal(value, column.type)
        branches.append(and_(*equal, _past(key, column, bound, key.descending != backwards)))
        equal.append(column.is_not_distinct_from(bound) if key.nullable else column == bound)
    return or_(*branches)


def _past(
    key: Key, column: ColumnElement[Any], value: ColumnElement[Any], descending: bool
) -> ColumnElement[bool]:
    # Whether a value is null may be known only when the statement runs.
    past = column < value if descending else column > value
    if not key.nullable:
        return past
    if descending:
        return or_(past, and_(value.is_not(None), column.is_(None)))
    return or_(past, and_(value.is_(None), column.is_not(None)))
