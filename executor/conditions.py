"""Turns the value of a `filter` argument into the condition of a plan."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graphene.utils.str_converters import to_camel_case

from executor.errors import BadUserInput, LimitExceeded
from executor.filters import LOGICAL
from executor.limits import Limits, refuse_nul
from executor.plan import AllOf, AnyOf, Comparison, Condition, Input, IsNull, Not

MOST_VALUES = 100
LONGEST_TEXT = 1_000

InputOf = Callable[[Any, Callable[[Any], Any], str, str], Input]
"""Makes an Input of a value that may be known only later, what checks it, and its attribute and operator."""

_NEGATIVE = {"ne": "eq", "not_in": "in_"}


class Conditions:
    """Makes the condition of one filter."""

    def __init__(self, limits: Limits, input_of: InputOf) -> None:
        """Take what bounds a filter and what makes its values inputs."""
        self._limits = limits
        self._input_of = input_of

    def of(self, value: Mapping[str, Any]) -> Condition:
        """Return the condition. Raises BadUserInput or LimitExceeded."""
        depth, operators = _measured(value)
        if depth > self._limits.max_filter_depth:
            raise LimitExceeded("filter_depth", self._limits.max_filter_depth, depth, "levels in a filter")
        if operators > self._limits.max_filter_operators:
            most = self._limits.max_filter_operators
            raise LimitExceeded("filter_operators", most, operators, "operators in a filter")
        return self._all(value)

    def _all(self, value: Mapping[str, Any]) -> Condition:
        return AllOf(tuple(self._member(key, _given(key, part)) for key, part in value.items()))

    def _member(self, key: str, part: Any) -> Condition:
        match key:
            case "and_":
                return AllOf(tuple(map(self._all, part)))
            case "or_":
                return AnyOf(tuple(map(self._all, part)))
            case "not_":
                return Not(self._all(part))
        operators = part.items()
        return AllOf(tuple(self._operator(key, name, _given(name, value)) for name, value in operators))

    def _operator(self, attribute: str, operator: str, value: Any) -> Condition:
        if operator == "is_null":
            return IsNull(attribute) if value else Not(IsNull(attribute))
        positive = _NEGATIVE.get(operator, operator)
        compared = Comparison(attribute, positive, self._input_of(value, _checked, attribute, operator))
        return Not(compared) if operator in _NEGATIVE else compared


def _measured(value: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many levels a filter has, and how many operators; what is empty counts as one."""
    depth, operators = 0, 0
    for key, part in value.items():
        if key not in LOGICAL:
            operators += len(part or ()) or 1
            continue
        for below in part if isinstance(part, list) else [part or {}]:
            depth_below, operators_below = _measured(below)
            depth, operators = max(depth, depth_below), operators + (operators_below or 1)
    return depth + 1, operators


def _given(key: str, value: Any) -> Any:
    if value is None:
        name = to_camel_case(key.rstrip("_"))
        raise BadUserInput(f"`{name}` in a filter can't be null. Leave it out, or ask with `isNull`.")
    return value


def _checked(value: Any) -> Any:
    if isinstance(value, list) and len(value) > MOST_VALUES:
        raise BadUserInput(f"A filter takes lists of {MOST_VALUES} values at most, not of {len(value):,}.")
    for text in _texts(value):
        if len(text) > LONGEST_TEXT:
            raise BadUserInput(
                f"A filter takes texts of {LONGEST_TEXT:,} characters at most, not of {len(text):,}."
            )
        refuse_nul(text, "A text in a filter")
    return value


def _texts(value: Any) -> Iterable[str]:
    return (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))
