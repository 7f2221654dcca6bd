"""What a command works with: the running Gazette, and the actor behind the command line."""

from typing import cast

from flask import current_app

from models import Role
from policies import Actor
from services.gazette import Gazette

OPERATOR = Actor(user_id=0, role=Role.ADMIN)
"""Whoever may run commands on the server may do what an admin may; the id is nobody's."""


def current_gazette() -> Gazette:
    """Return the running Gazette."""
    return cast("Gazette", current_app.extensions["gazette"])
