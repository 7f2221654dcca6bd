"""Requests that come by an API token: `Authorization: Bearer gzt_…`.

A token that isn't live is refused, and its holder never taken for a stranger: whoever sends one wants to be
somebody. Other schemes are none of ours: a server in front may ask for `Basic` and hand on what it was given.
"""

from endpoint.messages import HttpRequest, RefusedRequest
from policies import Actor
from services.api_token_secrets import is_secret
from services.gazette import Gazette


def bearer_token(authorization: str | None) -> str | None:
    """Return the token, which may be empty, of an Authorization header; None if it is of another scheme."""
    scheme, _, token = (authorization or "").strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def find_bearer(gazette: Gazette, secret: str) -> Actor:
    """Return whom a token stands for. Raises RefusedRequest for one that isn't live."""
    if not is_secret(secret):
        raise _invalid("The API token is malformed: it was cut off, mistyped, or is none of this site's.")
    token = gazette.find_api_token(secret)
    if token is None:
        raise _invalid("The API token is unknown, expired or revoked.")
    return token.actor


def require_write_scope(request: HttpRequest) -> None:
    """Raise RefusedRequest for a write by a token that may only read."""
    if request.asker.by_token and request.asker.actor().only_reads:
        challenge = 'Bearer error="insufficient_scope"'
        message = "This token may only read: it lacks the scope WRITE."
        raise RefusedRequest(403, "FORBIDDEN", message, {"WWW-Authenticate": challenge})


def _invalid(message: str) -> RefusedRequest:
    challenge = 'Bearer error="invalid_token"'
    return RefusedRequest(401, "NOT_AUTHENTICATED", message, {"WWW-Authenticate": challenge})
