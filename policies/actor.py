"""The one who asks: just enough of a user to decide by."""

from collections.abc import Collection
from dataclasses import dataclass

from models import ApiTokenScope, Role, User, UserStatus

_RANKS = {role: rank for rank, role in enumerate(Role)}

ROLE_OF_SCOPE = {ApiTokenScope.MODERATE: Role.EDITOR, ApiTokenScope.ADMIN: Role.ADMIN}
"""The roles above author that an API token has only if it has these scopes."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who reads or acts. Without a user id it is a stranger.

    `scopes` are those of the API token that they come by, and None if they come by a login. What they see
    depends on the role alone, which statements are compiled for: a predicate must not ask for the scopes.
    """

    user_id: int | None = None
    role: Role | None = None
    scopes: tuple[ApiTokenScope, ...] | None = None

    @classmethod
    def of(cls, user: User) -> "Actor":
        """Return the actor for a user; one who is suspended counts as a stranger."""
        if user.status is UserStatus.SUSPENDED:
            return ANONYMOUS
        return cls(user.id, user.role)

    @classmethod
    def by_token(cls, user_id: int, role: Role, scopes: Collection[ApiTokenScope]) -> "Actor":
        """Return the actor for a user's API token: the user, with no more of a role than the scopes allow."""
        most = max((ROLE_OF_SCOPE.get(scope, Role.AUTHOR) for scope in scopes), key=_RANKS.__getitem__)
        return cls(user_id, min(role, most, key=_RANKS.__getitem__), tuple(scopes))

    @property
    def is_authenticated(self) -> bool:
        """Whether this is a user at all."""
        return self.user_id is not None

    @property
    def comes_by_token(self) -> bool:
        """Whether they come by an API token."""
        return self.scopes is not None

    @property
    def only_reads(self) -> bool:
        """Whether they come by an API token that may change nothing, whatever its user may."""
        return self.scopes is not None and ApiTokenScope.WRITE not in self.scopes

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
