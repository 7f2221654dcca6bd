"""How many statements an operation runs: one for a query, one beside the write for a payload."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from graphql.execution.collect_fields import collect_fields
from graphql.execution.values import get_variable_values
from sqlalchemy import event
from sqlalchemy.engine import Engine

from executor import Executor
from models import drivers, prepared
from models import statements as statements_module
from models.database import Database
from policies import Actor
from tests.executor.cases import cases
from tests.executor.comparing import Comparison, Expected, actor_of
from tests.executor.conftest import read
from tests.executor.generating import SCHEMA
from tests.schema.documents import WRITES
from tests.schema.world import ACTORS, World, id_of


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statements that this thread runs meanwhile; another's may be of an earlier test."""
    run: list[str] = []
    thread = threading.current_thread()
    real = drivers.run

    def noted(pooled: Any, dialect: Any, text: str, parameters: Any) -> Any:
        note(None, None, text)
        return real(pooled, dialect, text, parameters)

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if threading.current_thread() is thread:
            run.append(statement)

    for module in (statements_module, prepared):
        monkeypatch.setattr(module, "run", noted)
    event.listen(Engine, "before_cursor_execute", note)
    yield run
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("name", cases())
def test_case_is_one_statement_if_it_reads_data_which_proves_the_login_too(
    name: str, busy: World, comparison: Comparison, statements: list[str]
) -> None:
    case, actor = cases()[name], _asks(name)
    reads_data = _reads_data(comparison.expected(case, actor_of(busy, actor)))
    client, has_login = busy.client(actor), actor != "anonymous"
    # Who holds the token is known from here on, and only has to be proved.
    client.post({"query": "{ __typename }"})
    statements.clear()
    client.post({"query": "{ __typename }"})
    assert len(statements) == has_login
    statements.clear()
    client.post({"query": case.document, "variables": case.variables, "operationName": case.operation_name})
    assert len(statements) == (0 if case.refused else reads_data or has_login), statements


def _asks(name: str) -> str:
    """Return one of the actors for each case: each asks many of them."""
    return ACTORS[list(cases()).index(name) % len(ACTORS)]


def _reads_data(expected: Expected) -> bool:
    operation = expected.operation
    if expected.case.refused or operation is None:
        return False
    values = get_variable_values(SCHEMA, operation.definition.variable_definitions, expected.case.variables)
    assert isinstance(values, dict)
    assert SCHEMA.query_type is not None
    selected = operation.definition.selection_set
    fields = collect_fields(SCHEMA, operation.fragments, values, SCHEMA.query_type, selected)
    return any(not node.name.value.startswith("__") for nodes in fields.values() for node in nodes)


@pytest.mark.parametrize(
    "document",
    [
        "{ __typename }",
        "{ __schema { queryType { name } } }",
        "{ a: __typename ... on Query { b: __typename } }",
    ],
)
def test_query_without_data_is_no_statement(
    document: str, database: Database, executor: Executor, statements: list[str]
) -> None:
    read(executor, document)
    assert statements == []


def test_payload_is_one_statement_more(world: World, executor: Executor, statements: list[str]) -> None:
    author = Actor.of(world.users["author"])
    operation = executor.prepare(WRITES["publishPost"])
    answer = executor.execute(operation, {"id": id_of(world.posts["draft"])}, author)
    assert answer.errors == []
    # What the service asks is written by SQLAlchemy, with columns; an answer is one text.
    assert len([text for text in statements if text.startswith(("SELECT concat(", "SELECT ("))]) == 1


def test_rows_of_a_payload_are_read_by_one_statement(
    world: World, executor: Executor, statements: list[str]
) -> None:
    document = """mutation ($id: ID!) {
      publishPost(input: {id: $id}) { a: post { slug } ...More errors { code } }
    }
    fragment More on PublishPostPayload { b: post { author { username } status } c: post { id } }"""
    author = Actor.of(world.users["author"])
    answer = executor.execute(executor.prepare(document), {"id": id_of(world.posts["draft"])}, author)
    assert (answer.errors, answer.data) == (
        [],
        {
            "publishPost": {
                "a": {"slug": "draft"},
                "b": {"author": {"username": "Ada"}, "status": "PUBLISHED"},
                "c": {"id": id_of(world.posts["draft"])},
                "errors": [],
            }
        },
    )
    assert len([text for text in statements if text.startswith(("SELECT concat(", "SELECT ("))]) == 1


def test_comment_is_counted_written_and_read_by_a_statement_each(
    world: World, executor: Executor, statements: list[str]
) -> None:
    values = {"postId": id_of(world.posts["first"]), "body": "Text."}
    answer = executor.execute(executor.prepare(WRITES["addComment"]), values, Actor.of(world.users["author"]))
    assert answer.errors == []
    count, write, read = statements
    assert (count[:11], write[:11], read[:7]) == ("UPDATE post", "INSERT INTO", "SELECT ")


def test_query_again_is_not_compiled_again(
    world: World, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = (
        "query ($slug: String!, $size: Int) { post(slug: $slug) { comments(first: $size) { totalCount } } }"
    )
    assert read(executor, document, slug="first", size=5)["post"] is not None
    monkeypatch.setattr("executor.planning.compile_plan", None)
    assert read(executor, document, slug="nothing", size=5) == {"post": None}
    with pytest.raises(TypeError):
        read(executor, document, slug="first", size=6)
