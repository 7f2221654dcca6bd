"""Logins that are made without the page, since most tests are about something else."""

from datetime import timedelta

from flask import Flask

from models import User
from services.login_sessions import start_login


def login_cookie(app: Flask, user: User) -> tuple[str, str]:
    """Start a login; return the name and the value of its cookie."""
    gazette = app.extensions["gazette"]
    with gazette.database.transaction() as session:
        token = start_login(session, user, lifetime=timedelta(hours=1))
    return gazette.settings.sessions.cookie_name, token
