"""GraphiQL: a page for a browser that opens /graphql, under a policy of its own, where it is switched on."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
QUERY = {"query": "{ __typename }"}


@pytest.fixture
def built(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of an application whose GraphiQL is built, as `make` does it."""
    manifest = tmp_path / "static" / "graphiql" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(
        json.dumps({"graphiql.js": "app-1.js", "graphiql.css": "app-2.css"}), encoding="utf-8"
    )
    assert app.jinja_loader  # found beside the real root, before that is moved
    monkeypatch.setattr(app, "root_path", str(tmp_path))
    return app.test_client()


def _app_with(shared_app: Flask, root: str, **settings: bool) -> FlaskClient:
    url = shared_app.extensions["gazette"].settings.database.url
    app = create_app({"database": {"url": url}, "graphql": settings})
    assert app.jinja_loader
    app.root_path = root
    return app.test_client()


def test_browser_is_shown_graphiql(built: FlaskClient) -> None:
    response = built.get("/graphql", headers=BROWSER)
    assert (response.status_code, response.mimetype) == (200, "text/html")
    page = response.get_data(as_text=True)
    assert 'src="/static/graphiql/app-1.js"' in page
    assert 'href="/static/graphiql/app-2.css"' in page
    assert 'data-endpoint="/graphql"' in page
    assert "query NewestPosts" in page


def test_browser_with_a_query_in_the_address_is_shown_graphiql(built: FlaskClient) -> None:
    assert built.get("/graphql", query_string=QUERY, headers=BROWSER).mimetype == "text/html"


def test_page_has_a_strict_policy_and_varies_by_accept(built: FlaskClient) -> None:
    response = built.get("/graphql", headers=BROWSER)
    policy = dict(
        part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe-eval" not in str(policy)
    assert "Accept" in response.headers["Vary"]
    assert "<script>" not in response.get_data(as_text=True)


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json", "*/*", None])
def test_program_is_answered_in_json(accept: str | None, built: FlaskClient) -> None:
    response = built.get("/graphql", query_string=QUERY, headers={"Accept": accept} if accept else {})
    assert response.get_json() == {"data": {"__typename": "Query"}}
    assert "script-src 'self'" not in response.headers["Content-Security-Policy"]


def test_post_that_accepts_only_html_is_not_acceptable(built: FlaskClient) -> None:
    response = built.post("/graphql", json=QUERY, headers={"Accept": "text/html"})
    assert (response.status_code, response.mimetype) == (406, "application/json")
    assert built.post("/graphql", json=QUERY, headers=BROWSER).get_json() == {"data": {"__typename": "Query"}}


def test_graphiql_switched_off_is_404_and_programs_go_on(built: FlaskClient, shared_app: Flask) -> None:
    web = _app_with(shared_app, built.application.root_path, graphiql=False)
    response = web.get("/graphql", headers=BROWSER)
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert web.post("/graphql", json=QUERY).get_json() == {"data": {"__typename": "Query"}}
    assert web.get("/graphql", query_string=QUERY).get_json() == {"data": {"__typename": "Query"}}


def test_graphiql_where_only_trusted_documents_are_answered_is_404(
    built: FlaskClient, shared_app: Flask
) -> None:
    web = _app_with(shared_app, built.application.root_path, trusted_documents_only=True)
    assert web.get("/graphql", headers=BROWSER).status_code == 404


def test_graphiql_not_built_is_404(shared_app: Flask, tmp_path: Path) -> None:
    web = _app_with(shared_app, str(tmp_path), graphiql=True)
    assert web.get("/graphql", headers=BROWSER).status_code == 404
