"""Filters in plain Python: which rows fulfil the value of a `filter` argument."""

from collections.abc import Callable, Mapping
from typing import Any

from executor import BadUserInput, Filter, Related
from tests.executor.reference.context import Context

MOST_VALUES = 100
LONGEST_TEXT = 1_000
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, wanted: value == wanted,
    "ne": lambda value, wanted: value != wanted,
    "in_": lambda value, wanted: value in wanted,
    "not_in": lambda value, wanted: value not in wanted,
    "lt": lambda value, wanted: value is not None and value < wanted,
    "lte": lambda value, wanted: value is not None and value <= wanted,
    "gt": lambda value, wanted: value is not None and value > wanted,
    "gte": lambda value, wanted: value is not None and value >= wanted,
    "contains": lambda value, wanted: value is not None and wanted in value,
    "starts_with": lambda value, wanted: value is not None and value.startswith(wanted),
    "is_null": lambda value, wanted: (value is None) == wanted,
}


def refuse_malformed(wanted: Mapping[str, Any]) -> None:
    """Raise BadUserInput for a null, too long a list or text, or a text that no row can have."""
    for key, part in wanted.items():
        operands = part if isinstance(part, list) else [part]
        if part is None or (len(operands) > MOST_VALUES and key in ("in_", "not_in")):
            raise BadUserInput(f"null or too much as {key}")
        for below in operands:
            if isinstance(below, dict):
                refuse_malformed(below)
            elif isinstance(below, str) and ("\x00" in below or len(below) > LONGEST_TEXT):
                raise BadUserInput(f"NUL or too much in {key}")


class Fulfilling:
    """Whether rows are those that a filter is for; `below` finds what a relationship of a row leads to."""

    def __init__(self, context: Context, below: Callable[..., list[Any]]) -> None:
        """Take what is visible."""
        self._context = context
        self._below = below

    def fulfils(self, row: Any, wanted: Mapping[str, Any], filter_: type[Filter]) -> bool:
        """Whether a row is one of those that a filter is for."""
        return all(self._member(row, key, part, filter_) for key, part in wanted.items())

    def _member(self, row: Any, key: str, part: Any, filter_: type[Filter]) -> bool:
        match key:
            case "and_":
                return all(self.fulfils(row, below, filter_) for below in part)
            case "or_":
                return any(self.fulfils(row, below, filter_) for below in part)
            case "not_":
                return not self.fulfils(row, part, filter_)
        if key in filter_._meta.related:
            return self._related(row, key, part, filter_._meta.related[key])
        return all(OPERATORS[operator](getattr(row, key), wanted) for operator, wanted in part.items())

    def _related(self, row: Any, key: str, part: Any, related: Related) -> bool:
        rows = self._below(row, key, self._context.visible(related.entity()), self._context)

        def some(wanted: Mapping[str, Any]) -> bool:
            return any(self.fulfils(below, wanted, related.filter()) for below in rows)

        if not getattr(type(row), key).property.uselist:
            return some(part)
        return all(some(wanted) == (name == "some") for name, wanted in part.items())
