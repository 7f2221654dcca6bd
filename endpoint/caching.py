"""Lets browsers and proxies keep what strangers are answered, and tells whether their copies are still good.

A copy has a tag, which stands for a version of the content and for how this site answers. To compare the
tags takes one short statement, whatever the query would have cost. Whoever has a login or a token is
answered for themselves alone: none of that is kept anywhere.
"""

import hashlib

from endpoint.messages import HttpResponse

KEEPING = frozenset({"Cache-Control", "ETag"})


class Caching:
    """The tags of one site's answers. One instance serves all threads."""

    def __init__(self, site: str, max_age: int) -> None:
        """Take whatever answers depend on besides the content, and for how many seconds nobody needs ask."""
        self._site = site
        self._control = f"public, max-age={max_age}, must-revalidate"

    def tag(self, version: str, media_type: str) -> str:
        """Return the tag of an answer. It is a weak one: compressed, the same answer has other bytes."""
        known = f"{self._site} {version} {media_type}"
        return f'W/"{hashlib.sha256(known.encode()).hexdigest()[:32]}"'

    def headers(self, tag: str) -> dict[str, str]:
        """Return what lets an answer be kept."""
        return {"Cache-Control": self._control, "ETag": tag}

    def not_modified(self, tag: str, headers: dict[str, str]) -> HttpResponse:
        """Return the answer to whoever has a good copy."""
        return HttpResponse(304, "", b"", {**headers, **self.headers(tag)})


def is_known(tag: str, if_none_match: str | None) -> bool:
    """Whether a client has a copy with this tag, by its If-None-Match."""
    if not if_none_match:
        return False
    opaque = tag.removeprefix("W/")
    known = (item.strip().removeprefix("W/") for item in if_none_match.split(","))
    return if_none_match.strip() == "*" or opaque in known
