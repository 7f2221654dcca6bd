"""When a login counts, and what it is to claim one."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_

from models import LoginSession, User, UserStatus
from models.parameters import present_instant
from policies.actor import Actor


class Claim(NamedTuple):
    """Who the holder of a token was when they were last asked for. They may be so no longer."""

    token_hash: bytes
    actor: Actor


def live_logins(login: type[LoginSession], user: type[User]) -> ColumnElement[bool]:
    """Logins that are not over, with their users, who are not suspended."""
    return and_(
        user.id == login.user_id,
        login.revoked_at.is_(None),
        login.expires_at > present_instant(),
        user.status != UserStatus.SUSPENDED,
    )
