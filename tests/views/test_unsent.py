"""A form that can't be taken any more gives back what was written into it."""

from flask import Flask
from sqlalchemy.orm import Session

from services.login_sessions import end_login
from tests.support.factories import PostFactory, UserFactory
from tests.support.visitor import HOST, Visitor
from tests.views.pages import text_of

HERE = {"Origin": f"http://{HOST}"}
WRITTEN = {"title": "News & <more>", "body": "\nOnce upon\na time.", "tags": "ink", "excerpt": ""}


def _end_login(app: Flask, visitor: Visitor) -> None:
    gazette = app.extensions["gazette"]
    with gazette.database.transaction() as session:
        end_login(session, visitor.web.cookies[gazette.settings.sessions.cookie_name])


def test_text_sent_after_the_login_ended_is_given_back_with_a_way_to_log_in(
    app: Flask, session: Session, visitor: Visitor
) -> None:
    visitor.log_in(UserFactory())
    token = visitor.fill("/write", title="").form["csrf_token"].value
    _end_login(app, visitor)
    page = visitor.web.post("/write", {**WRITTEN, "csrf_token": token}, headers=HERE, status=403)
    assert "Your login has ended" in text_of(page)
    assert [area.text.strip() for area in page.html.select("textarea[readonly]")] == [
        *("News & <more>", "Once upon\na time.", "ink")
    ]
    assert page.html.select_one("main a.button")["href"] == "/login?next=/write"


def test_comment_sent_after_the_login_ended_is_given_back(
    app: Flask, session: Session, visitor: Visitor
) -> None:
    PostFactory(slug="p")
    visitor.log_in(UserFactory())
    form = visitor.get("/posts/p").forms["comment-form"]
    _end_login(app, visitor)
    form["body"] = "Well said."
    page = visitor.web.post("/posts/p", form.submit_fields(), headers=HERE, status=403)
    assert page.html.select_one("textarea[readonly]").text.strip() == "Well said."


def test_text_in_a_form_that_has_expired_is_given_back(session: Session, visitor: Visitor) -> None:
    visitor.log_in(UserFactory())
    page = visitor.web.post("/write", {**WRITTEN, "csrf_token": "old"}, headers=HERE, status=400)
    assert "form has expired" in text_of(page)
    assert page.html.select_one("textarea[readonly]").text.strip() == "News & <more>"
    assert page.html.select_one("main a.button")["href"] == "/write"


def test_text_of_another_sites_form_is_not_shown(session: Session, visitor: Visitor) -> None:
    for headers in ({"Origin": "http://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site", **HERE}, {}):
        page = visitor.web.post("/write", {**WRITTEN, "csrf_token": "x"}, headers=headers, status=400)
        assert "News" not in page.text


def test_nothing_written_leads_to_the_login(app: Flask, session: Session, visitor: Visitor) -> None:
    visitor.log_in(UserFactory())
    token = visitor.fill("/write", title="").form["csrf_token"].value
    _end_login(app, visitor)
    answer = visitor.web.post("/write", {"title": " ", "csrf_token": token}, headers=HERE, status=303)
    assert answer.location.endswith("/login")


def test_passwords_are_never_given_back(session: Session, visitor: Visitor) -> None:
    sent = {"login": "ada", "password": "a very secret one", "csrf_token": "old"}
    page = visitor.web.post("/login", sent, headers=HERE, status=400)
    assert "a very secret one" not in page.text
