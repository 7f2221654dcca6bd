"""What a command works with: the running Gazette."""

from typing import cast

from flask import current_app

from services.gazette import Gazette


def current_gazette() -> Gazette:
    """Return the running Gazette."""
    return cast("Gazette", current_app.extensions["gazette"])
