"""What a command works with: the running Gazette, and what answers GraphQL."""

from typing import cast

from flask import current_app

from executor import Executor
from services.gazette import Gazette


def current_gazette() -> Gazette:
    """Return the running Gazette."""
    return cast("Gazette", current_app.extensions["gazette"])


def current_executor() -> Executor:
    """Return what answers GraphQL operations."""
    return cast("Executor", current_app.extensions["executor"])
