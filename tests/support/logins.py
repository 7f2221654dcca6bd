"""Logins that are made without the page, since most tests are about something else."""

from datetime import timedelta
from secrets import token_hex

from flask import Flask

from models import ApiToken, ApiTokenScope, LoginSession, Role, User
from policies import Actor
from policies.logins import Claim, Proof
from services.api_tokens import create_api_token
from services.login_sessions import hash_token, start_login


def login_cookie(app: Flask, user: User) -> tuple[str, str]:
    """Start a login; return the name and the value of its cookie."""
    gazette = app.extensions["gazette"]
    with gazette.database.transaction() as session:
        token = start_login(session, user, lifetime=timedelta(hours=1))
    return gazette.settings.sessions.cookie_name, token


def login_claim(token: str, actor: Actor) -> Claim:
    """Return what a login's token claims for somebody."""
    return Claim(hash_token(token), actor, Proof(LoginSession, actor.role or Role.READER))


def api_token(app: Flask, user: User, *scopes: ApiTokenScope) -> tuple[ApiToken, str]:
    """Make an API token for a user, under a name that no other has; return it with its secret."""
    with app.extensions["gazette"].database.transaction() as session:
        return create_api_token(session, Actor.of(user), name=token_hex(8), scopes=scopes)
