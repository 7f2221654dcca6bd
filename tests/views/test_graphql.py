"""The address /graphql as the site sees it: GraphiQL for browsers, answers for programs, no form tokens."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from models import User
from tests.support.visitor import Visitor
from tests.views.conftest import MakeApp, plain_client

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_graphql_in_a_browser_is_graphiql(client: FlaskClient) -> None:
    page = client.get("/graphql", headers=BROWSER)
    assert page.status_code == 200
    assert "<title>GraphiQL" in page.text
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"].partition("style-src")[0]
    for attribute in ("src", "href"):
        for address in page.text.split(f'{attribute}="/static/')[1:]:
            assert client.get(f"/static/{address.partition(chr(34))[0]}").status_code == 200


def test_graphql_in_a_browser_is_not_found_where_graphiql_is_closed(
    make_app: MakeApp, session: Session
) -> None:
    client = plain_client(make_app(graphql={"graphiql": False}))
    page = client.get("/graphql", headers=BROWSER)
    assert page.status_code == 404
    assert client.get("/graphql?query={__typename}").get_json() == {"data": {"__typename": "Query"}}


def test_graphql_of_a_program_needs_no_form_token(client: FlaskClient) -> None:
    answer = client.post("/graphql", json={"query": "{ __typename }"})
    assert answer.status_code == 200
    assert answer.get_json() == {"data": {"__typename": "Query"}}
    assert "no-store" in answer.headers["Cache-Control"]
    assert {"Accept", "Cookie"} <= {name.strip() for name in answer.headers["Vary"].split(",")}
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("body", ["", "{", "[]", '{"query": 1}', '{"query": "{"}', "\x00"])
def test_graphql_of_a_bad_body_is_refused_in_json(client: FlaskClient, body: str) -> None:
    answer = client.post("/graphql", data=body, content_type="application/json")
    assert answer.status_code in (200, 400)
    assert answer.get_json()["errors"][0]["extensions"]["code"]


def test_graphql_of_too_large_a_body_is_refused_in_json(make_app: MakeApp, session: Session) -> None:
    client = plain_client(make_app(graphql={"max_body_bytes": 1_000}))
    answer = client.post("/graphql", json={"query": "{ __typename }" + " " * 2_000})
    assert answer.status_code == 413
    assert answer.get_json()["errors"][0]["message"]


def test_graphql_without_a_database_is_a_503_in_json(broken_app: Flask) -> None:
    client = plain_client(broken_app)
    client.set_cookie("gazette_session", "a-login-cookie", domain="127.0.0.1")
    answer = client.post(
        "/graphql", json={"query": "{ viewer { username } }"}, headers={"X-Requested-With": "x"}
    )
    assert answer.status_code in (200, 503)
    assert answer.is_json
    assert answer.get_json()["errors"]
    assert "gazette.db" not in answer.text


def test_graphql_by_cookie_knows_the_user(visitor: Visitor, user: User) -> None:
    answer = visitor.web.get("/graphql?query={viewer{username}}")
    assert answer.json == {"data": {"viewer": {"username": "ada"}}}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_graphql_by_another_method_is_refused(client: FlaskClient, method: str) -> None:
    answer = client.open("/graphql", method=method, json={"query": "{ __typename }"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
