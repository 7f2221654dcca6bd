"""Who the holders of tokens were when they were last looked up: never taken for true, only tried first."""

from time import monotonic

from policies.logins import Claim
from services.login_sessions import hash_token

# After this they are looked up again, which notes from time to time that a login is used.
SECONDS_TO_CLAIM = 60
MOST_CLAIMS = 10_000


class LoginClaims:
    """What is claimed by tokens that this process has looked up last. One instance serves all threads.

    Tokens of one kind have one of their own: a cookie must never claim what an API token may.
    """

    def __init__(self) -> None:
        """Know nobody."""
        self._claims: dict[bytes, tuple[float, Claim]] = {}

    def of(self, token: str) -> Claim | None:
        """Return what a token claims, if its login was live a short while ago."""
        until, claim = self._claims.get(hash_token(token), (0.0, None))
        return claim if monotonic() < until else None

    def remember(self, claim: Claim) -> None:
        """Let a token that was found live claim this for a while."""
        self._claims.pop(claim.token_hash, None)
        if len(self._claims) >= MOST_CLAIMS:
            # The first one in is the oldest. Another thread may have been faster.
            self._claims.pop(next(iter(self._claims), b""), None)
        until = monotonic() + SECONDS_TO_CLAIM
        self._claims[claim.token_hash] = until, claim

    def forget(self, token: str) -> None:
        """Let a token claim nothing any more."""
        self._claims.pop(hash_token(token), None)
