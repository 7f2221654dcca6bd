"""A table with sort keys of each kind, and the orders that rows of it can have."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import MetaData, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from models.keyset import Key, Order
from models.types import BigId, UtcDateTime, sortable_string


class Base(DeclarativeBase):
    """Tables that only tests have."""

    metadata = MetaData()


class Item(Base):
    """A row with sort keys of each kind."""

    __tablename__ = "item"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    rank: Mapped[int]
    word: Mapped[str | None] = mapped_column(sortable_string(20))
    at: Mapped[datetime | None] = mapped_column(UtcDateTime())


# Few different values, so that ties are the rule.
VALUES = {
    "rank": st.integers(0, 2),
    "word": st.sampled_from([None, "", "B", "a", "é"]),
    "at": st.sampled_from([None, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 0, 0, 0, 1, UTC)]),
}
ROWS = st.lists(st.fixed_dictionaries(VALUES), max_size=9)


def _key(attribute: str) -> st.SearchStrategy[Key]:
    return st.builds(Key, st.just(attribute), st.booleans(), st.just(attribute in ("word", "at")))


def _one_way(order: Order) -> st.SearchStrategy[Order]:
    """Make all directions the same, as the orders that the API has."""
    return st.booleans().map(lambda down: tuple(Key(key.attribute, down, key.nullable) for key in order))


_MIXED = st.permutations(sorted(VALUES)).flatmap(
    lambda names: st.integers(0, 3).flatmap(lambda n: st.tuples(*map(_key, [*names[:n], "id"])))
)
ORDERS = st.one_of(_MIXED, _MIXED.flatmap(_one_way), st.tuples(_key("rank"), _key("id")).flatmap(_one_way))
"""Orders with any keys in any directions; the last key is unique."""


def fill(session: Session, rows: Sequence[dict[str, Any]]) -> list[Item]:
    """Replace all rows by these; return them as the database gives them."""
    session.execute(delete(Item))
    session.expunge_all()
    session.add_all(Item(id=number, **row) for number, row in enumerate(rows, 1))
    session.flush()
    return list(session.scalars(select(Item)))


def place(value: Any) -> tuple[bool, Any]:
    """Return what Python sorts a value by, nulls as the smallest."""
    return value is not None, value


def in_order(order: Order, rows: Sequence[Item]) -> list[Item]:
    """Sort rows in Python: what the databases must do."""
    rows = list(rows)
    for key in reversed(order):
        rows.sort(key=lambda row, key=key: place(getattr(row, key.attribute)), reverse=key.descending)
    return rows


def is_behind(order: Order, row: Item, values: Sequence[Any]) -> bool:
    """Compare in Python: whether a row comes after these keys."""
    for key, value in zip(order, values, strict=True):
        here, there = place(getattr(row, key.attribute)), place(value)
        if here != there:
            return (here < there) if key.descending else (here > there)
    return False
