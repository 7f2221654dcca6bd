"""`extensions.plan`: beside the answer where the site shows it or an admin asks for it, and nowhere else."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import create_app
from endpoint import Front
from models.drivers import StatementTimeout
from models.statements import Statements
from tests.endpoint.conftest import front_of
from tests.schema.documents import WRITES
from tests.schema.world import ACTORS, World, client_of, id_of
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.visitor import HOST

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

ASKING = {"X-Gazette-Plan": "1"}
QUERY = {
    "query": "query ($slug: String!) { post(slug: $slug) { title } }",
    "variables": {"slug": "first"},
}
DATA = b'"data":{"post":{"title":"First"}}'
KEYS = ["cost", "cached", "compileMs", "databaseMs", "totalMs", "statementCount", "statements"]


def _plan(response: TestResponse) -> dict[str, Any]:
    plan: dict[str, Any] = response.get_json()["extensions"]["plan"]
    assert list(plan) == KEYS
    return plan


@pytest.fixture
def open_app(app: Flask, adapter: str) -> Iterator[Flask]:
    """An application that shows everybody the plan, as one in development does, on the same database."""
    url = app.extensions["gazette"].settings.database.url
    open_app = create_app({"database": {"url": url}, "graphql": {"show_plan": True}})
    if adapter == "view":
        open_app.wsgi_app = front_of(open_app).application  # type: ignore[method-assign]
    yield open_app
    open_app.extensions["gazette"].database.dispose()


def test_admin_who_asks_is_told_the_plan(world: World) -> None:
    response = world.client("admin").post(QUERY, **ASKING)
    assert response.data.startswith(b"{" + DATA + b',"extensions":{"plan":{')
    plan = _plan(response)
    assert (plan["cost"], plan["statementCount"]) == (1, 1)
    (statement,) = plan["statements"]
    assert statement["sql"].startswith("SELECT")
    # Asked for among the slugs that posts have, and then among those that they had.
    assert statement["parameters"] == ["$slug", "$slug"]
    assert 0 < plan["databaseMs"] < plan["totalMs"]
    assert _plan(world.client("admin").post(QUERY, **ASKING))["cached"] is True


@pytest.mark.parametrize("actor", [name for name in ACTORS if name != "admin"])
@pytest.mark.parametrize("payload", [QUERY, {"query": "{ nothing }"}, {"query": "{ __typename }"}], ids=str)
def test_header_of_others_changes_no_byte(actor: str, payload: dict[str, Any], world: World) -> None:
    client = world.client(actor)
    asked, unasked = client.post(payload, **ASKING), client.post(payload)
    assert asked.data == unasked.data
    assert asked.status == unasked.status
    names = [name for name, _ in asked.headers]
    assert names == [name for name, _ in unasked.headers]


@pytest.mark.parametrize("value", [None, "", "0", "true", "1, 1", "11"])
def test_admin_who_does_not_ask_is_told_nothing(value: str | None, world: World) -> None:
    headers = {} if value is None else {"X-Gazette-Plan": value}
    assert world.client("admin").post(QUERY, **headers).data == b"{" + DATA + b"}"


@pytest.mark.parametrize("actor", ["anonymous", "author", "admin"])
def test_site_that_shows_plans_shows_them_to_everybody(actor: str, open_app: Flask, world: World) -> None:
    response = client_of(open_app, world.users.get(actor)).post(QUERY)
    assert response.data.startswith(b"{" + DATA + b',"extensions":{"plan":{')
    assert "$slug" in _plan(response)["statements"][0]["parameters"]


def test_plan_names_no_value(world: World) -> None:
    secret = {**QUERY, "variables": {"slug": "a-secret-draft"}}
    assert b"a-secret-draft" not in world.client("admin").post(secret, **ASKING).data
    literal = {"query": '{ post(slug: "a-secret-draft") { title } }'}
    assert b"a-secret-draft" not in world.client("admin").post(literal, **ASKING).data


def test_query_by_get_has_a_plan(world: World) -> None:
    response = world.client("admin").http.get(
        "/graphql", query_string={"query": "{ __typename }"}, headers=ASKING, base_url=f"http://{HOST}"
    )
    assert _plan(response)["statements"] == []


def test_mutation_has_the_statement_of_its_payload(world: World) -> None:
    payload = {"query": WRITES["publishPost"], "variables": {"id": id_of(world.posts["draft"])}}
    response = world.client("admin").post(payload, **ASKING)
    assert response.get_json()["data"]["publishPost"]["post"]
    assert _plan(response)["statementCount"] == 1


def test_query_that_failed_has_the_plan_that_it_failed_with(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = world.client("admin")

    read_row = Statements.read_row

    def time_out(self: Statements, text: str, parameters: Any) -> Any:
        if "login_session" in text:
            return read_row(self, text, parameters)
        raise StatementTimeout("too long")

    monkeypatch.setattr(Statements, "read_row", time_out)
    response = client.post(QUERY, **ASKING)
    assert list(response.get_json()) == ["errors", "data", "extensions"]
    assert _plan(response)["statementCount"] == 1


@pytest.mark.parametrize(
    "payload",
    [
        {"query": "{"},
        {"query": "{ nothing }"},
        {"query": "{ posts(first: 0) { totalCount } }"},
        {"query": QUERY["query"]},
        {},
    ],
    ids=str,
)
def test_request_that_is_refused_has_no_plan(payload: dict[str, Any], world: World) -> None:
    client = world.client("admin")
    assert client.post(payload, **ASKING).data == client.post(payload).data
    assert list(client.post(payload, **ASKING).get_json()) == ["errors"]


def test_plan_is_told_before_flask_is_entered(
    app: Flask, adapter: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = world.client("admin")
    if adapter == "front":
        front: Front = front_of(app)
        monkeypatch.setattr(front, "application", None)
    assert _plan(client.post(QUERY, **ASKING))["statementCount"] == 1
