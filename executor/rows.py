"""The rows that a statement has at hand, and how what is built below them refers to their columns."""

from typing import Any, Protocol

from sqlalchemy import ColumnElement, literal_column


class Row(Protocol):
    """A row of an entity; `entity` is the alias that the statement reads it from."""

    entity: Any

    def read(self, attribute: str) -> ColumnElement[Any]:
        """Return a column of the row, for its own parts and for what is below it."""

    def compute(self, expression: ColumnElement[Any]) -> ColumnElement[Any]:
        """Return an expression on the row's entity."""


class SingleRow:
    """A row that is found by itself: its table is there to be read."""

    def __init__(self, entity: Any, name: str) -> None:
        """Take the alias and its name."""
        self.entity = entity
        self._name = name

    def read(self, attribute: str) -> ColumnElement[Any]:
        """Refer to the table's column by name, which works at any depth below."""
        column = getattr(self.entity, attribute)
        return literal_column(f"{self._name}.{column.property.columns[0].name}", column.type)

    def compute(self, expression: ColumnElement[Any]) -> ColumnElement[Any]:
        """Return the expression, as the table is at hand where it is used."""
        return expression


class ListedRow:
    """A row of a list: what is read of it becomes a column of the list's derived table."""

    def __init__(self, entity: Any, name: str) -> None:
        """Take the alias that the list reads, and the name of its derived table."""
        self.entity = entity
        self.name = name
        self.exported: list[ColumnElement[Any]] = []
        self._by_attribute: dict[str, ColumnElement[Any]] = {}

    def read(self, attribute: str) -> ColumnElement[Any]:
        """Export the table's column, once, and refer to that."""
        if attribute not in self._by_attribute:
            self._by_attribute[attribute] = self.compute(getattr(self.entity, attribute))
        return self._by_attribute[attribute]

    def compute(self, expression: ColumnElement[Any]) -> ColumnElement[Any]:
        """Export the expression and refer to that."""
        label = f"c{len(self.exported)}"
        self.exported.append(expression.label(label))
        return literal_column(f"{self.name}.{label}", expression.type)
