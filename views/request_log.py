"""One log line for each request, and the request's id on every line that is logged meanwhile."""

import time

from flask import Flask, Response, g, request

from endpoint.access_log import begin_request, log_request
from views.identity import known_user_id


def init_app(app: Flask) -> None:
    """Number and log requests."""
    app.before_request(_begin)
    app.after_request(_log)


def _begin() -> None:
    g.request_id = begin_request()
    g.began = time.perf_counter()


def _log(response: Response) -> Response:
    log_request(
        request.method,
        request.path,
        response.status_code,
        began=g.get("began"),
        user_id=known_user_id(),
        address=request.remote_addr,
    )
    return response
