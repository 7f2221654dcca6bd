"""`flask --app app shell`: a Python prompt with the models and a session at hand."""

from typing import Any

from flask import Flask

import models
from services.gazette import Gazette


def init_shell(app: Flask) -> None:
    """Offer names in the shell."""
    gazette: Gazette = app.extensions["gazette"]

    @app.shell_context_processor
    def names() -> dict[str, Any]:
        return {
            **{name: getattr(models, name) for name in models.__all__},
            "gazette": gazette,
            "session": gazette.database.reader(),
        }
