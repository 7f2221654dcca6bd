"""Headers that every answer carries, errors too."""

from flask import Flask, Response, g

from endpoint.headers import REQUEST_ID_HEADER, SECURITY_HEADERS

# Monaco, GraphiQL's editor, writes its colours into style elements: on its own page it may.
GRAPHIQL_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def init_app(app: Flask) -> None:
    """Set the headers on every response."""
    app.after_request(_set_headers)


def _set_headers(response: Response) -> Response:
    headers = response.headers
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    if "request_id" in g:
        headers.setdefault(REQUEST_ID_HEADER, g.request_id)
    if response.mimetype == "text/html":
        # A page shows who is logged in: no cache may give it to somebody else.
        headers.setdefault("Cache-Control", "private, no-cache")
    return response
