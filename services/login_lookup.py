"""Whose login a token is. It is asked on every request, and so by one statement that is compiled once."""

from dataclasses import dataclass

from sqlalchemy import select

from models import LoginSession, Role, User
from models.database import Database
from models.parameters import LateParameter
from models.prepared import Prepared
from models.types import utc_now
from policies import Actor
from policies.logins import Claim, Proof, live_logins
from services.login_sessions import LAST_SEEN_PRECISION, hash_token


@dataclass(frozen=True)
class KnownLogin:
    """A login that is not over, of a user who is not suspended.

    `is_stale` tells that its `last_seen_at` is so old that it is worth a write.
    """

    token_hash: bytes
    user_id: int
    username: str
    display_name: str
    role: Role
    is_stale: bool

    @property
    def actor(self) -> Actor:
        """The user as the policies see them."""
        return Actor(self.user_id, self.role)

    @property
    def claim(self) -> Claim:
        """What the token claims from now on."""
        return Claim(self.token_hash, self.actor, Proof(LoginSession, self.role))


class LoginLookup:
    """Finds logins in one database. One instance serves all threads."""

    def __init__(self, database: Database) -> None:
        """Take the database; connect to nothing yet."""
        self._statements = database.statements
        self._dialect = database.engine.dialect

    def find(self, token: str) -> KnownLogin | None:
        """Return the live login of a token; none if it is over or the user is suspended."""
        token_hash = hash_token(token)
        values = {"token_hash": token_hash, "stale_before": utc_now() - LAST_SEEN_PRECISION}
        row = self._statements.read_row(*_LOGIN_OF_TOKEN.fill(self._dialect, values))
        if row is None:
            return None
        user_id, username, display_name, role, is_stale = row
        return KnownLogin(token_hash, user_id, username, display_name, Role[role], bool(is_stale))


_LOGIN_OF_TOKEN = Prepared(
    select(
        User.id,
        User.username,
        User.display_name,
        User.role,
        LoginSession.last_seen_at < LateParameter("stale_before", type_=LoginSession.last_seen_at.type),
    )
    .select_from(LoginSession)
    .join(User, live_logins(LoginSession, User))
    .where(LoginSession.token_hash == LateParameter("token_hash", type_=LoginSession.token_hash.type))
)
