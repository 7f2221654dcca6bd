"""Whose login a token is: nobody's, once it is over."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import LoginSession, Role, User, UserStatus
from models.types import utc_now
from policies import Actor
from services.gazette import Gazette
from services.login_sessions import end_login, hash_token, start_login
from tests.support.factories import UserFactory

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def user(session: Session) -> User:
    """Somebody with an account."""
    return UserFactory(role=Role.EDITOR, display_name="Ärmel")


@pytest.fixture
def token(session: Session, user: User) -> str:
    """The token of their login."""
    token = start_login(session, user, lifetime=AN_HOUR)
    session.commit()
    return token


def test_find_login_live_tells_who_it_is(gazette: Gazette, user: User, token: str) -> None:
    login = gazette.find_login(token)
    assert login is not None
    assert (login.user_id, login.username, login.display_name) == (user.id, user.username, "Ärmel")
    assert (login.actor, login.is_stale) == (Actor.of(user), False)


@pytest.mark.parametrize("other", ["", "x", "\x00", "\ud800", "ü" * 10_000])
def test_find_login_of_another_token_finds_none(gazette: Gazette, token: str, other: str) -> None:
    assert gazette.find_login(other) is None


def test_find_login_by_the_stored_hash_finds_none(gazette: Gazette, token: str) -> None:
    assert gazette.find_login(hash_token(token).hex()) is None


def test_find_login_expired_finds_none(gazette: Gazette, session: Session, token: str) -> None:
    session.get_one(LoginSession, hash_token(token)).expires_at = utc_now()
    session.commit()
    assert gazette.find_login(token) is None


def test_find_login_ended_finds_none(gazette: Gazette, session: Session, token: str) -> None:
    end_login(session, token)
    session.commit()
    assert gazette.find_login(token) is None


def test_find_login_of_somebody_suspended_meanwhile_finds_none(
    gazette: Gazette, session: Session, user: User, token: str
) -> None:
    user.status = UserStatus.SUSPENDED
    session.commit()
    assert gazette.find_login(token) is None


@pytest.mark.parametrize("status", [UserStatus.NEW, UserStatus.ACTIVE])
def test_find_login_of_others_finds_them(
    gazette: Gazette, session: Session, user: User, token: str, status: UserStatus
) -> None:
    user.status = status
    session.commit()
    assert gazette.find_login(token) is not None


@pytest.mark.parametrize(("minutes", "is_noted"), [(0, False), (4, False), (6, True)])
def test_find_login_notes_the_use_after_five_minutes(
    gazette: Gazette, session: Session, token: str, minutes: int, is_noted: bool
) -> None:
    login = session.get_one(LoginSession, hash_token(token))
    seen = login.last_seen_at = utc_now() - timedelta(minutes=minutes)
    session.commit()
    assert gazette.find_login(token) is not None
    session.refresh(login)
    assert (login.last_seen_at > seen) is is_noted
