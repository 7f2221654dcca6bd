"""Error pages: what went wrong in plain words, never how."""

import logging
from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response, flash, g, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.http import HTTP_STATUS_CODES

from endpoint import failure
from endpoint.front import INTERNAL_MESSAGE
from models.drivers import StatementTimeout
from services.errors import (
    Forbidden,
    NotAuthenticated,
    NotFound,
    RateLimited,
    RejectedInput,
    ServiceError,
)
from views.addresses import login_address
from views.graphql import is_for_programs
from views.identity import forget_user
from views.page import see_other
from views.unsent import unsent_texts

logger = logging.getLogger("gazette.error")

# The database is gone or overburdened, or all connections to it are taken.
_UNAVAILABLE = (OperationalError, InterfaceError, PoolExhausted, StatementTimeout)
_STATUS = {RejectedInput: 400, Forbidden: 403, NotFound: 404, RateLimited: 429}
_NOTHING: Mapping[str, str] = MappingProxyType({})
_WORDS = {
    400: "The request can't be understood.",
    403: "You may not do this.",
    404: "There is nothing at this address.",
    405: "This address doesn't work that way.",
    413: "What you sent is too large.",
    429: "That was tried too often. Please wait a while.",
    500: INTERNAL_MESSAGE,
    503: "The site can't reach its database. Please try again in a moment.",
}


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(CSRFError, _show_csrf_error)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(NotAuthenticated, _ask_for_login)
    app.register_error_handler(ServiceError, _show_service_error)
    for kind in _UNAVAILABLE:
        app.register_error_handler(kind, _show_unavailable)
    if not app.debug:
        app.register_error_handler(Exception, _show_unexpected)


def _show_http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    if isinstance(error, SecurityError):
        # Under a host name that isn't ours, no page has an address to link to.
        return Response("This host name is not served here.\n", 400, content_type="text/plain")
    page, status = _page(error.code, _WORDS.get(error.code, error.name))
    # Headers that belong to the status, such as Allow and Retry-After; not the type of the bare body.
    headers = [(k, v) for k, v in error.get_headers() if k.lower() != "content-type"]
    return page, status, headers


def _show_csrf_error(_error: CSRFError) -> ResponseReturnValue:
    if texts := unsent_texts():
        return _page(400, "This form has expired. What you wrote is here: open the page again.", texts)
    return _page(400, "This form has expired. Go back, reload the page and send it again.")


def _ask_for_login(error: NotAuthenticated) -> ResponseReturnValue:
    if texts := unsent_texts():
        return _page(403, "Your login has ended. What you wrote is here: log in and send it again.", texts)
    flash(error.message, "info")
    return see_other(login_address())


def _show_service_error(error: ServiceError) -> ResponseReturnValue:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
    page, status = _page(status, error.message, unsent_texts())
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, RateLimited) else {}
    return page, status, headers


def _show_unavailable(error: SQLAlchemyError | StatementTimeout) -> ResponseReturnValue:
    logger.error("the database failed", exc_info=error)
    page, status = _page(503, _WORDS[503])
    return page, status, {"Retry-After": "5"}


def _show_unexpected(error: Exception) -> ResponseReturnValue:
    logger.error("unexpected error", exc_info=error)
    return _page(500, _WORDS[500])


def _page(status: int, message: str, unsent: Mapping[str, str] = _NOTHING) -> tuple[str | Response, int]:
    if is_for_programs():
        answer = failure(status, message)
        return Response(answer.body, content_type=answer.media_type), status
    if status >= 500:
        # The page of an error must not fail by the same error: it reads nothing from the database.
        forget_user()
    try:
        return _render(status, message, unsent), status
    except _UNAVAILABLE:
        # Nor by another: who is asking can't be looked up, but what went wrong is known.
        forget_user()
        return _render(status, message, unsent), status


def _render(status: int, message: str, unsent: Mapping[str, str]) -> str:
    return render_template(
        "error.html",
        status=status,
        title=HTTP_STATUS_CODES.get(status, "Error"),
        message=message,
        unsent=unsent,
        request_id=g.get("request_id"),
    )
