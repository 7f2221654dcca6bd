"""Keeps secrets out of everything that shows a setting to people."""

from typing import Any

MASK = "********"


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
    return f"{scheme}://{MASK + at if at else ''}{place}{question + MASK if question else ''}"
