"""The pages of errors: plain words, the right status, nothing about how the site works inside."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session
from webtest import TestResponse
from werkzeug.test import TestResponse as WerkzeugResponse

from models import Role, Tag, User
from services.errors import RateLimited
from tests.support.factories import PASSWORD, PostFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.conftest import Log, MakeApp, plain_client
from tests.views.pages import notice_of, text_of

SECRET = "a secret of the inside"


@pytest.fixture
def failing(make_app: MakeApp, visitor: Visitor) -> Visitor:
    """A visitor of a site with pages that fail in every way."""
    app = make_app()

    def fail_with(error: Exception) -> None:
        raise error

    failures = {
        "unexpected": ValueError(SECRET),
        "database": OperationalError("SELECT", {"password": SECRET}, Exception("gone")),
        "crowd": PoolTimeoutError(SECRET),
        "often": RateLimited("Slowly, please.", retry_after=7),
    }
    for name, error in failures.items():
        app.add_url_rule(f"/fail/{name}", name, lambda error=error: fail_with(error))
    return Visitor(app)


def assert_says_nothing(page: TestResponse) -> None:
    for word in (SECRET, "Traceback", "ValueError", "SELECT", "sqlalchemy", ".py"):
        assert word not in page.text


def test_400_page_of_a_form_that_is_none(visitor: Visitor) -> None:
    page = visitor.web.post("/login", {"login": "x"}, status=400)
    assert "form has expired" in text_of(page)


def test_403_page_of_what_may_not_be_done(visitor: Visitor) -> None:
    visitor.log_in(UserFactory(role=Role.READER))
    page = visitor.get("/write", status=403)
    assert "You may not write posts." in text_of(page)


def test_404_page_of_nothing_leads_home(visitor: Visitor) -> None:
    page = visitor.get("/nowhere", status=404)
    assert "nothing at this address" in text_of(page)
    assert page.html.find("main").find("a", href="/") is not None


def test_404_page_does_not_repeat_the_address(visitor: Visitor) -> None:
    page = visitor.get("/%3Cscript%3Ealert(1)%3C/script%3E", status=404)
    assert "<script" not in page.text


def test_405_page_says_which_methods_there_are(visitor: Visitor) -> None:
    page = visitor.web.put("/", status=405)
    assert set(page.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert "doesn't work that way" in text_of(page)


@pytest.mark.parametrize("path", ["/login", "/register", "/logout"])
def test_413_page_of_too_large_a_form(make_app: MakeApp, session: Session, path: str) -> None:
    small = Visitor(make_app(server={"max_form_bytes": 2_000}))
    form = small.fill(path).form if path != "/logout" else small.get("/login").forms[0]
    form.action = path
    fields = dict(form.submit_fields())
    small.web.post(path, {**fields, "login": "x" * 500}, status="*")
    page = small.web.post(path, {**fields, "login": "x" * 3_000}, status=413)
    assert "too large" in text_of(page)


def test_413_page_of_a_form_of_endless_parts(client: FlaskClient) -> None:
    answer = client.post(
        "/login", data={f"f{number}": "x" for number in range(2_000)}, content_type="multipart/form-data"
    )
    assert answer.status_code == 413


def test_429_page_of_a_service_that_was_asked_too_often(failing: Visitor) -> None:
    page = failing.get("/fail/often", status=429)
    assert page.headers["Retry-After"] == "7"
    assert "Slowly, please." in text_of(page)


def test_500_page_is_masked_and_gives_the_number_under_which_it_is_logged(failing: Visitor, log: Log) -> None:
    page = failing.get("/fail/unexpected", status=500)
    assert_says_nothing(page)
    number = page.headers["X-Request-ID"]
    assert number in text_of(page)
    (line,) = log.of("unexpected error")
    assert (line["request_id"], line["level"]) == (number, "error")
    assert f"ValueError: {SECRET}" in line["traceback"]


def test_500_page_of_somebody_logged_in_is_a_500_too(failing: Visitor, visitor: Visitor) -> None:
    failing.log_in(UserFactory())
    assert_says_nothing(failing.get("/fail/unexpected", status=500))


@pytest.mark.parametrize("failure", ["database", "crowd"])
def test_503_page_of_a_database_that_fails_says_when_to_try_again(failing: Visitor, failure: str) -> None:
    page = failing.get(f"/fail/{failure}", status=503)
    assert int(page.headers["Retry-After"]) > 0
    assert "can't reach its database" in text_of(page)
    assert_says_nothing(page)


@pytest.mark.parametrize("cookie", [None, "a-login-cookie"])
@pytest.mark.parametrize("path", ["/", "/users/ada", "/posts/p", "/tags/t"])
def test_pages_without_a_database_are_a_503(broken_app: Flask, path: str, cookie: str | None) -> None:
    answer = ask_without_database(broken_app, path, cookie)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "reach its database" in answer.text
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("path", ["/login", "/logout", "/write", "/profile", "/terms", "/register"])
def test_pages_without_a_database_for_somebody_logged_in_are_a_503(broken_app: Flask, path: str) -> None:
    assert ask_without_database(broken_app, path, "a-login-cookie").status_code == 503


@pytest.mark.parametrize("path", ["/login", "/terms", "/register", "/static/gazette.css"])
def test_pages_without_a_database_that_need_none_work(broken_app: Flask, path: str) -> None:
    assert ask_without_database(broken_app, path, None).status_code == 200


@pytest.mark.parametrize("cookie", [None, "a-login-cookie"])
@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/static/gazette.css", 200)])
def test_answers_without_a_database_stay_what_they_are(
    broken_app: Flask, path: str, status: int, cookie: str | None
) -> None:
    assert ask_without_database(broken_app, path, cookie).status_code == status


def ask_without_database(app: Flask, path: str, cookie: str | None) -> WerkzeugResponse:
    client = plain_client(app)
    if cookie:
        client.set_cookie("gazette_session", cookie, domain="127.0.0.1")
    return client.get(path)


@pytest.fixture
def failing_writes(app: Flask) -> Iterator[None]:
    """Let the database fail where posts or logins are written."""
    engine: Engine = app.extensions["gazette"].database.engine

    def fail(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("INSERT INTO post ", "INSERT INTO login_session ")):
            raise OperationalError(statement, {}, Exception("gone"))

    event.listen(engine, "before_cursor_execute", fail)
    yield
    event.remove(engine, "before_cursor_execute", fail)


def test_503_page_in_the_middle_of_writing_leaves_nothing(
    session: Session, visitor: Visitor, user: User, failing_writes: None
) -> None:
    filled = visitor.fill("/write", title="T", body="B", tags="one, two")
    filled.submit("intent", value="publish", status=503)
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Tag)) == 0


@pytest.mark.usefixtures("failing_writes")
def test_503_page_in_the_middle_of_registering_leaves_nothing(session: Session, visitor: Visitor) -> None:
    values = {"username": "grace", "email": "grace@example.com", "accept_terms": True}
    filled = visitor.fill("/register", password=PASSWORD, password_again=PASSWORD, **values)
    filled.submit(status=503)
    session.rollback()
    assert session.scalar(select(func.count()).select_from(User)) == 0


def test_login_needed_is_a_redirect_that_says_why_and_not_a_401(visitor: Visitor) -> None:
    PostFactory(slug="p")
    page = visitor.get("/posts/p/edit", status=303).follow()
    assert page.request.path_qs == "/login?next=%2Fposts%2Fp%2Fedit"
    assert "Please log in to go on." in notice_of(page)


HOSTS = ["evil.example", "127.0.0.1.evil.example", "evil.example:5000", "a b", "[::2]"]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/gazette.css", "/login"])
def test_host_that_is_not_ours_is_refused(client: FlaskClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"Host": host}, base_url="http://127.0.0.1:5000")
    assert answer.status_code == 400
    assert host not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:5000", "localhost", "localhost:80"])
def test_host_that_is_ours_is_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_host_forwarded_by_nobody_trusted_is_not_believed(client: FlaskClient) -> None:
    answer = client.get("/write", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"})
    assert answer.status_code == 303
    assert "evil" not in answer.headers["Location"]
