"""API tokens: making one for oneself, listing them, noting that one is used, and ending it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from models import ApiToken, ApiTokenScope, User
from models.types import utc_now
from policies import Actor
from policies.actor import ROLE_OF_SCOPE
from policies.api_tokens import (
    can_create_api_token,
    can_grant_scope,
    can_revoke_api_token,
    can_see_api_token,
    visible_api_tokens,
)
from services.api_token_secrets import new_secret
from services.authorization import require
from services.errors import Conflict, Forbidden, InvalidInput, NotFound, Problem
from services.login_sessions import hash_token
from services.validation import Validation

MOST_LIVE = 50
"""How many live tokens a user may have."""
DEFAULT_DAYS = 90
MOST_DAYS = 366
LONGEST_NAME = 100
MOST_LISTED = 100
# Long enough to see what has happened to a token; then it only takes room.
KEPT_AFTER_ITS_END = timedelta(days=30)


def create_api_token(
    session: Session,
    actor: Actor,
    *,
    name: str,
    scopes: Collection[ApiTokenScope] = (),
    expires_in_days: int = DEFAULT_DAYS,
) -> tuple[ApiToken, str]:
    """Make a token for the actor; return it with its secret, which is stored nowhere and never told again.

    Every token may read. Raises InvalidInput, Conflict for a name that a live token of theirs has, and
    Forbidden for whoever comes by a token.
    """
    if actor.comes_by_token:
        raise Forbidden("A token can't make tokens: log in to make one.")
    require(actor, can_create_api_token(actor), "make API tokens")
    validation = Validation()
    name = validation.line("name", name, at_most=LONGEST_NAME)
    _check_scopes(validation, actor, scopes)
    if not 1 <= expires_in_days <= MOST_DAYS:
        validation.reject("expires_in_days", "OUT_OF_RANGE", f"Choose 1 to {MOST_DAYS} days.")
    validation.raise_problems()
    _make_room(session, actor, name)
    secret = new_secret()
    token = ApiToken(
        user_id=actor.user_id,
        token_hash=hash_token(secret),
        name=name,
        last_four=secret[-4:],
        scopes=(ApiTokenScope.READ, *scopes),
        expires_at=utc_now() + timedelta(days=expires_in_days),
    )
    session.add(token)
    session.flush()
    # The scopes in the one order, and each once.
    session.refresh(token)
    return token, secret


def revoke_api_token(session: Session, actor: Actor, token_id: int) -> ApiToken:
    """End a token; one that has been revoked stays as it is. Raises NotFound."""
    token = session.get(ApiToken, token_id)
    if token is None or not can_see_api_token(actor, token):
        raise NotFound("There is no such token.")
    require(actor, can_revoke_api_token(actor, token), "revoke this token")
    token.revoked_at = token.revoked_at or utc_now()
    session.flush()
    return token


def list_own_api_tokens(session: Session, actor: Actor) -> Sequence[ApiToken]:
    """Return the actor's tokens that were not revoked, newest first; those that have expired too."""
    statement = select(ApiToken).where(ApiToken.user_id == actor.user_id, ApiToken.revoked_at.is_(None))
    return session.scalars(
        statement.order_by(ApiToken.created_at.desc(), ApiToken.id.desc()).limit(MOST_LISTED)
    ).all()


def list_api_tokens(
    session: Session, actor: Actor, user_id: int | None = None
) -> Iterator[tuple[ApiToken, str]]:
    """Yield the tokens that the actor may see, of one user or of all, with the usernames, oldest first."""
    statement = (
        select(ApiToken, User.username)
        .join(User, User.id == ApiToken.user_id)
        .where(visible_api_tokens(actor))
        .order_by(ApiToken.id)
    )
    if user_id is not None:
        statement = statement.where(ApiToken.user_id == user_id)
    for row in session.execute(statement.execution_options(yield_per=500)):
        yield row.ApiToken, row.username


def touch_api_token(session: Session, token_hash: bytes) -> None:
    """Note that a token was used just now."""
    session.execute(update(ApiToken).where(ApiToken.token_hash == token_hash).values(last_used_at=utc_now()))


def _check_scopes(validation: Validation, actor: Actor, scopes: Collection[ApiTokenScope]) -> None:
    for scope in ApiTokenScope:
        if scope in scopes and not can_grant_scope(actor, scope):
            needed = ROLE_OF_SCOPE[scope].value
            validation.reject("scopes", "SCOPE_NOT_YOURS", f"{scope.name} is for the role {needed}.")


def _make_room(session: Session, actor: Actor, name: str) -> None:
    # One at a time for each user: else two could take the last place, or the same name.
    session.execute(select(User.id).where(User.id == actor.user_id).with_for_update(key_share=True))
    now, own = utc_now(), ApiToken.user_id == actor.user_id
    is_long_over = or_(
        ApiToken.revoked_at <= now - KEPT_AFTER_ITS_END, ApiToken.expires_at <= now - KEPT_AFTER_ITS_END
    )
    session.execute(delete(ApiToken).where(own, is_long_over))
    is_live = ApiToken.revoked_at.is_(None) & (ApiToken.expires_at > now)
    names = session.scalars(select(ApiToken.name).where(own, is_live)).all()
    if name in names:
        # A form that is sent again must not make another token either.
        raise Conflict([Problem("name", "TAKEN", "A token of yours has this name.")])
    if len(names) >= MOST_LIVE:
        raise InvalidInput([Problem(None, "TOO_MANY", f"You have {MOST_LIVE} tokens: revoke one first.")])
