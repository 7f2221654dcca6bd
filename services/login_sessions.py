"""Logins, kept on the server: starting one, noting that it is used, ending it."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from models import LoginSession, User
from models.types import utc_now

TOKEN_BYTES = 32
LAST_SEEN_PRECISION = timedelta(minutes=5)


def start_login(
    session: Session,
    user: User,
    *,
    lifetime: timedelta,
    remembered: bool = False,
    user_agent: str = "",
    address: str = "",
) -> str:
    """Begin a login and return its token, which is stored nowhere: only its hash is."""
    _forget_ended_logins(session, user)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        LoginSession(
            token_hash=hash_token(token),
            user_id=user.id,
            user_agent=user_agent[:300],
            address=address[:45],
            remembered=remembered,
            expires_at=utc_now() + lifetime,
        )
    )
    session.flush()
    return token


def touch_login(session: Session, token_hash: bytes) -> None:
    """Note that a login was used just now."""
    session.execute(
        update(LoginSession).where(LoginSession.token_hash == token_hash).values(last_seen_at=utc_now())
    )


def end_login(session: Session, token: str) -> None:
    """End a login: whoever holds a copy of its cookie is logged out too."""
    session.execute(
        update(LoginSession)
        .where(LoginSession.token_hash == hash_token(token), LoginSession.revoked_at.is_(None))
        .values(revoked_at=utc_now())
    )


def _forget_ended_logins(session: Session, user: User) -> None:
    # Nobody asks for them any more, and they hold addresses.
    is_over = or_(LoginSession.revoked_at.is_not(None), LoginSession.expires_at <= utc_now())
    session.execute(delete(LoginSession).where(LoginSession.user_id == user.id, is_over))


def hash_token(token: str) -> bytes:
    """Return the key under which a token's login is stored."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
