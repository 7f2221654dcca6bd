"""Who the holders of tokens were when they were last looked up: never taken for true, only tried first."""

from time import monotonic

from policies.logins import Claim
from services.login_lookup import KnownLogin
from services.login_sessions import hash_token

# After this they are looked up again, which notes from time to time that a login is used.
SECONDS_TO_CLAIM = 60
MOST_CLAIMS = 10_000


class LoginClaims:
    """What is claimed by tokens of this process's last logins. One instance serves all threads."""

    def __init__(self) -> None:
        """Know nobody."""
        self._claims: dict[bytes, tuple[float, Claim]] = {}

    def of(self, token: str) -> Claim | None:
        """Return what a token claims, if its login was live a short while ago."""
        until, claim = self._claims.get(hash_token(token), (0.0, None))
        return claim if monotonic() < until else None

    def remember(self, login: KnownLogin) -> None:
        """Let the token of a live login claim it for a while."""
        self._claims.pop(login.token_hash, None)
        if len(self._claims) >= MOST_CLAIMS:
            # The first one in is the oldest. Another thread may have been faster.
            self._claims.pop(next(iter(self._claims), b""), None)
        until = monotonic() + SECONDS_TO_CLAIM
        self._claims[login.token_hash] = until, Claim(login.token_hash, login.actor)

    def forget(self, token: str) -> None:
        """Let a token claim nothing any more."""
        self._claims.pop(hash_token(token), None)
