"""Who may see how an operation is answered."""

from models import Role
from policies.actor import Actor


def can_ask_for_plans(actor: Actor) -> bool:
    """The statements tell of the tables and rules behind the API: for admins."""
    return actor.has_role(Role.ADMIN)
