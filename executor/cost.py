"""What an operation costs, in rows that it could read: checked before anything is read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
)
from graphql.execution.values import get_argument_values

from executor.computed import RULE, Computed, Each
from executor.conditions import filters_below
from executor.declarations import Guarded, Listing, declared, is_entity
from executor.errors import LimitExceeded
from executor.filters import Filter
from executor.limits import Limits, page_request
from executor.lookups import NodesLookup

PAGED = "Connection"
COUNTS = frozenset({"totalCount", "totalCountExact"})
SCANNING = frozenset({"contains", "starts_with"})
# What these cost, in rows: counting a list; seeking a text in all rows of one; a filter, or an order other
# than the list's own, which may find its rows far apart; a text without a bound; a rule asked for each row.
COUNT = 20
SCAN = 100
CHOICE = 20
LONG_TEXT = 5


def check_cost(
    schema: GraphQLSchema,
    fragments: Mapping[str, FragmentDefinitionNode],
    operation: OperationDefinitionNode,
    variables: dict[str, Any],
    limits: Limits,
) -> int:
    """Return how many rows an operation could read. Raises LimitExceeded for too many."""
    root = schema.get_root_type(operation.operation)
    if root is None:
        return 0
    cost = sum(_Cost(schema, fragments, variables, limits).of(operation.selection_set, root))
    if cost > limits.max_cost:
        raise LimitExceeded("cost", limits.max_cost, cost, "rows to read at the most")
    return cost


class _Sum(NamedTuple):
    """What a selection costs: for each row it is read of, and once for a whole list."""

    each: int = 0
    once: int = 0

    def __add__(self, other: tuple[int, ...]) -> "_Sum":  # type: ignore[override]
        return _Sum(self.each + other[0], self.once + other[1])


class _Cost:
    """Counts the rows that a selection could read: a page's size times what each row asks for."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: dict[str, Any],
        limits: Limits,
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._limits = limits
        # Each fragment is counted once: spread twice in each of thirty levels, it would take for ever.
        self._known: dict[str, _Sum] = {}

    def of(self, selections: SelectionSetNode, parent: Any) -> _Sum:
        return sum((self._of_one(selection, parent) for selection in selections.selections), _Sum())

    def _of_one(self, selection: Any, parent: Any) -> _Sum:
        if isinstance(selection, FieldNode):
            return self._of_field(selection, parent)
        if isinstance(selection, FragmentSpreadNode):
            return self._of_fragment(selection.name.value)
        condition = selection.type_condition
        on = self._schema.get_type(condition.name.value) if condition else parent
        return self.of(selection.selection_set, on)

    def _of_fragment(self, name: str) -> _Sum:
        if name not in self._known:
            fragment = self._fragments[name]
            on = self._schema.get_type(fragment.type_condition.name.value)
            self._known[name] = self.of(fragment.selection_set, on)
        return self._known[name]

    def _of_field(self, node: FieldNode, parent: Any) -> _Sum:
        name = node.name.value
        if name.startswith("__"):
            return _Sum()
        if node.selection_set is None:
            return _Sum(once=COUNT) if name in COUNTS else _Sum(each=_of_leaf(name, parent))
        field: GraphQLField = parent.fields[name]
        target = get_named_type(field.type)
        below = self.of(node.selection_set, target)
        if target.name.endswith(PAGED):
            return _Sum(self._of_page(field, node, declared(parent, name)[1], below))
        if hasattr(parent, "graphene_type"):
            match declared(parent, name)[1]:
                case NodesLookup():
                    return _Sum(self._of_nodes(field, node, below))
                case Each() as declaration:
                    return _Sum(len(declaration.members) * below.each, below.once)
        is_row = bool(getattr(target, "interfaces", ())) or isinstance(target, GraphQLInterfaceType)
        # What a connection wraps its rows in (edges, nodes, pageInfo) is no row of its own.
        return below + _Sum(each=int(is_row and not parent.name.endswith((PAGED, "Edge"))))

    def _of_nodes(self, field: GraphQLField, node: FieldNode, below: _Sum) -> int:
        # More than a page has is refused where its path is known.
        ids = get_argument_values(field, node, self._variables)["ids"]
        return min(len(ids), self._limits.max_page_size) * (1 + below.each) + below.once

    def _of_page(self, field: GraphQLField, node: FieldNode, listing: Listing, below: _Sum) -> int:
        try:
            arguments = get_argument_values(field, node, self._variables)
            size = page_request(arguments, self._limits).size
        except GraphQLError:
            # Refused where its path is known; here it must only not be free.
            return self._limits.max_page_size * (1 + below.each) + below.once
        wanted = arguments.get("filter") or {}
        scans = _texts_sought(wanted)
        chosen = bool(wanted) + any(argument.name.value == "orderBy" for argument in node.arguments)
        if wanted:
            assert listing.filter is not None
            chosen += _relationships(wanted, listing.filter)
        # A text is sought in all rows, for the page and for the count.
        return size * (1 + below.each) + below.once * (1 + scans) + scans * SCAN + chosen * CHOICE


def _of_leaf(name: str, parent: Any) -> int:
    if not hasattr(parent, "graphene_type"):
        return 0
    attribute, declaration = declared(parent, name)
    if isinstance(declaration, Computed):
        return declaration.cost
    if not is_entity(parent):
        return 0
    if isinstance(declaration, Guarded):
        return RULE
    column = sa.inspect(parent.graphene_type._meta.model).columns.get(attribute)  # type: ignore[attr-defined]
    return LONG_TEXT if column is not None and isinstance(column.type, sa.Text) else 0


def _relationships(wanted: Mapping[str, Any], filter_: type[Filter]) -> int:
    """Return how many relationships a filter follows, each a look-up for every row that it is asked of."""
    return sum(
        (key in filter_._meta.related) + _relationships(value, filter_below)
        for key, part in wanted.items()
        for value, filter_below in filters_below(key, part, filter_)
    )


def _texts_sought(filter_: Any) -> int:
    """Return how many texts a filter seeks in the midst of others."""
    if isinstance(filter_, list):
        return sum(map(_texts_sought, filter_))
    if not isinstance(filter_, dict):
        return 0
    return sum(1 if key in SCANNING else _texts_sought(part) for key, part in filter_.items())
