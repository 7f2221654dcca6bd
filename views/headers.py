"""Headers that every answer carries, errors too."""

from flask import Flask, Response, g

# Pages bring no scripts; pictures in posts may come from anywhere that speaks HTTPS.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
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
    headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if "request_id" in g:
        headers.setdefault("X-Request-ID", g.request_id)
    if response.mimetype == "text/html":
        # A page shows who is logged in: no cache may give it to somebody else.
        headers.setdefault("Cache-Control", "private, no-cache")
    return response
