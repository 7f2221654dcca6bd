"""Puts the front before Flask, and lends it what Werkzeug reads out of a request."""

from functools import lru_cache
from wsgiref.types import WSGIEnvironment

from flask import Flask
from werkzeug.http import parse_cookie
from werkzeug.wsgi import get_host

from endpoint import Endpoint, Front, RequestReader
from services.gazette import Gazette
from views.trusted_hosts import is_trusted_host


def put_before(app: Flask, endpoint: Endpoint, gazette: Gazette) -> None:
    """Let the front answer what it can before Flask is entered."""
    cookie_name, trusted = gazette.settings.sessions.cookie_name, gazette.settings.server.trusted_hosts

    def token_of(environ: WSGIEnvironment) -> str | None:
        cookies = environ.get("HTTP_COOKIE")
        return parse_cookie(cookies).get(cookie_name) if cookies else None

    # There are few names, and comparing one takes as long as a small query.
    @lru_cache(maxsize=128)
    def is_trusted(host: str) -> bool:
        return is_trusted_host(host, trusted)

    reader = RequestReader(token_of, get_host, lambda environ: is_trusted(environ.get("HTTP_HOST", "")))
    app.wsgi_app = Front(app.wsgi_app, endpoint, gazette, reader)  # type: ignore[method-assign]
