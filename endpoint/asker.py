"""Who sends a request."""

from collections.abc import Callable

from policies import Actor
from policies.logins import Claim


class Asker:
    """Somebody who is looked up once it matters who they are: most refusals are the same for everybody.

    `claim` is who they were a moment ago, if that is known; `known` is who they are, if anybody has asked.
    `token_hash` is that of the API token that they come by, if they come by one.
    """

    def __init__(
        self, look_up: Callable[[], Actor], claim: Claim | None = None, *, token_hash: bytes | None = None
    ) -> None:
        """Take how to find out who it is, by the login cookie or otherwise."""
        self._look_up = look_up
        self.claim = claim
        self.token_hash = token_hash
        self.known: Actor | None = None

    @property
    def by_token(self) -> bool:
        """Whether they come by an API token, which no browser sends by itself."""
        return self.token_hash is not None

    def actor(self) -> Actor:
        """Return who it is. Raises what the look-up raises."""
        if self.known is None:
            self.known = self._look_up()
        return self.known

    def prove_claim(self) -> None:
        """Note that they are who they were."""
        assert self.claim is not None
        self.known = self.claim.actor
