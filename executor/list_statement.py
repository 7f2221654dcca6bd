"""The statements of lists: which rows a list has, the page of them that is read, and where that lies."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause, Select, func, literal_column
from sqlalchemy.orm import aliased

from executor.condition_sql import ConditionSql
from executor.json_sql import Joined, JsonSql, Piece, or_else, word
from executor.plan import Connection, Input, PageInfo, Record, Rows
from executor.rows import ListedRow, Row
from models.keyset import beyond, filled, linked, order_by
from models.public_ids import SEPARATOR, VERSION

if TYPE_CHECKING:
    from executor.statement import StatementBuilder

# Numbers of rows are compared as text: all of them have this many digits.
_FIRST_NUMBER = 1_000
_DIGITS = 4
_NUMBER = "n"


class ListStatement:
    """The rows of a list, below a row or below none."""

    def __init__(self, builder: "StatementBuilder", rows: Rows, outer: Row | None) -> None:
        """Take the plan of the list and the row that a relationship of it leads from."""
        self._builder = builder
        self._outer = outer
        self.rows = rows

    def select(self, entity: Any, *columns: ColumnElement[Any]) -> tuple[Select[Any], Any]:
        """Return a SELECT on all rows of the list, as rows of an alias of its entity, and what has its keys.

        That is the alias too, unless the link that leads to the rows has copies of them.
        """
        rows, actor = self.rows, self._builder.actor
        statement = sa.select(*columns).select_from(entity).where(rows.visible(actor, entity))
        if rows.where is not None:
            statement = statement.where(rows.where(actor, entity))
        if rows.condition is not None:
            statement = statement.where(ConditionSql(self._builder, entity).of(rows.condition))
        if rows.relationship is None:
            return statement, entity
        relationship = rows.relationship.property
        if relationship.secondary is not None:
            return self._linked(statement, entity, relationship)
        ((local, remote),) = relationship.local_remote_pairs
        return statement.where(_column(entity, remote, relationship) == self._above(local)), entity

    def count(self, most: int) -> ColumnElement[int]:
        """Return the number of rows in the whole list, or one more than `most` if there are more."""
        entity = aliased(self.rows.entity._meta.model, name=self._builder.name("r"))
        # Counting stops there: a list may have millions of rows.
        rows, _ = self.select(entity, literal_column("1").label("c0"))
        counted = rows.limit(literal_column(str(most + 1))).subquery(self._builder.name("t"))
        return sa.select(func.count()).select_from(counted).scalar_subquery()

    def _linked(self, statement: Select[Any], entity: Any, relationship: Any) -> tuple[Select[Any], Any]:
        keys = self.rows.ordering.keys
        link = relationship.secondary.alias(self._builder.name("l"))
        ((local, link_to_parent),) = relationship.synchronize_pairs
        ((remote, link_to_target),) = relationship.secondary_synchronize_pairs
        statement = statement.where(
            link.c[link_to_parent.key] == self._above(local),
            link.c[link_to_target.key] == _column(entity, remote, relationship),
        )
        sorted_by = linked(keys, link, link_to_target.key)
        if sorted_by is None:
            return statement, entity
        return statement.where(*filled(keys, sorted_by)), sorted_by

    def _above(self, column: Any) -> ColumnElement[Any]:
        assert self.rows.relationship is not None
        assert self._outer is not None
        parent = self.rows.relationship.property.parent
        return self._outer.read(parent.get_property_by_column(column).key)


class PageStatement:
    """The page of a list that is read, as a derived table whose rows are put together.

    A row more than asked for tells whether there is another page; rows are numbered where it matters which
    is which.
    """

    def __init__(self, builder: "StatementBuilder", rows: ListStatement, plan: Connection) -> None:
        """Begin with a table that exports nothing yet; `is_read` tells whether it is needed at all."""
        self.is_read = False
        self._builder = builder
        self._list = rows
        self._page = plan.page
        entity = aliased(plan.rows.entity._meta.model, name=builder.name("r"))
        self._row = PageRow(entity, builder.name("t"), plan.rows)
        backwards = plan.page.backwards
        facts = {
            fact.name for _, part in plan.members if isinstance(part, PageInfo) for _, fact in part.members
        }
        self._looks_further = ("hasPreviousPage" if backwards else "hasNextPage") in facts
        last = "startCursor" if backwards else "endCursor"
        self._numbered = self._looks_further or backwards or last in facts or "startCursor" in facts
        self._number = literal_column(f"{self._row.name}.{_NUMBER}", sa.Integer)

    def listed(self, record: Record) -> Piece:
        """Return the rows as JSON, with commas between them."""
        self.is_read = True
        json = self._builder.record(record, self._row)
        # Read from the end, they come last row first.
        order = self._number.desc() if self._page.backwards else None
        return self._builder.json.listed(json, order, self._within())

    def fact(self, name: str) -> Piece:
        """Return a field of the type PageInfo."""
        page = self._page
        match name:
            case "hasNextPage":
                return _known(page.before is not None) if page.backwards else self._more()
            case "hasPreviousPage":
                return self._more() if page.backwards else _known(page.after is not None)
            case "startCursor":
                return self._last_cursor() if page.backwards else self._first_cursor()
            case "endCursor":
                return self._first_cursor() if page.backwards else self._last_cursor()
        return '"PageInfo"'

    def table(self) -> FromClause:
        """Return the derived table with everything that was asked for so far."""
        entity, page = self._row.entity, self._page
        keys = self._list.rows.ordering.keys
        columns = self._row.exported or [literal_column("1").label("c0")]
        statement, sorted_by = self._list.select(entity, *columns)
        for cursor, backwards in ((page.after, False), (page.before, True)):
            if cursor is not None:
                statement = statement.where(self._beyond(sorted_by, cursor, backwards))
        size: ColumnElement[int] = literal_column(str(page.size + self._looks_further))
        statement = statement.order_by(*order_by(keys, sorted_by, backwards=page.backwards)).limit(size)
        if not self._numbered:
            return statement.subquery(self._row.name)
        # Numbered once the page is cut off: together, SQLite would sort and number all rows first.
        rows = statement.subquery(self._builder.name("t"))
        number = func.row_number().over().label(_NUMBER)
        return sa.select(*rows.c, number).subquery(self._row.name)

    def _beyond(self, sorted_by: Any, cursor: Input, backwards: bool) -> ColumnElement[bool]:
        keys = self._list.rows.ordering.keys
        values = [
            self._builder.parameter(cursor, key.column(sorted_by).type, index)
            for index, key in enumerate(keys)
        ]
        return beyond(keys, sorted_by, values, backwards=backwards)

    def _within(self) -> ColumnElement[bool] | None:
        return self._number <= literal_column(str(self._page.size)) if self._looks_further else None

    def _more(self) -> Piece:
        self.is_read = True
        return word(func.count() > literal_column(str(self._page.size)))

    def _first_cursor(self) -> Piece:
        first = func.max(self._cursor()).filter(self._number == literal_column("1"))
        return or_else(self._builder.json.in_quotes(first), "null")

    def _last_cursor(self) -> Piece:
        number = self._builder.json.text(self._number + literal_column(str(_FIRST_NUMBER)))
        last: Any = func.max(Joined((number, self._cursor())))
        within = self._within()
        if within is not None:
            last = last.filter(within)
        cursor = func.substr(last, literal_column(str(_DIGITS + 1)), type_=sa.Text)
        return or_else(self._builder.json.in_quotes(cursor), "null")

    def _cursor(self) -> Joined:
        self.is_read = True
        return self._row.cursor(self._builder.json)


class PageRow(ListedRow):
    """A row of a page, which has a cursor."""

    def __init__(self, entity: Any, name: str, rows: Rows) -> None:
        """Take the list that the cursors are of."""
        super().__init__(entity, name)
        self._rows = rows

    def cursor(self, json: JsonSql) -> Joined:
        """Return the row's cursor, as `models.public_ids` encodes it."""
        pieces: list[Piece] = [SEPARATOR.join((VERSION, self._rows.name, self._rows.ordering.name))]
        for key in self._rows.ordering.keys:
            pieces += [SEPARATOR, json.cursor_value(self.read(key.attribute), nullable=key.nullable)]
        return Joined(pieces)


def _column(entity: Any, column: Any, relationship: Any) -> ColumnElement[Any]:
    attribute: ColumnElement[Any] = getattr(entity, relationship.mapper.get_property_by_column(column).key)
    return attribute


def _known(value: bool) -> str:
    return "true" if value else "false"
