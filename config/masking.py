"""Keeps secrets out of everything that shows a setting to people."""

import re
from typing import Any

MASK = "********"
# Whatever else stands where a host and its port do: with the host forgotten, a name and its password.
_HOST_AND_PORT = re.compile(r"(\[[^]/]*\]|[^/:]*)(:\d{0,5})?(/.*)?", re.DOTALL)


def mask(key: str, value: Any) -> Any:
    """Hide what is secret in a setting: the whole of a secret key, the user, password and query of a URL."""
    if key == "secret_key":
        return MASK if value else ""
    if key.endswith("url"):
        return _mask_url(value) if isinstance(value, str) else MASK
    return value


def _mask_url(url: str) -> str:
    # Not parsed: the URL may be a wrong one, with a password that breaks the rules of URLs.
    scheme, separator, rest = url.partition("://")
    user, at, place = rest.rpartition("@")
    if not separator or "?" in user:
        return MASK
    place, question, _query = place.partition("?")
    if not at and not _HOST_AND_PORT.fullmatch(place):
        return f"{scheme}://{MASK}"
    return f"{scheme}://{MASK + at if at else ''}{place}{question + MASK if question else ''}"
