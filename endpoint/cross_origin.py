"""Cross-origin requests (CORS): which other sites' pages may use the API, and read its answers.

A browser asks first (a preflight) before it sends for a page of another site what no form could send.
Without a word from us it hides the answer from the page, and sends no login cookie for it.
"""

from collections.abc import Mapping

from config.origins import ANY_ORIGIN
from config.settings import CorsSettings
from endpoint.messages import HttpRequest, HttpResponse

METHODS = "GET, HEAD, POST"
ALLOWED_HEADERS = (
    "Accept, Authorization, Content-Type, If-None-Match, X-Requested-With, X-CSRFToken, X-Gazette-Plan, "
    "Apollo-Require-Preflight, Apollographql-Client-Name, Apollographql-Client-Version, "
    "X-Apollo-Operation-Name, X-Apollo-Operation-Id"
)
EXPOSED_HEADERS = (
    "ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, WWW-Authenticate, X-Request-ID"
)
_NOTHING: dict[str, str] = {}


class CrossOrigin:
    """The rules of one site. One instance serves all threads."""

    def __init__(self, settings: CorsSettings) -> None:
        """Take the origins that the settings list."""
        self._is_open = ANY_ORIGIN in settings.origins
        self._origins = frozenset(settings.origins)
        self._credentials = settings.credentials
        self._max_age = str(settings.max_age)

    def headers(self, origin: str | None) -> dict[str, str]:
        """Return what an answer to a page of an origin carries, errors too: else browsers hide them."""
        if not self._origins:
            return _NOTHING
        if self._is_open:
            return {
                "Access-Control-Allow-Origin": ANY_ORIGIN,
                "Access-Control-Expose-Headers": EXPOSED_HEADERS,
            }
        if origin not in self._origins:
            # No cache may give this to a page that is listed.
            return {"Vary": "Origin"}
        headers = {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Expose-Headers": EXPOSED_HEADERS,
            "Vary": "Origin",
        }
        return {**headers, "Access-Control-Allow-Credentials": "true"} if self._credentials else headers

    def preflight(self, request: HttpRequest) -> HttpResponse:
        """Answer the question what may be sent here, a browser's or anybody's."""
        headers = {"Allow": f"{METHODS}, OPTIONS"}
        if self._is_preflight(request.headers):
            headers["Access-Control-Allow-Methods"] = METHODS
            headers["Access-Control-Allow-Headers"] = ALLOWED_HEADERS
            headers["Access-Control-Max-Age"] = self._max_age
        return HttpResponse(200, "text/plain; charset=utf-8", b"", headers)

    def trusts(self, origin: str | None) -> bool:
        """Whether pages of an origin may use the login cookie, as this site's own may."""
        return self._credentials and origin in self._origins

    def _is_preflight(self, headers: Mapping[str, str]) -> bool:
        if "access-control-request-method" not in headers:
            return False
        return self._is_open or headers.get("origin") in self._origins
