"""One log line for each request, and the request's id on every line that is logged meanwhile."""

import logging
import secrets
import time

from flask import Flask, Response, g, request
from flask_login import current_user

from config.log_format import REQUEST_ID

logger = logging.getLogger("gazette.request")


def init_app(app: Flask) -> None:
    """Number and log requests."""
    app.before_request(_begin)
    app.after_request(_log)


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    g.began = time.perf_counter()
    REQUEST_ID.set(g.request_id)


def _log(response: Response) -> Response:
    # The path without its query: tokens and other secrets travel there.
    logger.info(
        "request",
        extra={
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - g.began) * 1000, 1) if "began" in g else None,
            "user_id": current_user.id if current_user.is_authenticated else None,
            "address": request.remote_addr,
        },
    )
    return response
