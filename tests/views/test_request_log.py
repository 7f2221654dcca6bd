"""One line for each request, with its id and without anything secret."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from models import User
from tests.support.factories import PASSWORD, UserFactory
from tests.support.logins import api_token
from tests.support.visitor import Visitor
from tests.views.conftest import Log

SECRETS = ["s3cret-in-a-query", "s3cret-in-a-header", "s3cret-in-a-body", "s3cret-in-a-cookie"]


def test_request_is_logged_with_what_it_was(log: Log, client: FlaskClient) -> None:
    answer = client.get("/terms?a=b")
    (line,) = log.of("request")
    assert (line["method"], line["path"], line["status"]) == ("GET", "/terms", 200)
    assert (line["address"], line["logger"]) == ("127.0.0.1", "gazette.request")
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert line["milliseconds"] >= 0
    assert "user_id" not in line


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/write", 303), ("/static/gazette.css", 200), ("/%00", 404)]
)
def test_request_that_leads_elsewhere_is_logged_too(
    log: Log, client: FlaskClient, path: str, status: int
) -> None:
    client.get(path)
    assert [line["status"] for line in log.of("request")] == [status]


def test_request_of_a_user_is_logged_with_the_users_id(log: Log, visitor: Visitor, user: User) -> None:
    visitor.get("/profile")
    assert log.of("request")[-1]["user_id"] == user.id


@pytest.mark.parametrize("length", ["", "known"])
def test_request_by_api_token_is_logged_with_the_users_id(log: Log, client: FlaskClient, length: str) -> None:
    user = UserFactory()
    secret = api_token(client.application, user)[1]
    # Without its length, a body is read by Flask's view; with it, by the front.
    body = b'{"query": "{ viewer { username } }"}'
    chunked = {"Transfer-Encoding": "chunked"} if not length else {}
    client.post(
        "/graphql",
        data=body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", **chunked},
        environ_overrides={"wsgi.input_terminated": True},
    )
    (line,) = log.of("request")
    assert (line["status"], line["user_id"]) == (200, user.id)
    assert [line for line in log.text if secret in line] == []


def test_request_under_a_strange_host_is_logged_too(log: Log, client: FlaskClient) -> None:
    client.get("/", headers={"Host": "evil.example"})
    assert [line["status"] for line in log.of("request")] == [400]


def test_no_line_holds_a_secret(log: Log, client: FlaskClient) -> None:
    query, header, body, cookie = SECRETS
    client.set_cookie("gazette_session", cookie, domain="127.0.0.1")
    client.set_cookie("gazette_session_forms", cookie, domain="127.0.0.1")
    sent = {"Authorization": f"Bearer {header}", "Referer": f"http://127.0.0.1:5000/?q={header}"}
    for path in ("/", "/nowhere", "/profile", "/login", "/graphql", "/static/x", "/posts/none/edit"):
        client.get(f"{path}?token={query}", headers=sent)
        client.post(f"{path}?token={query}", headers=sent, data={"password": body, "csrf_token": body})
    assert len(log.of("request")) == 14
    assert [secret for secret in SECRETS if secret in "\n".join(log.text)] == []


def test_no_line_of_a_whole_visit_holds_password_token_or_address(
    log: Log, app: Flask, visitor: Visitor
) -> None:
    values = {"username": "grace", "email": "grace@example.com", "accept_terms": True}
    visitor.fill("/register", password=PASSWORD, password_again=PASSWORD, **values).submit(status=303)
    tokens = list(visitor.web.cookies.values())
    visitor.log_out()
    visitor.fill("/login", login="grace", password="wrong " * 3).submit(status=400)
    visitor.fill("/login", login="grace", password=PASSWORD).submit(status=303)
    tokens += visitor.web.cookies.values()
    for secret in (*tokens, PASSWORD, "wrong wrong", "grace@example.com"):
        assert secret not in "\n".join(log.text)


def test_no_line_of_a_failed_statement_holds_its_values(log: Log, app: Flask, visitor: Visitor) -> None:
    UserFactory(username="ada")
    engine = app.extensions["gazette"].database.engine

    def break_statement(
        _connection: object, _cursor: object, statement: str, parameters: object, *_rest: object
    ) -> tuple[str, object]:
        wrong = statement.startswith("INSERT INTO login_session ")
        return statement.replace("INTO", "INTOO", 1) if wrong else statement, parameters

    event.listen(engine, "before_cursor_execute", break_statement, retval=True)
    try:
        filled = visitor.fill("/login", login="ada", password=PASSWORD)
        answer = filled.form.submit(status="*", headers={"User-Agent": SECRETS[1]})
    finally:
        event.remove(engine, "before_cursor_execute", break_statement)
    assert answer.status_int in (500, 503)
    logged = "\n".join(log.text)
    assert "INTOO login_session" in logged
    assert SECRETS[1] not in logged
    assert DBAPIError.__name__ not in answer.text


@pytest.mark.parametrize("path", ["/a%0Ab", "/a%0D%0AX: y", "/%1B[31m", '/"}{"'])
def test_path_with_control_characters_forges_no_line(log: Log, client: FlaskClient, path: str) -> None:
    client.get(path)
    (line,) = [text for text in log.text if '"request"' in text]
    assert "\n" not in line
    assert "\x1b" not in line
