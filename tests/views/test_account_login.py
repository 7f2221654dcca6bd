"""Logging in and out, as people do it, and as those who guess do."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import LoginSession, User, UserStatus
from tests.support.factories import PASSWORD, PASSWORD_HASH, UserFactory
from tests.support.visitor import Visitor
from tests.views.conftest import MakeApp
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of

WRONG = "another kettle southwards"


def count_logins(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(LoginSession)) or 0


def test_login_with_right_password_is_kept_until_logout(visitor: Visitor) -> None:
    user = UserFactory()
    visitor.log_in(user)
    assert visitor.get("/profile").status_int == 200
    visitor.log_out()
    assert visitor.get("/profile", status=303).location.endswith("/login?next=%2Fprofile")


@pytest.mark.parametrize("login", ["Ada", "ada", "ADA@example.com", " ada@EXAMPLE.com "])
def test_login_by_name_or_address_leads_home_with_a_message(visitor: Visitor, login: str) -> None:
    UserFactory(username="Ada", email="ada@example.com", display_name="Ada L")
    page = visitor.fill("/login", login=login, password=PASSWORD).submit(status=303).follow()
    assert page.request.path == "/"
    assert notice_of(page) == "You are logged in as Ada L."
    assert notice_of(visitor.get("/")) == ""


@pytest.mark.parametrize(
    ("login", "password"),
    [
        *(("ada", WRONG), ("ada", "x" * 100_000), ("ada", "a\x00b"), ("nobody", PASSWORD)),
        *(("nobody@example.com", PASSWORD), ("a\x00da", PASSWORD), ("x" * 100_000, PASSWORD)),
        *(("' OR ''='", "' OR ''='"), ("imported", PASSWORD)),
    ],
)
def test_login_wrong_is_answered_alike_whoever_it_is(
    session: Session, visitor: Visitor, login: str, password: str
) -> None:
    UserFactory(username="ada")
    UserFactory(username="imported", password_hash=None)
    page = visitor.fill("/login", login=login, password=password).submit(status=400)
    assert "The name and the password don't match an account." in alert_of(page)
    assert problems_of(page) == {}
    assert values_of(page, "password") == [""]
    assert count_logins(session) == 0


def test_login_wrong_verifies_a_hash_whether_the_account_exists_or_not(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    UserFactory(username="ada")
    verified = []
    original = PasswordHasher.verify

    def verify(self: PasswordHasher, stored: str, password: bytes) -> bool:
        verified.append(stored.split("$")[3])
        return original(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    pages = [
        visitor.fill("/login", login=login, password=WRONG).submit(status=400) for login in ("ada", "nobody")
    ]
    assert verified == ["m=8,t=1,p=1"] * 2
    assert alert_of(pages[0]) == alert_of(pages[1])


@pytest.mark.parametrize(("bad", "field"), [({"login": ""}, "login"), ({"password": ""}, "password")])
def test_login_with_an_empty_field_is_told_at_that_field(
    visitor: Visitor, bad: dict[str, str], field: str
) -> None:
    page = visitor.fill("/login", **{"login": "ada", "password": PASSWORD, **bad}).submit(status=400)
    assert set(problems_of(page)) == {field}


def test_login_wrong_keeps_the_name_and_the_tick(visitor: Visitor) -> None:
    page = visitor.fill("/login", login="ada", password=WRONG, remember=True).submit(status=400)
    assert values_of(page, "login", "remember") == ["ada", "y"]
    assert WRONG not in page.text


def test_login_of_a_suspended_account_says_so_only_with_the_right_password(
    session: Session, visitor: Visitor
) -> None:
    UserFactory(username="ada", status=UserStatus.SUSPENDED)
    assert "suspended" in alert_of(visitor.fill("/login", login="ada", password=PASSWORD).submit(status=400))
    assert "suspended" not in alert_of(visitor.fill("/login", login="ada", password=WRONG).submit(status=400))
    assert count_logins(session) == 0


def test_login_after_the_parameters_changed_renews_the_hash(
    session: Session, make_app: MakeApp, visitor: Visitor
) -> None:
    user = UserFactory()
    dearer = Visitor(make_app(passwords={"memory_kib": 16}))
    dearer.log_in(user)
    session.refresh(user)
    renewed = user.password_hash
    assert renewed is not None
    assert "m=16,t=1,p=1" in renewed
    dearer.log_out()
    dearer.log_in(user)
    session.refresh(user)
    assert user.password_hash == renewed


def test_login_wrong_after_the_parameters_changed_leaves_the_hash(
    session: Session, make_app: MakeApp, visitor: Visitor
) -> None:
    user = UserFactory(username="ada")
    dearer = Visitor(make_app(passwords={"memory_kib": 16}))
    dearer.fill("/login", login="ada", password=WRONG).submit(status=400)
    session.refresh(user)
    assert user.password_hash == PASSWORD_HASH


def test_login_when_logged_in_already_leads_on(visitor: Visitor, user: User) -> None:
    assert visitor.get("/login", status=303).location.endswith("/")
    assert visitor.get("/login?next=/profile", status=303).location.endswith("/profile")
    assert not visitor.get("/login?next=//evil.example", status=303).location.endswith("evil.example")


def test_login_page_that_another_page_asked_for_says_why_and_leads_back(visitor: Visitor) -> None:
    user = UserFactory()
    page = visitor.get("/write?draft=1", status=303).follow()
    assert "log in" in notice_of(page).lower()
    page.forms[0]["login"], page.forms[0]["password"] = user.username, PASSWORD
    assert page.forms[0].submit(status=303).follow().request.path_qs == "/write?draft=1"


def test_logout_by_get_only_asks(visitor: Visitor, user: User) -> None:
    page = visitor.get("/logout")
    assert user.display_name in text_of(page)
    visitor.get("/profile")


def test_logout_by_post_ends_it_with_a_message(visitor: Visitor, user: User) -> None:
    page = visitor.fill("/logout").submit(status=303).follow()
    assert page.request.path == "/"
    assert notice_of(page) == "You are logged out."
    visitor.get("/profile", status=303)


def test_logout_of_a_stranger_does_no_harm(visitor: Visitor) -> None:
    assert "not logged in" in text_of(visitor.get("/logout"))
    token = visitor.get("/login").forms[0]["csrf_token"].value
    visitor.web.post("/logout", {"csrf_token": token}, status=303)
