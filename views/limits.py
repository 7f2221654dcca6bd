"""How often strangers may try something, by their address."""

import logging
from typing import cast

from flask import Flask
from flask.typing import RouteCallable
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from config.settings import LimitSettings

logger = logging.getLogger("gazette.limits")

# For a Redis that is away or says nothing: a login waits for no longer than this, twice at the most.
SECONDS_TO_WAIT = 1


def init_app(app: Flask, settings: LimitSettings) -> None:
    """Count attempts to log in and to register; looking at the forms is free."""
    limiter = _make_limiter(settings.storage_url)
    limiter.init_app(app)
    for endpoint, limit in {
        "account.login": settings.login,
        "account.register": settings.registration,
    }.items():
        limited = limiter.limit(limit, methods=["POST"])(app.view_functions[endpoint])
        app.view_functions[endpoint] = cast("RouteCallable", limited)


def _make_limiter(storage_url: str) -> Limiter:
    """Make a limiter of one application: a shared one would put together the limits of all in the process.

    Without its Redis it counts in the process: limits too wide are better than no login, or no limits.
    """
    limiter = Limiter(
        get_remote_address,
        headers_enabled=True,
        strategy="moving-window",
        storage_uri=storage_url,
        storage_options=_patience(storage_url),
        in_memory_fallback_enabled=True,
    )
    limiter.logger = logger
    return limiter


def _patience(storage_url: str) -> dict[str, str | int]:
    is_redis = storage_url.startswith("redis")
    return {"socket_connect_timeout": SECONDS_TO_WAIT, "socket_timeout": SECONDS_TO_WAIT} if is_redis else {}
