"""The rules of documents: graphql-core's own, with codes that tell bad values from bad documents."""

import pytest
from graphql import parse, specified_rules, validate

from executor import BadUserInput
from executor.validation import RULES
from schema import build_schema
from tests.support.graphql import GraphQLClient

SCHEMA = build_schema().graphql_schema


def test_rules_are_all_those_of_the_specification() -> None:
    assert len(RULES) == len(specified_rules)
    assert all(issubclass(ours, theirs) for ours, theirs in zip(RULES, specified_rules, strict=True))


def _codes(document: str) -> list[str | None]:
    errors = validate(SCHEMA, parse(document), RULES)
    return [(error.extensions or {}).get("code") for error in errors]


@pytest.mark.parametrize(
    "document",
    [
        "{ posts(first: true) { totalCount } }",
        "{ posts(first: 99999999999) { totalCount } }",
        "{ post(slug: 5) { id } }",
        "{ node(id: null) { id } }",
        "{ post(slug: first) { id } }",
        "{ node(id: 1.5) { id } }",
        "query ($size: Int = true) { posts(first: $size) { totalCount } }",
        "mutation { createPost(input: {title: 5, body: true}) { errors { code } } }",
        "mutation { createPost(input: {}) { errors { code } } }",
        'mutation { createPost(input: {title: "", body: "", tags: [null]}) { errors { code } } }',
        'mutation { createPost(input: {title: "", body: "", more: 1}) { errors { code } } }',
    ],
)
def test_value_that_does_not_fit_is_bad_input_wherever_it_stands(document: str) -> None:
    assert set(_codes(document)) == {"BAD_USER_INPUT"}


@pytest.mark.parametrize(
    "document",
    [
        "{ posts(size: 1) { totalCount } }",
        "{ node { id } }",
        "{ posts { a: nodes { id } a: totalCount } }",
    ],
)
def test_document_that_does_not_fit_is_not_bad_input(document: str) -> None:
    assert set(_codes(document)) == {None}


def test_document_that_fits_has_no_errors() -> None:
    assert (
        _codes('{ posts(first: 1, after: "x") { totalCount } post(slug: "") { id } node(id: 5) { id } }')
        == []
    )


def test_document_with_errors_of_both_kinds_tells_each(graphql: GraphQLClient) -> None:
    codes = graphql.codes("{ posts(first: true) { nothing } }")
    assert sorted(codes) == ["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"]


def test_bad_user_input_carries_its_code() -> None:
    assert BadUserInput("no").formatted == {"message": "no", "extensions": {"code": "BAD_USER_INPUT"}}
