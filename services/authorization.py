"""Turns the answer of a policy into the right refusal."""

from policies import Actor
from services.errors import Forbidden, NotAuthenticated


def require(actor: Actor, allowed: bool, action: str) -> None:
    """Raise NotAuthenticated for a stranger and Forbidden for a user, unless the action is allowed.

    It is for what changes something: a token that may only read is refused, whatever its user may do.
    """
    if actor.only_reads:
        raise Forbidden("This token may only read: it lacks the scope WRITE.")
    if allowed:
        return
    if not actor.is_authenticated:
        raise NotAuthenticated(f"Log in to {action}.")
    raise Forbidden(f"You may not {action}.")
