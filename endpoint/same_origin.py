"""The rule against forged requests: a mutation by cookie must prove that this site's pages sent it.

A browser sends the cookie with every request, whoever wrote the page. It never lets another site's page
set Origin or Sec-Fetch-Site, nor a header of its own without asking this site first (a CORS preflight). Asked
so, this site lets no page use the cookie but those of origins that the settings list for that.
"""

from collections.abc import Callable

from endpoint.messages import HttpRequest, RefusedRequest

PROOF_HEADERS = ("x-requested-with", "x-csrftoken", "apollo-require-preflight")


def require_same_origin(request: HttpRequest, trusts: Callable[[str | None], bool]) -> None:
    """Raise RefusedRequest unless the request comes by token, from nobody, or with a proof.

    `trusts` tells of an origin whether its pages may use the cookie as this site's own do.
    """
    if request.asker.by_token:
        return
    # They are known by a cookie, which a browser sends by itself.
    has_proof = trusts(request.headers.get("origin")) or _has_proof(request)
    if not has_proof and request.asker.actor().is_authenticated:
        raise RefusedRequest(
            403,
            "CSRF_PROOF_MISSING",
            "A mutation with a login cookie needs this site's Origin, or an X-Requested-With header.",
        )


def _has_proof(request: HttpRequest) -> bool:
    headers = request.headers
    if any(headers.get(name) for name in PROOF_HEADERS):
        return True
    if "sec-fetch-site" in headers:
        return headers["sec-fetch-site"] == "same-origin"
    return headers.get("origin") == request.origin
