"""What belongs to the request at hand: the running Gazette, a session for reading, and the actor."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from flask import Flask, current_app, g
from flask_login import current_user
from sqlalchemy.orm import Session

from policies import ANONYMOUS, Actor
from policies.moderation import CommentModeration
from services.gazette import Gazette

_EXTENSION = "gazette"


def init_app(app: Flask, gazette: Gazette) -> None:
    """Attach the running Gazette, and close each request's session at its end."""
    app.extensions[_EXTENSION] = gazette
    app.teardown_appcontext(_close_reading_session)


def current_gazette() -> Gazette:
    """Return the running Gazette."""
    return cast("Gazette", current_app.extensions[_EXTENSION])


def reading() -> Session:
    """Return the request's session for reading."""
    if "reading_session" not in g:
        g.reading_session = current_gazette().database.reader()
    return cast("Session", g.reading_session)


@contextmanager
def writing() -> Iterator[Session]:
    """Give a session whose work is committed at the end of the block, or undone by an error."""
    with current_gazette().database.transaction() as session:
        yield session
    # What was read before is old now: the rest of the request reads anew.
    _stop_reading()


def _stop_reading() -> None:
    session: Session | None = g.pop("reading_session", None)
    if session is not None:
        session.close()


def current_actor() -> Actor:
    """Return who is asking."""
    return cast("Actor", current_user.actor) if current_user.is_authenticated else ANONYMOUS


def current_moderation() -> CommentModeration:
    """Return which new comments wait for an editor."""
    return CommentModeration(current_gazette().settings.comments.moderation)


def _close_reading_session(_error: BaseException | None) -> None:
    _stop_reading()
