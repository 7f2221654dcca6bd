"""How large an operation may be: levels, fields, aliases, directives and mutations, fragments flattened."""

import pytest
from graphql import parse
from graphql.utilities import get_operation_ast

from executor import Limits
from executor.errors import LimitExceeded
from executor.measuring import check_size

MET_TWICE = "fragment A on Query { viewer { ...B } } fragment B on User { posts { nodes { id } } }"
SPREAD_TWICE = "fragment A on Query { ...B ...B } fragment B on Query { a b }"


def _check(document: str, limit: str, maximum: int) -> None:
    parsed = parse(document)
    limits = dict.fromkeys(Limits.__dataclass_fields__, 10000)
    check_size(parsed, get_operation_ast(parsed), Limits(**{**limits, f"max_{limit}": maximum}))


@pytest.mark.parametrize(
    ("document", "limit", "size"),
    [
        ("{ __typename }", "depth", 1),
        ("{ posts { nodes { title } } viewer { id } }", "depth", 3),
        ("{ ... { ... on Query { viewer { ... { id } } } } }", "depth", 2),
        (
            "{ viewer { ...A } } fragment A on User { posts { ...B } } fragment B on PostConnection { x }",
            "depth",
            3,
        ),
        # The depth of a fragment is its own, wherever it was met first.
        ("{ ...A viewer { posts { nodes { author { ...B } } } } }" + MET_TWICE, "depth", 7),
        ("{ viewer { posts { nodes { author { ...B } } } } ...A }" + MET_TWICE, "depth", 7),
        ("query __schema { a { ...__schema } } fragment __schema on A { b { c } }", "depth", 3),
        ("{ __schema { types { name } } }", "depth", 3),
        ("{ a b { c } }", "fields", 3),
        ("{ ...A ...A } " + SPREAD_TWICE, "fields", 8),
        ("{ a __schema { types { name fields { name } } } __type(name: 1) { name } }", "fields", 3),
        ("query __schema { a { ...__type } } fragment __type on A { b c }", "fields", 3),
        ("{ a: f b: f c: f f d: g }", "aliases", 4),
        ("{ a: f ...A ...on B { c: f } } fragment A on A { b: f }", "aliases", 3),
        ("{ x { a: f b: f c: f } a: f }", "aliases", 3),
        ("{ a: f @skip(if: true) ...A @include(if: true) } fragment A on A { b @a @b }", "directives", 4),
        ("mutation { a: m b: m c: n }", "mutations", 3),
        ("mutation { ...A ... { b: m } } fragment A on A { a: m }", "mutations", 2),
    ],
)
def test_size_at_the_limit_passes_and_beyond_is_refused(document: str, limit: str, size: int) -> None:
    _check(document, limit, size)
    with pytest.raises(LimitExceeded) as refusal:
        _check(document, limit, size - 1)
    expected = {"code": "LIMIT_EXCEEDED", "limit": limit, "maximum": size - 1, "actual": size}
    assert refusal.value.extensions == expected


def test_query_of_many_fields_is_no_mutation() -> None:
    _check("{ a b c }", "mutations", 1)
