"""Whose API token a secret is: nobody's, once it is over, and what the scopes leave of its user."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import ApiToken, ApiTokenScope, Role, User, UserStatus
from models.statements import Statements
from models.types import utc_now
from policies import Actor
from services.api_token_secrets import new_secret
from services.api_tokens import create_api_token, revoke_api_token
from services.gazette import Gazette
from services.login_sessions import start_login
from tests.support.factories import UserFactory

READ, WRITE, MODERATE, ADMIN = ApiTokenScope
Made = tuple[ApiToken, str]


@pytest.fixture
def user(session: Session) -> User:
    """Somebody who looks after what others write."""
    return UserFactory(role=Role.EDITOR)


@pytest.fixture
def made(session: Session, user: User) -> Made:
    """A token of theirs, and its secret."""
    made = create_api_token(session, Actor.of(user), name="Script", scopes=[WRITE])
    session.commit()
    return made


def test_find_api_token_live_tells_who_it_is(gazette: Gazette, user: User, made: Made) -> None:
    token = gazette.find_api_token(made[1])
    assert token is not None
    assert (token.user_id, token.role, token.scopes) == (user.id, Role.EDITOR, (READ, WRITE))
    assert token.actor == Actor(user.id, Role.AUTHOR, (READ, WRITE))
    assert made[1] not in repr(token)


@pytest.mark.parametrize(("role", "left"), zip(Role, (*list(Role)[:3], Role.EDITOR), strict=True))
def test_find_api_token_follows_the_role_of_its_user(
    gazette: Gazette, session: Session, user: User, role: Role, left: Role
) -> None:
    _, secret = create_api_token(session, Actor.of(user), name="Moderator", scopes=[MODERATE])
    user.role = role
    session.commit()
    token = gazette.find_api_token(secret)
    assert token is not None
    assert token.actor.role is left


@pytest.mark.parametrize("rubbish", ["", "x", "gzt_", "gzt_" + "0" * 38, "\x00", "\ud800", "x" * 100_000])
def test_find_api_token_by_rubbish_asks_no_database(
    gazette: Gazette, rubbish: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Statements, "read_row")
    assert gazette.find_api_token(rubbish) is None


def test_find_api_token_unknown_finds_none(gazette: Gazette, made: Made) -> None:
    assert gazette.find_api_token(new_secret()) is None


def test_find_api_token_by_the_stored_hash_finds_none(gazette: Gazette, made: Made) -> None:
    assert gazette.find_api_token(made[0].token_hash.hex()) is None


def test_api_token_is_no_login_and_a_login_no_api_token(
    gazette: Gazette, session: Session, user: User, made: Made
) -> None:
    assert gazette.find_api_token(made[1]) is not None
    assert gazette.find_login(made[1]) is None
    assert gazette.claims.of(made[1]) is None
    cookie = start_login(session, user, lifetime=timedelta(hours=1))
    session.commit()
    assert gazette.find_login(cookie) is not None
    assert gazette.find_api_token(cookie) is None
    assert gazette.api_token_claims.of(cookie) is None


@pytest.mark.parametrize("over", ["revoked", "expired", "suspended", "deleted"])
def test_find_api_token_that_is_over_finds_none(
    gazette: Gazette, session: Session, user: User, made: Made, over: str
) -> None:
    token, secret = made
    assert gazette.find_api_token(secret) is not None
    if over == "revoked":
        revoke_api_token(session, Actor.of(user), token.id)
    elif over == "expired":
        token.expires_at = utc_now()
    elif over == "suspended":
        user.status = UserStatus.SUSPENDED
    else:
        session.delete(token)
    session.commit()
    assert gazette.find_api_token(secret) is None
    assert gazette.api_token_claims.of(secret) is None


@pytest.mark.parametrize(("minutes", "is_noted"), [(None, True), (0, False), (4, False), (6, True)])
def test_find_api_token_notes_the_use_after_five_minutes(
    gazette: Gazette, session: Session, made: Made, minutes: int | None, is_noted: bool
) -> None:
    token, secret = made
    before = token.last_used_at = None if minutes is None else utc_now() - timedelta(minutes=minutes)
    session.commit()
    assert gazette.find_api_token(secret) is not None
    session.refresh(token)
    assert (token.last_used_at != before) is is_noted
