"""The one who asks: just enough of a user to decide by."""

from dataclasses import dataclass

from models import Role, User, UserStatus

_RANKS = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who reads or acts. Without a user id it is a stranger."""

    user_id: int | None = None
    role: Role | None = None

    @classmethod
    def of(cls, user: User) -> "Actor":
        """Return the actor for a user; one who is suspended counts as a stranger."""
        if user.status is UserStatus.SUSPENDED:
            return ANONYMOUS
        return cls(user.id, user.role)

    @property
    def is_authenticated(self) -> bool:
        """Whether this is a user at all."""
        return self.user_id is not None

    @property
    def is_editor(self) -> bool:
        """Whether they look after what others write."""
        return self.has_role(Role.EDITOR)

    def has_role(self, role: Role) -> bool:
        """Whether they have this role or a stronger one."""
        return self.role is not None and _RANKS[self.role] >= _RANKS[role]


ANONYMOUS = Actor()

OPERATOR = Actor(user_id=0, role=Role.ADMIN)
"""Whoever may run commands on the server may do what an admin may; the id is nobody's."""
