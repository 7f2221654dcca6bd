"""Whether a load balancer may send people here."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.exc import InterfaceError, OperationalError

from tests.views.conftest import plain_client


def test_healthz_with_a_database_is_ok(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.get_json() == {"status": "ok", "database": "ok"}


def test_healthz_is_not_to_be_kept(client: FlaskClient) -> None:
    assert "no-store" in client.get("/healthz").headers["Cache-Control"]


@pytest.mark.parametrize("cookie", [None, "a-login-cookie"])
def test_healthz_without_a_database_is_a_503_that_says_no_more(broken_app: Flask, cookie: str | None) -> None:
    client = plain_client(broken_app)
    if cookie:
        client.set_cookie("gazette_session", cookie, domain="127.0.0.1")
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.get_json() == {"status": "unavailable", "database": "unreachable"}


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_healthz_with_a_database_that_fails_later_is_a_503(
    app: Flask, client: FlaskClient, kind: type[OperationalError]
) -> None:
    engine = app.extensions["gazette"].database.engine

    def fail(*_: object) -> None:
        raise kind("SELECT 1", {}, Exception("gone"))

    event.listen(engine, "before_cursor_execute", fail)
    try:
        assert client.get("/healthz").status_code == 503
    finally:
        event.remove(engine, "before_cursor_execute", fail)
    assert client.get("/healthz").status_code == 200
