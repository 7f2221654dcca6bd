"""What fails before or beside the executor is answered in GraphQL's form too, and tells nothing."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from endpoint import Endpoint, failure
from models.drivers import StatementTimeout
from services.login_lookup import LoginLookup
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

SECRET = "the secret of the cause"
BROWSER = {"Accept": "text/html"}


def _fail(*_: Any) -> None:
    raise RuntimeError(SECRET)


@pytest.fixture
def failing(web: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of an endpoint that fails in a way nobody foresaw."""
    monkeypatch.setattr(Endpoint, "_respond", _fail)
    # As in production, where Flask answers by its error handlers.
    monkeypatch.setitem(web.application.config, "PROPAGATE_EXCEPTIONS", False)
    return web


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("accept", ["application/graphql-response+json", "application/json", "*/*"])
def test_unforeseen_error_is_500_in_graphql_form(method: str, accept: str, failing: FlaskClient) -> None:
    response = failing.open(
        "/graphql?query={__typename}",
        method=method,
        json={"query": "{ __typename }"},
        headers={"Accept": accept},
    )
    assert (response.status_code, response.mimetype) == (500, "application/json")
    (error,) = response.get_json()["errors"]
    assert error["extensions"] == {
        "code": "INTERNAL_SERVER_ERROR",
        "requestId": response.headers["X-Request-ID"],
    }
    assert SECRET not in response.get_data(as_text=True)
    assert "data" not in response.get_json()


def test_unforeseen_error_does_not_last(failing: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing.post("/graphql", json={"query": "{ __typename }"}).status_code == 500
    monkeypatch.undo()
    assert failing.post("/graphql", json={"query": "{ __typename }"}).status_code == 200


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "BAD_REQUEST"),
        (404, "NOT_FOUND"),
        (413, "PAYLOAD_TOO_LARGE"),
        (418, "BAD_REQUEST"),
        (500, "INTERNAL_SERVER_ERROR"),
        (503, "SERVICE_UNAVAILABLE"),
    ],
)
def test_failure_has_the_code_of_its_status(status: int, code: str) -> None:
    answer = failure(status, "Sorry.")
    assert (answer.status, answer.media_type) == (status, "application/json; charset=utf-8")
    (error,) = json.loads(answer.body)["errors"]
    assert (error["message"], error["extensions"]["code"]) == ("Sorry.", code)


def test_login_that_takes_too_long_to_find_is_unavailable(
    web: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def time_out(*_: Any) -> None:
        raise StatementTimeout(SECRET)

    monkeypatch.setattr(LoginLookup, "find", time_out)
    web.set_cookie("gazette_session", "token")
    response = web.post("/graphql", json={"query": "{ posts { totalCount } }"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert SECRET not in response.text
