"""When a login or an API token counts, and what it is to claim one."""

from typing import NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, and_

from models import ApiToken, LoginSession, Role, User, UserStatus
from models.parameters import present_instant
from policies.actor import Actor

LoginKind: TypeAlias = type[LoginSession] | type[ApiToken]
"""What the hash of a token is the key of: a cookie's is never one of the API, nor the other way round."""


class Proof(NamedTuple):
    """What a token has to be found as, for a claim to be true: a live one of this kind, of such a user.

    The role is the user's own: who comes by an API token may do less.
    """

    kind: LoginKind
    role: Role


class Claim(NamedTuple):
    """Who the holder of a token was when they were last asked for. They may be so no longer."""

    token_hash: bytes
    actor: Actor
    proof: Proof


def live_logins(login: LoginKind, user: type[User]) -> ColumnElement[bool]:
    """Logins or API tokens that are not over, with their users, who are not suspended."""
    return and_(
        user.id == login.user_id,
        login.revoked_at.is_(None),
        login.expires_at > present_instant(),
        user.status != UserStatus.SUSPENDED,
    )
