"""Who sends a request."""

from collections.abc import Callable

from policies import Actor
from policies.logins import Claim


class Asker:
    """Somebody who is looked up once it matters who they are: most refusals are the same for everybody.

    `claim` is who they were a moment ago, if that is known; `known` is who they are, if anybody has asked.
    `by_token` tells that they come by an API token, which no browser sends by itself.
    """

    def __init__(
        self, look_up: Callable[[], Actor], claim: Claim | None = None, *, by_token: bool = False
    ) -> None:
        """Take how to find out who it is, by the login cookie or otherwise."""
        self._look_up = look_up
        self.claim = claim
        self.by_token = by_token
        self.known: Actor | None = None

    def actor(self) -> Actor:
        """Return who it is. Raises what the look-up raises."""
        if self.known is None:
            self.known = self._look_up()
        return self.known

    def prove_claim(self) -> None:
        """Note that they are who they were."""
        assert self.claim is not None
        self.known = self.claim.actor
