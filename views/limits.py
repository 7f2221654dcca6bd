"""How often strangers may try something, by their address."""

from typing import cast

from flask import Flask
from flask.typing import RouteCallable
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from config.settings import LimitSettings


def init_app(app: Flask, settings: LimitSettings) -> None:
    """Count attempts to log in and to register; looking at the forms is free."""
    app.config["RATELIMIT_STORAGE_URI"] = settings.storage_url
    # One for each application: a shared one would put together the limits of all in the process.
    limiter = Limiter(get_remote_address, headers_enabled=True, strategy="moving-window")
    limiter.init_app(app)
    for endpoint, limit in {
        "account.login": settings.login,
        "account.register": settings.registration,
    }.items():
        limited = limiter.limit(limit, methods=["POST"])(app.view_functions[endpoint])
        app.view_functions[endpoint] = cast("RouteCallable", limited)
