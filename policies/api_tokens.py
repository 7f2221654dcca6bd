"""Who may see, make and revoke API tokens."""

from typing import Any

from sqlalchemy import ColumnElement, false, true

from models import ApiToken, ApiTokenScope
from policies.actor import ROLE_OF_SCOPE, Actor
from policies.users import can_manage_users


def can_see_api_token(actor: Actor, token: ApiToken) -> bool:
    """Tokens are seen by their owner and by admins; nobody ever sees the secret again."""
    return can_manage_users(actor) or (actor.is_authenticated and token.user_id == actor.user_id)


def visible_api_tokens(actor: Actor, token: Any = ApiToken) -> ColumnElement[bool]:
    """Return the predicate of `can_see_api_token` on ApiToken or an alias of it."""
    if can_manage_users(actor):
        return true()
    own: ColumnElement[bool] = token.user_id == actor.user_id
    return own if actor.is_authenticated else false()


def can_create_api_token(actor: Actor) -> bool:
    """Users make tokens for themselves when they are logged in: a leaked token must not make others."""
    return actor.is_authenticated and not actor.comes_by_token


def can_grant_scope(actor: Actor, scope: ApiTokenScope) -> bool:
    """Nobody gives a token a scope beyond their own role."""
    role = ROLE_OF_SCOPE.get(scope)
    return role is None or actor.has_role(role)


def can_revoke_api_token(actor: Actor, token: ApiToken) -> bool:
    """Whoever sees a token may end it."""
    return can_see_api_token(actor, token)
