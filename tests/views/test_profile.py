"""One's own profile, and the public page of a user."""

import pytest
from sqlalchemy.orm import Session

from models import Role, User, UserStatus
from tests.support.factories import PostFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of

FIELDS = ("display_name", "name", "surname", "bio", "website")


def test_profile_of_a_stranger_asks_for_a_login(visitor: Visitor) -> None:
    page = visitor.get("/profile", status=303).follow()
    assert page.request.path_qs == "/login?next=%2Fprofile"
    assert notice_of(page)


def test_profile_shows_the_account_and_what_is_stored(session: Session, visitor: Visitor, user: User) -> None:
    user.bio, user.website = "Numbers.", "https://example.com/"
    session.commit()
    page = visitor.get("/profile")
    assert user.email in text_of(page)
    assert "Author" in text_of(page)
    assert values_of(page, *FIELDS) == ["Ada Lovelace", "", "", "Numbers.", "https://example.com/"]


def test_profile_changed_is_stored_and_said(session: Session, visitor: Visitor, user: User) -> None:
    new = {"display_name": "A. L.", "name": "Ada", "surname": "King", "bio": "One.\nTwo.", "website": ""}
    page = visitor.fill("/profile", **new).submit(status=303).follow()
    assert notice_of(page) == "Your profile is saved."
    assert values_of(page, "display_name", "surname") == ["A. L.", "King"]
    session.refresh(user)
    assert {field: getattr(user, field) for field in FIELDS} == new


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("display_name", "", "must not be empty"),
        ("display_name", "  ", "must not be empty"),
        ("display_name", "x" * 101, "100"),
        ("display_name", "x" * 100_000, "100"),
        ("display_name", "a\x00b", "control characters"),
        ("name", "x" * 101, "at most 100"),
        ("name", "a\x00b", "control characters"),
        ("surname", "x" * 101, "at most 100"),
        ("surname", "a\x00b", "control characters"),
        ("bio", "x" * 2_001, "at most 2,000"),
        ("bio", "a\x00b", "control characters"),
        ("website", "example.com", "full address"),
        ("website", "javascript:alert(1)", "full address"),
        ("website", "https://example.com/" + "x" * 500, "at most 500"),
        ("website", "https://a.example/\x00", "control characters"),
    ],
)
def test_profile_bad_field_shows_the_page_again_with_the_message_at_it(
    session: Session, visitor: Visitor, user: User, field: str, value: str, words: str
) -> None:
    page = visitor.fill("/profile", **{"name": "New", field: value}).submit(status=400)
    problems = problems_of(page)
    assert set(problems) == {field}
    assert words in problems[field]
    assert words in alert_of(page)
    session.refresh(user)
    assert (user.name, user.display_name) == ("", "Ada Lovelace")


def test_profile_bad_keeps_what_was_typed(visitor: Visitor, user: User) -> None:
    page = visitor.fill("/profile", name="Typed", website="nowhere").submit(status=400)
    assert values_of(page, "name", "website") == ["Typed", "nowhere"]


@pytest.mark.parametrize(("field", "value"), [("role", "admin"), ("email", "x@example.com"), ("id", "1")])
def test_profile_with_a_field_of_ones_own_is_not_heard(
    session: Session, visitor: Visitor, user: User, field: str, value: str
) -> None:
    form = visitor.fill("/profile", name="New").form
    visitor.web.post("/profile", [*form.submit_fields(), (field, value)], status=303)
    session.refresh(user)
    assert (user.name, user.role, user.email) == ("New", Role.AUTHOR, "ada@example.com")


def test_profile_is_changed_by_patch_too(session: Session, visitor: Visitor, user: User) -> None:
    form = visitor.fill("/profile", name="New").form
    visitor.web.patch("/profile", dict(form.submit_fields()), status=303)
    session.refresh(user)
    assert user.name == "New"


def test_user_page_shows_who_they_are_and_what_they_published(session: Session, visitor: Visitor) -> None:
    grace = UserFactory(username="grace", display_name="Grace H.", bio="Ships.", website="https://g.example/")
    PostFactory(author=grace, title="Shown")
    PostFactory(author=grace, title="Hidden", draft=True)
    PostFactory(title="By another")
    page = visitor.get("/users/grace")
    text = text_of(page)
    assert [part for part in ("Grace H.", "Ships.", "Shown") if part not in text] == []
    assert "Hidden" not in text
    assert "By another" not in text
    assert grace.email not in page.text
    assert page.html.find("a", href="https://g.example/")["rel"]


def test_user_page_of_oneself_shows_drafts_too(visitor: Visitor, user: User) -> None:
    PostFactory(author=user, title="Hidden", draft=True)
    assert "Hidden" in text_of(visitor.get("/users/ada"))
    assert "Hidden" in text_of(visitor.get("/users/ADA"))


def test_user_page_without_posts_says_so(visitor: Visitor) -> None:
    UserFactory(username="grace", display_name="Grace H.")
    assert "not published anything" in text_of(visitor.get("/users/grace"))


@pytest.mark.parametrize(
    "name", ["nobody", "%00", "a%00b", "%ED%A0%80", "%FF", "x" * 5_000, "d%C3%A4nu", "..", "%25", "hidden"]
)
def test_user_page_of_nobody_is_not_found(visitor: Visitor, name: str) -> None:
    UserFactory(username="hidden", status=UserStatus.SUSPENDED)
    visitor.get(f"/users/{name}", status=404)
