"""A page of an ordered list as a connection, found by sorting and slicing all rows in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, cmp_to_key
from typing import Any

from executor.errors import BadUserInput
from executor.limits import PageRequest
from executor.orders import Ordering
from models.keyset import Key, decode_keys
from models.public_ids import MalformedId, encode_cursor


@dataclass(frozen=True)
class RowList:
    """Rows in an order; cursors belong to its name."""

    name: str
    model: Any
    ordering: Ordering
    rows: Sequence[Any]

    @cached_property
    def in_order(self) -> list[Any]:
        """All rows of the list."""
        return sorted(self.rows, key=cmp_to_key(lambda a, b: self.compare(self.keys(a), self.keys(b))))

    def keys(self, row: Any) -> list[Any]:
        """Return what a row is sorted by."""
        return [getattr(row, key.attribute) for key in self.ordering.keys]

    def compare(self, one: Sequence[Any], other: Sequence[Any]) -> int:
        """Return -1, 0 or 1, as the keys of one row come before those of another or behind."""
        for key, a, b in zip(self.ordering.keys, one, other, strict=True):
            if a != b:
                return _compare(key, a, b)
        return 0

    def cursor(self, row: Any) -> str:
        """Return the cursor of a row."""
        return encode_cursor(self.name, self.ordering.name, self.keys(row))

    def decode(self, cursor: str) -> list[Any]:
        """Return the keys in a cursor. Raises BadUserInput."""
        try:
            return decode_keys(cursor, self.name, self.ordering.name, self.ordering.keys, self.model)
        except MalformedId as error:
            raise BadUserInput(str(error)) from None


def _compare(key: Key, a: Any, b: Any) -> int:
    # Null is the smallest.
    smaller = a is None or (b is not None and a < b)
    return -1 if smaller != key.descending else 1


@dataclass(frozen=True)
class Edge:
    """A row and its cursor."""

    cursor: str
    node: Any


class RowPage:
    """What a connection's fields read."""

    def __init__(self, rows: RowList, request: PageRequest, most_counted: int) -> None:
        """Check the cursors and cut the page off."""
        self._list = rows
        self._request = request
        self._most_counted = most_counted
        within = self._between_cursors()
        self._more = len(within) > request.size
        self.nodes = within[-request.size :] if request.backwards else within[: request.size]

    def _between_cursors(self) -> list[Any]:
        rows, request = self._list, self._request
        within = rows.in_order
        if request.after is not None:
            after = rows.decode(request.after)
            within = [row for row in within if rows.compare(rows.keys(row), after) > 0]
        if request.before is not None:
            before = rows.decode(request.before)
            within = [row for row in within if rows.compare(rows.keys(row), before) < 0]
        return within

    @property
    def edges(self) -> list[Edge]:
        """The rows with their cursors."""
        return [Edge(self._list.cursor(row), row) for row in self.nodes]

    @property
    def total_count(self) -> int:
        """The number of rows in the whole list, as far as they are counted."""
        return min(len(self._list.rows), self._most_counted)

    @property
    def total_count_exact(self) -> bool:
        """Whether that is all of them."""
        return len(self._list.rows) <= self._most_counted

    @property
    def page_info(self) -> dict[str, Any]:
        """Where the page lies in its list."""
        request = self._request
        return {
            "has_next_page": request.before is not None if request.backwards else self._more,
            "has_previous_page": self._more if request.backwards else request.after is not None,
            "start_cursor": self._list.cursor(self.nodes[0]) if self.nodes else None,
            "end_cursor": self._list.cursor(self.nodes[-1]) if self.nodes else None,
        }
