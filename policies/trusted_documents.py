"""Who may say which documents clients can name."""

from models import Role
from policies.actor import Actor


def can_manage_trusted_documents(actor: Actor) -> bool:
    """On a site that answers no others they decide what can be asked at all: for admins."""
    return actor.has_role(Role.ADMIN)
