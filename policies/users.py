"""Who may see and change accounts."""

from typing import Any

from sqlalchemy import ColumnElement, false, or_, true

from models import Role, User, UserStatus
from policies.actor import Actor


def can_see_user(actor: Actor, user: User) -> bool:
    """Active users have a public face; others are seen by themselves and by admins."""
    return user.status is UserStatus.ACTIVE or _is_self(actor, user) or can_manage_users(actor)


def visible_users(actor: Actor, user: Any = User) -> ColumnElement[bool]:
    """Return the predicate of `can_see_user` on User or an alias of it."""
    if can_manage_users(actor):
        return true()
    active: ColumnElement[bool] = user.status == UserStatus.ACTIVE
    return or_(active, user.id == actor.user_id) if actor.is_authenticated else active


def can_see_private_fields(actor: Actor, user: User) -> bool:
    """The e-mail address and the like are for the user and for admins."""
    return _is_self(actor, user) or can_manage_users(actor)


def listed_users(actor: Actor, user: Any = User) -> ColumnElement[bool]:
    """Return the predicate of the list of all users, which is for those who look after them."""
    return true() if can_manage_users(actor) else false()


def private_fields_visible(actor: Actor, user: Any = User) -> ColumnElement[bool]:
    """Return the predicate of `can_see_private_fields` on User or an alias of it."""
    if can_manage_users(actor):
        return true()
    own: ColumnElement[bool] = user.id == actor.user_id
    return own if actor.is_authenticated else false()


def can_edit_profile(actor: Actor, user: User) -> bool:
    """Everyone edits their own profile."""
    return _is_self(actor, user)


def editable_profiles(actor: Actor, user: Any = User) -> ColumnElement[bool]:
    """Return the predicate of `can_edit_profile` on User or an alias of it."""
    own: ColumnElement[bool] = user.id == actor.user_id
    return own if actor.is_authenticated else false()


def can_manage_users(actor: Actor) -> bool:
    """Admins look after accounts."""
    return actor.has_role(Role.ADMIN)


def _is_self(actor: Actor, user: User) -> bool:
    return actor.is_authenticated and user.id == actor.user_id
