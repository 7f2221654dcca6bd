"""Turns the value of a `filter` argument into the condition of a plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graphene.utils.str_converters import to_camel_case

from executor.errors import BadUserInput, LimitExceeded
from executor.filters import LOGICAL, NONE, Filter
from executor.limits import Limits, refuse_nul
from executor.plan import AllOf, AnyOf, Comparison, Condition, HasRelated, Input, IsNull, Not

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

    def of(self, value: Mapping[str, Any], filter_: type[Filter]) -> Condition:
        """Return the condition that a value of a filter stands for. Raises BadUserInput or LimitExceeded."""
        depth, operators = _measured(value, filter_)
        if depth > self._limits.max_filter_depth:
            raise LimitExceeded("filter_depth", self._limits.max_filter_depth, depth, "levels in a filter")
        if operators > self._limits.max_filter_operators:
            most = self._limits.max_filter_operators
            raise LimitExceeded("filter_operators", most, operators, "operators in a filter")
        return self._all(value, filter_)

    def _all(self, value: Mapping[str, Any], filter_: type[Filter]) -> Condition:
        return AllOf(tuple(self._member(key, _given(key, part), filter_) for key, part in value.items()))

    def _member(self, key: str, part: Any, filter_: type[Filter]) -> Condition:
        match key:
            case "and_":
                return AllOf(tuple(self._all(below, filter_) for below in part))
            case "or_":
                return AnyOf(tuple(self._all(below, filter_) for below in part))
            case "not_":
                return Not(self._all(part, filter_))
        if key in filter_._meta.related:
            return self._of_relationship(key, part, filter_)
        operators = part.items()
        return AllOf(tuple(self._operator(key, name, _given(name, value)) for name, value in operators))

    def _of_relationship(self, key: str, part: Mapping[str, Any], filter_: type[Filter]) -> Condition:
        relationship, related = getattr(filter_._meta.model, key), filter_._meta.related[key]

        def leads_to(value: Mapping[str, Any]) -> HasRelated:
            return HasRelated(relationship, related.entity(), self._all(value, related.filter()))

        if not relationship.property.uselist:
            return leads_to(part)
        found = ((name, leads_to(_given(name, below))) for name, below in part.items())
        return AllOf(tuple(Not(condition) if name == NONE else condition for name, condition in found))

    def _operator(self, attribute: str, operator: str, value: Any) -> Condition:
        if operator == "is_null":
            return IsNull(attribute) if value else Not(IsNull(attribute))
        positive = _NEGATIVE.get(operator, operator)
        compared = Comparison(attribute, positive, self._input_of(value, _checked, attribute, operator))
        return Not(compared) if operator in _NEGATIVE else compared


def _measured(value: Mapping[str, Any], filter_: type[Filter]) -> tuple[int, int]:
    """Return how many levels a filter has, and how many operators; what is empty counts as one."""
    depth, operators = 0, 0
    for key, part in value.items():
        filters = list(filters_below(key, part, filter_))
        if not filters:
            operators += len(part or ()) or 1
        for below, filter_below in filters:
            depth_below, operators_below = _measured(below, filter_below)
            depth, operators = max(depth, depth_below), operators + (operators_below or 1)
    return depth + 1, operators


def filters_below(
    key: str, part: Any, filter_: type[Filter]
) -> Iterator[tuple[Mapping[str, Any], type[Filter]]]:
    """Yield the values of filters within a member of one."""
    if key in LOGICAL:
        for below in part if isinstance(part, list) else [part or {}]:
            yield below, filter_
    elif key in filter_._meta.related:
        filter_below = filter_._meta.related[key].filter()
        is_many = getattr(filter_._meta.model, key).property.uselist
        for below in (part or {}).values() if is_many else [part]:
            yield below or {}, filter_below


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
