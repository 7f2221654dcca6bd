"""Whose API token a secret is, by one statement that is compiled once, as that of logins."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from models import ApiToken, ApiTokenScope, Role, User
from models.database import Database
from models.parameters import LateParameter
from models.prepared import Prepared
from models.types import utc_now
from policies import Actor
from policies.logins import Claim, Proof, live_logins
from services.api_token_secrets import is_secret
from services.login_sessions import LAST_SEEN_PRECISION, hash_token


@dataclass(frozen=True)
class KnownApiToken:
    """A token that is live, of a user who is not suspended.

    `role` is the user's own. `is_stale` tells that its `last_used_at` is so old that it is worth a write.
    """

    token_hash: bytes
    user_id: int
    role: Role
    scopes: tuple[ApiTokenScope, ...]
    is_stale: bool

    @property
    def actor(self) -> Actor:
        """The user as the policies see them, limited by the scopes."""
        return Actor.by_token(self.user_id, self.role, self.scopes)

    @property
    def claim(self) -> Claim:
        """What the token claims from now on."""
        return Claim(self.token_hash, self.actor, Proof(ApiToken, self.role))


class ApiTokenLookup:
    """Finds API tokens in one database. One instance serves all threads."""

    def __init__(self, database: Database) -> None:
        """Take the database; connect to nothing yet."""
        self._statements = database.statements
        self._dialect = database.engine.dialect

    def find(self, secret: str) -> KnownApiToken | None:
        """Return the live token of a secret; none if it is over or the user is suspended."""
        if not is_secret(secret):
            return None
        token_hash = hash_token(secret)
        values = {"token_hash": token_hash, "stale_before": utc_now() - LAST_SEEN_PRECISION}
        row = self._statements.read_row(*_TOKEN_OF_SECRET.fill(self._dialect, values))
        if row is None:
            return None
        user_id, role, scopes, is_stale = row
        named = tuple(ApiTokenScope[name] for name in scopes.split())
        return KnownApiToken(token_hash, user_id, Role[role], named, bool(is_stale))


_TOKEN_OF_SECRET = Prepared(
    select(
        User.id,
        User.role,
        ApiToken.scopes,
        or_(
            ApiToken.last_used_at.is_(None),
            ApiToken.last_used_at < LateParameter("stale_before", type_=ApiToken.last_used_at.type),
        ),
    )
    .select_from(ApiToken)
    .join(User, live_logins(ApiToken, User))
    .where(ApiToken.token_hash == LateParameter("token_hash", type_=ApiToken.token_hash.type))
)
