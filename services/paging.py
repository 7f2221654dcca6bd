"""Pages of an ordered list for the HTML pages, found by keys and never by offset."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import Session

from models.keyset import Order, beyond, key_types, key_values, order_by
from models.public_ids import KeyValue, MalformedId, decode_cursor, encode_cursor
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
    entity: type[Row],
    position: Position,
    size: int,
) -> Page[Row]:
    """Read one page. Raises NotFound for a cursor that isn't one of this list, or has nothing behind it."""
    backwards = bool(position.before)
    cursor = position.before or position.after
    statement = statement.order_by(None).order_by(*order_by(listing.order, entity, backwards=backwards))
    if cursor:
        keys = _decode(listing, cursor, entity)
        statement = statement.where(beyond(listing.order, entity, keys, backwards=backwards))
    rows = list(session.scalars(statement.limit(size + 1)).unique())
    if cursor and not rows:
        raise NotFound("There is no such page.")
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_previous, has_next = (more, True) if backwards else (bool(cursor), more)
    return Page(
        rows,
        previous=listing.cursor(rows[0]) if rows and has_previous else None,
        next=listing.cursor(rows[-1]) if rows and has_next else None,
    )


def _decode(listing: OrderedList, cursor: str, entity: type) -> list[KeyValue]:
    try:
        types = key_types(listing.order, entity)
        return decode_cursor(cursor, listing.name, listing.order_name, types)
    except MalformedId:
        raise NotFound("There is no such page.") from None
