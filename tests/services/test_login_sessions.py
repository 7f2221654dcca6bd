"""Logins on the server: what is stored of a token, and when a login is over."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import LoginSession, User
from models.types import utc_now
from services.login_sessions import end_login, hash_token, start_login, touch_login
from tests.support.factories import UserFactory

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def user(session: Session) -> User:
    """Somebody with an account."""
    return UserFactory()


def logged_in(session: Session, user: User) -> tuple[str, LoginSession]:
    token = start_login(session, user, lifetime=AN_HOUR)
    session.commit()
    return token, session.get_one(LoginSession, hash_token(token))


def is_over(session: Session, token: str) -> bool:
    return session.get_one(LoginSession, hash_token(token)).revoked_at is not None


def test_start_login_stores_only_the_sha_256_of_a_long_random_token(session: Session, user: User) -> None:
    token = start_login(
        session, user, lifetime=AN_HOUR, remembered=True, user_agent="Lynx", address="192.0.2.1"
    )
    session.commit()
    login = session.scalars(select(LoginSession)).one()
    assert len(token) >= 43
    assert login.token_hash == hashlib.sha256(token.encode()).digest()
    assert (login.user_id, login.remembered) == (user.id, True)
    assert (login.user_agent, login.address) == ("Lynx", "192.0.2.1")
    assert timedelta(minutes=59) < login.expires_at - utc_now() <= AN_HOUR
    assert token not in repr([getattr(login, column.key) for column in LoginSession.__table__.columns])


def test_start_login_twice_gives_two_tokens_that_live_side_by_side(session: Session, user: User) -> None:
    first, second = logged_in(session, user)[0], logged_in(session, user)[0]
    assert first != second
    end_login(session, first)
    session.commit()
    session.expire_all()
    assert is_over(session, first)
    assert not is_over(session, second)


def test_start_login_with_an_overlong_user_agent_cuts_it(session: Session, user: User) -> None:
    token = start_login(session, user, lifetime=AN_HOUR, user_agent="x" * 10_000, address="y" * 100)
    session.commit()
    login = session.get_one(LoginSession, hash_token(token))
    assert (len(login.user_agent), len(login.address)) == (300, 45)


def test_end_login_is_over_for_good_and_keeps_its_time(session: Session, user: User) -> None:
    token, login = logged_in(session, user)
    end_login(session, token)
    session.commit()
    session.refresh(login)
    ended = login.revoked_at
    assert ended is not None
    end_login(session, token)
    session.commit()
    session.refresh(login)
    assert login.revoked_at == ended


def test_end_login_unknown_changes_nothing(session: Session, user: User) -> None:
    token, _ = logged_in(session, user)
    end_login(session, "of nobody")
    session.commit()
    session.expire_all()
    assert not is_over(session, token)


def test_touch_login_stale_is_fresh_again(session: Session, user: User) -> None:
    _, login = logged_in(session, user)
    login.last_seen_at = utc_now() - AN_HOUR
    session.commit()
    touch_login(session, login.token_hash)
    session.commit()
    session.refresh(login)
    assert utc_now() - login.last_seen_at < timedelta(minutes=1)


def test_touch_login_unknown_changes_nothing(session: Session, user: User) -> None:
    _, login = logged_in(session, user)
    seen = login.last_seen_at
    touch_login(session, hash_token("of nobody"))
    session.commit()
    session.refresh(login)
    assert login.last_seen_at == seen


def test_start_login_forgets_the_users_logins_that_are_over(session: Session, user: User) -> None:
    kept, _ = logged_in(session, user)
    ended, _ = logged_in(session, user)
    start_login(session, user, lifetime=-AN_HOUR)
    somebody_elses = start_login(session, UserFactory(), lifetime=-AN_HOUR)
    end_login(session, ended)
    session.commit()
    newest, _ = logged_in(session, user)
    hashes = set(session.scalars(select(LoginSession.token_hash)))
    assert hashes == {hash_token(token) for token in (kept, newest, somebody_elses)}
