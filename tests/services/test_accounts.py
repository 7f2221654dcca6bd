"""Making accounts and finding them."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Role, User, UserStatus
from models.database import Database
from policies import ANONYMOUS, Actor
from services.accounts import change_role, create_user, find_user, get_user, list_users
from services.errors import Conflict, Forbidden, InvalidInput, NotAuthenticated, NotFound
from services.gazette import Gazette
from tests.services.refusals import problems_of
from tests.support.factories import PASSWORD, UserFactory

GOOD: dict[str, Any] = {
    "username": "Ada-1",
    "email": "Ada@Example.com",
    "password": PASSWORD,
    "role": Role.AUTHOR,
}


def register(session: Session, gazette: Gazette, **changes: Any) -> User:
    return create_user(session, gazette.passwords, **{**GOOD, **changes})


def test_create_user_good_is_stored_with_folded_names_and_a_hash(session: Session, gazette: Gazette) -> None:
    user = register(session, gazette, accepted_terms_version="2026-01")
    session.commit()
    session.refresh(user)
    assert (user.username, user.username_folded) == ("Ada-1", "ada-1")
    assert (user.email, user.email_folded) == ("Ada@example.com", "ada@example.com")
    assert (user.display_name, user.role, user.status) == ("Ada-1", Role.AUTHOR, UserStatus.ACTIVE)
    assert user.password_hash is not None
    assert user.password_hash.startswith("$argon2id$")
    assert gazette.passwords.verify(user.password_hash, PASSWORD)
    assert user.accepted_terms_version == "2026-01"
    assert user.accepted_terms_at is not None


def test_create_user_without_terms_notes_no_consent(session: Session, gazette: Gazette) -> None:
    user = register(session, gazette)
    assert (user.accepted_terms_version, user.accepted_terms_at) == (None, None)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("username", "a", "INVALID_USERNAME"),
        ("username", "a\x00bc", "INVALID_USERNAME"),
        ("username", "x" * 100_000, "INVALID_USERNAME"),
        ("email", "nowhere", "INVALID_EMAIL"),
        ("email", "x" * 100_000 + "@example.com", "INVALID_EMAIL"),
        ("email", "a\x00@example.com", "INVALID_EMAIL"),
        ("password", "too short", "TOO_SHORT"),
        ("password", "passwordpassword", "COMMON_PASSWORD"),
        ("password", "x" * 100_000, "TOO_LONG"),
        ("display_name", "x" * 101, "TOO_LONG"),
        ("display_name", "a\x00b", "UNUSABLE_CHARACTERS"),
    ],
)
def test_create_user_bad_field_is_refused_at_that_field(
    session: Session, gazette: Gazette, field: str, value: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        register(session, gazette, **{field: value})
    assert problems_of(refused.value) == [(field, code)]
    assert session.scalar(select(func.count()).select_from(User)) == 0


def test_create_user_all_fields_bad_is_told_all_at_once(session: Session, gazette: Gazette) -> None:
    with pytest.raises(InvalidInput) as refused:
        register(session, gazette, username="?", email="?", password="?")
    assert [problem.field for problem in refused.value.problems] == ["username", "email", "password"]


@pytest.mark.parametrize("username", ["Ada-1", "ADA-1", "ada-1", " ada-1 "])
def test_create_user_with_a_taken_name_is_a_conflict(
    session: Session, gazette: Gazette, username: str
) -> None:
    register(session, gazette)
    with pytest.raises(Conflict) as refused:
        register(session, gazette, username=username, email="other@example.com")
    assert problems_of(refused.value) == [("username", "TAKEN")]
    # Only the savepoint is undone: the transaction goes on.
    assert session.scalar(select(func.count()).select_from(User)) == 1


@pytest.mark.parametrize("email", ["Ada@example.com", "ADA@EXAMPLE.COM", " ａda@example.com"])
def test_create_user_with_a_taken_address_is_a_conflict(
    session: Session, gazette: Gazette, email: str
) -> None:
    register(session, gazette)
    with pytest.raises(Conflict) as refused:
        register(session, gazette, username="other", email=email)
    assert problems_of(refused.value) == [("email", "TAKEN")]


def test_create_user_undone_leaves_nothing(session: Session, database: Database, gazette: Gazette) -> None:
    def register_twice() -> None:
        with database.transaction() as writing:
            register(writing, gazette)
            register(writing, gazette)

    with pytest.raises(Conflict):
        register_twice()
    assert session.scalar(select(func.count()).select_from(User)) == 0


def test_change_role_by_an_admin_is_done(session: Session, admin: Actor) -> None:
    user = UserFactory()
    change_role(session, admin, user.username.upper(), Role.EDITOR)
    session.commit()
    session.refresh(user)
    assert user.role is Role.EDITOR


def test_change_role_by_others_is_refused(session: Session, editor: Actor) -> None:
    user = UserFactory()
    with pytest.raises(Forbidden):
        change_role(session, editor, user.username, Role.ADMIN)
    with pytest.raises(NotAuthenticated):
        change_role(session, ANONYMOUS, user.username, Role.ADMIN)
    assert user.role is Role.AUTHOR


def test_change_role_of_nobody_is_not_found(session: Session, admin: Actor) -> None:
    with pytest.raises(NotFound):
        change_role(session, admin, "nobody", Role.EDITOR)


@pytest.mark.parametrize("written", ["Grace", "grace", "GRACE", "Ｇrace"])
def test_find_user_by_name_in_any_case_is_found(session: Session, written: str) -> None:
    user = UserFactory(username="Grace")
    assert find_user(session, ANONYMOUS, written) is user
    assert get_user(session, ANONYMOUS, written) is user


@pytest.mark.parametrize("written", ["", "gracie", "grace@example.com", "x" * 10_000, "%", "gra_e"])
def test_get_user_unknown_is_not_found(session: Session, written: str) -> None:
    UserFactory(username="Grace")
    assert find_user(session, ANONYMOUS, written) is None
    with pytest.raises(NotFound):
        get_user(session, ANONYMOUS, written)


@pytest.mark.parametrize("status", [UserStatus.SUSPENDED, UserStatus.NEW])
def test_get_user_who_is_not_active_is_found_by_admins_only(
    session: Session, admin: Actor, stranger: Actor, status: UserStatus
) -> None:
    user = UserFactory(username="grace", status=status)
    assert get_user(session, admin, "grace") is user
    for actor in (ANONYMOUS, stranger):
        with pytest.raises(NotFound):
            get_user(session, actor, "grace")


def test_list_users_gives_whom_the_actor_may_see_oldest_first(session: Session, admin: Actor) -> None:
    first, hidden, last = UserFactory(), UserFactory(status=UserStatus.SUSPENDED), UserFactory()
    everybody = [user.id for user in list_users(session, admin)]
    assert everybody == [admin.user_id, first.id, hidden.id, last.id]
    assert [user.id for user in list_users(session, ANONYMOUS)] == [admin.user_id, first.id, last.id]
