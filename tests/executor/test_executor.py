"""Documents are checked once and run for an actor; what can't be run is refused with a code."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
import pytest

from executor import Executor, RefusedOperation
from executor import documents as module
from models.database import Database
from policies import ANONYMOUS, Actor
from schema import build_schema
from tests.executor.conftest import FACTS, LIMITS, read
from tests.schema.world import World
from tests.support.factories import PostFactory

TWO = "query One { one: __typename } query Two { two: __typename ...A } fragment A on Query { viewer { id } }"


def _refusals(executor: Executor, document: str, name: str | None = None, **variables: Any) -> list[str]:
    with pytest.raises(RefusedOperation) as refusal:
        executor.execute(executor.prepare(document, name), variables, ANONYMOUS)
    assert str(refusal.value)
    return [error.extensions["code"] for error in refusal.value.errors]


@pytest.mark.parametrize(
    ("document", "kind", "name"),
    [
        ("{ __typename }", "query", None),
        ("query Posts { posts { totalCount } }", "query", "Posts"),
        ("mutation Write { updateProfile(input: {}) { errors { code } } }", "mutation", "Write"),
    ],
)
def test_prepare_valid_document_tells_its_kind_and_name(
    document: str, kind: str, name: str | None, executor: Executor
) -> None:
    operation = executor.prepare(document)
    assert (operation.kind, operation.name) == (kind, name)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("", "GRAPHQL_PARSE_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ('{ post(slug: "a) { id } }', "GRAPHQL_PARSE_FAILED"),
        ("{ a \x00 }", "GRAPHQL_PARSE_FAILED"),
        ('{ post(slug: "\\uD800") { id } }', "GRAPHQL_PARSE_FAILED"),
        ('{ post(slug: "\\u{110000}") { id } }', "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ posts }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ posts { ...Missing } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($a: Int) { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("type Post { id: ID }", "GRAPHQL_VALIDATION_FAILED"),
        ("fragment A on Query { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ('{ posts(first: "ten") { totalCount } }', "BAD_USER_INPUT"),
        ("subscription { posts { totalCount } }", "BAD_USER_INPUT"),
        ("mutation { nothing }", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
def test_prepare_of_what_is_no_valid_operation_is_refused(
    document: str, code: str, executor: Executor
) -> None:
    with pytest.raises(RefusedOperation) as refusal:
        executor.prepare(document)
    assert {error.extensions["code"] for error in refusal.value.errors} == {code}


@pytest.mark.parametrize("name", ["One", "Two"])
def test_prepare_of_several_operations_chooses_by_name(name: str, executor: Executor) -> None:
    answer = executor.execute(executor.prepare(TWO, name), {}, ANONYMOUS)
    assert answer.errors == []
    assert orjson.loads(answer.data)[name.lower()] == "Query"


@pytest.mark.parametrize("name", [None, "Three", "one", "x" * 5_000, "\u202e"])
def test_prepare_of_several_operations_without_a_right_name_is_refused(
    name: str | None, executor: Executor
) -> None:
    assert _refusals(executor, TWO, name) == ["BAD_USER_INPUT"]


def test_prepare_of_one_operation_by_a_wrong_name_is_refused(executor: Executor) -> None:
    assert _refusals(executor, "query One { __typename }", "Two") == ["BAD_USER_INPUT"]


def test_prepare_of_a_known_document_does_not_parse_it_again(
    executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    executor.prepare(TWO, "One")
    monkeypatch.setattr(module, "parse", None)
    assert executor.prepare(TWO, "Two").name == "Two"
    with pytest.raises(TypeError):
        executor.prepare(f"{TWO} # which nobody has asked before")


def test_refusal_of_a_known_document_is_the_same_again(executor: Executor) -> None:
    first, second = (_refusals(executor, "{ nothing posts(first: true) { nodes { no } } }") for _ in "ab")
    assert first == second
    assert len(first) == 3


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("query ($slug: String!) { post(slug: $slug) { id } }", {}),
        ("query ($slug: String!) { post(slug: $slug) { id } }", {"slug": None}),
        ("query ($size: Int) { posts(first: $size) { totalCount } }", {"size": "1"}),
        ("query ($size: Int) { posts(first: $size) { totalCount } }", {"size": 2**31}),
        ("query ($size: Int) { posts(first: $size) { totalCount } }", {"size": [1, 2]}),
        ("query ($size: Int) { posts(first: $size) { totalCount } }", {"size": 1.5}),
        ("query ($size: Int!) { posts(first: $size) { totalCount } }", {"Size": 1}),
    ],
)
def test_execute_with_variables_that_do_not_fit_is_refused(
    document: str, variables: dict[str, Any], executor: Executor
) -> None:
    assert _refusals(executor, document, **variables) == ["BAD_USER_INPUT"]


def test_execute_ignores_variables_that_are_not_declared(executor: Executor) -> None:
    assert read(executor, "{ __typename }", more={"a": [None]}) == {"__typename": "Query"}


@pytest.mark.parametrize("size", [1, 1.0, None])
def test_execute_takes_what_an_int_may_look_like(size: object, world: World, executor: Executor) -> None:
    document = "query ($size: Int = 2) { posts(first: $size) { nodes { id } } }"
    assert len(read(executor, document, size=size)["posts"]["nodes"]) == (1 if size else 5)


def test_execute_null_for_a_non_null_argument_with_a_default_is_bad_input(executor: Executor) -> None:
    document = 'query ($slug: String = "a") { post(slug: $slug) { id } }'
    assert _refusals(executor, document, slug=None) == ["BAD_USER_INPUT"]


def test_execute_skips_and_includes_by_variables(world: World, executor: Executor) -> None:
    document = (
        "query ($yes: Boolean!) { viewer @skip(if: $yes) { id } pages @include(if: $yes) { totalCount } }"
    )
    assert read(executor, document, yes=True) == {"pages": {"totalCount": 1}}
    assert read(executor, document, yes=False) == {"viewer": None}


def test_execute_in_many_threads_answers_each_as_alone(world: World, executor: Executor) -> None:
    PostFactory(draft=True, author=world.users["reader"])
    operation = executor.prepare("{ viewer { username drafts { totalCount } } }")
    actors = [Actor.of(user) for user in world.users.values()] * 6
    alone = [executor.execute(operation, {}, actor).data for actor in actors]
    with ThreadPoolExecutor(8) as threads:
        together = threads.map(lambda actor: executor.execute(operation, {}, actor).data, actors)
    assert list(together) == alone


def test_operation_name_too_long_is_refused_and_not_remembered(database: Database) -> None:
    executor = Executor(build_schema(), database, LIMITS, FACTS)
    for length in (501, 500_000):
        assert _refusals(executor, TWO, "x" * length) == ["BAD_USER_INPUT"]
    assert len(executor._documents._operations) == 0


def test_introspection_of_an_endless_name_is_refused(executor: Executor) -> None:
    document = "query ($name: String!) { __type(name: $name) { name } }"
    assert read(executor, document, name="Post") == {"__type": {"name": "Post"}}
    assert read(executor, document, name="P" * 500) == {"__type": None}
    with pytest.raises(RefusedOperation, match="`\\$name` has 501 characters"):
        read(executor, document, name="P" * 501)


def test_text_that_is_also_introspected_is_compared_as_a_whole(world: World, executor: Executor) -> None:
    document = """query ($text: String!) {
      __type(name: $text) { name } posts(filter: {title: {eq: $text}}) { totalCount }
    }"""
    world.posts["first"].title = "P" * 200
    world.session.commit()
    for text, count in (("P" * 200, 1), ("P" * 199, 0), ("P" * 201, 0)):
        assert read(executor, document, text=text) == {"__type": None, "posts": {"totalCount": count}}


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("query ($b: Boolean = true) { __schema { queryType @include(if: $b) { name } } }", {"b": None}),
        ('query ($n: String = "Post") { __type(name: $n) { name } }', {"n": None}),
    ],
)
def test_null_where_introspection_takes_none_is_refused(
    document: str, variables: dict[str, Any], executor: Executor
) -> None:
    with pytest.raises(RefusedOperation) as refused:
        read(executor, document, **variables)
    assert {error.extensions["code"] for error in refused.value.errors} == {"BAD_USER_INPUT"}


def test_null_where_a_field_takes_none_is_refused_with_its_path(executor: Executor) -> None:
    with pytest.raises(RefusedOperation) as refused:
        read(executor, 'query ($slug: String = "a") { post(slug: $slug) { id } }', slug=None)
    (error,) = refused.value.errors
    assert (error.extensions["code"], error.path) == ("BAD_USER_INPUT", ["post"])
