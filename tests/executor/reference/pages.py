"""A page of an ordered list as a connection: rows, cursors, and what lies around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select

from executor.errors import BadUserInput
from executor.limits import PageRequest
from models.keyset import beyond, key_types, key_values, order_by
from models.public_ids import MalformedId, decode_cursor, encode_cursor
from tests.executor.reference.context import Context

if TYPE_CHECKING:
    from executor.declarations import Entity, Ordering


@dataclass(frozen=True)
class RowList:
    """The rows of an entity that fulfil some conditions, in an order; cursors belong to its name."""

    name: str
    entity: "type[Entity]"
    ordering: "Ordering"
    conditions: Sequence[ColumnElement[bool]]

    @property
    def model(self) -> Any:
        """The model of the rows."""
        return self.entity._meta.model

    def cursor(self, row: Any) -> str:
        """Return the cursor of a row."""
        return encode_cursor(self.name, self.ordering.name, key_values(self.ordering.keys, row))

    def beyond_cursor(self, cursor: str, *, backwards: bool) -> ColumnElement[bool]:
        """Return the condition for the rows behind or before a cursor. Raises BadUserInput."""
        keys = self.ordering.keys
        try:
            types = key_types(keys, self.model)
            values = decode_cursor(cursor, self.name, self.ordering.name, types)
        except MalformedId as error:
            raise BadUserInput(str(error)) from None
        return beyond(keys, self.model, values, backwards=backwards)


@dataclass(frozen=True)
class Edge:
    """A row and its cursor."""

    cursor: str
    node: Any


class RowPage:
    """What a connection's fields read; each part asks the database when it is wanted, and once."""

    def __init__(self, context: Context, rows: RowList, request: PageRequest) -> None:
        """Check the cursors; read nothing yet."""
        self._context = context
        self._list = rows
        self._request = request
        self._visible = (*rows.conditions, rows.entity._meta.visible(context.actor, rows.model))
        self._within = self._cursor_conditions()

    @property
    def edges(self) -> list[Edge]:
        """The rows with their cursors."""
        return [Edge(self._list.cursor(row), row) for row in self.nodes]

    @cached_property
    def nodes(self) -> list[Any]:
        """The rows of the page, in the list's order."""
        rows = self._rows[: self._request.size]
        return rows[::-1] if self._request.backwards else rows

    @property
    def total_count(self) -> int:
        """The number of rows in the whole list."""
        counted = select(func.count()).select_from(self._select().subquery())
        return self._context.session.scalar(counted) or 0

    @property
    def page_info(self) -> dict[str, Any]:
        """Where the page lies in its list."""
        more = len(self._rows) > self._request.size
        return {
            "has_next_page": self._request.before is not None if self._request.backwards else more,
            "has_previous_page": more if self._request.backwards else self._request.after is not None,
            "start_cursor": self._list.cursor(self.nodes[0]) if self.nodes else None,
            "end_cursor": self._list.cursor(self.nodes[-1]) if self.nodes else None,
        }

    @cached_property
    def _rows(self) -> list[Any]:
        # One row more than asked for tells whether there is another page.
        order = order_by(self._list.ordering.keys, self._list.model, backwards=self._request.backwards)
        statement = self._select().where(*self._within).order_by(*order)
        return list(self._context.session.scalars(statement.limit(self._request.size + 1)))

    def _select(self) -> Select[Any]:
        return select(self._list.model).where(*self._visible)

    def _cursor_conditions(self) -> list[ColumnElement[bool]]:
        conditions = []
        if self._request.after is not None:
            conditions.append(self._list.beyond_cursor(self._request.after, backwards=False))
        if self._request.before is not None:
            conditions.append(self._list.beyond_cursor(self._request.before, backwards=True))
        return conditions
