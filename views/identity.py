"""Who sends a request: the login cookie, and the small user object that Flask-Login hands around.

The cookie holds a random token and nothing else; what it means is on the server. Flask-Login is asked to
read it on each request instead of keeping a user in Flask's own signed session, so that a login ended on
the server is over at once, whoever holds copies of the cookie.
"""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, Request, g, request
from flask import session as flask_session
from flask_login import AnonymousUserMixin, LoginManager, UserMixin
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from models import User
from policies import Actor
from services.login_sessions import end_login, start_login
from views.current import current_gazette, writing

# Where Flask-Login keeps the user of a request.
_LOADED = "_login_user"
_API_USER = "api_user_id"


@dataclass(frozen=True)
class SignedInUser(UserMixin):
    """The user behind a request, for pages."""

    id: int
    username: str
    display_name: str
    actor: Actor


def init_app(app: Flask) -> None:
    """Let Flask-Login find users by our cookie."""
    manager = LoginManager()
    manager.session_protection = None
    manager.request_loader(_load_user)
    manager.init_app(app)


def log_in(session: Session, response: Response, user: User, *, remembered: bool) -> None:
    """Start a login for a user, within the transaction of `session`, and give its cookie."""
    sessions = current_gazette().settings.sessions
    lifetime = timedelta(days=sessions.remembered_days) if remembered else timedelta(hours=sessions.hours)
    _end_current_login(session)
    token = start_login(
        session,
        user,
        lifetime=lifetime,
        remembered=remembered,
        user_agent=request.user_agent.string,
        address=request.remote_addr or "",
    )
    # What a stranger's forms held must not go on in a login: its CSRF token least of all.
    flask_session.clear()
    _set_cookie(response, token, lifetime if remembered else None)


def log_out(response: Response) -> None:
    """End the login on the server and take its cookie back."""
    with writing() as session:
        _end_current_login(session)
    flask_session.clear()
    _set_cookie(response, "", timedelta(0))


def known_user_id() -> int | None:
    """Return the id of the user, if the request has asked for the user so far."""
    user = g.get(_LOADED)
    return user.id if isinstance(user, SignedInUser) else g.get(_API_USER)


def note_actor(actor: Actor) -> None:
    """Note who asks by an API token, of which pages know nothing."""
    setattr(g, _API_USER, actor.user_id)


def forget_user() -> None:
    """Treat whoever is asking as a stranger from here on: nobody is looked up in the database."""
    setattr(g, _LOADED, AnonymousUserMixin())


def _load_user(incoming: Request) -> SignedInUser | None:
    token = incoming.cookies.get(_cookie_name())
    login = current_gazette().find_login(token) if token else None
    if login is None:
        return None
    return SignedInUser(login.user_id, login.username, login.display_name, login.actor)


def _end_current_login(session: Session) -> None:
    token = request.cookies.get(_cookie_name())
    if token:
        end_login(session, token)


def _set_cookie(response: Response, token: str, max_age: timedelta | None) -> None:
    response.set_cookie(
        _cookie_name(),
        token,
        max_age=max_age,
        path="/",
        secure=current_gazette().settings.server.secure_cookies,
        httponly=True,
        samesite="Lax",
    )


def _cookie_name() -> str:
    return current_gazette().settings.sessions.cookie_name
