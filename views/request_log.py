"""One log line for each request, and the request's id on every line that is logged meanwhile."""

import logging
import secrets
import time

from flask import Flask, Response, g, request

from config.log_format import REQUEST_ID
from views.identity import known_user_id

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
            "user_id": known_user_id(),
            "address": request.remote_addr,
        },
    )
    return response
