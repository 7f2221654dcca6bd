"""Errors nobody meant for clients: masked in the answer, told in full in the log."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from graphql import GraphQLError
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from app import create_app
from executor import BadUserInput
from executor.errors import answerable, with_code
from models.drivers import StatementTimeout
from models.public_ids import encode_id
from models.statements import Statements
from tests.schema.documents import WRITES
from tests.schema.world import World
from tests.support.graphql import MODERN, GraphQLClient

SECRET = "the secret of the cause"


@pytest.fixture
def log() -> Iterator[list[logging.LogRecord]]:
    """What is logged meanwhile."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = records.append
    logger = logging.getLogger("gazette")
    logger.addHandler(handler)
    yield records
    logger.removeHandler(handler)


def _fail(*_: Any, **__: Any) -> None:
    raise RuntimeError(SECRET)


@pytest.fixture
def stranded(shared_app: Flask) -> Iterator[GraphQLClient]:
    """A client of an application whose database does not exist."""
    url = shared_app.extensions["gazette"].database.engine.url.set(database="/nowhere/gone.db")
    app = create_app({"database": {"url": url.render_as_string(hide_password=False)}})
    yield GraphQLClient(app)
    app.extensions["gazette"].database.dispose()


def _assert_masked_and_logged(response: TestResponse, log: list[logging.LogRecord]) -> dict[str, Any]:
    assert response.status_code == 500
    (error,) = response.get_json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert error["extensions"]["requestId"] == response.headers["X-Request-ID"]
    for leak in (SECRET, "RuntimeError", "Traceback", "statements"):
        assert leak not in response.get_data(as_text=True)
    (record,) = [record for record in log if record.exc_info]
    assert SECRET in str(record.exc_info[1])
    assert record.exc_info[2] is not None
    return error


def test_failure_of_a_query_is_masked_and_logged(
    world: World, log: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Statements, "read_row", _fail)
    response = world.client("anonymous").post({"query": '{ post(slug: "first") { id } }'})
    _assert_masked_and_logged(response, log)
    assert response.get_json()["data"] is None


def test_failure_in_reading_a_payload_is_masked_and_logged(
    world: World, log: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Statements, "read_within", _fail)
    document = "mutation { updateProfile(input: {}) { user { id } } }"
    response = world.client("author").post({"query": document})
    assert _assert_masked_and_logged(response, log)["path"] == ["updateProfile"]
    assert response.get_json()["data"] == {"updateProfile": None}


def test_query_that_takes_too_long_is_a_timeout(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def time_out(*_: Any) -> None:
        raise StatementTimeout(SECRET)

    monkeypatch.setattr(Statements, "read_row", time_out)
    response = world.client("anonymous").post({"query": "{ posts { totalCount } }"})
    assert response.get_json()["errors"][0]["extensions"]["code"] == "QUERY_TIMEOUT"
    assert SECRET not in response.get_data(as_text=True)


def test_refusal_is_not_masked_and_not_logged(world: World, log: list[logging.LogRecord]) -> None:
    response = world.client("anonymous").post({"query": '{ node(id: "nonsense") { id } }'})
    assert response.get_json()["errors"][0]["message"] == "not an id: 'nonsense'"
    assert [record for record in log if record.exc_info] == []


@pytest.mark.parametrize("accept", [MODERN, "application/json"])
@pytest.mark.parametrize(
    "document", ["{ posts { totalCount } }", '{ post(slug: "a") { id } }', "{ tags { nodes { id } } }"]
)
def test_read_without_a_database_is_unavailable(
    document: str, accept: str, stranded: GraphQLClient, log: list[logging.LogRecord]
) -> None:
    response = stranded.post({"query": document}, Accept=accept)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    (error,) = response.get_json()["errors"]
    assert error["extensions"]["code"] == "SERVICE_UNAVAILABLE"
    assert error["extensions"]["requestId"] == response.headers["X-Request-ID"]
    for leak in ("nowhere", "gone", "psycopg", "sqlite", "SELECT"):
        assert leak not in response.get_data(as_text=True)
    assert [record for record in log if record.exc_info]


def test_write_without_a_database_is_unavailable(stranded: GraphQLClient) -> None:
    response = stranded.post({"query": WRITES["deletePost"], "variables": {"id": encode_id("Post", 1)}})
    assert response.status_code == 503
    assert response.get_json()["data"] == {"deletePost": None}
    assert response.get_json()["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"


def test_read_by_a_cookie_without_a_database_is_unavailable(stranded: GraphQLClient) -> None:
    cookie = stranded.app.extensions["gazette"].settings.sessions.cookie_name
    response = GraphQLClient(stranded.app, {cookie: "token"}).post({"query": "{ posts { totalCount } }"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.get_json()["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"


def test_introspection_without_a_database_is_answered(stranded: GraphQLClient) -> None:
    assert stranded.data("{ __typename }") == {"__typename": "Query"}


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (None, "BAD_USER_INPUT"),
        (GraphQLError("no"), "BAD_USER_INPUT"),
        (BadUserInput("no"), "BAD_USER_INPUT"),
        (ValueError(SECRET), "INTERNAL_SERVER_ERROR"),
        (OperationalError(SECRET, None, Exception(SECRET)), "SERVICE_UNAVAILABLE"),
    ],
)
def test_answerable_tells_only_what_was_meant_for_clients(cause: Exception | None, code: str) -> None:
    shown = answerable(GraphQLError(str(cause), original_error=cause))
    assert shown.extensions["code"] == code
    assert SECRET not in str(shown.formatted)


def test_with_code_keeps_a_code_that_is_there() -> None:
    assert with_code(BadUserInput("no"), "OTHER").extensions == {"code": "BAD_USER_INPUT"}
    assert with_code(GraphQLError("no", extensions={"a": 1}), "OTHER").extensions == {"code": "OTHER", "a": 1}
