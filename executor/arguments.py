"""What the arguments of fields become in a plan. One that is refused names the field that it is given to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLError

from executor.conditions import Conditions
from executor.declarations import Listing
from executor.errors import BadUserInput
from executor.limits import Limits, page_request
from executor.orders import Ordering
from executor.plan import Condition, Input, Page, Rows
from executor.variables import Unknown
from models.keyset import decode_keys
from models.public_ids import MalformedId

Path = tuple[str, ...]


def located(error: GraphQLError, path: Sequence[str]) -> GraphQLError:
    """Return the error with the path of the field whose argument is refused, unless it has one."""
    if error.path is None:
        error.path = list(path)
    return error


def input_of(value: Any, convert: Callable[[Any], Any], path: Path, *argument: str) -> Input:
    """Return what reads and converts a value; one that is known already is refused at once or never.

    It is given to the field at the path as an argument, or inside of one.
    """

    def converted(known: Any) -> Any:
        try:
            return convert(known)
        except BadUserInput as error:
            raise located(error, path) from None

    written = _name(".".join(path), *argument)
    if _is_known(value):
        known = converted(value)
        return Input(lambda _: known, written)
    name = f"${_name(value.name, *value.inside)}" if isinstance(value, Unknown) else written
    return Input(lambda variables: converted(_read(value, variables)), name)


def _name(first: str, *others: str | int) -> str:
    """Return the name of an input: keys of a filter as clients spell them, so `in` for `in_`."""
    return ".".join((first, *(to_camel_case(str(step).rstrip("_")) for step in others)))


def _is_known(value: Any) -> bool:
    return not isinstance(value, Unknown) and not (
        isinstance(value, list) and any(isinstance(item, Unknown) for item in value)
    )


def _read(value: Any, variables: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_read(item, variables) for item in value]
    return value.read(variables) if isinstance(value, Unknown) else value


def ordering(declaration: Listing, arguments: Mapping[str, Any]) -> Ordering:
    """Return the order that a list is asked for in, or its own."""
    chosen = arguments.get("order_by")
    if declaration.orders is None or chosen is None:
        return declaration.ordering
    return declaration.orders.chosen(chosen)


def condition(
    declaration: Listing, arguments: Mapping[str, Any], limits: Limits, path: Path
) -> Condition | None:
    """Return what a list is filtered by."""
    value = arguments.get("filter")
    if value is None:
        return None
    assert declaration.filter is not None

    def input_inside(value: Any, convert: Callable[[Any], Any], attribute: str, operator: str) -> Input:
        return input_of(value, convert, path, "filter", attribute, operator)

    return Conditions(limits, input_inside).of(value, declaration.filter)


def page(rows: Rows, arguments: Mapping[str, Any], limits: Limits, path: Path) -> Page:
    """Return which page of a list is asked for."""
    request = page_request(arguments, limits)

    def keys(text: str) -> Sequence[Any]:
        order, model = rows.ordering, rows.entity._meta.model
        try:
            return decode_keys(text, rows.name, order.name, order.keys, model)
        except MalformedId as error:
            raise BadUserInput(str(error)) from None

    def cursor(text: Any, argument: str) -> Input | None:
        return None if text is None else input_of(text, keys, path, argument)

    after, before = cursor(request.after, "after"), cursor(request.before, "before")
    return Page(request.size, request.backwards, after, before)
