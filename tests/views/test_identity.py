"""The login cookie and the login behind it: where it is kept, how long it holds, and what ends it."""

import hashlib
from datetime import timedelta
from http.cookies import Morsel, SimpleCookie

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from webtest import TestResponse

from models import LoginSession, User, UserStatus
from models.types import utc_now
from tests.support.factories import PASSWORD, UserFactory
from tests.support.visitor import HOST, Visitor
from tests.views.conftest import MakeApp, plain_client

COOKIE, FORMS = "gazette_session", "gazette_session_forms"


def cookies_of(answer: TestResponse) -> dict[str, Morsel[str]]:
    parsed = SimpleCookie()
    for header in answer.headers.getall("Set-Cookie"):
        parsed.load(header)
    return dict(parsed)


def log_in(visitor: Visitor, user: User, *, remember: bool = False) -> TestResponse:
    filled = visitor.fill("/login", login=user.username, password=PASSWORD, remember=remember)
    return filled.submit(status=303)


def stored(session: Session) -> list[LoginSession]:
    session.rollback()
    return list(session.scalars(select(LoginSession).order_by(LoginSession.created_at)))


def is_known(app: Flask, token: str) -> bool:
    """Whether somebody who has copied the cookie is let in."""
    client = plain_client(app)
    client.set_cookie(COOKIE, token, domain=HOST.partition(":")[0])
    return client.get("/profile").status_code == 200


def test_login_cookie_is_for_http_only_and_this_site_and_goes_with_the_browser(visitor: Visitor) -> None:
    cookie = cookies_of(log_in(visitor, UserFactory()))[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert (cookie["secure"], cookie["max-age"], cookie["expires"], cookie["domain"]) == ("", "", "", "")


def test_login_cookie_remembered_lasts_thirty_days(session: Session, visitor: Visitor) -> None:
    cookie = cookies_of(log_in(visitor, UserFactory(), remember=True))[COOKIE]
    assert int(cookie["max-age"]) == 30 * 24 * 3600
    (login,) = stored(session)
    assert login.remembered
    assert timedelta(days=29) < login.expires_at - utc_now() <= timedelta(days=30)


def test_login_not_remembered_lasts_twelve_hours(session: Session, visitor: Visitor) -> None:
    log_in(visitor, UserFactory())
    (login,) = stored(session)
    assert timedelta(hours=11) < login.expires_at - utc_now() <= timedelta(hours=12)


def test_login_cookie_is_taken_back_as_it_was_given(visitor: Visitor) -> None:
    log_in(visitor, UserFactory())
    cookie = cookies_of(visitor.fill("/logout").submit(status=303))[COOKIE]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", "0", "/")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_cookies_with_the_secure_setting_are_for_https_only(make_app: MakeApp, visitor: Visitor) -> None:
    secure = Visitor(make_app(server={"secure_cookies": True}))
    secure.web.extra_environ["wsgi.url_scheme"] = "https"
    user = UserFactory()
    page = secure.get("/login")
    assert cookies_of(page)[FORMS]["secure"]
    form = page.forms[0]
    form["login"], form["password"] = user.username, PASSWORD
    answer = form.submit(headers={"Referer": f"https://{HOST}/login"}, status=303)
    assert {name: bool(cookie["secure"]) for name, cookie in cookies_of(answer).items()} == {
        COOKIE: True,
        FORMS: True,
    }


def test_form_cookie_is_for_http_only_and_this_site(visitor: Visitor) -> None:
    cookie = cookies_of(visitor.get("/login"))[FORMS]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_login_cookie_holds_an_opaque_token_whose_hash_alone_is_stored(
    session: Session, visitor: Visitor
) -> None:
    user = UserFactory()
    token = cookies_of(log_in(visitor, user))[COOKIE].value
    (login,) = stored(session)
    assert len(token) >= 43
    assert login.token_hash == hashlib.sha256(token.encode()).digest()
    assert (login.user_id, login.address) == (user.id, "127.0.0.1")
    for secret in (user.username, user.email, str(PASSWORD)):
        assert secret not in token


def test_login_anew_replaces_the_old_login(app: Flask, session: Session, visitor: Visitor) -> None:
    user = UserFactory()
    log_in(visitor, user)
    first = visitor.web.cookies[COOKIE]
    other = Visitor(app)
    other.web.set_cookie(COOKIE, first)
    log_in_over_the_old_one(other, user)
    second = other.web.cookies[COOKIE]
    assert first != second
    assert (is_known(app, first), is_known(app, second)) == (False, True)
    assert [login.revoked_at for login in stored(session)] == [None]


def log_in_over_the_old_one(visitor: Visitor, user: User) -> None:
    # Somebody who is logged in is sent on from the form: its fields are sent as the form would.
    page = visitor.get("/logout")
    values = {"login": user.username, "password": PASSWORD, "csrf_token": page.forms[0]["csrf_token"].value}
    visitor.web.post("/login", values, status=303)


def test_login_with_a_planted_cookie_gets_a_new_one(app: Flask, visitor: Visitor) -> None:
    visitor.web.set_cookie(COOKIE, "planted-by-somebody-else")
    log_in(visitor, UserFactory())
    assert visitor.web.cookies[COOKIE] != "planted-by-somebody-else"
    assert not is_known(app, "planted-by-somebody-else")


@pytest.mark.parametrize("step", ["log in", "log out"])
def test_login_and_logout_end_the_session_of_the_forms(visitor: Visitor, step: str) -> None:
    user = UserFactory()
    if step == "log out":
        log_in(visitor, user)
    page = visitor.get("/logout" if step == "log out" else "/register")
    token = page.forms[0]["csrf_token"].value
    visitor.log_out() if step == "log out" else log_in(visitor, user)
    visitor.web.post("/login", {"login": "x", "password": "y", "csrf_token": token}, status=400)
    answer = visitor.web.post("/logout", {"csrf_token": token}, status=400)
    assert "form has expired" in answer.text


def test_logout_kills_every_copy_of_the_cookie(app: Flask, visitor: Visitor, user: User) -> None:
    log_in_over_the_old_one(visitor, user)
    token = visitor.web.cookies[COOKIE]
    assert is_known(app, token)
    answer = visitor.fill("/logout").submit(status=303)
    assert int(cookies_of(answer)[COOKIE]["max-age"]) == 0
    assert not is_known(app, token)


def test_logout_leaves_logins_on_other_devices(app: Flask, visitor: Visitor, user: User) -> None:
    other = Visitor(app)
    other.log_in(user)
    visitor.log_out()
    assert is_known(app, other.web.cookies[COOKIE])


def test_cookie_of_a_user_suspended_meanwhile_is_dead_at_once(
    session: Session, visitor: Visitor, user: User
) -> None:
    user.status = UserStatus.SUSPENDED
    session.commit()
    visitor.get("/profile", status=303)


def test_cookie_of_an_expired_login_is_dead(session: Session, visitor: Visitor, user: User) -> None:
    (login,) = stored(session)
    login.expires_at = utc_now()
    session.commit()
    visitor.get("/profile", status=303)


@pytest.mark.parametrize("token", ["", "x", "%00", "ä" * 50, "x" * 3_000, "..", "' OR 1=1 --"])
def test_cookie_of_nobody_is_a_stranger(client: object, app: Flask, token: str) -> None:
    assert not is_known(app, token)


@pytest.mark.parametrize(("minutes", "written"), [(4, False), (6, True)])
def test_last_seen_is_written_at_most_every_five_minutes(
    session: Session, visitor: Visitor, user: User, minutes: int, written: bool
) -> None:
    (login,) = stored(session)
    seen = login.last_seen_at = utc_now() - timedelta(minutes=minutes)
    session.commit()
    for _ in range(2):
        visitor.get("/")
    (login,) = stored(session)
    session.refresh(login)
    assert (login.last_seen_at > seen) is written


def test_last_seen_is_kept_even_if_the_request_fails(session: Session, visitor: Visitor, user: User) -> None:
    (login,) = stored(session)
    login.last_seen_at = seen = utc_now() - timedelta(hours=1)
    session.commit()
    visitor.fill("/write", title="T", body="B", slug="No slug").submit("intent", value="draft", status=400)
    (login,) = stored(session)
    session.refresh(login)
    assert login.last_seen_at > seen
