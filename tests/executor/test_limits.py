"""What an operation may cost: rows and page sizes."""

from typing import Any

import pytest
from graphql import parse
from graphql.utilities import get_operation_ast

from executor import BadUserInput, Limits
from executor.cost import check_cost
from executor.errors import LimitExceeded
from executor.limits import PageRequest, page_request
from executor.measuring import fragments_of
from schema import build_schema
from tests.executor.conftest import LIMITS

SCHEMA = build_schema().graphql_schema


def _check_cost(document: str, limit: int, variables: dict[str, Any] | None = None) -> None:
    parsed = parse(document)
    limits = Limits(max_cost=limit)
    check_cost(SCHEMA, fragments_of(parsed), get_operation_ast(parsed), variables or {}, limits)


def _excess(limit: str, maximum: int, actual: int) -> dict[str, Any]:
    return {"code": "LIMIT_EXCEEDED", "limit": limit, "maximum": maximum, "actual": actual}


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        ({}, PageRequest(20, False, None, None)),
        ({"first": None, "last": None, "after": None}, PageRequest(20, False, None, None)),
        ({"first": 1}, PageRequest(1, False, None, None)),
        ({"first": 100, "last": None, "after": "a"}, PageRequest(100, False, "a", None)),
        ({"last": 100, "before": "b"}, PageRequest(100, True, None, "b")),
        ({"last": 1, "after": "a", "before": "b"}, PageRequest(1, True, "a", "b")),
        ({"before": "b"}, PageRequest(20, False, None, "b")),
    ],
)
def test_page_request_within_bounds_is_read(arguments: dict[str, Any], request_: PageRequest) -> None:
    assert page_request(arguments, LIMITS) == request_


@pytest.mark.parametrize("size", [0, -1, 101, 2**31 - 1, -(2**31)])
@pytest.mark.parametrize("name", ["first", "last"])
def test_page_request_beyond_bounds_is_refused(name: str, size: int) -> None:
    with pytest.raises(BadUserInput, match=f"`{name}` must be between 1 and 100, not {size}"):
        page_request({name: size}, LIMITS)


def test_page_request_from_both_ends_is_refused() -> None:
    with pytest.raises(BadUserInput, match="not for both"):
        page_request({"first": 1, "last": 1}, LIMITS)


@pytest.mark.parametrize(
    ("document", "cost"),
    [
        ("{ __typename }", 0),
        ("{ viewer { id } }", 1),
        ("{ posts { totalCount } }", 20 + 20),
        ("{ posts { totalCount totalCountExact nodes { body } } }", 20 * 6 + 2 * 20),
        ('{ posts(filter: {title: {contains: "a"}}) { nodes { slug } } }', 20 + 100 + 20),
        (
            '{ posts(filter: {or: [{title: {contains: "a"}}, {slug: {contains: "b"}}]}) { totalCount } }',
            20 + 200 + 20 + 3 * 20,
        ),
        ("{ posts(first: 7) { nodes { title } edges { cursor node { id } } pageInfo { endCursor } } }", 7),
        ("{ posts(last: 7) { nodes { author { id } } } }", 14),
        ("{ posts(first: 3) { nodes { comments(first: 5) { nodes { author { id } } } } } }", 3 * (1 + 5 * 2)),
        ("{ a: posts(first: 3) { totalCount } b: posts(first: 4) { totalCount } }", 7 + 40),
        ("{ ...A ...A } fragment A on Query { posts(first: 3) { totalCount } }", 2 * 23),
        ("{ ... on Query { ... { posts(first: 3) { totalCount } } } }", 23),
        (
            '{ node(id: "") { ... on User { posts(first: 3) { nodes } } ... on Tag { parent { id } } } }',
            1 + 3 + 1,
        ),
        ("{ posts(first: 5) { nodes { a: bodyHtml b: bodyHtml author { email } } } }", 5 * (1 + 2 * 5 + 2)),
        ("{ posts(first: 5, orderBy: TITLE) { nodes { slug } } }", 5 + 20),
        ('{ __schema { types { fields { type { name } } } } __type(name: "Post") { name } }', 0),
        ('mutation { createPost(input: {title: "a", body: "b"}) { post { author { id } } } }', 2),
    ],
)
def test_cost_counts_the_rows_that_may_be_read(document: str, cost: int) -> None:
    _check_cost(document, limit=cost)
    with pytest.raises(LimitExceeded) as refusal:
        _check_cost(document, limit=cost - 1)
    assert refusal.value.extensions == _excess("cost", cost - 1, cost)


def test_cost_takes_page_sizes_from_variables() -> None:
    document = "query ($size: Int) { posts(first: $size) { nodes { author { id } } } }"
    _check_cost(document, 100, {"size": 50})
    with pytest.raises(LimitExceeded):
        _check_cost(document, 100, {"size": 51})
    # What is refused for another reason elsewhere must not be free here.
    with pytest.raises(LimitExceeded):
        _check_cost(document, 100, {"size": 101})


def test_cost_of_many_counts_in_each_row_is_refused() -> None:
    counts = " ".join(f"c{number}: totalCount" for number in range(150))
    document = f"{{ posts(first: 100) {{ nodes {{ comments(first: 1) {{ {counts} }} }} }} }}"
    with pytest.raises(LimitExceeded):
        _check_cost(document, 10_000)
