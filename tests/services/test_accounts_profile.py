"""Changing what an account says about its owner."""

import pytest
from sqlalchemy.orm import Session

from models import User
from models.database import Database
from policies import ANONYMOUS, Actor
from services.accounts import update_profile
from services.errors import Forbidden, InvalidInput, NotAuthenticated

FIELDS = ("name", "surname", "display_name", "bio", "website")


def profile(user: User) -> list[str]:
    return [getattr(user, field) for field in FIELDS]


def test_update_profile_all_fields_are_stored_as_cleaned(session: Session, author: Actor) -> None:
    user = update_profile(
        session,
        author,
        name=" Ada ",
        surname="King  Noel",
        display_name="The\nCountess",
        bio="One.\r\nTwo. ",
        website="https://example.com/~ada",
    )
    session.commit()
    session.refresh(user)
    assert profile(user) == ["Ada", "King Noel", "The Countess", "One.\nTwo.", "https://example.com/~ada"]


def test_update_profile_field_left_out_stays(session: Session, author: Actor) -> None:
    update_profile(session, author, name="Ada", bio="Numbers.")
    user = update_profile(session, author, name="")
    assert (user.name, user.bio, user.display_name) == ("", "Numbers.", "Author")


def test_update_profile_raw_html_is_kept_as_text(session: Session, author: Actor) -> None:
    user = update_profile(session, author, display_name="<script>alert(1)</script>")
    assert user.display_name == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("display_name", "", "REQUIRED"),
        ("display_name", "  ", "REQUIRED"),
        ("display_name", "x" * 101, "TOO_LONG"),
        ("name", "x" * 101, "TOO_LONG"),
        ("surname", "x" * 101, "TOO_LONG"),
        ("bio", "x" * 2_001, "TOO_LONG"),
        ("website", "https://example.com/" + "x" * 500, "TOO_LONG"),
        ("website", "javascript:alert(1)", "INVALID_URL"),
        *((field, "a\x00b", "UNUSABLE_CHARACTERS") for field in ("display_name", "name", "surname", "bio")),
    ],
)
def test_update_profile_bad_field_is_refused_and_nothing_kept(
    session: Session, database: Database, author: Actor, field: str, value: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused, database.transaction() as writing:
        update_profile(writing, author, **{"name": "Ada", "bio": "Numbers.", field: value})
    assert (field, code) in [(problem.field, problem.code) for problem in refused.value.problems]
    user = session.get_one(User, author.user_id)
    session.refresh(user)
    assert profile(user) == ["", "", "Author", "", ""]


def test_update_profile_of_a_stranger_asks_for_a_login(session: Session) -> None:
    with pytest.raises(NotAuthenticated):
        update_profile(session, ANONYMOUS, name="Ada")


def test_update_profile_of_a_vanished_account_is_forbidden(session: Session) -> None:
    with pytest.raises(Forbidden):
        update_profile(session, Actor(4_711), name="Ada")
