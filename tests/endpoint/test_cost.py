"""`extensions.cost`: what an operation costs, how much it may, and how many statements answered it."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event
from werkzeug.test import TestResponse

from models.drivers import StatementTimeout
from models.statements import Statements
from tests.endpoint.conftest import MakeSite
from tests.schema.documents import WRITES
from tests.schema.world import World, client_of, id_of
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.graphql import GraphQLClient

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

QUERY = {
    "query": "query ($n: Int) { posts(first: $n) { nodes { author { username } } totalCount } }",
    "variables": {"n": 5},
}
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@pytest.fixture
def site(make_site: MakeSite, world: World) -> Flask:
    """An application that tells the costs, as sites do unless their settings say otherwise."""
    return make_site(graphql={"show_cost": True})


def _client(site: Flask, world: World, actor: str) -> GraphQLClient:
    return client_of(site, world.users.get(actor))


def _cost(response: TestResponse) -> dict[str, int]:
    cost: dict[str, int] = response.get_json()["extensions"]["cost"]
    assert list(cost) == ["cost", "limit", "statements"]
    return cost


@pytest.mark.parametrize("actor", ["anonymous", "author", "admin"])
def test_query_tells_its_cost_behind_its_data(actor: str, site: Flask, world: World) -> None:
    client = _client(site, world, actor)
    # The second time all is known: the statement, and who holds the token.
    for _ in range(2):
        response = client.post(QUERY)
        end = b',"extensions":{"cost":{"cost":30,"limit":10000,"statements":1}}}'
        assert response.data.startswith(b'{"data":{"posts":{"nodes":[{"author":')
        assert response.data.endswith(end)


def test_cost_depends_on_the_variables(site: Flask, world: World) -> None:
    client = _client(site, world, "anonymous")
    costs = [_cost(client.post({**QUERY, "variables": {"n": n}}))["cost"] for n in (1, 5, 1, 5)]
    assert costs == [22, 30, 22, 30]


@pytest.mark.parametrize("document", ["{ __typename }", "{ __schema { types { name } } }"])
def test_query_without_rows_costs_the_least_and_no_statement(
    document: str, site: Flask, world: World
) -> None:
    for actor in ("anonymous", "author"):
        cost = _cost(_client(site, world, actor).post({"query": document}))
        assert (cost["cost"], cost["statements"]) == (1, 0)


def test_cost_is_told_before_the_plan(site: Flask, world: World) -> None:
    response = _client(site, world, "admin").post(QUERY, **{"X-Gazette-Plan": "1"})
    assert list(response.get_json()["extensions"]) == ["cost", "plan"]
    assert response.get_json()["extensions"]["plan"]["cost"] == _cost(response)["cost"]


def test_limit_is_that_of_the_settings(make_site: MakeSite, world: World) -> None:
    site = make_site(graphql={"show_cost": True, "max_cost": 30})
    assert _cost(_client(site, world, "anonymous").post(QUERY))["limit"] == 30


@contextmanager
def _told_by_sqlite(app: Flask) -> Iterator[list[str]]:
    """Note what SQLite itself says it runs on the connections of sessions."""
    texts: list[str] = []
    engine = app.extensions["gazette"].database.engine
    engine.dispose()

    def trace(connection: Any, _record: object) -> None:
        connection.set_trace_callback(texts.append)

    event.listen(engine, "connect", trace)
    yield texts
    event.remove(engine, "connect", trace)
    engine.dispose()


TWO_AT_ONCE = """mutation {
    a: updateProfile(input: {bio: "a"}) { user { bio } }
    b: updateProfile(input: {bio: "b"}) { user { bio posts(first: 100) { totalCount } } }
}"""
MUTATIONS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "a profile": ("reader", WRITES["updateProfile"], {"bio": "Reads."}),
    "a post": ("author", WRITES["createPost"], {"title": "A title", "body": "A text."}),
    "what is refused": ("author", WRITES["createPost"], {"title": "", "body": ""}),
    "what is forbidden": ("anonymous", WRITES["updateProfile"], {"bio": "Reads."}),
    "a slug that is taken": (
        "author",
        WRITES["createPost"],
        {"title": "A title", "body": "A text.", "slug": "first"},
    ),
    "two at once": ("reader", TWO_AT_ONCE, {}),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_mutation_tells_the_statements_of_its_transactions(name: str, site: Flask, world: World) -> None:
    actor, document, variables = MUTATIONS[name]
    client = _client(site, world, actor)
    assert _cost(client.post({"query": "{ viewer { bio } }"}))
    with _told_by_sqlite(site) as texts:
        response = client.post({"query": document, "variables": variables})
    # What a trigger runs is told under the name of the statement that sets it off.
    told = [text for text, _ in itertools.groupby(texts)]
    run = [text for text in told if not text.startswith((*CONTROL, "PRAGMA"))]
    assert _cost(response)["statements"] == len(run)
    assert _cost(response)["cost"] >= 1
    assert bool(run) != name.startswith("what is")


def test_query_that_failed_tells_what_it_would_have_cost(
    site: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = _client(site, world, "anonymous")

    def fail(*_: object) -> None:
        raise StatementTimeout("too long")

    monkeypatch.setattr(Statements, "read_row", fail)
    response = client.post(QUERY)
    assert list(response.get_json()) == ["errors", "data", "extensions"]
    assert _cost(response) == {"cost": 30, "limit": 10_000, "statements": 1}


@pytest.mark.parametrize(
    "payload",
    [{}, {"query": "{"}, {"query": "{ nothing }"}, {"query": "{ posts(first: 0) { totalCount } }"}],
    ids=str,
)
def test_request_that_is_refused_has_no_cost(payload: dict[str, Any], site: Flask, world: World) -> None:
    assert list(_client(site, world, "author").post(payload).get_json()) == ["errors"]


def test_site_that_shows_no_costs_answers_with_the_data_alone(world: World) -> None:
    assert list(json.loads(world.client("anonymous").post(QUERY).data)) == ["data"]


def test_mutation_with_a_wrong_cursor_in_its_payload_is_refused_without_a_cost(
    site: Flask, world: World
) -> None:
    document = (
        "mutation ($id: ID!) { publishPost(input: {id: $id}) "
        '{ post { comments(first: 1, after: "x") { totalCount } } } }'
    )
    payload = {"query": document, "variables": {"id": id_of(world.posts["draft"])}}
    assert list(_client(site, world, "author").post(payload).get_json()) == ["errors"]
