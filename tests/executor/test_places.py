"""The path of a refused value: of the field that is given it first, in fragments and directives too."""

from typing import Any

import pytest

from executor import Executor, RefusedOperation
from policies import ANONYMOUS

LITERALS = {
    "{ a: posts(first: X) { totalCount } }": ["a"],
    '{ post(slug: "a") { comments(first: 1) { nodes { b: replies(first: X) { totalCount } } } } }': [
        *("post", "comments", "nodes", "b"),
    ],
    "{ ... on Query { a: posts(first: X) { totalCount } } }": ["a"],
    '{ a: post(slug: "a") { ...F } } fragment F on Post { comments(first: X) { totalCount } }': [
        "a",
        "comments",
    ],
    '{ p: post(slug: "a") { ...F } q: post(slug: "b") { ...F } } fragment F on Post { ...G }'
    " fragment G on Post { comments(first: X) { totalCount } }": ["p", "comments"],
    "{ posts { a: totalCount @include(if: X) } }": ["posts", "a"],
    "{ posts { ... @skip(if: X) { totalCount } } }": ["posts"],
    "{ posts { ...F @skip(if: X) } } fragment F on PostConnection { totalCount }": ["posts"],
    "query A { __typename } query B { b: posts(first: X) { totalCount } }": ["b"],
    "query ($n: Int = X) { a: posts(first: $n) { totalCount } b: tags(last: $n) { totalCount } }": ["a"],
    "query ($f: PostFilter = {or: [{title: {in: [X]}}]}) { posts(filter: $f) { totalCount } }": ["posts"],
    "mutation { a: createPost(input: {title: X}) { errors { code } } }": ["a"],
}
VARIABLES = {
    "query ($v: Int) { a: posts(first: $v) { totalCount } b: tags(first: $v) { totalCount } }": ["a"],
    'query ($v: Int) { post(slug: "") { ...F } } fragment F on Post { b: tags(last: $v) { totalCount } }': [
        *("post", "b"),
    ],
    "query ($v: [PostFilter!]) { posts(filter: {or: [{and: $v}]}) { totalCount } }": ["posts"],
    "query ($v: Boolean!) { posts { nodes { title @skip(if: $v) } } }": ["posts", "nodes", "title"],
}


def _paths(executor: Executor, document: str, variables: dict[str, Any]) -> set[tuple[str | int, ...]]:
    with pytest.raises(RefusedOperation) as refusal:
        executor.execute(executor.prepare(document), variables, ANONYMOUS)
    errors = refusal.value.errors
    assert {error.extensions["code"] for error in errors} == {"BAD_USER_INPUT"}
    return {tuple(error.path or ()) for error in errors}


@pytest.mark.parametrize("document", LITERALS)
def test_literal_that_is_refused_has_the_path_of_its_field(document: str, executor: Executor) -> None:
    for wrong in ("1.5", "{x: 1}", "UNKNOWN"):
        assert _paths(executor, document.replace("X", wrong), {}) == {tuple(LITERALS[document])}


@pytest.mark.parametrize("document", VARIABLES)
def test_variable_that_is_refused_has_the_path_of_its_first_field(document: str, executor: Executor) -> None:
    for wrong in ("x", 1.5, {"x": 1}):
        assert _paths(executor, document, {"v": wrong}) == {tuple(VARIABLES[document])}


def test_value_of_nothing_has_no_path(executor: Executor) -> None:
    with pytest.raises(RefusedOperation) as refusal:
        executor.prepare("{ __typename } fragment F on Query { posts(first: true) { totalCount } }")
    by_code = {error.extensions["code"]: error.path for error in refusal.value.errors}
    assert by_code == {"BAD_USER_INPUT": None, "GRAPHQL_VALIDATION_FAILED": None}


def test_error_about_the_document_itself_has_no_path(executor: Executor) -> None:
    with pytest.raises(RefusedOperation) as refusal:
        executor.prepare("query ($v: Int) { a: post(slug: $v) { id } posts(first: true) { totalCount } }")
    paths = {error.extensions["code"]: error.path for error in refusal.value.errors}
    assert paths == {"BAD_USER_INPUT": ["posts"], "GRAPHQL_VALIDATION_FAILED": None}


def test_fragments_in_a_circle_are_looked_at_once(executor: Executor) -> None:
    document = (
        "{ ...F } fragment F on Query { ...G posts(first: true) { totalCount } } fragment G on Query { ...F }"
    )
    with pytest.raises(RefusedOperation) as refusal:
        executor.prepare(document)
    assert ["posts"] in [error.path for error in refusal.value.errors]
