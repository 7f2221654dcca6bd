"""Pages of an ordered list for the HTML pages, found by keys and never by offset."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import Session

from models.keyset import Order, beyond, decode_keys, key_values, order_by
from models.public_ids import KeyValue, MalformedId, encode_cursor
from services.errors import NotFound

Row = TypeVar("Row")


@dataclass(frozen=True)
class Position:
    """Where a page begins: after or before the row a cursor points at, or at the start of the list."""

    after: str | None = None
    before: str | None = None


BEGINNING = Position()


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list, and the cursors of the pages around them (None at either end)."""

    rows: Sequence[Row]
    previous: str | None
    next: str | None


@dataclass(frozen=True)
class OrderedList:
    """A list with a name (cursors of another list are refused) and a total order."""

    name: str
    order_name: str
    order: Order

    def cursor(self, row: object) -> str:
        """Return the cursor that points at a row."""
        return encode_cursor(self.name, self.order_name, key_values(self.order, row))


def read_page(
    session: Session,
    listing: OrderedList,
    statement: Select[Row],
    entity: Any,
    position: Position,
    size: int,
) -> Page[Row]:
    """Read one page. Raises NotFound for a cursor that isn't one of this list, or has nothing behind it.

    `entity` has the keys: the listed model, or a link to it (`models.keyset.linked`).
    """
    backwards = bool(position.before)
    cursor = position.before or position.after
    ahead = statement.order_by(None).order_by(*order_by(listing.order, entity, backwards=backwards))
    if cursor:
        keys = _decode(listing, cursor, entity)
        ahead = ahead.where(beyond(listing.order, entity, keys, backwards=backwards))
    rows = list(session.scalars(ahead.limit(size + 1)).unique())
    if cursor and not rows:
        raise NotFound("There is no such page.")
    more, rows = len(rows) > size, rows[:size]
    # The row that the cursor points at may be gone, or never have been.
    is_left = bool(cursor) and has_rows(session, listing, statement, entity, rows[0], backwards=not backwards)
    if backwards:
        rows.reverse()
    has_previous, has_next = (more, is_left) if backwards else (is_left, more)
    return Page(
        rows,
        previous=listing.cursor(rows[0]) if rows and has_previous else None,
        next=listing.cursor(rows[-1]) if rows and has_next else None,
    )


def has_rows(
    session: Session,
    listing: OrderedList,
    statement: Select[Row],
    entity: Any,
    row: Row,
    *,
    backwards: bool = False,
    at_least: int = 1,
) -> bool:
    """Whether a list has so many rows after one of its rows, or before it."""
    order = listing.order
    there = statement.where(beyond(order, entity, key_values(order, row), backwards=backwards))
    # Ordered, so that the database stops at the last row that is asked for.
    there = there.order_by(None).order_by(*order_by(order, entity, backwards=backwards))
    key = there.with_only_columns(order[-1].column(entity), maintain_column_froms=True)
    return session.execute(key.offset(at_least - 1).limit(1)).first() is not None


def _decode(listing: OrderedList, cursor: str, entity: Any) -> list[KeyValue]:
    try:
        return decode_keys(cursor, listing.name, listing.order_name, listing.order, entity)
    except MalformedId:
        raise NotFound("There is no such page.") from None
