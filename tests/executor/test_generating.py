"""What the random operations reach: all of the schema, and rows in most places."""

import pytest
from graphql import GraphQLObjectType, parse

from policies import Actor
from tests.executor.cases import Case
from tests.executor.comparing import Comparison
from tests.executor.generating import SCHEMA, Asking
from tests.executor.reach import Fullness, reachable, reached
from tests.schema.world import World
from tests.support.backends import ON_SQLITE_ALONE

# The same each time: chance would fail the tests now and then.
SEEDS = range(1_000)
LEAST_FULL = 0.45
# What only editors or admins see is empty for the others.
FOR_FEW = (
    *("Query.users", "UserConnection."),
    *("Query.reportedComments", "Comment.report", "CommentReport.", "CommentReportConnection."),
    "CommentReportEdge.",
)

pytestmark = ON_SQLITE_ALONE


@pytest.fixture(scope="module")
def drawn(busy: World) -> list[tuple[Case, Actor]]:
    """A sample of the random operations."""
    asking = Asking(busy)
    return [asking.drawn(seed) for seed in SEEDS]


def test_random_operations_reach_every_part_of_the_schema(drawn: list[tuple[Case, Actor]]) -> None:
    found: set[str] = set()
    for case, _ in drawn:
        found |= reached(SCHEMA, parse(case.document), case.variables)
    assert reachable(SCHEMA) - found == set()


def test_most_answers_of_each_field_are_not_empty(
    drawn: list[tuple[Case, Actor]], comparison: Comparison
) -> None:
    """An answer of a field is what one key of the answer gives in an operation that gets to it.

    It is not empty if any of its values is neither null, nor an empty text or list, nor a connection whose
    page has no rows.
    """
    fullness = Fullness()
    for case, actor in drawn:
        comparison.plain.answer(parse(case.document), case.variables, actor, middleware=[fullness])
        fullness.end_operation()
    shares = fullness.shares()
    seldom = {name: share for name, share in shares.items() if share < LEAST_FULL}
    assert {name: share for name, share in seldom.items() if not name.startswith(FOR_FEW)} == {}
    assert set(filter(_is_answered, reachable(SCHEMA))) - set(shares) == set()


def _is_answered(name: str) -> bool:
    type_name, _, field = name.partition(".")
    return isinstance(SCHEMA.type_map.get(type_name), GraphQLObjectType) and "(" not in field


def test_operation_of_a_seed_is_always_the_same(busy: World) -> None:
    assert Asking(busy).drawn(7) == Asking(busy).drawn(7) != Asking(busy).drawn(8)
