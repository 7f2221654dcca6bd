"""Documents that ask for too much, or are made to be slow: refused, and fast."""

import time

import pytest
from graphql import get_introspection_query

from executor import Executor, RefusedOperation
from policies import ANONYMOUS
from tests.executor.conftest import read

BOMB = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ... {{ ...F{n + 1} }} }}" for n in range(30))
ROW_BOMB = " ".join(
    f"fragment F{n} on User {{ a: posts {{ nodes {{ author {{ ...F{n + 1} }} }} }}"
    f" b: comments {{ nodes {{ author {{ ...F{n + 1} }} }} }} }}"
    for n in range(4)
)


def _run(executor: Executor, document: str) -> set[str]:
    try:
        answer = executor.execute(executor.prepare(document), {}, ANONYMOUS)
    except RefusedOperation as refusal:
        return {error.extensions["code"] for error in refusal.errors}
    return {error.extensions["code"] for error in answer.errors}


@pytest.mark.parametrize(
    ("document", "limit"),
    [
        ("{" + "a " * 999 + "}", "tokens"),
        ("{" + "__typename " * 990 + "}", "fields"),
        ("{ a: __schema { description } b: __schema { description } }", "aliases"),
        ("{ __schema { types { a: fields { name } b: fields { name } } } }", "aliases"),
        ('{ ...A } fragment A on Query { __type(name: "Post") { a: kind b: kind } }', "aliases"),
        ("{" + "posts { nodes { author { " * 40 + "id" + "}}}" * 40 + "}", "depth"),
        ("{ posts(first: 100) { nodes { comments(first: 100) { totalCount } } } }", "cost"),
        ("{ viewer { ...F0 } } " + ROW_BOMB + " fragment F4 on User { id }", "cost"),
    ],
    ids=[
        "tokens",
        "fields",
        "schemas",
        "introspected",
        "in a fragment",
        "depth",
        "cost",
        "rows by fragments",
    ],
)
def test_operation_beyond_a_limit_is_refused(document: str, limit: str, executor: Executor) -> None:
    with pytest.raises(RefusedOperation) as refusal:
        executor.execute(executor.prepare(document), {}, ANONYMOUS)
    (error,) = refusal.value.errors
    assert error.extensions["code"] == "LIMIT_EXCEEDED"
    assert error.extensions["limit"] == limit
    assert error.extensions["actual"] > error.extensions["maximum"]


@pytest.mark.parametrize(
    "document",
    [
        "{ ...F0 } " + BOMB + " fragment F30 on Query { __typename }",
        "{" + ("... {" * 40 + "__typename" + "}" * 40) * 8 + "}",
        "{" + ("... {" * 40 + "__typename" + "}" * 40) * 40 + "}",
        "{" + "viewer {" * 240 + "id" + "}" * 240 + "}",
        "{ posts(first: " + "[" * 490 + "]" * 490 + ") { totalCount } }",
        "{ posts(first: " + "{a:" * 240 + "1" + "}" * 240 + ") { totalCount } }",
        "query ($a: " + "[" * 240 + "Int" + "]" * 240 + ") { __typename }",
        "{" + "__typename " * 990 + "}",
        "{" + "{" * 500 + "}" * 500 + "}",
        "{" + "[" * 900,
        "{ posts { nodes {" + "title " * 900 + "} } }",
    ],
    ids=lambda document: document[:30],
)
def test_document_made_to_be_slow_is_answered_fast(document: str, executor: Executor) -> None:
    began = time.process_time()
    codes = _run(executor, document)
    assert time.process_time() - began < 5
    assert codes <= {
        *("BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED")
    }


def test_list_of_many_wrong_values_is_answered_with_few_errors(executor: Executor) -> None:
    document = (
        "mutation ($tags: [String!]) {"
        ' createPost(input: {title: "A", body: "B", tags: $tags}) { errors { code } } }'
    )
    operation = executor.prepare(document)
    began = time.process_time()
    with pytest.raises(RefusedOperation) as refusal:
        executor.execute(operation, {"tags": [5] * 100_000}, ANONYMOUS)
    assert time.process_time() - began < 1
    assert 1 < len(refusal.value.errors) < 20
    assert {error.extensions["code"] for error in refusal.value.errors} == {"BAD_USER_INPUT"}


ALL_OPTIONS = (
    *("descriptions", "specified_by_url", "schema_description", "directive_is_repeatable"),
    "input_value_deprecation",
)


@pytest.mark.parametrize("options", [(), ALL_OPTIONS])
def test_introspection_query_is_answered(options: tuple[str, ...], executor: Executor) -> None:
    document = get_introspection_query(**dict.fromkeys(options, True))
    assert len(read(executor, document)["__schema"]["types"]) > 40


def test_introspection_of_lists_within_lists_is_refused(executor: Executor) -> None:
    with pytest.raises(RefusedOperation, match="introspection depth"):
        executor.prepare("{ __schema { types {" + "fields { type {" * 4 + "name" + "} }" * 4 + "} } }")
